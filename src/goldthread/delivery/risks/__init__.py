"""What could go wrong, how likely and how bad, who watches it, and what is done about it."""
