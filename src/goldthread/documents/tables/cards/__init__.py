"""Plans on cards: each action a small table of labels and values."""
