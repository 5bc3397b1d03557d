"""Which label each word of a text has, given the plan that people read in it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.documents.tagging.words import Word

NOTHING = "X"
_EXACT = 12  # letters that are found inside words too
_RUN = 3  # words alike in a row, where a statement is not found whole
_FAR, _BEYOND = 900, 400  # words from an action in which what is told of it may stand
_LONG_FACT = 6  # words
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
    for action, span in told:
        _label_facts(text, span, [(said, "U") for said in action.get("outcomes") or []])
        _label_facts(text, span, [(action.get("progress"), "S"), (action.get("comments"), "C")])
    for action, span in told:
        _label_facts(text, span, [(name, "O") for name in action.get("owners") or []])
        status = action.get("rag") or action.get("status")
        _label_facts(text, span, [(action.get("deadline_text"), "D"), (status, "G")])
        _label_ref(text, span[0], action.get("ref"))
    return text.labels


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


def _label_facts(text: _Text, span: Span, facts: Iterable[tuple[str | None, str]]) -> None:
    """What is told of an action, where it stands nearest to it, sooner behind it than before it."""
    for said, sort in facts:
        if not said:
            continue
        places = text.places(said, also=sort)
        if not places and len(said.split()) > _LONG_FACT:
            text.label_runs(said, span[0], min(len(text.words), span[1] + _BEYOND), sort)
        nearest = min(places, key=lambda place: _distance(place, span), default=None)
        if nearest and _distance(nearest, span) < _FAR:
            text.label(nearest, sort)


def _distance(place: Span, span: Span) -> int:
    if place[0] >= span[1]:
        return place[0] - span[1]
    return 3 * (span[0] - place[1]) + 5 if place[1] <= span[0] else 1


def _label_ref(text: _Text, before: int, ref: str | None) -> None:
    sought = _letters(ref or "")
    for start in range(before - 1, max(-1, before - _REF_BEFORE), -1) if sought else ():
        for end in range(start + 1, min(start + _REF_WORDS, before) + 1):
            if "".join(text.plain[start:end]) == sought and text.free(start, end):
                text.label((start, end), "N")
                return
