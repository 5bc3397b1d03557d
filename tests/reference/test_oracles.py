"""The product's analysis gives the figures that others printed or computed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reference.agreement import disagreements
from reference.conform import KINDS, conform

ORACLES = Path(__file__).resolve().parents[3] / "shared" / "oracles"

# What each kind's own files allow beside the usual relative 1e-6 and absolute 1e-9.
BY_PROOF = {"disclosure"}  # another set of cells may be as good: judged in test_disclosure_oracles.py

TOLERANCES: dict[str, dict[str, float]] = {
    "funnel_01_proportion": {"absolute": 1e-5},
    "funnel_02_ratio": {"relative": 1e-5},
    "kulldorff_scan": {"absolute": 1e-4, "relative": 1e-6},
    "satscan_01_ny_cartesian_50pct": {"absolute": 0.011},  # printed to two places
    "satscan_02_ny_cartesian_10pct": {"absolute": 0.011},
    "satscan_03_ny_latlong_50pct": {"absolute": 0.011},
    "getis_ord": {"absolute": 1e-6},
    "capture_recapture": {"relative": 1e-4},  # standard errors; limits and estimates below come closer
    "its": {"relative": 1e-5},
    "link_01_em_known_parameters": {"absolute": 0.01, "relative": 0.01},  # learned from a sample of known parameters
    "crc_15_uk_slavery_sparsemse": {"relative": 1e-3},
}
# Keys every answer has to hold, by kind; the rest is compared where it is given.
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "spc_xmr": (("points", "summary"), ("seven_one_side", "part_of_seven", "two_in_three")),
    "spc_attribute": (
        ("center", "lcl", "ucl", "beyond_limits"),
        ("center", "lcl", "ucl", "beyond_limits_all_1based"),
        ("cl", "lcl", "ucl", "sigma_signal"),
        ("cusum_pos", "cusum_neg"),
        ("ewma",),
    ),
    "rates": (
        ("value", "lower95_0cl", "upper95_0cl"),
        ("lower", "upper"),
        ("significance", "limits"),
    ),
    "capture_recapture": (
        ("poisson_abundance", "profile_ci_low", "profile_ci_high"),
        ("best_by_BIC", "best_by_AIC"),
        ("results",),
        ("models",),
        ("total",),
        ("estimate",),
        ("unobserved_0000",),
    ),
    "its": (
        ("rate_ratio_smokban", "rr_ci"),
        ("counterfactual", "events_averted_post"),
        ("ols", "newey_west_se"),
    ),
    "linkage": (("m", "u", "probabilities"), ("factors",), ("results",)),
    "phs_utils": (("result",), ("dob", "sex"), ("fin_year",), ("groups",), ("pc7", "pc7_length", "pc8_length")),
    "ears": (("upperbound", "alarm"), ("documented",)),
    "count_cusum": (("cusum", "alarm"), ("glr",)),
    "farrington_flexible": (("upperbound", "alarm"), ("delta", "nb")),
    "getis_ord": (("gi_z", "gi_star_z"), ("I", "z")),
    "kulldorff_scan": (("most_likely", "secondary"), ("clusters",), ("expected",)),
    "space_time_scan": (("mlc",),),
    "risk": (("auc", "ci_low", "ci_high"), ("coef", "se"), ("survival", "lower", "upper")),
    "naloxone": (("reach_per_1000_rounded",), ("total_2018_19", "used_share_of_repeat_percent")),
    "early_trends": (("five_year_average", "likely_lower", "likely_upper"),),
}


def cases(kinds: list[str]) -> list[Any]:
    """Each case that lies beside the repository; one that is skipped, with its reason, where there are none."""
    found = [path for kind in kinds for path in sorted((ORACLES / kind).glob("*.json"))]
    if not found:
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"no reference cases at {ORACLES}"))]
    return [pytest.param(path, id=path.stem) for path in found]


@pytest.mark.parametrize("file", cases(sorted(NEEDED)))
def test_the_figures_are_those_of_the_reference(file: Path) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    answer = conform(case["kind"], case)
    assert any(answer.keys() >= set(keys) for keys in NEEDED[case["kind"]]), sorted(answer)
    assert (
        list(disagreements(answer, case["expected"], **TOLERANCES.get(file.stem, TOLERANCES.get(case["kind"], {}))))
        == []
    )


def test_every_kind_that_is_offered_is_tested() -> None:
    assert set(KINDS) == set(NEEDED) | BY_PROOF


@pytest.mark.skipif(not ORACLES.is_dir(), reason=f"NOT CHECKED: no reference cases in {ORACLES}")
def test_duplicates_are_found_as_well_as_the_reference_finds_them():
    case = json.loads((ORACLES / "linkage" / "link_03_fake_1000.json").read_text())
    found = conform("linkage", case)["results"]
    assert found["0.5"]["precision"] >= 0.985
    assert found["0.5"]["f1"] >= 0.86
    assert found["0.9"]["precision"] >= 0.998
    for threshold, theirs in case["expected"]["reference_5_0_0"].items():
        assert found[threshold]["f1"] == pytest.approx(theirs["f1"], abs=0.01)
