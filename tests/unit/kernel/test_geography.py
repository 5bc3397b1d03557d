"""Codes of areas."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.geography import AreaKind, area_kind, is_area_code, is_scottish, normalise_area_code

PUBLISHED = Path(__file__).parents[4] / "shared" / "data" / "areas.csv"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("S92000003", AreaKind.COUNTRY),
        ("S12000099", AreaKind.COUNCIL),
        ("S08000099", AreaKind.HEALTH_BOARD),
        ("S37000099", AreaKind.HEALTH_AND_SOCIAL_CARE_PARTNERSHIP),
        ("S11000099", AreaKind.PARTNERSHIP),
        ("ADP-ABCD", AreaKind.PARTNERSHIP),
        ("PD-Z", AreaKind.POLICE_DIVISION),
        ("E09000099", AreaKind.COUNCIL),
        ("S12000000", None),
        ("S1200009", None),
        ("s12000099", None),
        ("S99000001", None),
        ("S12000099 ", None),
        ("ADP-abcd", None),
        ("", None),
    ],
)
def test_a_code_says_which_kind_of_area_it_names(code: str, kind: AreaKind | None) -> None:
    assert area_kind(code) is kind
    assert is_area_code(code) == (kind is not None)


def test_a_code_is_kept_in_one_form() -> None:
    assert normalise_area_code(" s12 000099\n") == "S12000099"


@pytest.mark.parametrize(
    ("code", "scottish"), [("S12000099", True), ("ADP-ABCD", True), ("E09000099", False), ("S", False)]
)
def test_scottish_codes_are_known(code: str, scottish: bool) -> None:
    assert is_scottish(code) is scottish


@given(st.text())
def test_any_text_is_answered(code: str) -> None:
    assert is_area_code(normalise_area_code(code)) in (True, False)


@pytest.mark.skipif(not PUBLISHED.exists(), reason=f"NOT CHECKED: no published areas in {PUBLISHED}")
def test_every_published_code_is_of_the_kind_it_is_published_as() -> None:
    kinds = {
        "country": AreaKind.COUNTRY,
        "council": AreaKind.COUNCIL,
        "england_la": AreaKind.COUNCIL,
        "health_board": AreaKind.HEALTH_BOARD,
        "hscp": AreaKind.HEALTH_AND_SOCIAL_CARE_PARTNERSHIP,
        "adp": AreaKind.PARTNERSHIP,
        "police_division": AreaKind.POLICE_DIVISION,
    }
    rows = list(csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 100
    assert {row["area_code"]: area_kind(row["area_code"]) for row in rows} == {
        row["area_code"]: kinds[row["area_type"]] for row in rows
    }
