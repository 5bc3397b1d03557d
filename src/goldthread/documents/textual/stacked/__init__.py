"""Tables that came out as one cell a line."""
