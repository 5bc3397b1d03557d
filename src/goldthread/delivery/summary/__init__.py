"""A plan priority by priority: how many, how they stand, how far they slipped, and whether it works."""
