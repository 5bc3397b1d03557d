"""The command that others' cases are put to: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.kernel.errors import InputError
from reference.conform import conform

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


XMR = {"method": "chart", "parameters": {}, "input": {"x": [f"2024-{m:02}-01" for m in range(1, 9)], "y": [1, 2] * 4}}


@pytest.mark.parametrize(
    ("kind", "case", "changed", "field"),
    [
        ("spc_attribute", CASE, {"input": {"size": [50, 50]}}, "count"),
        ("spc_attribute", CASE, {"input": {"count": [1, 2, 3], "size": [50, 50]}}, "size"),
        ("spc_attribute", CASE, {"input": {"count": [], "size": []}}, "count"),
        ("spc_attribute", CASE, {"parameters": {"type": "pie"}}, "type"),
        ("spc_attribute", CASE, {"parameters": {"type": "p", "n_sigma": "three"}}, "n_sigma"),
        ("spc_attribute", CASE, {"input": [1, 2]}, "input"),
        ("spc_xmr", XMR, {"input": {"x": ["2024-01-01", None], "y": [1, 2]}}, "x"),
        ("spc_xmr", XMR, {"input": {"x": "2024-01-01", "y": [1, 2]}}, "x"),
        ("spc_xmr", XMR, {"input": {"y": [1, 2]}}, "x"),
        ("spc_xmr", XMR, {"parameters": {"improvement_direction": "sideways"}}, "improvement_direction"),
        ("spc_xmr", XMR, {"parameters": {"rebase": "2024-03-01"}}, "rebase"),
    ],
)
def test_whatever_is_wrong_with_a_case_is_named_by_its_field(kind, case, changed, field):
    with pytest.raises(InputError, match=field):
        conform(kind, case | changed)


def test_a_null_is_as_if_the_field_were_left_out():
    plain = conform("spc_xmr", XMR)
    nulls = {"target": None, "rebase": None, "fix_after_n_points": None, "screen_outliers": None}
    assert conform("spc_xmr", XMR | {"parameters": nulls, "input": XMR["input"] | {"f": None}}) == plain
