"""From clean grids to actions: which table is the plan, what its columns mean, what its rows promise."""
