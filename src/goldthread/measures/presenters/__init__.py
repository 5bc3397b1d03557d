"""How the room's values are shown: words, charts, tables."""
