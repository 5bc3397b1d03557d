"""What pages of the living plan show beside the read itself: marks, links, and lists that can be sorted."""
