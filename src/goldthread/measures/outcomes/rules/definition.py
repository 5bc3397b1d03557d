"""A questionnaire as facts: items with ranges, scales with rules. From a file of facts to values. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from goldthread.analysis.outcomes.scoring import Item, Missing, Questionnaire, Rule, Scale
from goldthread.kernel.errors import InputError, Place

MOST_ITEMS = 200
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_RESERVED = {"person", "service", "occasion", "date"}


def read_definition(text: str) -> dict[str, Any]:
    """The facts in a text of TOML, checked. Raises InputError naming what is wrong."""
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(f"It cannot be read: {error}.") from error
    questionnaire(facts)
    return {"item": facts["item"], "scale": facts["scale"]}


def questionnaire(facts: Mapping[str, Any]) -> Questionnaire:
    """The items and scales. Raises InputError naming the item or scale at fault."""
    listed, scored = _tables(facts, "item"), _tables(facts, "scale")
    if len(listed) > MOST_ITEMS:
        raise _fault(f"A questionnaire can have {MOST_ITEMS} items.")
    items = {item.key: item for item in map(_item, listed)}
    if len(items) < len(listed):
        raise _fault("Two items have the same key.")
    scales = [_scale(each, items) for each in scored]
    if len({scale.key for scale in scales}) < len(scales):
        raise _fault("Two scales have the same key.")
    if taken := {scale.key for scale in scales} & set(items):
        raise _fault(f"“{taken.pop()}” is the key of an item and of a scale.")
    return Questionnaire(tuple(items.values()), tuple(scales))


def written(facts: Mapping[str, Any]) -> str:
    """The facts as a text that ``read_definition`` reads."""
    lines: list[str] = []
    for name in ("item", "scale"):
        for each in facts[name]:
            lines += [f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in each.items()), ""]
    return "\n".join(lines)


def _tables(facts: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = facts.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise _fault(f"There is no [[{name}]].", f"A questionnaire needs at least one {name}.")
    return found


def _item(read: Mapping[str, Any]) -> Item:
    key = _key(read, "item")
    low, high = _number(read, "low", key), _number(read, "high", key)
    if low is None or high is None or not low < high:
        raise _fault(f"Item {key}: low must be below high.")
    _only(read, {"key", "low", "high", "reversed"}, f"Item {key}")
    return Item(key, low, high, read.get("reversed") is True)


def _scale(read: Mapping[str, Any], items: Mapping[str, Item]) -> Scale:
    key = _key(read, "scale")
    wanted = read.get("items") or list(items)
    unknown = [str(each) for each in wanted if each not in items]
    if unknown:
        raise _fault(f"Scale {key}: there is no item “{unknown[0]}”.")
    known = {"key", "name", "items", "rule", "missing", "least_answered", "better", "reliable_change", "source"}
    _only(read, known, f"Scale {key}")
    if read.get("better") not in ("higher", "lower"):
        raise _fault(f"Scale {key}: better must be “higher” or “lower”.")
    reliable = _number(read, "reliable_change", key)
    if reliable is not None and reliable <= 0:
        raise _fault(f"Scale {key}: reliable_change must be above nought.")
    least = int(_number(read, "least_answered", key) or 0)
    if not 0 <= least <= len(wanted):
        raise _fault(f"Scale {key}: least_answered must lie between 0 and {len(wanted)}.")
    return Scale(
        key=key,
        name=str(read.get("name") or key),
        items=tuple(items[each] for each in dict.fromkeys(wanted)),
        rule=_one_of(Rule, read.get("rule", "sum"), f"Scale {key}: rule"),
        missing=_one_of(Missing, read.get("missing", "no score"), f"Scale {key}: missing"),
        least_answered=least,
        higher_is_better=read["better"] == "higher",
        reliable_change=reliable,
    )


def _key(read: Mapping[str, Any], kind: str) -> str:
    key = str(read.get("key", ""))
    if not _KEY.fullmatch(key) or key in _RESERVED:
        raise _fault(f"“{key}” is no key of an {kind}." if kind == "item" else f"“{key}” is no key of a {kind}.")
    return key


def _number(read: Mapping[str, Any], name: str, key: str) -> float | None:
    value = read.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _fault(f"{key}: {name} is no number.")
    return float(value)


def _one_of(kind: Any, value: Any, where: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise _fault(f"{where} must be one of {', '.join(kind)}.") from None


def _only(read: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = set(read) - known
    if unknown:
        raise _fault(f"{where}: “{sorted(unknown)[0]}” is not known here.", "The wording of items is not kept.")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, int | float):
        return f"{value:g}"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _fault(message: str, advice: str = "") -> InputError:
    return InputError(message, advice=advice, place=Place(field="definition"))
