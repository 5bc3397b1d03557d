"""Rows of invented plans: statements from papers people have read, with owners, dates and the rest made up."""

from __future__ import annotations

import calendar
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LONGEST = 900  # characters of a statement
_MONTHS = tuple(calendar.month_name)[1:]
PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


@dataclass
class Row:
    """One action with everything its row prints."""

    text: str
    parts: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    when: str | None = None
    outcomes: list[str] = field(default_factory=list)
    progress: str | None = None
    status: str | None = None
    ref: str | None = None
    priority: str | None = None
    resources: str | None = None

    def as_gold(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "parts": self.parts,
            "owners": self.owners,
            "deadline_text": self.when,
            "outcomes": self.outcomes,
            "progress": self.progress,
            "rag": self.status,
            "ref": self.ref,
            "priority_ref": self.priority,
        }


def rows_from(gold: Mapping[str, Any], chance: random.Random) -> tuple[list[Row], str]:
    """Some rows of a plan and the letters of the columns they fill; no rows where the plan has no short statement."""
    actions = [action for action in gold["actions"] if action["text"] and len(action["text"]) < LONGEST]
    if not actions:
        return [], ""
    first, count = chance.randrange(len(actions)), chance.randint(2, 14)
    actions = actions[first : first + count] if len(actions) - first >= 2 else actions[-count:]
    columns = _columns(chance)
    titles = {priority["ref"]: priority["title"] for priority in gold.get("priorities") or []}
    themed, number = chance.random() < 0.5, _numbering(chance)
    rows = []
    for place, action in enumerate(actions, 1):
        row = _row(action, chance)
        row.priority = titles.get(action.get("priority_ref")) if themed else None
        row.ref = number(place)
        rows.append(_only(row, columns))
    return rows, columns


def _columns(chance: random.Random) -> str:
    likely = {"N": 0.5, "O": 0.8, "D": 0.8, "U": 0.35, "S": 0.3, "G": 0.3, "R": 0.12}
    columns = "A" + "".join(letter for letter, share in likely.items() if chance.random() < share)
    return columns if set(columns) & set("ODS") else columns + "O"


def _row(action: Mapping[str, Any], chance: random.Random) -> Row:
    owners, when = list(action["owners"]), action.get("deadline_text")
    outcomes, progress = list(action.get("outcomes") or []), action.get("progress")
    status = action.get("rag") or action.get("status")
    if not owners or chance.random() < 0.4:
        owners = chance.sample(PHRASES["owners"], chance.choice((1, 1, 1, 2)))
    if not when or chance.random() < 0.4:
        when = _date(chance)
    if not outcomes or len(" ".join(outcomes)) > 300:
        outcomes = chance.sample(PHRASES["outcomes"], chance.choice((1, 1, 1, 2)))
    if not progress or len(progress) > 400:
        progress = " ".join(chance.sample(PHRASES["progress"], chance.choice((1, 1, 2))))
    if not status or len(status) > 20:
        status = chance.choice(PHRASES["states"])
    return Row(
        text=action["text"],
        parts=list(action.get("parts") or [])[:6] if chance.random() < 0.8 else [],
        owners=owners if chance.random() > 0.08 else [],
        when=when if chance.random() > 0.08 else None,
        outcomes=outcomes,
        progress=progress,
        status=status,
        resources=chance.choice(PHRASES["resources"]),
    )


def _only(row: Row, columns: str) -> Row:
    """The row without what its table has no column for."""
    if "O" not in columns:
        row.owners = []
    if "U" not in columns:
        row.outcomes = []
    for letter, name in (("D", "when"), ("S", "progress"), ("G", "status"), ("N", "ref"), ("R", "resources")):
        if letter not in columns:
            setattr(row, name, None)
    return row


def _numbering(chance: random.Random) -> Any:
    section, code = chance.randint(1, 9), "".join(chance.sample("ABCDEHPST", chance.randint(1, 3)))
    return chance.choice(
        (
            str,
            lambda place: f"{section}.{place}",
            lambda place: f"{section}{chr(96 + min(26, place))}",
            lambda place: f"{code}{place}",
            lambda place: f"{code}{section}.{place}",
        )
    )


def _date(chance: random.Random) -> str:
    month, year = chance.choice(_MONTHS), chance.randint(2004, 2027)
    short, day, number, next_short = (
        f"{year % 100:02d}",
        chance.randint(1, 28),
        chance.randint(1, 12),
        (year + 1) % 100,
    )
    days = (f"{day} {month} {year}", f"{day:02d}/{number:02d}/{year}")
    months = (f"{month} {year}", f"{month[:3]} {year}", f"{month} {short}", f"{month[:3]}-{short}", month)
    ends = (
        f"By {month} {year}",
        f"End {month} {year}",
        f"by end of {year}",
        f"March {year}",
        f"{month} {year} and ongoing",
    )
    years = (
        f"{year}",
        f"{year}/{next_short:02d}",
        f"{year}-{year + 1}",
        f"Q{1 + number % 4} {year}/{next_short:02d}",
    )
    others = (
        f"Spring {year}",
        "Ongoing",
        "ongoing",
        "On-going",
        "Annual",
        "Immediate",
        "Quarterly",
        "Short term",
        "Year 1",
    )
    return chance.choice((*days, *months, *ends, *years, *others))
