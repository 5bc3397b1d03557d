"""Sentences behind a statement that only say who or when: "The Trust will lead this work. It is due in May 2031"."""

from __future__ import annotations

import re

from goldthread.documents.running.lines.dates import timescale_of
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact
from goldthread.documents.vocabulary import HOLDS_ON

_CUT = re.compile(r"(?<=[a-z0-9)%’'\"”])[.]\s+(?=[A-Z])")
_THIS = (
    r"(?:this|it|these|they|(?:the|this) (?:work|action|task|project|activity|item|piece of work)|work|delivery|"
    r"completion)"
)
_LEADS = (
    r"(?:leads?(?: on)?|take forward|take the lead (?:on|for|in)|(?:be|is|are) responsible for|oversee|own|"
    r"co-?ordinate|deliver|take responsibility for|(?:is|are) the leads? for)"
)
_WHO = r"(?:the )?(?P<{name}>(?-i:[A-Z]).{{2,110}})"
_WHO_LEADS = re.compile(
    rf"(?:[Tt]he )?(?P<who>[A-Z].{{2,110}}?) (?:(?:will|shall|to) )?{_LEADS} {_THIS}\b.{{0,20}}", re.DOTALL
)
_LED_BY = re.compile(
    rf"(?:{_THIS} (?:is|are|will be|to be) (?:being )?)?"
    rf"(?:led|owned|overseen|co-?ordinated|taken forward|delivered) (?:on )?by {_WHO.format(name='by')}"
    r"|(?:the )?(?:lead(?:s|ing)?(?: officers?| agency| body| partners?| organisations?)?|owners?|responsible \w+)"
    rf"(?: for this(?: work| action)?)? (?:is|are|will be) {_WHO.format(name='named')}"
    rf"|responsib\w+(?: for this(?: work| action)?)? (?:lies|sits|rests) with {_WHO.format(name='with')}",
    re.IGNORECASE,
)
_TOWARDS = (
    r"(?:is|are|will|should|must|to|has|have|be|been|now|expected|planned|intended|scheduled|aimed|target(?:ed)?|"
    r"completed?|finish(?:ed)?|delivered|done|achieved|in place|ready|due|start|begin|run|continue|last|for|"
    r"completion|date|deadline|timescale|the|our|we|aim)"
)
_WHEN = re.compile(rf"(?:{_THIS} )?(?:{_TOWARDS}\s*:?\s+){{0,8}}(?P<when>\S.{{2,60}})", re.IGNORECASE)
_DATE = r"(?:date|timescale|deadline)"
_OPEN = re.compile(
    rf"(?:an?|the) {_DATE} (?:(?:is|has|will be) )?(?:still |yet )?to be \w+|"
    rf"(?:an?|the|no) {_DATE} has (?:yet to be|not (?:yet )?been|been) (?:set|agreed|confirmed)(?: yet)?",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(r"\b(?:was|were|had)\b")
_MOST_WORDS = 18  # of a sentence that only says when
_LONGEST = 200
_CAPITALS = 0.7  # of the words of a name


def told_behind(text: str) -> tuple[str, tuple[Fact, ...]]:
    """A statement without the sentences at its end that only say who or when, and those facts."""
    pieces = _CUT.split(text.strip())
    if len(pieces) < 2:
        return text, ()
    facts: list[Fact] = []
    while len(pieces) > 1 and (fact := _fact(pieces[-1])) and all(fact.role is not held.role for held in facts):
        facts.insert(0, fact)
        pieces.pop()
    if not facts:
        return text, ()
    end = text.strip().index(pieces[-1], sum(map(len, pieces[:-1]))) + len(pieces[-1])
    return text.strip()[:end] + ".", tuple(facts)


def _fact(sentence: str) -> Fact | None:
    sentence = sentence.strip(" .;")
    if len(sentence) > _LONGEST:
        return None
    found = _WHO_LEADS.fullmatch(sentence) or _LED_BY.fullmatch(sentence)
    if found and _is_name(who := next(filter(None, found.groups()))):
        return Fact(Role.OWNER, str(Role.OWNER), who)
    if _OPEN.fullmatch(sentence):
        return Fact(Role.TIMESCALE, str(Role.TIMESCALE), "To be agreed")
    when = _when(sentence)
    return Fact(Role.TIMESCALE, str(Role.TIMESCALE), when) if when else None


def _is_name(who: str) -> bool:
    """Capitals nearly throughout: "Each names who" leads nothing."""
    words = [word for word in re.findall(r"[A-Za-z’'-]+", who) if word.lower() not in HOLDS_ON]
    return bool(words) and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _when(sentence: str) -> str | None:
    """The words of time that a sentence about "this" ends in."""
    if len(sentence.split()) > _MOST_WORDS or _LOOKS_BACK.search(sentence):
        return None
    found = _WHEN.fullmatch(sentence)
    return found["when"] if found and _is_time(found["when"]) else None


def _is_time(words: str) -> bool:
    return timescale_of(words, None) is not None
