"""Forms that come with the product, as editable files of facts: ``packs/*.toml``, one a version.

What is asked is said in our own words; each says where it was read and what of the live wording is not known.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.suggesting import checked


@dataclass(frozen=True)
class PackQuestion:
    """One question of a pack; the fields are those of the model."""

    code: str
    words: str
    section: str = ""
    kind: str = Kind.TEXT
    choices: list[str] = field(default_factory=list)
    hint: str = ""
    is_needed: bool = True
    is_known: bool = False
    source_link: str = ""
    prefill: str = ""


@dataclass(frozen=True)
class Pack:
    """One version of one form."""

    key: str
    number: int
    facts: dict[str, Any]
    questions: tuple[PackQuestion, ...]

    @property
    def name(self) -> str:
        return f"{self.facts['title']}, {self.facts['version']}"


_OF_A_FORM = (
    "title",
    "version",
    "owed_to",
    "about",
    "source_link",
    "read_in",
    "not_known",
    "criteria",
    "break_reason",
)


@cache
def packs() -> tuple[Pack, ...]:
    """All of them, by title and version."""
    folder = resources.files(__package__).joinpath("packs")
    found = {
        each.name.removesuffix(".toml"): tomllib.loads(each.read_text("utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    }
    read = [_pack(facts, found) for facts in found.values()]
    return tuple(sorted(read, key=lambda each: (each.facts["title"], each.number)))


def pack_of(key: str, number: int) -> Pack | None:
    return next((each for each in packs() if (each.key, each.number) == (key, number)), None)


def _pack(read: dict[str, Any], others: dict[str, dict[str, Any]]) -> Pack:
    asked = others[read["questions_of"]]["question"] if "questions_of" in read else read["question"]
    known = not read.get("unknown_questions", False)
    questions = tuple(_question(each, read["source_link"], known) for each in asked)
    return Pack(read["key"], read["number"], {name: read.get(name, "") for name in _OF_A_FORM}, questions)


def _question(read: dict[str, Any], source: str, known: bool) -> PackQuestion:
    facts = {name: value for name, value in read.items() if name not in ("needed", "known")}
    return PackQuestion(
        **{"source_link": source, **facts, "prefill": checked(read.get("prefill", ""))},
        is_needed=read.get("needed", True),
        is_known=known and read.get("known", False),
    )
