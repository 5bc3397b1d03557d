"""Which actions, in what order, which page: everything a list's address keeps, so that it can be shared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from goldthread.delivery.rules import Status
from goldthread.kernel.rag import Rag

SORTS = ("due", "ref", "rag", "assessed", "slipped", "status", "updated", "priority", "paper")
OWNER_KINDS = ("body", "group", "post", "person")
LACKING = ("owner", *OWNER_KINDS[:2], "measure")  # what an action can be without: any known owner, a body, a group
COLUMNS = (
    "plan",
    "priority",
    "lead",
    "support",
    "due",
    "first",
    "slipped",
    "status",
    "rag",
    "assessed",
    "updated",
    "silent",
    "ended",
)
USUAL_COLUMNS = ("lead", "due", "status", "rag", "assessed", "updated")
GROUPED_BY = ("priority", "plan", "status", "rag", "assessed", "owner", "body", "group", "year", "quarter")
NO_RAG = "none"
PAGE_SIZE, MOST_ROWS, LAST_PAGE = 50, 200, 100_000
LONGEST_TEXT, MOST_OWNERS = 200, 4
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True, order=True)
class OwnerKey:
    """Who has an action, as it stands in an address: "body:5"."""

    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, words: str) -> OwnerKey:
        """Raises ValueError for anything but a known kind and a number."""
        kind, _, number = words.partition(":")
        if kind not in OWNER_KINDS:
            raise ValueError(words)
        return cls(kind, _whole(number))


@dataclass(frozen=True, slots=True)
class ActionFilters:
    """A list of actions as asked for. ``from_query(to_query())`` gives the same again.

    ``also`` names further owners it must have, ``without`` what it must lack (``LACKING``); priority 0 is none.
    ``group_by`` groups the list, ``across`` makes it a table of two fields, ``columns`` are those shown (none: the
    usual ones).
    ``problems`` holds a sentence for each part of an address that could not be understood; that part is left
    out, the rest holds.
    """

    text: str = ""
    plan: str = ""
    priority: int | None = None
    status: tuple[str, ...] = ()
    rag: tuple[str, ...] = ()
    assessed: tuple[str, ...] = ()
    owner: OwnerKey | None = None
    also: tuple[OwnerKey, ...] = ()
    without: tuple[str, ...] = ()
    recommendation: int | None = None
    outcome: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    open: bool = False
    overdue: bool = False
    undated: bool = False
    new: bool = False
    differs: bool = False
    silent: bool = False
    moved: bool = False
    group_by: str = ""
    across: str = ""
    columns: tuple[str, ...] = ()
    sort: str = "due"
    descending: bool = False
    page: int = 1
    size: int = PAGE_SIZE
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> ActionFilters:
        """Read an address. ``query`` is a QueryDict, or a plain mapping of names to values or lists of them."""
        reader = _Reader(query)
        sort = reader.choice("sort", (*SORTS, *(f"-{name}" for name in SORTS)), "sorted", SORTS) or "due"
        by, across = (reader.choice(name, GROUPED_BY, "grouped", GROUPED_BY) for name in ("group_by", "across"))
        columns = reader.choices("columns", COLUMNS)
        return cls(
            text=reader.text("text"),
            plan=reader.text("plan"),
            priority=reader.number("priority"),
            status=reader.choices("status", [s.value for s in Status]),
            rag=reader.choices("rag", [*(r.value for r in Rag), NO_RAG]),
            assessed=reader.choices("assessed", [*(r.value for r in Rag), NO_RAG]),
            owner=reader.owner("owner"),
            also=reader.owners("also")[:MOST_OWNERS],
            without=reader.choices("without", LACKING),
            recommendation=reader.number("recommendation"),
            outcome=reader.number("outcome"),
            due_from=reader.day("due_from"),
            due_to=reader.day("due_to"),
            open=reader.flag("open"),
            overdue=reader.flag("overdue"),
            undated=reader.flag("undated"),
            new=reader.flag("new"),
            differs=reader.flag("differs"),
            silent=reader.flag("silent"),
            moved=reader.flag("moved"),
            group_by=by or across,
            across=across if by and across != by else "",
            columns=() if columns == USUAL_COLUMNS else columns,
            sort=sort.removeprefix("-"),
            descending=sort.startswith("-"),
            page=reader.number("page", least=1, most=LAST_PAGE) or 1,
            size=reader.number("size", least=1, most=MOST_ROWS) or PAGE_SIZE,
            problems=tuple(reader.problems),
        )

    @staticmethod
    def names() -> set[str]:
        """Every name that an address may use."""
        return {*_ADDRESS, "sort"}

    def to_query(self) -> str:
        """The address of this list, without whatever is as usual."""
        return urlencode(list(self.pairs()))

    def but(self, **changes: Any) -> ActionFilters:
        """The same list with something else: another page, another order."""
        return dataclasses.replace(self, **changes)

    @property
    def narrows(self) -> bool:
        """Is anything asked for beyond order, page and how it is laid out?"""
        return self.only() != ActionFilters()

    def only(self) -> ActionFilters:
        """Which actions, and nothing of their order, page, grouping or columns."""
        usual = ActionFilters()
        return self.but(**{name: getattr(usual, name) for name in _LAYOUT})

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """Beside the action itself, in their order."""
        return self.columns or USUAL_COLUMNS

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Name and value of whatever is not as usual, for addresses and hidden fields."""
        usual = ActionFilters()
        for name in _ADDRESS:
            value = getattr(self, name)
            if value == getattr(usual, name):
                continue
            for one in value if isinstance(value, tuple) else (value,):
                yield name, "1" if one is True else str(one)
        if (self.sort, self.descending) != (usual.sort, usual.descending):
            yield "sort", f"-{self.sort}" if self.descending else self.sort


