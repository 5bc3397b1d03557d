"""What the next version of a paper does to one action: nothing, other words, another place, another date, an end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from goldthread.kernel.timescale import Timescale
from goldthread.plans.rules.standings import rag_of, status_of
from goldthread.plans.rules.version_owners import owner_changes
from goldthread.plans.rules.version_pairing import plain

Content = Mapping[str, Any]  # an action as a draft item holds it


class Kind(StrEnum):
    """The kinds of change, in the order in which a person should look at them."""

    COMPLETED = "completed"
    REWORDED = "reworded"
    MOVED = "moved"
    REDATED = "redated"
    REASSIGNED = "reassigned"
    NEW = "new"
    DROPPED = "dropped"
    KEPT = "kept"


@dataclass(frozen=True)
class Difference:
    """One field, before and after, in words. ``stays``: the paper is silent, so what is agreed stays."""

    name: str
    before: str
    after: str
    stays: bool = False


ENDED = ("complete", "closed")
_ONE_KIND = str.maketrans("\u2018\u2019\u201b\u201c\u201d\u201e\u2013\u2014\u2011", "'''\"\"\"---")
_OF_FIELD = {
    "text": Kind.REWORDED,
    "parts": Kind.REWORDED,
    "comments": Kind.REWORDED,
    "priority": Kind.MOVED,
    "sub_priority": Kind.MOVED,
    "ref": Kind.MOVED,
    "place": Kind.MOVED,
    "timescale": Kind.REDATED,
    "milestones": Kind.REDATED,
    "owners": Kind.REASSIGNED,
    "status": Kind.COMPLETED,
}


def kinds_of(differences: Sequence[Difference]) -> tuple[Kind, ...]:
    """Every kind of change there is, the most telling first; kept when there is none."""
    found = {_OF_FIELD[each.name] for each in differences if not each.stays}
    return tuple(kind for kind in Kind if kind in found) or (Kind.KEPT,)


def differences(old: Content, new: Content, *, moved_within: bool = False) -> tuple[Difference, ...]:
    """What differs between an agreed action and the same one as the new paper prints it.

    ``priority`` holds the heading in words on both sides, and ``holders`` of the old one who has it. A cell the new
    paper leaves blank says nothing: the owner, date or heading agreed before stays.
    """
    found = [
        *_words(old, new, "text"),
        *_parts(old, new),
        *_words(old, new, "comments"),
        *_words(old, new, "priority"),
        *_words(old, new, "sub_priority"),
        *_words(old, new, "ref"),
        *_timescale(old.get("timescale"), new.get("timescale")),
        *_milestones(old, new),
        *_owners(old, new),
        *_status(old, new),
    ]
    if moved_within:
        found.append(Difference("place", "", "another place in the list"))
    return tuple(found)


def _words(old: Content, new: Content, name: str) -> list[Difference]:
    before, after = old.get(name) or "", new.get(name) or ""
    if _bare(before) == _bare(after):
        return []
    return [Difference(name, before, after, stays=not after)]


def _bare(text: str) -> str:
    """Without what a typist or a program changes by the way: curled quotation marks, dashes, the last full stop."""
    return " ".join(text.translate(_ONE_KIND).split()).rstrip(".;, ")


def _parts(old: Content, new: Content) -> list[Difference]:
    before, after = "\n".join(old["parts"]), "\n".join(new["parts"])
    same = [plain(each) for each in old["parts"]] == [plain(each) for each in new["parts"]]
    return [] if same else [Difference("parts", before, after)]


def _timescale(old: Content | None, new: Content | None) -> list[Difference]:
    before, after = (Timescale.from_dict(each) if each else Timescale("") for each in (old, new))
    if same_time(before, after):
        return []
    return [Difference("timescale", before.printed, after.printed, stays=not after.printed)]


def same_time(before: Timescale, after: Timescale) -> bool:
    """The same promise, however it is printed: "31/03/2027" is "31 March 2027"."""
    if (before.start, before.end, before.recurrence, before.condition) != (
        after.start,
        after.end,
        after.recurrence,
        after.condition,
    ):
        return False
    return before.end is not None or plain(before.printed) == plain(after.printed)


def _milestones(old: Content, new: Content) -> list[Difference]:
    if not new["milestones"]:
        return []
    before, after = (sorted(_milestone(each) for each in side["milestones"]) for side in (old, new))
    if [(plain(text), end) for text, end, _ in before] == [(plain(text), end) for text, end, _ in after]:
        return []
    lines = ["\n".join(words for *_, words in side) for side in (before, after)]
    return [Difference("milestones", lines[0], lines[1])]


def _milestone(values: Content) -> tuple[str, str, str]:
    due = values["due"] or {}
    printed = due.get("printed") or ""
    return (
        values["text"],
        str(due.get("end") or plain(printed)),
        f"{values['text']} ({printed})" if printed else values["text"],
    )


def _owners(old: Content, new: Content) -> list[Difference]:
    holders, printed = old["holders"], new["owners"]
    if not owner_changes(holders, printed):
        return []
    words = ["; ".join(holder.names[0] for holder in holders), "; ".join(owner["name"] for owner in printed)]
    return [Difference("owners", words[0], words[1], stays=not printed)]


def _status(old: Content, new: Content) -> list[Difference]:
    """Only an end is a difference of the promise, once; other progress becomes an update."""
    said = printed_status(new)
    if said in ENDED and old["status"] not in ENDED:
        return [Difference("status", old["status"], said)]
    return []


def ended_otherwise(status: str, said: str) -> bool:
    """Whether what ended one way is said to have ended, in another: "closed" may mean done or given up."""
    return {status, said} <= {*ENDED} and not status == said == "complete"


def printed_status(content: Content) -> str | None:
    """What the columns of the paper say of how an action stands; None when they say nothing."""
    return status_of(content["status"], rag_of(content["rag"]), content["progress"])


def moved_places(order: Sequence[int]) -> set[int]:
    """Of items in their new order, given by their old places: the fewest that must have been moved.

    Those outside one longest run of rising old places (patience sorting).
    """
    tops: list[int] = []  # the smallest last value of a rising run of each length
    ends: list[int] = []  # where in ``order`` that value stands
    before: list[int] = [-1] * len(order)
    for index, value in enumerate(order):
        length = bisect_left(tops, value)
        before[index] = ends[length - 1] if length else -1
        tops[length : length + 1] = [value]
        ends[length : length + 1] = [index]
    stayed, at = set(), ends[-1] if ends else -1
    while at >= 0:
        stayed.add(order[at])
        at = before[at]
    return set(order) - stayed
