"""The same reads and writes for the terminal."""
