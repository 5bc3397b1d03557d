"""The fewest cells that could be hidden, by one whole-number programme over all hidden cells at once.

For small tables only: it says how far the quicker way is from the best. Source: Fischetti and Salazar 2001.
"""

from __future__ import annotations

import numpy as np

from goldthread.analysis.disclosure.cells import CellTable
from goldthread.analysis.disclosure.rules import Rule


def fewest_secondary(table: CellTable, rule: Rule, *, seconds: float = 20.0) -> int | None:
    """The least number of cells to hide beside those that are too small; None if that was not proved in time."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_diag, csr_array, eye_array, hstack, kron, vstack

    primary = rule.primary(table)
    needy, open_cells = np.flatnonzero(primary), np.flatnonzero(~primary)
    if not len(needy):
        return 0
    sums = table.membership
    atoms, moves = sums.shape[1], 2 * len(needy)
    far = float(table.counts.max()) + 2 * rule.width
    # Two movements a needy cell (one up, one down); a cell may only move in any of them if it is hidden.
    each = block_diag([sums[open_cells]] * moves, format="csr")
    if_hidden = kron(np.ones((moves, 1)), eye_array(len(open_cells)) * far, format="csr")
    apart = vstack(
        [_between(sums[[place]], number, len(needy), atoms) for number, place in enumerate(needy)],
        format="csr",
    )
    rows = vstack(
        [
            hstack([each, -if_hidden]),
            hstack([-each, -if_hidden]),
            hstack([-apart, csr_array((len(needy), len(open_cells)))]),
        ],
        format="csr",
    )
    level = np.concatenate([np.zeros(2 * moves * len(open_cells)), np.full(len(needy), -float(rule.width))])
    found = milp(
        np.concatenate([np.zeros(moves * atoms), np.ones(len(open_cells))]),
        integrality=np.ones(moves * atoms + len(open_cells)),
        bounds=Bounds(
            np.concatenate([np.tile(-table.atoms.astype(float), moves), np.zeros(len(open_cells))]),
            np.concatenate([np.full(moves * atoms, far), np.ones(len(open_cells))]),
        ),
        constraints=LinearConstraint(rows, -np.inf, level),
        options={"time_limit": seconds},
    )
    return round(float(found.fun)) if found.status == 0 else None


def _between(row, number: int, needy: int, atoms: int):  # type: ignore[no-untyped-def]
    """This cell in its upward movement less the same in its downward one."""
    from scipy.sparse import csr_array, hstack

    before, after = csr_array((1, 2 * number * atoms)), csr_array((1, 2 * (needy - number - 1) * atoms))
    return hstack([before, row, -row, after], format="csr")
