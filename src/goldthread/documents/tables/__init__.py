"""From clean grids to actions: which table is the plan, what its columns mean, what its rows promise.

What one cell says is told in ``cells``, what the columns mean in ``heads``, how the rows are grouped in ``grouping``;
``rows`` and ``cards`` tell the actions of one table, ``choosing`` which tables are the plan, and ``walk`` reads them
down to its end.
"""