_LAYOUT = ("sort", "descending", "page", "size", "group_by", "across", "columns")
_ADDRESS = tuple(
    f.name for f in dataclasses.fields(ActionFilters) if f.name not in {"sort", "descending", "problems"}
)


class _Reader:
    """Takes values out of an address and keeps a sentence for each that makes no sense."""

    def __init__(self, query: Mapping[str, Any]) -> None:
        self._query = query
        self.problems: list[str] = []

    def _all(self, name: str) -> list[str]:
        getlist = getattr(self._query, "getlist", None)
        found = getlist(name) if getlist else self._query.get(name, [])
        values = [found] if isinstance(found, str) or not isinstance(found, Sequence) else found
        return [str(value).replace("\x00", "").strip() for value in values if value not in (None, "")]

    def text(self, name: str) -> str:
        values = self._all(name)
        return values[-1][:LONGEST_TEXT].strip() if values else ""

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "on", "true", "yes"}

    def choices(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        chosen = [value for value in self._all(name) if value]
        for value in chosen:
            if value not in allowed:
                self._say(f"“{value[:60]}” is no {name} here. Use {_either(allowed)}.")
        return tuple(value for value in allowed if value in chosen)

    def choice(self, name: str, allowed: Sequence[str], done: str, told: Sequence[str]) -> str:
        value = self.text(name)
        if value and value not in allowed:
            self._say(f"Nothing can be {done} by “{value[:60]}”. Use {_either(told)}.")
            return ""
        return value

    def number(self, name: str, *, least: int = 0, most: int = LARGEST_KEY) -> int | None:
        value = self.text(name)
        if not value:
            return None
        try:
            number = _whole(value)
        except ValueError:
            self._say(f"“{value[:60]}” is no number for {name}.")
            return None
        if not least <= number <= most:
            self._say(f"{name.capitalize()} must be between {least:,} and {most:,}.")
            return None
        return number

    def owner(self, name: str) -> OwnerKey | None:
        found = self.owners(name)
        return found[-1] if found else None

    def owners(self, name: str) -> tuple[OwnerKey, ...]:
        found: list[OwnerKey] = []
        for value in self._all(name):
            try:
                found.append(OwnerKey.parse(value))
            except ValueError:
                self._say(f"“{value[:60]}” is no owner. Use {_either(OWNER_KINDS)} and its number, as in body:5.")
        return tuple(dict.fromkeys(found))

    def day(self, name: str) -> date | None:
        value = self.text(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._say(f"“{value[:60]}” is no day. Write it as 2026-04-30.")
            return None

    def _say(self, problem: str) -> None:
        self.problems.append(problem)


def _whole(words: str) -> int:
    """A plain whole number; ``int`` would also take "1_0" and a number of any length."""
    if not (words.isascii() and words.isdigit() and len(words) <= 19) or int(words) > LARGEST_KEY:
        raise ValueError(words[:60])
    return int(words)


def _either(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"
