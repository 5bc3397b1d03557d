"""What an assessment is made of: ``sections.toml`` read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Part:
    """One section: what it shows, and the slot for the analyst's words."""

    key: str
    title: str
    kind: str  # measures, groups, places, words
    slot: str
    measures: tuple[str, ...] = ()


@cache
def parts() -> tuple[Part, ...]:
    """All of them, in their order."""
    text = resources.files("goldthread.publishing.needs").joinpath("sections.toml").read_text("utf-8")
    return tuple(
        Part(each["key"], each["title"], each["kind"], each["slot"], tuple(each.get("measures", ())))
        for each in tomllib.loads(text)["section"]
    )


def part_named(key: str) -> Part | None:
    return next((part for part in parts() if part.key == key), None)
