"""How the actions of a plan are grouped: priorities over, beside and between the tables."""
