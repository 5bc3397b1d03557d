"""Questionnaires that come with the product, as editable files of facts: ``packs/*.toml``. No wording.

A pack without items is a name only: its licence allows no more, and it says so.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from goldthread.measures.outcomes.rules.definition import questionnaire

_FACTS = ("name", "about", "licence", "source", "source_link")


@dataclass(frozen=True)
class InstrumentPack:
    """One questionnaire of the library; ``definition`` is None where its scoring may not be shipped."""

    key: str
    facts: dict[str, str]
    checked_on: date | None
    definition: dict[str, Any] | None

    @property
    def name(self) -> str:
        return self.facts["name"]


@cache
def packs() -> tuple[InstrumentPack, ...]:
    """All of them, by name; those that can be used first."""
    folder = resources.files(__package__).joinpath("packs")
    found = [
        _pack(tomllib.loads(each.read_text("utf-8"))) for each in folder.iterdir() if each.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda each: (each.definition is None, each.name)))


def pack_of(key: str) -> InstrumentPack | None:
    return next((each for each in packs() if each.key == key), None)


def _pack(read: dict[str, Any]) -> InstrumentPack:
    definition = None
    if "item" in read:
        questionnaire(read)
        definition = {"item": read["item"], "scale": read["scale"]}
    checked = read.get("checked_on")
    facts = {name: str(read.get(name, "")) for name in _FACTS}
    return InstrumentPack(read["key"], facts, checked if isinstance(checked, date) else None, definition)
