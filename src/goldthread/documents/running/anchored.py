"""The last resort: statements under the headings of a table whose cells an extraction has scattered.

Each statement that tells somebody to act is an anchor; what stands between it and the next one, and can only be a
name, a date or a status, is told of it. Nothing else of the table is made out, and none of it is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.documents.openings import opening_of
from goldthread.documents.running.dates import timescale_of
from goldthread.documents.running.items import Item
from goldthread.documents.running.outline import Line
from goldthread.documents.running.promises import SCATTERED, Promise, looks_elsewhere
from goldthread.documents.running.subjects import begins_to_act, subject_of, tells_to_act
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.content import is_status_word
from goldthread.documents.tables.tails import facts_behind
from goldthread.documents.textual.expectations import heading_sort
from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.run_headings import SAYS_MORE, headings_at

_EDGES = " |/\t"
_WHY = "a statement under headings of a plan whose cells are scattered"
_BE_DONE = re.compile(r"\b(?:to|should|must|will|needs? to) be (?:\w+ly )?\w+(?:ed|en|nt|de|ne|ut|ld)\b")
_FEWEST, _LONGEST = 4, 80  # words of a statement
_SENTENCE = 6  # words of a line that says something
_LEAST = 2  # statements
_SHARE = 0.5  # of the lines that say something are statements
_HEADING_WORDS = 12
_LEAST_TITLES = 3  # where no heading says who, when or how it stands, two lines may be the titles of a page
_LONGEST_NAME = 12  # words


def anchored_actions(lines: Sequence[Line], context: date | None) -> list[Promise]:
    """The statements under the headings of a plan, each with the name, date and status found after it.

    Names are believed where a heading asks for them. Empty where there are no such headings, or where too few of
    the lines after them tell anybody to act.
    """
    sorts, below = _below_headings(lines)
    whole = list(_unwrapped(below))
    found = list(_records(whole))
    saying = sum(len(line.text.split()) >= _SENTENCE for line in whole)
    if len(found) < _LEAST or len(found) < _SHARE * saying:
        return []
    return [_promise(record, context, asks_who="owner" in sorts) for record in found]


@dataclass
class _Record:
    item: Item
    owner: str | None = None
    when: str | None = None


def _below_headings(lines: Sequence[Line]) -> tuple[frozenset[str | None], list[Line]]:
    """The sorts of the first headings of a plan, and what stands below them, the edges of its cells cut away."""
    kept = [replace(line, text=line.text.strip(_EDGES)) for line in lines if not line.aside]
    kept = [line for line in kept if line.text]
    texts = [line.text for line in kept]
    for start in range(len(texts)):
        sorts, after = _headings(texts, start)
        if after:
            return sorts, [line for line in kept[after:] if not _is_heading(line.text)]
    return frozenset(), []


def _is_heading(text: str) -> bool:
    """Whether a line is a heading of a column and nothing else."""
    return len(text.split()) <= 3 and heading_sort(text) is not None and kind_of(text) not in (Kind.DATE, Kind.RAG)


def _headings(texts: Sequence[str], start: int) -> tuple[frozenset[str | None], int]:
    """The sorts of headings that begin here and name the action and who, when or how it stands, and the place after.

    The place is 0 where there are none.
    """
    found, after = headings_at(texts, start)
    if not found:
        after = start
        while after < len(texts) and _may_head(texts[after]):
            found, after = [*found, texts[after]], after + 1
    sorts = [heading_sort(heading) for heading in found]
    told = bool({"owner", "date", "rag"} & set(sorts)) or (sorts.count("text") > 1 and len(found) >= _LEAST_TITLES)
    return frozenset(sorts), after if "text" in sorts and told else 0


def _may_head(text: str) -> bool:
    if SAYS_MORE.search(text):
        return False
    return len(text.split()) <= _HEADING_WORDS and text[-1] not in ".;," and heading_sort(text) is not None


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those that go on in small letters joined to the one above."""
    held: Line | None = None
    for line in lines:
        if held and line.bullet is None and line.text[0].islower() and held.text[-1] not in ".;:":
            held = held.saying(f"{held.text} {line.text}")
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _records(lines: Sequence[Line]) -> Iterator[_Record]:
    current: _Record | None = None
    number: str | None = None
    for line in lines:
        opening = opening_of(line.text)
        rest, facts = facts_behind(opening.rest)
        if _tells(rest):
            if current:
                yield current
            current = _Record(Item(line.saying(rest), rest, opening.ref or number))
            number = None
            for fact in facts:
                current.item.facts.setdefault(fact.role, []).append(fact.value)
        elif kind_of(line.text) is Kind.NUMBER:
            number = line.text.rstrip(".):")
        elif current:
            _tell(current, line.text)
    if current:
        yield current


def _tells(text: str) -> bool:
    words = len(text.split())
    acts = begins_to_act(text) or tells_to_act(text) or bool(_BE_DONE.search(text))
    return acts and _FEWEST <= words <= _LONGEST and not looks_elsewhere(text)


def _tell(record: _Record, text: str) -> None:
    """What a line that is no statement says of the one before it, where it can say one thing only."""
    kind = kind_of(text)
    if kind is Kind.DATE and record.when is None:
        record.when = text
    elif kind is Kind.RAG or is_status_word(text):
        record.item.facts.setdefault(Role.STATUS, [text])
    elif kind is Kind.NAME and record.owner is None and record.when is None and _may_be_name(text):
        record.owner = text


def _may_be_name(text: str) -> bool:
    """A name alone: "Board 06/05/30" says which meeting the next statement comes from."""
    return len(text.split()) <= _LONGEST_NAME and not any(map(str.isdigit, text))


def _promise(record: _Record, context: date | None, *, asks_who: bool) -> Promise:
    facts = record.item.facts
    owners = [*facts.pop(Role.OWNER, []), *filter(None, [record.owner if asks_who else None])]
    whens = [*facts.pop(Role.TIMESCALE, []), *filter(None, [record.when])]
    timescale = next((found for when in whens if (found := timescale_of(when, context))), None)
    owner = owners[0] if owners else subject_of(record.item.text)
    return Promise(record.item, record.item.text, timescale, owner, SCATTERED, [_WHY])
