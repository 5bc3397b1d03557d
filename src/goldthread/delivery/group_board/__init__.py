"""A group and its actions on one board: as a list, or as cards under the colour they stand at."""
