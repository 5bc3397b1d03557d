"""Which tables of a paper are its plan, and what the others are."""
