"""Tables to be protected, tables to be attacked, and patterns to be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from goldthread.analysis.checking import refuse
from goldthread.analysis.disclosure.attack import Attacker, exactly_known
from goldthread.analysis.disclosure.cells import TOTAL, CellTable, Dimension, dimension_of, tabulate
from goldthread.analysis.disclosure.rules import Rule, Zeros
from goldthread.analysis.disclosure.suppress import protect

NAMES = {"count": "counts", "threshold": "max_n"}
Given = Mapping[str, Any]
Labels = tuple[str, tuple[str, ...]]


def answer(method: str, parameters: Given, given: Given) -> dict[str, Any]:
    if "suppressed" in given:
        return _attack(given)
    if "column_totals" in given:
        return _audit(given)
    return _protect(parameters, given)


def _protect(parameters: Given, given: Given) -> dict[str, Any]:
    rows, variable = given["rows"], parameters["freq_var"]
    dimensions = [dimension_of(rows, columns, name) for name, columns in parameters["hierarchies"].items()]
    terms = terms_of(parameters["formula"], parameters["hierarchies"], rows) if parameters.get("formula") else None
    table = tabulate(rows, dimensions, count=variable, terms=terms)
    zeros = Zeros.PROTECT if parameters.get("protect_zeros") else Zeros.SHOW
    found = protect(table, Rule(parameters["max_n"], zeros, protection=1))
    cells = [
        dict(cell.labels) | {variable: int(count), "primary": bool(primary), "suppressed": bool(hidden)}
        for cell, count, primary, hidden in zip(table.cells, table.counts, found.primary, found.hidden, strict=True)
    ]
    return {
        "cells": cells,
        "n_cells": len(table),
        "n_primary": found.primary.sum(),
        "n_secondary": found.secondary.sum(),
        "n_suppressed": found.hidden.sum(),
    }


def terms_of(formula: str, hierarchies: Mapping[str, Sequence[str]], rows: Sequence[Given]) -> list[list[Labels]]:
    """``a * b`` is a, b, both together and the total; each column of rows belongs to one dimension."""
    owner = {column: name for name, columns in hierarchies.items() for column in columns}
    terms: list[list[Labels]] = []
    for part in formula.lstrip("~").split("+"):
        columns = [column.strip() for column in part.replace(":", "*").split("*")]
        if any(column not in owner for column in columns):
            refuse("formula", f"a column of “{part.strip()}” is in no hierarchy.")
        for size in range(len(columns) + 1):
            for chosen in combinations(columns, size):
                terms.append([(owner[column], _values(rows, column)) for column in chosen])
    return terms


def _values(rows: Sequence[Given], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row[column]) for row in rows))


def _grid(row_labels: Sequence[str], column_labels: Sequence[str], counts: Sequence[Sequence[int]]) -> CellTable:
    rows = [
        {"row": row, "column": column, "count": count}
        for row, line in zip(row_labels, counts, strict=True)
        for column, count in zip(column_labels, line, strict=True)
    ]
    return tabulate(rows, [Dimension("row", tuple(row_labels)), Dimension("column", tuple(column_labels))])


def _key(row: str, column: str) -> frozenset[tuple[str, str]]:
    return frozenset({("row", row), ("column", column)})


def _attack(given: Given) -> dict[str, Any]:
    table = _grid(given["row_labels"], given["col_labels"], given["counts"])
    hidden = [tuple(cell) for cell in given["suppressed"]]
    out = _attacked(table, hidden, "")
    if given.get("extra"):
        out |= _attacked(table, [*hidden, tuple(given["extra"])], "_with_extra")
    totals = {key: int(count) for key, count in zip(table.places, table.counts, strict=True)}
    out["row_totals"] = [totals[frozenset({("row", row)})] for row in given["row_labels"]]
    out["col_totals"] = [totals[frozenset({("column", column)})] for column in given["col_labels"]]
    return out | {"total": totals[frozenset()]}


def _attacked(table: CellTable, hidden: Sequence[tuple[str, ...]], suffix: str) -> dict[str, Any]:
    attacker = Attacker(table, table.where(_key(*cell) for cell in hidden))
    found = {cell: attacker.interval(table.places[_key(*cell)]) for cell in hidden}
    return {
        f"intervals{suffix}": [{"cell": cell, "low": one.low, "high": one.high} for cell, one in found.items()],
        f"exactly_recoverable{suffix}": [cell for cell, one in found.items() if one.width == 0],
    }


def _audit(given: Given) -> dict[str, Any]:
    """Counts with holes and the totals of their columns: each hole of a column shares what is missing."""
    rows, columns = given["divisions"], given["quarters"]
    counts = np.array([[np.nan if one is None else one for one in line] for line in given["counts"]])
    missing = np.array(given["column_totals"]) - np.nansum(counts, axis=0)
    holes = np.isnan(counts)
    if (missing < 0).any() or ((missing > 0) & ~holes.any(axis=0)).any():
        refuse("column_totals", "a total does not agree with its column.")
    first = np.cumsum(holes, axis=0) == 1
    filled = np.where(holes, np.where(first, missing, 0), counts)
    table = _grid(rows, columns, [[int(one) for one in line] for line in filled])
    keys = {_key(row, column): holes[i, k] for i, row in enumerate(rows) for k, column in enumerate(columns)}
    row_totals = {frozenset({("row", row)}) for row in rows} | {frozenset()}
    hidden = table.where([key for key, hole in keys.items() if hole] + list(row_totals))
    known = [dict(table.cells[place].labels) for place in exactly_known(table, hidden)]
    per_column = holes.sum(axis=0)
    return {
        "exactly_recoverable_cells": [
            [one["row"], one["column"]] for one in known if TOTAL not in (one["row"], one["column"])
        ],
        "quarters_with_suppression": int((per_column > 0).sum()),
        "suppressed_cells_per_such_quarter": int(per_column[per_column > 0].min()) if holes.any() else 0,
    }
