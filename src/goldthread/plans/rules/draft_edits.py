"""Correcting the content of a draft item: every field with its own shape and limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Timescale
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.plans.rules.texts import SHORT, required, tidy, tidy_line, within

REF, LINE, TITLE = 30, SHORT, 500
Content = dict[str, Any]


def edited(kind: str, content: Mapping[str, Any], changes: Mapping[str, Any]) -> Content:
    """The content with these changes made. Raises InputError naming the field that cannot be kept."""
    fields = FIELDS[kind]
    unknown = set(changes) - set(fields)
    if unknown:
        raise InputError(f"A {kind} has no field “{min(unknown)}”.")
    fresh = {name: fields[name](value, name) for name, value in changes.items()}
    whole = {**content, **{name: _as_before(content.get(name), value) for name, value in fresh.items()}}
    if whole.get("timescale") != content.get("timescale"):
        whole["timescales"] = [whole["timescale"]] if whole["timescale"] else []
    return whole


def _as_before(old: Any, new: Any) -> Any:
    """What is only the old words again keeps what the reader knew beside them: an assumed year, a person's name."""
    if isinstance(new, dict) and isinstance(old, dict) and new.get("printed") == old.get("printed"):
        return old
    if isinstance(new, list) and isinstance(old, list):
        known = {_words(each): each for each in old if isinstance(each, dict)}
        return [known.get(_words(each), each) if isinstance(each, dict) else each for each in new]
    return new


def _words(value: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a form shows of an owner or a milestone."""
    return (value.get("name"), value.get("text"), (value.get("due") or {}).get("printed"))


def _long(value: str, name: str) -> str:
    return within(value, name)


def _needed(value: str, name: str) -> str:
    return required(value, name)


def _line(limit: int) -> Callable[[str, str], str]:
    return lambda value, name: within(value, name, limit=limit)


def _needed_title(value: str, name: str) -> str:
    return required(value, name, limit=TITLE)


def _lines(value: str | Sequence[str], name: str) -> list[str]:
    """A list as such, or as text with one entry a line."""
    entries = value.splitlines() if isinstance(value, str) else value
    return [kept for entry in entries if (kept := within(entry, name))]


def _refs(value: str | Sequence[str], name: str) -> list[str]:
    """References, also given as one line with commas between them."""
    entries = value.replace("\n", ",").split(",") if isinstance(value, str) else value
    return [kept for entry in entries if (kept := within(entry, name, limit=REF))]


def _owners(value: str | Sequence[Mapping[str, Any] | str], name: str) -> list[Content]:
    """Owners as printed: values, names, or text with one name a line."""
    entries = value.splitlines() if isinstance(value, str) else value
    owners = [{"name": each} if isinstance(each, str) else dict(each) for each in entries]
    return [owner for each in owners if (owner := _owner(each, name))["name"]]


def _owner(values: Mapping[str, Any], field: str) -> Content:
    marks = {mark: bool(values.get(mark)) for mark in ("person", "support")}
    return {"name": within(values["name"], field, limit=LINE), **marks}


def _timescale(value: str | Timescale | Mapping[str, Any] | None, name: str) -> Content | None:
    """Words are read again; blank words are no timescale."""
    if isinstance(value, Timescale):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    printed = within(value, name, limit=TITLE)
    return parse_timescale(printed).to_dict() if printed else None


def _milestones(value: Sequence[Mapping[str, Any]], name: str) -> list[Content]:
    return [
        {"text": required(each["text"], name), "due": _timescale(each.get("due"), name)}
        for each in value
        if tidy(each.get("text"))
    ]


def _truth(value: Any, name: str) -> bool:
    return bool(value)


def _key(value: str, name: str) -> str:
    return tidy_line(value)


FIELDS: Mapping[str, Mapping[str, Callable[[Any, str], Any]]] = {
    "action": {
        "ref": _line(REF),
        "text": _needed,
        "priority": _key,
        "sub_priority": _line(TITLE),
        "parts": _lines,
        "owners": _owners,
        "owner_text": _long,
        "timescale": _timescale,
        "recommendations": _refs,
        "outcomes": _lines,
        "milestones": _milestones,
        "progress": _long,
        "rag": _line(REF),
        "status": _line(REF),
        "new": _truth,
        "comments": _long,
    },
    "priority": {
        "ref": _line(REF),
        "title": _needed_title,
        "owners": _owners,
        "recommendations": _refs,
        "outcomes": _lines,
    },
    "recommendation": {"ref": _line(REF), "text": _needed, "section": _line(LINE)},
}
