"""History in plain words: who did what, before and after, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from goldthread.core import wording
from goldthread.core.models import HistoryEvent

_words: dict[str, str] = {}
_CHANNELS = {"api": "through the API", "cli": "from the command line", "link": "by a link sent to them"}


@dataclass(frozen=True)
class Change:
    """One field, as people read it. ``before`` is empty for a row that is new."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One event of a history list."""

    id: int
    kind: str
    at: datetime
    who: str
    what: str
    through: str
    changes: tuple[Change, ...]
    why: str
    is_undo: bool


def say(**kinds: str) -> None:
    """How events read in a history list: ``say(body__renamed="renamed the body")`` for "body.renamed"."""
    _words.update({kind.replace("__", "."): words for kind, words in kinds.items()})


def entries(events: Iterable[HistoryEvent]) -> list[Entry]:
    """Events as a page shows them. Names of rows they point to cost one query for each kind of row."""
    events = list(events)
    names = _names_of_rows(events)
    return [
        Entry(
            id=event.pk,
            kind=event.kind,
            at=event.at,
            who=event.by_name,
            what=_words.get(event.kind) or event.kind.replace(".", " ").replace("_", " "),
            through=_CHANNELS.get(event.channel, ""),
            changes=tuple(_changes(event, names)),
            why=event.reason,
            is_undo=event.undoes_id is not None,
        )
        for event in events
    ]


Names = Mapping[tuple[type[models.Model], Any], str]


def _changes(event: HistoryEvent, names: Names) -> Iterable[Change]:
    for name in _shown_fields(event):
        field = _field(event.subject_type, name)
        if name not in event.before and event.after.get(name) is False:
            continue  # a new row's unticked boxes say nothing
        before, after = (_shown(field, side.get(name), names) for side in (event.before, event.after))
        if before or after:
            yield Change(_label(field, name), before, after)


def _shown_fields(event: HistoryEvent) -> list[str]:
    """What changed, without fields that a model keeps out of sight (``unshown_in_history``)."""
    hidden: frozenset[str] = getattr(_model(event.subject_type), "unshown_in_history", frozenset())
    return [name for name in dict.fromkeys([*event.before, *event.after]) if name not in hidden]


def _shown(field: Any, value: Any, names: Names) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and "printed" in value:  # a timescale is shown in its own words
        return str(value["printed"]) or "no date"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {each}".replace("_", " ") for name, each in value.items())
    if field is not None and field.is_relation and isinstance(value, int):
        return names.get((field.related_model, value), f"number {value}")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateField) and isinstance(value, str):
        return _day(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _day(text: str) -> str:
    try:
        value = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text
    return wording.moment(value) if isinstance(value, datetime) else wording.day(value)


def _label(field: Any, name: str) -> str:
    words = str(field.verbose_name) if field is not None else name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _field(model: str, name: str) -> Any:
    found = _model(model)
    try:
        field = found._meta.get_field(name) if found is not None else None
    except FieldDoesNotExist:
        return None
    return field if field is not None and field.concrete else None  # "actions" of a plan is a count, no column


def _model(name: str) -> type[models.Model] | None:
    try:
        return apps.get_model(name)
    except (LookupError, ValueError):
        return None


def _names_of_rows(events: list[HistoryEvent]) -> Names:
    """The rows that foreign keys in these events point to, by name."""
    wanted: defaultdict[type[models.Model], set[Any]] = defaultdict(set)
    for event in events:
        for values in (event.before, event.after):
            for name, value in values.items():
                field = _field(event.subject_type, name)
                if field is not None and field.is_relation and isinstance(value, int):
                    wanted[field.related_model].add(value)
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in model._default_manager.filter(pk__in=keys)
    }
