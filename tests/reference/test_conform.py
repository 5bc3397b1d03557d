"""The command that others' cases are put to: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CONFORM = Path(__file__).with_name("conform.py")
# Montgomery's orange juice cans, the first ten samples of fifty.
CASE = {
    "id": "cans",
    "kind": "spc_attribute",
    "method": "p chart",
    "parameters": {"type": "p", "n_sigma": 3},
    "input": {"count": [12, 15, 8, 10, 4, 7, 16, 9, 14, 10], "size": [50] * 10},
}


def conformed(*arguments: str, case: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(CONFORM), *arguments],
        input=json.dumps(case),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_one_object_is_printed():
    run = conformed("spc_attribute", "-", case=CASE)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["center"] == pytest.approx(0.21)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"input": {"count": [60, 1], "size": [50, 50]}}, "size"),
        ({"input": {"count": [-1, 1], "size": [50, 50]}}, "count"),
        ({"input": {"count": ["many", 1], "size": [50, 50]}}, "count"),
        ({"parameters": {}}, "type"),
    ],
)
def test_bad_input_is_named_and_nothing_is_printed(changed, field):
    run = conformed("spc_attribute", "-", case=CASE | changed)
    assert (run.returncode, run.stdout) == (1, "")
    assert field in run.stderr


def test_an_unknown_kind_is_told_apart():
    run = conformed("palmistry", "-", case=CASE)
    assert (run.returncode, run.stdout) == (2, "")
