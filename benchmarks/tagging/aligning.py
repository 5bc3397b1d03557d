"""Which label each word of a text has, given the plan that people read in it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.documents.tagging.words import Word

NOTHING = "X"
_EXACT = 12  # letters that are found inside words too
_RUN = 3  # words alike in a row, where a statement is not found whole
_FAR, _BEYOND = 900, 400  # words from an action in which what is told of it may stand
_LONG_FACT = 6  # words
_TAKEN = 25  # words: how much farther a place counts that is labelled already
_REF_BEFORE, _REF_WORDS = 7, 3

Span = tuple[int, int]


@dataclass
class _Text:
    """The words, their letters run together, and the labels given so far."""

    words: Sequence[Word]

    def __post_init__(self) -> None:
        plain = [_letters(word.text) for word in self.words]
        self.plain = plain
        self.letters = "".join(plain)
        self.owner = [at for at, word in enumerate(plain) for _ in word]
        self.labels = [NOTHING] * len(self.words)

    def places(self, said: str, *, also: str = "") -> list[Span]:
        """Where the words said stand whole and unlabelled (or labelled as ``also``)."""
        sought = _letters(said)
        found = []
        at = self.letters.find(sought) if sought else -1
        while at >= 0:
            first, last = self.owner[at], self.owner[at + len(sought) - 1]
            whole = (not at or self.owner[at - 1] != first) and self.owner[
                at + len(sought) : at + len(sought) + 1
            ] != [last]
            if (whole or len(sought) > _EXACT) and self.free(first, last + 1, also):
                found.append((first, last + 1))
            at = self.letters.find(sought, at + 1)
        return found

    def free(self, start: int, end: int, also: str = "") -> bool:
        return all(label == NOTHING or label[2:] == also for label in self.labels[start:end])

    def label(self, span: Span, sort: str) -> None:
        start, end = span
        self.labels[start:end] = [f"B-{sort}", *[f"I-{sort}"] * (end - start - 1)]

    def label_runs(self, said: str, start: int, end: int, sort: str) -> Span | None:
        """Labels the runs of words of a statement that was cut up; what they span."""
        sought = [plain for word in said.split() if (plain := _letters(word))]
        alike = difflib.SequenceMatcher(None, self.plain[start:end], sought, autojunk=False)
        changed: list[int] = []
        for run in alike.get_matching_blocks():
            first = start + run.a
            if run.size >= min(_RUN, len(sought)) and self.free(first, first + run.size):
                self.labels[first : first + run.size] = [f"I-{sort}"] * run.size
                changed += range(first, first + run.size)
        if not changed:
            return None
        self.labels[changed[0]] = f"B-{sort}"
        return changed[0], changed[-1] + 1


def labels_of(words: Sequence[Word], gold: Mapping[str, Any]) -> list[str]:
    """A label for each word: "B-" or "I-" and the letter of a sort (``tagging.stretches.Sort``), or "X"."""
    text = _Text(words)
    spans = _label_actions(text, gold["actions"])
    _label_priorities(text, gold, spans)
    told = [(action, span) for action, span in zip(gold["actions"], spans, strict=True) if span]
    for sort, facts_of in _FACTS:
        _label_facts(text, [(span, facts_of(action)) for action, span in told], sort)
    for action, span in told:
        _label_ref(text, span[0], action.get("ref"))
    return text.labels


_FACTS: tuple[tuple[str, Callable[[Mapping[str, Any]], Sequence[str | None]]], ...] = (
    ("U", lambda action: action.get("outcomes") or []),
    ("S", lambda action: [action.get("progress")]),
    ("C", lambda action: [action.get("comments")]),
    ("O", lambda action: action.get("owners") or []),
    ("D", lambda action: [action.get("deadline_text")]),
    ("G", lambda action: [action.get("rag") or action.get("status")]),
)


def _letters(said: str) -> str:
    return re.sub(r"[^a-z0-9£%]", "", said.lower())


def _label_actions(text: _Text, actions: Iterable[Mapping[str, Any]]) -> list[Span | None]:
    """The span of each action with its parts; None for one that was not found."""
    spans: list[Span | None] = []
    after = 0
    for action in actions:
        found = [span] if (span := _label_statement(text, action, after)) else []
        after = found[0][1] if found else after
        for part in action.get("parts") or []:
            place = next((place for place in text.places(part) if found and place[0] >= found[0][0]), None)
            if place:
                text.label(place, "T")
                found.append(place)
                after = max(after, place[1])
        spans.append((min(span[0] for span in found), max(span[1] for span in found)) if found else None)
    return spans


def _label_statement(text: _Text, action: Mapping[str, Any], after: int) -> Span | None:
    ways = [action["text"], *(action.get("accept") or {}).get("text", [])]
    for said in ways:
        places = text.places(said)
        if places:
            place = next((place for place in places if place[0] >= after), places[0])
            text.label(place, "A")
            return place
    return text.label_runs(action["text"], after, len(text.words), "A")


def _label_priorities(text: _Text, gold: Mapping[str, Any], spans: Sequence[Span | None]) -> None:
    for priority in gold.get("priorities") or []:
        starts = [
            span[0]
            for action, span in zip(gold["actions"], spans, strict=True)
            if span and action.get("priority_ref") == priority["ref"]
        ]
        _label_title(text, [priority["title"], *priority.get("accept_titles", [])], min(starts, default=0))
        for outcome in priority.get("outcomes") or []:
            for place in text.places(outcome)[:1]:
                text.label(place, "U")


def _label_title(text: _Text, titles: Sequence[str], first: int) -> None:
    """The title that stands nearest above the first action under it."""
    for title in filter(None, titles):
        places = text.places(title)
        if places:
            above = min(places, key=lambda at: first - at[1] if at[1] <= first else 10 * (at[0] - first))
            text.label(above, "P")
            return


def _label_facts(text: _Text, told: Sequence[tuple[Span, Sequence[str | None]]], sort: str) -> None:
    """What is told of each action, where it stands nearest to it: behind it, or before it if most of a text is so."""
    ahead = _stand_before(text, told)
    for span, facts in told:
        for said in filter(None, facts):
            place = _nearest(text, text.places(said, also=sort), span, ahead=ahead)
            if place:
                text.label(place, sort)
            elif len(said.split()) > _LONG_FACT:
                text.label_runs(said, span[0], min(len(text.words), span[1] + _BEYOND), sort)


def _nearest(text: _Text, places: Sequence[Span], span: Span, *, ahead: bool) -> Span | None:
    """The nearest place that is not too far; one that tells of another action already only if no other is near."""
    ways = {place: _distance(place, span, ahead=ahead) + _TAKEN * (not text.free(*place)) for place in places}
    place = min(ways, key=lambda place: ways[place], default=None)
    return place if place and ways[place] < _FAR else None


def _stand_before(text: _Text, told: Sequence[tuple[Span, Sequence[str | None]]]) -> bool:
    """Whether more facts stand between the action before and their own than between their own and the next."""
    spans = [(0, 0), *(span for span, _ in told), (len(text.words), len(text.words))]
    before = behind = 0
    for (_, last), (start, end), (following, _), (_, facts) in zip(spans, spans[1:], spans[2:], told, strict=False):
        places = [place for said in filter(None, facts) for place in text.places(said)]
        before += any(last <= place[0] < start for place in places)
        behind += any(end <= place[0] < following for place in places)
    return before > behind


def _distance(place: Span, span: Span, *, ahead: bool) -> int:
    """Words between; on the side where facts do not stand in this text they count three times."""
    if place[0] >= span[1]:
        return (place[0] - span[1]) * (3 if ahead else 1) + 5 * ahead
    return (span[0] - place[1]) * (1 if ahead else 3) + 5 * (not ahead) if place[1] <= span[0] else 1


def _label_ref(text: _Text, before: int, ref: str | None) -> None:
    sought = _letters(ref or "")
    for start in range(before - 1, max(-1, before - _REF_BEFORE), -1) if sought else ():
        for end in range(start + 1, min(start + _REF_WORDS, before) + 1):
            if "".join(text.plain[start:end]) == sought and text.free(start, end):
                text.label((start, end), "N")
                return
