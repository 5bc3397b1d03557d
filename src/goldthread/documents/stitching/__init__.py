"""Is this the same table, gone on over the page? Columns laid alike, headings dropped, cut rows joined."""
