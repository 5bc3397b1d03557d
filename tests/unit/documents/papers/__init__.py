"""Invented committee papers: one plan, laid out as councils lay theirs out, in every format we read."""
