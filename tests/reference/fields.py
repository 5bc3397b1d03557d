"""What a case holds, looked at before it is put to a method: each field at fault is refused by its own name.

A null stands for a field left out. Columns that belong together are as long as each other, a column holds
figures or words and not both, and a setting that is a figure is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from goldthread.analysis.checking import refuse

Choice = TypeVar("Choice", bound=Enum)
Given = Mapping[str, Any]

# Columns with one entry for each point, area, row or cell, by kind of case.
TOGETHER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "spc_xmr": (("y", "x", "f"),),
    "spc_attribute": (("count", "size"), ("new_count", "new_size"), ("y", "y_sum", "n"), ("gap",), ("days",)),
    "rates": (
        ("numerator", "denominator", "multiplier", "Area"),
        ("count", "pop", "area", "refcount", "refpop", "ageband"),
        ("count", "n", "confidence"),
        ("obs", "expected"),
    ),
    "capture_recapture": (("freq", "histories"), ("times_seen", "persons")),
    "early_trends": (("deaths", "year"),),
    "naloxone": (("cumulative_first_supplies_at_risk", "estimated_population", "year"),),
    "farrington_flexible": (("counts", "epoch", "population"),),
    "ears": (("counts", "epoch"),),
    "count_cusum": (("counts", "mu0"),),
    "getis_ord": (("value", "x", "y", "neighbours_1based", "id"),),
    "kulldorff_scan": (("cases", "population", "x", "y", "id", "expected"), ("cases", "area")),
    "space_time_scan": (("counts_by_year", "baseline_by_year"),),
    "risk": (("outcome", "score"), ("time", "status")),
    "its": (("drivers", "law"), ("columns",), ("rows",)),
}
# Words that may not be missing: without one of them a point has no place.
WHOLE = {"x", "f", "area", "confidence", "lists", "columns", "id", "locations", "epoch"}
# Settings that are one figure.
FIGURES = {
    *("n_sigma", "multiply", "freeze", "decision_interval", "se_shift", "lambda", "fix_after_n_points"),
    *("p_2s", "p_3s", "suppressed_below", "alpha", "pthresh", "z", "per", "b", "w", "noPeriods"),
    *("pastWeeksNotIncluded", "weightsThreshold", "pThresholdTrend", "baseline_length", "min_sigma", "k", "h", "m"),
    *("c_ARL", "distance_band", "pop_upper_bound", "n_simulations", "max_neighbours", "max_duration", "n_strata"),
    *("theta", "t0_1based", "max_n", "max_iterations", "em_convergence", "deterministic_recall", "u"),
}
LISTS = {
    *("range_1based", "include", "part", "missing_cells", "quantiles", "outputs", "times", "rebase"),
    *("exclude_from_limits_1based", "blocking", "deterministic_rules", "em_blocking", "esp2013"),
}


def looked_at(kind: str, parameters: Given, given: Given) -> tuple[dict[str, Any], dict[str, Any]]:
    """Settings and input without their nulls; refuses, by name, what no method could take."""
    settings, fields = (
        {key: value for key, value in one.items() if value is not None} for one in (parameters, given)
    )
    for name, value in settings.items():
        if name in FIGURES and (isinstance(value, bool) or not isinstance(value, int | float)):
            refuse(name, f"a figure is needed and not “{value}”.")
        if name in LISTS and not isinstance(value, list):
            refuse(name, f"a list is needed and not “{value}”.")
    for columns in TOGETHER.get(kind, ()):
        _together({name: fields[name] for name in columns if name in fields})
    for name, value in fields.items():
        _of_one_sort(name, value)
    return settings, fields


def column(given: Given, *names: str) -> list[Any]:
    """The first of these columns that is given; refused under all their names where none is."""
    found = next((given[name] for name in names if name in given), None)
    if found is None:
        refuse(" or ".join(names), "this field is missing.")
    return list(found)


def choice(kind: type[Choice], value: Any, field: str) -> Choice:
    """One of a list of words; refused with the list."""
    try:
        return kind(value)
    except ValueError:
        refuse(field, f"“{value}” is none of: {', '.join(str(one.value) for one in kind)}.")


def blamed(error: Exception, parameters: Given, given: Given) -> str:
    """What to say of a case that broke a method: the fields it gave, for none of them could be told apart."""
    fields = ", ".join([*given, *parameters]) or "input"
    return f"{fields}: these do not fit together or this method ({error})."


def _together(columns: Mapping[str, Any]) -> None:
    lengths: dict[str, int] = {}
    for name, value in columns.items():
        if isinstance(value, list):
            lengths[name] = len(value)
        elif name != "multiplier":
            refuse(name, f"a list is needed and not “{value}”.")
    longest = max(lengths.values(), default=0)
    for name, length in lengths.items():
        if not length:
            refuse(name, "there is nothing here.")
        if length < longest:
            other = next(each for each in lengths if lengths[each] == longest)
            refuse(name, f"there are {length} entries here and {longest} in {other}.")


def _of_one_sort(name: str, value: Any) -> None:
    if not isinstance(value, list):
        return
    if name in WHOLE and None in value:
        refuse(name, f"entry {value.index(None) + 1} is missing.")
    sorts = [(place, sort) for place, sort in _sorts(value) if sort]
    first = sorts[0][1] if sorts else ""
    for place, sort in sorts:
        if sort != first:
            refuse(name, f"entry {place} is {sort} among {first}, or is not a number.")


def _sorts(value: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """Each entry's place and sort; what is missing has none."""
    for place, one in enumerate(value, 1):
        if one is None:
            yield place, ""
        elif isinstance(one, str):
            yield place, "words"
        elif isinstance(one, int | float):
            yield place, "figures"
        else:
            yield place, "a table"
