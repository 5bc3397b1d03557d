"""What a cell, a row and a heading are by themselves, before it is known how their table was laid out."""
