"""What may leave: which cells to hide so that nobody can be found, and the proof that it is enough."""
