"""Figures that are fetched by themselves: from which open data, how they are read, and what each time brought."""
