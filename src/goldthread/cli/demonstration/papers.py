"""The papers of the demonstration, written out for the day they are loaded."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from goldthread.cli.demonstration.calendar import Calendar

_DEFAULTS = {"parts": [], "milestones": [], "progress": "", "rag": ""}


def committee_paper(calendar: Calendar) -> bytes:
    """The paper of Kinlarroch, as its committee got it."""
    plan = contents("kinlarroch/plan.toml", calendar)
    for priority in plan["priorities"]:
        priority["actions"] = [{**_DEFAULTS, **action} for action in priority["actions"]]
    page = _environment(calendar, autoescape=True).from_string(_text("kinlarroch/paper.html"))
    agreed = f"{calendar.agreed.day} {calendar.agreed:%B %Y}"
    return page.render(plan=plan, agreed=agreed, years=calendar.years()).encode()


def island_paper(calendar: Calendar) -> bytes:
    """The paper of Ardvennel: a short text, as copied from an e-mail."""
    return _environment(calendar).from_string(_text("ardvennel/plan.txt")).render(years=calendar.years()).encode()


def contents(name: str, calendar: Calendar) -> dict[str, Any]:
    """A file of the demonstration with its dates worked out."""
    return tomllib.loads(_environment(calendar).from_string(_text(name)).render())


def _environment(calendar: Calendar, *, autoescape: bool = False) -> Environment:
    made = Environment(undefined=StrictUndefined, autoescape=autoescape, trim_blocks=True)  # noqa: S701 - our own texts
    made.globals.update(calendar.words())
    return made


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")
