"""The body of a plan table: its rows, what goes on below them, and the actions they tell."""
