"""Tables and records set with blanks between their columns."""
