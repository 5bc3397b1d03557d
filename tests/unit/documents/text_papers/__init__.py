"""An invented plan and the ways a text extraction may have left it."""
