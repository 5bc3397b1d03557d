"""Plans written as records: a statement with labelled lines under it, again and again."""
