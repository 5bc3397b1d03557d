"""Protected tables by proof: the reference's small cells, no cell that follows, and not many more hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldthread.analysis.disclosure.attack import exactly_known
from goldthread.analysis.disclosure.cells import dimension_of, tabulate
from reference.agreement import disagreements
from reference.conform import conform
from reference.forms.disclosure import terms_of
from reference.test_oracles import cases


@pytest.mark.parametrize("file", cases(["disclosure"]))
def test_the_table_is_as_safe_as_the_reference_and_hides_about_as_little(file: Path) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    answer, expected = conform("disclosure", case), case["expected"]
    if "cells" not in expected:
        assert list(disagreements(answer, expected)) == []
        return
    variable = case["parameters"]["freq_var"]
    names = [key for key in expected["cells"][0] if key not in {variable, "primary", "suppressed"}]
    ours = {tuple(cell[name] for name in names): cell for cell in answer["cells"]}
    theirs = {tuple(cell[name] for name in names): cell for cell in expected["cells"]}
    assert ours.keys() == theirs.keys()
    assert all(ours[key][variable] == cell[variable] for key, cell in theirs.items())
    assert all(ours[key]["primary"] == cell["primary"] for key, cell in theirs.items())
    assert all(cell["suppressed"] for cell in ours.values() if cell["primary"])
    assert answer["n_secondary"] <= 1.3 * expected["n_secondary"]
    assert exactly_known(*_rebuilt(case, ours, names)) == []


def _rebuilt(case, ours, names):
    parameters, rows = case["parameters"], case["input"]["rows"]
    dimensions = [dimension_of(rows, columns, name) for name, columns in parameters["hierarchies"].items()]
    terms = terms_of(parameters["formula"], parameters["hierarchies"], rows) if parameters["formula"] else None
    table = tabulate(rows, dimensions, count=parameters["freq_var"], terms=terms)
    hidden = [ours[tuple(dict(cell.labels)[name] for name in names)]["suppressed"] for cell in table.cells]
    return table, table.where(cell.key for cell, hide in zip(table.cells, hidden, strict=True) if hide)
