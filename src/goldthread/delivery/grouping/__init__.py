"""Lists of actions counted by one field, or by two at once."""
