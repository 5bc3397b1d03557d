"""Labels inside running text: "Lead: ...", "Timescale: ...", each with the role its word names."""

from __future__ import annotations

import re

from goldthread.documents.openings import theme_of
from goldthread.documents.running.lines.dated_labels import dated_fact
from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role, heading_scores
from goldthread.documents.tables.rows.tails import Fact, trimmed
from goldthread.documents.timescales import parse_timescale, says_when

_LABEL = re.compile(
    r"(?:^|(?<=[.;|(\[,–—•]\s)|(?<=[(\[|;\n]))\**"
    r"([A-Z][A-Za-z]{1,20}(?:[ /&-][A-Za-z]{1,20}){0,4}(?: \([A-Za-z ]{1,20}\))?)\**\s?:\**(?=\s|$)"
)
# "year - ongoing": a dash at the head of a paragraph does for a colon where the label is sure.
_DASHED = re.compile(r"^\W{0,3}(?P<label>[A-Za-z]{2,20}(?:[ /&]{1,3}[A-Za-z]{1,20}){0,4})\s+[–—-]\s+(?=\S)")
# "Short term: less than a year" says what the words mean, not when something is due.
_EXPLAINED = re.compile(r"(?:very |the )?(?:short|medium|long|near|mid)(?:er|est)?[ -]term", re.IGNORECASE)
_PENDING = re.compile(r"\bto be (?:agreed|confirmed|decided|determined|set)$", re.IGNORECASE)  # a value, no label
_SURE = 0.6
_SURE_WITH_DASH = 0.9
_MAY_SAY_WHEN = 0.35


def split_labels(text: str) -> tuple[str, tuple[Fact, ...]]:
    """What stands before the first label, and the labelled values after it."""
    theme = theme_of(text) is not None  # "Theme A: Safer streets" is a title, no fact
    marks = [
        (match, role)
        for match in _LABEL.finditer(text[:6000])
        if not (theme and match.start() == 0)
        and (role := _role(match.group(1)) or _role_by_value(match.group(1), text[match.end() :]))
    ]
    if not marks and not theme and (fact := dated_fact(text)):
        return "", (fact,)
    if not marks:
        return (text, ()) if theme else _split_at_dash(text)
    edges = [*(match.start() for match, _ in marks[1:]), len(text)]
    values = (
        Fact(role, match.group(1), trimmed(text[match.end() : edge]))
        for (match, role), edge in zip(marks, edges, strict=True)
    )
    return text[: marks[0][0].start()].rstrip(" ([|;–—-").strip(), tuple(values)


def only_labelled(text: str) -> tuple[Fact, ...]:
    """The labelled values of a text that says nothing besides."""
    before, labelled = split_labels(text)
    return () if before else labelled


def _split_at_dash(text: str) -> tuple[str, tuple[Fact, ...]]:
    match = _DASHED.match(text)
    role = _role(match["label"]) if match else None
    if match is None or role is None:
        return text, ()
    small = match["label"].islower()
    if not small and heading_scores(match["label"])[role] < _SURE_WITH_DASH:
        return text, ()
    return "", (Fact(role, match["label"], text[match.end() :].strip()),)


def without_label(value: str, role: Role) -> str:
    """A value without what it calls itself again: "Lead partner - Trade Team" under "Responsibility"."""
    match = _DASHED.match(value)
    named = _role(match["label"]) if match else None
    alike = named is role or (named is Role.SUPPORT and role is Role.OWNER)
    return value[match.end() :].strip() if match and alike else value


def _role(label: str) -> Role | None:
    if _EXPLAINED.fullmatch(label) or _PENDING.search(label):
        return None
    best = best_role(label, _SURE)
    says_when_itself = best is Role.TIMESCALE and says_when(parse_timescale(label))  # "Each quarter: ..."
    return None if says_when_itself else best


def _role_by_value(label: str, behind: str) -> Role | None:
    """ "Target: March 2026": a label that may speak of time does so where a date follows it."""
    value = re.split(r"[|;\n]|\.\s", behind[:80])[0]
    may = heading_scores(label).get(Role.TIMESCALE, 0.0) >= _MAY_SAY_WHEN
    return Role.TIMESCALE if may and is_timescale(value.strip()) else None
