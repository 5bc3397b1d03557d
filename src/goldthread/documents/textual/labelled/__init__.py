"""Records whose values stand beside or under their labels."""
