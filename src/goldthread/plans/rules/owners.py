"""What kind of owner a printed name is likely to be. A guess to offer, never to act on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process, utils

_GROUPS = frozenset({
    "group", "workgroup", "subgroup", "workstream", "board", "committee", "forum", "network", "panel",
    "partnership", "alliance", "collaborative", "steering", "taskforce", "consortium",
})  # fmt: skip
_POSTS = frozenset({
    "manager", "director", "chair", "convener", "convenor", "officer", "officers", "coordinator",
    "co-ordinator", "consultant", "head", "chief", "inspector", "superintendent", "pharmacist", "nurse", "lead",
    "leader", "adviser", "advisor", "administrator", "analyst", "worker", "executive", "commissioner",
    "deputy", "secretary", "president", "sergeant", "practitioner", "psychologist", "doctor",
})  # fmt: skip
_WORD = re.compile(r"[\w'’-]+")
LIKE_ENOUGH = 72


def guess_kind(name: str, *, person: bool = False) -> str:
    """ "person", "post", "group" or "body". What stands before "of", a comma or a bracket says most."""
    if person:
        return "person"
    head = _words(re.split(r"\bof\b|\bfor\b|[,(;]", name, maxsplit=1)[0])
    everything = _words(name)
    if head & _POSTS and not (everything & _GROUPS and _last(name) in _GROUPS and "chair" not in head):
        return "post"
    if everything & _GROUPS:
        return "group"
    return "post" if everything & _POSTS else "body"


KINDS = ("body", "group", "post", "person")


@dataclass(frozen=True)
class OwnerMatch:
    """Who a printed owner is: somebody known (``id``), somebody to be made (``name``), or only the printed words."""

    kind: str = ""  # "" leaves the owner as printed
    id: int | None = None
    name: str = ""

    @property
    def is_as_printed(self) -> bool:
        return not self.kind

    def values(self) -> dict[str, Any]:
        return {"kind": self.kind, "id": self.id, "name": self.name}


@dataclass(frozen=True)
class Candidate:
    """Somebody the partnership knows who may be meant. ``names`` are all the names they go by."""

    kind: str
    id: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """How like a candidate's best name is to the printed one, from 0 to 100."""

    candidate: Candidate
    score: int

    @property
    def is_exact(self) -> bool:
        return self.score == 100


def alike(printed: str, candidates: Sequence[Candidate], *, most: int = 3) -> list[Likeness]:
    """The candidates whose names are like the printed one, the likest first."""
    names = {(index, name): name for index, each in enumerate(candidates) for name in each.names if name}
    found = process.extract(
        printed,
        names,
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=LIKE_ENOUGH,
        limit=most * 3,
    )
    best: dict[int, int] = {}
    for _, score, (index, _name) in found:
        best[index] = max(best.get(index, 0), int(score))
    ranked = sorted(best.items(), key=lambda each: -each[1])[:most]
    return [Likeness(candidates[index], score) for index, score in ranked]


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _last(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1].lower() if words else ""
