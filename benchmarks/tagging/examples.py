"""What the network learns from: texts with a label for each word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aligning import NOTHING, labels_of
from reporting import page_about
from scattering import scattered

from goldthread.documents.tagging.signs import signs_of
from goldthread.documents.tagging.words import Break, Word, words_of
from goldthread.documents.textual.cells.glued import words_in

_LEAST = 20  # words of a plan in a text, or it teaches nothing
_FEWEST, _MOST = 30, 900  # words of an invented text
_CELLS = frozenset({Break.PIPE, Break.TAB, Break.GAP})


@dataclass(frozen=True)
class Example:
    """The signs and the label of each word of one text."""

    paper: str
    signs: list[list[str]]
    labels: list[str]


def _example(path: Path, words: Sequence[Word], labels: list[str]) -> Example:
    return Example(str(path), signs_of(words), labels)


def papers(folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each text of some folders (``NAME.txt``) with its truth (``NAME.gold.json``)."""
    for folder in folders:
        for gold in sorted(folder.glob("*.gold.json")):
            text = gold.with_name(gold.name.removesuffix(".gold.json") + ".txt")
            if text.exists():
                yield text, json.loads(gold.read_text(encoding="utf-8"))


def real(found: Sequence[tuple[Path, dict[str, Any]]]) -> Iterator[Example]:
    """The texts as they are."""
    for path, words, labels in _labelled(found):
        yield _example(path, words, labels)


def _labelled(
    found: Sequence[tuple[Path, dict[str, Any]]],
) -> Iterator[tuple[Path, list[Word], list[str]]]:
    """The words of each text with their labels, where enough of them are of a plan."""
    for path, gold in found:
        words = words_of(path.read_text(encoding="utf-8", errors="replace"))
        labels = labels_of(words, gold)
        if sum(label != NOTHING for label in labels) > _LEAST:
            yield path, words, labels


def without_plan(folders: Sequence[Path]) -> Iterator[Example]:
    """Texts in which there is nothing of a plan."""
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        words = words_of(path.read_text(encoding="utf-8", errors="replace"))
        yield _example(path, words, [NOTHING] * len(words))


def reported(found: Sequence[tuple[Path, dict[str, Any]]]) -> Iterator[Example]:
    """Invented pages that tell of these plans and hold none."""
    for place, (path, gold) in enumerate(found):
        page = page_about(gold, place)
        if page:
            words = words_of(page)
            yield _example(path, words, [NOTHING] * len(words))


def broken_otherwise(found: Sequence[tuple[Path, dict[str, Any]]]) -> Iterator[Example]:
    """The same texts as other extractions would have left them: without line ends, pipes, or empty lines."""
    for path, words, labels in _labelled(found):
        for change in _CHANGES:
            changed = [
                replace(word, before=_changed(word.before, change), after=_changed(word.after, change))
                for word in words
            ]
            changed = [_apart(one, before) for one, before in zip(changed, [None, *changed], strict=False)]
            if changed != words:
                yield _example(path, changed, labels)


def invented(found: Sequence[tuple[Path, dict[str, Any]]], times: int) -> Iterator[Example]:
    """Invented texts with statements of these plans, in as many layouts for each."""
    for place, (path, gold) in enumerate(found):
        for time in range(times):
            made = scattered(gold, place * 1000 + time)
            if made is None:
                continue
            words = words_of(made[0])
            labels = labels_of(words, made[1])
            if _FEWEST < len(words) < _MOST and sum(label != NOTHING for label in labels) > _LEAST:
                yield _example(path, words, labels)


_Change = tuple[frozenset[Break], Break]
_CHANGES: tuple[_Change, ...] = (
    (frozenset(Break), Break.SPACE),
    (frozenset({Break.BLANK}), Break.LINE),
    (frozenset({Break.LINE}), Break.BLANK),
    (_CELLS, Break.LINE),
    (_CELLS, Break.SPACE),
    (_CELLS, Break.GLUED),
    (frozenset({Break.LINE}), Break.GLUED),
)


def _apart(word: Word, before: Word | None) -> Word:
    """A word that was set against the one before it; where that would not be seen, a blank is left."""
    if Break.GLUED not in word.before or (before and len(words_in(before.text + word.text)) > 1):
        return word
    return replace(word, before=word.before - {Break.GLUED} | {Break.SPACE})


def _changed(breaks: frozenset[Break], change: _Change) -> frozenset[Break]:
    which, into = change
    return frozenset(into if kind in which else kind for kind in breaks)
