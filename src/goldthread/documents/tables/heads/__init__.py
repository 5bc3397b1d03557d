"""Which rows of a table are headings, and what each column means."""
