"""The same reads and writes for machines."""
