"""Where one statement is done and the next begins, whatever room its line has left: its end says who and when."""

from __future__ import annotations

import re

from goldthread.documents.openings import theme_of
from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.rows.tails import ends_in_facts, facts_behind
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.labelled.colons import is_labelled
from goldthread.documents.vocabulary import ACTION_VERBS

_LONGEST = 600  # characters of a statement
_END = 120  # characters in which it says who or when
_FEWEST_WORDS = 4  # behind a day; fewer may be the title of what is due on it
_WORDS_OF_NAME = 9
_SUBJECT = re.compile(r"(?:[Tt]he )?[A-Z][^.;:!?]{1,90}? (?:to|will|shall|must|should) (?P<verb>[a-z-]+)")
_BRACKET = re.compile(r"(?P<rest>.*\S)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]")
_YEARS = re.compile(r"\d{4}(?:\s*[/–-]\s*(?:\d{2}|\d{4}))?")
_IN_FRONT = re.compile(r"(?P<when>[A-Z][^:]{3,40}):\s+\S")
_TOWARDS = re.compile(r"\s(?:by|before|until|no later than|within|during|in|from)\s+")
_CUT = re.compile(r"[.;,|]\s+|\s[–—-]\s+|[(\[]")


def begins_item(line: str) -> bool:
    """Whether a line begins with the time when something is due: "By May 2031: open a shop"."""
    found = _IN_FRONT.match(line.strip())
    return found is not None and kind_of(found["when"]) is Kind.DATE and is_timescale(found["when"])


def is_item(text: str) -> bool:
    """Whether a line is an item by its words, however short it is and alone: they say when, and who or what."""
    text = text.strip()
    if begins_item(text):
        behind = text[text.index(":") + 1 :].strip()
        return len(behind.split()) >= _FEWEST_WORDS and _acts(behind)
    if bracket := _BRACKET.fullmatch(text):
        return _acts(text) and (
            _names_day(bracket["inner"]) or (ends_in_facts(text) and _ends_in_time(bracket["rest"]))
        )
    return _SUBJECT.match(text) is not None and _acts(text) and _ends_in_time(text)


def _names_day(text: str) -> bool:
    """A time that is more than years: those may stand behind a title too."""
    return is_timescale(text) and not _YEARS.fullmatch(text)


def is_whole_item(text: str, line: str) -> bool:
    """Whether a statement that a line stands below is done: it ends in who and when, and the line begins anew."""
    text, first = text.strip(), line.strip().split()[0]
    if not first[0].isupper() or not 0 < len(text) <= _LONGEST:
        return False
    if text[-1] in ")]":
        return bool(facts_behind(text)[1]) or (_acts(text) and ends_in_facts(text))
    if not text[-1].isalnum():
        return False
    return _ends_in_time(text) or (_ends_in_label(text) and first.lower() in ACTION_VERBS)


def _ends_in_time(text: str) -> bool:
    """ "... – Trade Team – May 2031", "... Deadline: May 2031", "Trade Team to open a shop by May 2031"."""
    end = text[-_END:]
    if is_timescale(_last_piece(end).partition(":")[2]) and _ends_in_label(text):
        return True
    if facts_behind(text)[1]:
        return True
    return _acts(text) and any(
        kind_of(end[found.end() :]) is Kind.DATE and is_timescale(end[found.end() :])
        for found in _TOWARDS.finditer(end)
    )


def _ends_in_label(text: str) -> bool:
    """Whether the last piece of a statement is a label with its value: "... Lead: Trade Team"."""
    return _last_piece(text[-_END:]) != text and is_labelled(_last_piece(text[-_END:]))


def _last_piece(text: str) -> str:
    return _CUT.split(text)[-1].strip()


def _acts(text: str) -> bool:
    """ "Open ...", "The Board will ...", "Trade Team to open ...", "Trade Team: Open ..."."""
    name, colon, behind = text.partition(": ")
    named = bool(colon and behind.strip()) and len(name.split()) <= _WORDS_OF_NAME and not theme_of(text)
    if any(said.split()[0].lower() in ACTION_VERBS for said in (text, behind if named else text)):
        return True
    found = _SUBJECT.match(text)
    return found is not None and found["verb"] in ACTION_VERBS
