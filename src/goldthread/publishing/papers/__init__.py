"""A plan as the paper a partnership is used to: its own logo, columns and headings, and read back the same."""
