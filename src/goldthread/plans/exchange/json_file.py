"""A plan as JSON."""

from __future__ import annotations

from typing import Any

import orjson

from goldthread.kernel.errors import InputError, Place
from goldthread.plans.exchange import records
from goldthread.plans.exchange.model import SCHEMA, SECTIONS, PlanFile, PlanRow
from goldthread.plans.exchange.sections import rows_of_sections


def plan_file_to_json(file: PlanFile) -> bytes:
    """UTF-8, indented; sections in the order of ``model``, those of other rooms behind them."""
    sections = {name: getattr(file, name) for name in SECTIONS} | dict(file.others)
    whole = {
        "schema": SCHEMA,
        "plan": records.plain(file.plan),
        **{name: [records.plain(row) for row in rows] for name, rows in sections.items()},
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)


def plan_file_from_json(data: bytes, name: str = "plan.json") -> PlanFile:
    """The plan that ``plan_file_to_json`` wrote. Raises InputError naming section, row and field."""
    try:
        whole = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise InputError(f"This is not JSON ({error}).", place=Place(file=name)) from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise InputError(
            f"This is not a plan written by Goldthread: its schema is not “{SCHEMA}”.", place=Place(file=name)
        )
    known = rows_of_sections()
    if unknown := sorted(set(whole) - {"schema", "plan", *known}):
        raise InputError(f"There is no section “{unknown[0]}”.", place=Place(file=name))
    sections = {section: _rows(name, section, row, whole.get(section, [])) for section, row in known.items()}
    return PlanFile(
        plan=records.record(PlanRow, _mapping(whole.get("plan"), Place(file=name)), Place(file=name)),
        **{section: sections[section] for section in SECTIONS},
        others={section: rows for section, rows in sections.items() if section not in SECTIONS},
    )


def _rows(name: str, section: str, row: type, values: Any) -> tuple[Any, ...]:
    file = f"{name}, {section}"
    if not isinstance(values, list):
        raise InputError("This section is no list.", place=Place(file=file))
    places = [Place(file=file, row=number) for number in range(1, len(values) + 1)]
    return tuple(
        records.record(row, _mapping(each, place), place) for each, place in zip(values, places, strict=True)
    )


def _mapping(value: Any, place: Place) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError("A set of named values is expected here.", place=place)
    return value
