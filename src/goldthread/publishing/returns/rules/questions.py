"""What kinds of question a form asks, and when one has been answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What an answer is."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    STREAMS = "streams"  # a standard: three streams of evidence, and the score they come to
    ELEMENT = "element"  # something a plan has to hold: where it stands, who keeps it, since when


class Coverage(StrEnum):
    """How well a question is answered, the gaps first."""

    GAP = "gap"
    PARTLY = "partly"
    COVERED = "covered"
    NOT_ASKED = "not_asked"  # an optional question that nobody answered


COVERAGE_WORDS: Mapping[str, str] = {
    Coverage.GAP: "Gap",
    Coverage.PARTLY: "Not complete",
    Coverage.COVERED: "Covered",
    Coverage.NOT_ASKED: "Optional",
}


@dataclass(frozen=True)
class Given:
    """What stands in one answer."""

    text: str = ""
    number: float | None = None
    choice: str = ""
    streams: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    link: str = ""
    owner: str = ""
    dated: date | None = None
    links: int = 0
    nothing: bool = False
    unseen: bool = False  # nobody has looked at it since it was filled in or carried over


def is_said(kind: str, given: Given) -> bool:
    """Does this answer say what the question asks?"""
    if given.nothing:
        return True
    if kind == Kind.NUMBER:
        return given.number is not None
    if kind == Kind.CHOICE:
        return bool(given.choice)
    if kind == Kind.STREAMS:
        return bool(given.choice)
    if kind == Kind.ELEMENT:
        return bool(given.text or given.place or given.link or given.links)
    return bool(given.text)


def missing(kind: str, given: Given) -> tuple[str, ...]:
    """What an answer still lacks, in words; nothing when it is complete."""
    if not is_said(kind, given):
        return ("no answer",)
    if given.nothing:
        return ()
    lacks = ["somebody to look at it"] if given.unseen else []
    if kind == Kind.STREAMS:
        lacks += [
            f"{each} stream" for each in ("process", "numerical", "experiential") if not given.streams.get(each)
        ]
        lacks += ["evidence"] if not given.links else []
    if kind == Kind.ELEMENT:
        lacks += ["where it stands"] if not (given.place or given.link or given.links) else []
        lacks += ["who keeps it"] if not given.owner else []
        lacks += ["as of when"] if not given.dated else []
    return tuple(lacks)


def coverage(kind: str, given: Given | None, *, is_needed: bool) -> Coverage:
    """Where a question stands in the coverage matrix."""
    if given is None or not is_said(kind, given):
        return Coverage.GAP if is_needed else Coverage.NOT_ASKED
    return Coverage.PARTLY if missing(kind, given) else Coverage.COVERED
