"""Facts printed behind a statement: "... (Lead: Housing; by May 2031)", "... – Housing Service – May 2031"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.tables.cells.content import is_named, is_status_word, is_time_or_open, is_timescale
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tables.cells.stand_ins import is_nobody, says_above
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role, heading_scores

_BRACKET = re.compile(
    r"^(?P<rest>.*?)\s*[(\[](?P<inner>[^()\[\]]{2,60}(?:\([^()]{1,40}\)[^()\[\]]{0,60})?[^()\[\]]{0,140})[)\]]\s*[.;]?\s*$",
    re.DOTALL,
)
_DASH = re.compile(r"\s+[–—-]\s+|\s+\|\s+")
_FIRM_CUT = re.compile(r"\s*[;|\n]\s*|\s+[–—-]\s+")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{1,30}?)\s*(?::|\s[–-])\s*(?P<value>\S.*)", re.DOTALL)
_LED = re.compile(r"(?P<label>[Ll]ed by|lead|owner|responsible)\s+(?P<value>[A-Z].*)", re.DOTALL)
_DUE = re.compile(r"(?:due|deadline|target|timescale|completion)\s+(?P<value>\S.*)", re.IGNORECASE | re.DOTALL)
_DONE_BY = re.compile(
    r"(?:to be )?(?:complet|deliver|finish|achiev)ed (?:by|in|on|before)\s+(?P<value>\S.*)", re.IGNORECASE | re.DOTALL
)
_DATE_BEHIND = re.compile(r"(?P<who>[^()\[\]]+?)\s*[(\[](?P<when>[^()\[\]]+)[)\]]")
_LED_IN = re.compile(
    r"(?:led by|lead|owner|owned by|responsible|due|deadline|target|timescale|completion|"
    r"(?:to be )?(?:complet|deliver|finish|achiev)ed (?:by|in|on|before))\b",
    re.IGNORECASE,
)
_BLANK, _BLANK_OR_BRACKET = r"(?:^|(?<=\s))", r"(?:^|(?<=[\s(\[]))"  # what may stand before a label
_PRINTED = {before: re.compile(rf"{before}(?P<label>[A-Z][a-zA-Z]{{1,20}}(?: [a-z]{{1,15}}){{0,3}})\s*:\s")
            for before in (_BLANK, _BLANK_OR_BRACKET)}  # fmt: skip
# What may be said of an action behind its statement.
STATED_BEHIND = frozenset(
    {Role.OWNER, Role.TIMESCALE, Role.SUPPORT, Role.OUTCOME, Role.PROGRESS, Role.RAG, Role.STATUS}
)
_TOLD_TOGETHER = {Role.OWNER, Role.TIMESCALE, Role.RAG, Role.STATUS}
_SURE = 0.65  # of a label
_MAY_SAY_WHEN = 0.35
_MOSTLY = 0.5  # of the values behind a label are days
_LONGEST = 160  # characters of what stands behind a statement
_SHORT_VALUE = 8  # words; a longer one keeps its full stop
_WORDS_OF_NAME = 9


@dataclass(frozen=True)
class Fact:
    """What a label says about an action; without a printed label, ``label`` is the name of the role.

    The value is empty where it follows in the next paragraph.
    """

    role: Role
    label: str
    value: str

    @property
    def is_labelled(self) -> bool:
        """Whether its label is printed."""
        return self.label != str(self.role)


def facts_behind(text: str, *, trusting: bool = False) -> tuple[str, tuple[Fact, ...]]:
    """A statement without the facts behind it, and those facts; the whole text where there are none.

    Facts are believed when one of them is labelled or when both who and when are given; with ``trusting`` also a
    name or a date alone, for where statement after statement ends so.
    """
    if found := _BRACKET.match(text):
        facts = _facts(found.group("inner"))
        if facts and (trusting or _are_believed(facts, found.group("inner"))):
            return found.group("rest").strip(), facts
    return _behind_dashes(text)


def facts_stated(text: str) -> tuple[Fact, ...]:
    """The facts of a line that holds nothing else and names both who and when: "Night Service, May 2031"."""
    if len(text) > _LONGEST:
        return ()
    text = text.strip(" .;").lstrip("->=→➔➜ ")
    behind = _DATE_BEHIND.fullmatch(text)
    facts = _facts(f"{behind['who']}; {behind['when']}" if behind else text.strip("()[]"))
    roles = [fact.role for fact in facts]
    both = {Role.OWNER, Role.TIMESCALE} <= set(roles) and len(set(roles)) == len(roles)
    return facts if both and set(roles) <= _TOLD_TOGETHER else ()


def fact_led_in(text: str) -> Fact | None:
    """The fact of a line that begins with its label, colon or not: "Led by the Trust", "To be done by May 2031"."""
    fact = fact_of(text.strip(" .;")) if len(text) <= _LONGEST else None
    if fact is None or fact.role not in (Role.OWNER, Role.TIMESCALE) or ":" in fact.value:
        return None  # with a colon in it, its label is longer than the words it begins with
    return fact if _LED_IN.match(text) else None


def ends_in_facts(text: str) -> bool:
    """Whether a statement ends in a bracket of names and dates, labelled or not."""
    found = _BRACKET.match(text)
    return found is not None and bool(_facts(found.group("inner")))


def _behind_dashes(text: str) -> tuple[str, tuple[Fact, ...]]:
    pieces = _DASH.split(text)
    if len(pieces) > 1 and (facts := facts_stated(pieces[-1])):
        return text[: text.rindex(pieces[-1])].rstrip(" –—-|"), facts
    if len(pieces) < 3 or len(pieces[-1]) + len(pieces[-2]) > _LONGEST:
        return text, ()
    who, when = sorted(pieces[-2:], key=is_time_or_open)
    if not is_time_or_open(when) or is_time_or_open(who) or not _could_be_owner(who):
        return text, ()
    rest = text[: text.rindex(pieces[-2])].rstrip(" –—-|")
    return rest, (_fact(Role.OWNER, who), _fact(Role.TIMESCALE, when))


def _are_believed(facts: tuple[Fact, ...], inner: str) -> bool:
    roles = {fact.role for fact in facts}
    labelled = any(fact.is_labelled for fact in facts)
    paired = Role.OWNER in roles and bool(roles & {Role.TIMESCALE, Role.STATUS})
    return labelled or paired or bool(re.match(r"\W*by\b", inner, re.IGNORECASE))


def _facts(inner: str) -> tuple[Fact, ...]:
    """The facts of a bracket, or none when a piece of it is neither labelled, nor a date, nor a name."""
    facts: list[Fact] = []
    for piece in bracket_pieces(inner):
        fact = fact_of(piece)
        if fact is None:
            return ()
        if facts and facts[-1].role is fact.role is Role.OWNER and not fact.is_labelled:
            facts[-1] = Fact(Role.OWNER, facts[-1].label, f"{facts[-1].value}; {piece}")
        else:
            facts.append(fact)
    return tuple(facts)


def bracket_pieces(inner: str) -> list[str]:
    """What semicolons, bars, dashes and the comma before a time part."""
    out: list[str] = []
    for piece in _FIRM_CUT.split(inner):
        before, comma, last = piece.rpartition(",")
        who, colon, when = piece.rpartition(":")
        if comma and is_time_or_open(last) and not is_time_or_open(before):
            out += [before, last]
        elif colon and is_time_or_open(when) and not _may_be_label(who, when) and _could_be_owner(who.strip()):
            out += [who, when]  # "Night Service: May 2031"
        else:
            out += [piece]
    return [piece.strip() for piece in out if piece.strip()]


def _may_be_label(text: str, value: str) -> bool:
    """Whether what stands before a colon and a time is a label; "Visiting Team: May 2031" is no label of owners."""
    role = role_of_label(text)
    names = role is Role.OWNER and len(text.split()) > 1 and is_timescale(value.strip())
    may = heading_scores(text).get(Role.TIMESCALE, 0.0) >= _MAY_SAY_WHEN
    return may or (role is not None and not names)


def fact_of(piece: str) -> Fact | None:
    """What a piece says by itself: a labelled fact, a time, a status or a name; None where it could be anything."""
    for pattern in (_LABEL, _LED):
        if (found := pattern.fullmatch(piece)) and (role := role_of_label(found["label"])):
            return Fact(role, found["label"], found["value"])
    if (found := _DONE_BY.fullmatch(piece)) and is_time_or_open(found["value"]):
        return _fact(Role.TIMESCALE, found["value"])
    if is_rag_word(piece):
        return _fact(Role.RAG, piece)
    if is_time_or_open(piece) or says_above(piece):
        return _fact(Role.TIMESCALE, piece)
    if is_status_word(piece):
        return _fact(Role.STATUS, piece)
    if found := _DUE.fullmatch(piece):
        return _fact(Role.TIMESCALE, found["value"])
    return _fact(Role.OWNER, piece) if _could_be_owner(piece) else None


def recurring_labels(texts: Sequence[str], least: float, *, in_brackets: bool = False) -> re.Pattern[str] | None:
    """The known labels that stand in ``least`` texts or more, as one pattern; None when there are none.

    ``in_brackets``: one may also open a bracket, for where others have to stand in it too.
    """
    before = _BLANK_OR_BRACKET if in_brackets else _BLANK
    times: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    for text in texts:
        values = _printed_values(text, _PRINTED[before])
        times.update(list(values))
        dated.update(label for label, value in values.items() if len(value) <= _LONGEST and is_time_or_open(value))
    known = [
        label
        for label, count in times.items()
        if count >= least and (role_of_label(label) or _if_dated(label, dated[label], count)) in STATED_BEHIND
    ]
    if not known:
        return None
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(rf"{before}(?P<label>{'|'.join(map(re.escape, longest_first))})\s*:\s*")


def _printed_values(text: str, printed: re.Pattern[str]) -> dict[str, str]:
    """What stands behind each label of a text, up to the next one."""
    marks = list(printed.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    return {mark["label"]: trimmed(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)}


def _if_dated(label: str, dated: int, times: int) -> Role | None:
    """ "Complete by" may name a body or a day; the days behind it decide."""
    may = heading_scores(label).get(Role.TIMESCALE, 0.0) >= _MAY_SAY_WHEN
    return Role.TIMESCALE if may and dated >= _MOSTLY * times else None


def facts_at(labels: re.Pattern[str], text: str) -> tuple[str, tuple[Fact, ...]]:
    """A text cut at such labels: what stands before the first, and what each of them says."""
    marks = list(labels.finditer(text))
    if not marks:
        return text, ()
    edges = [*(mark.start() for mark in marks[1:]), len(text)]
    facts = (
        Fact(role, mark["label"], trimmed(text[mark.end() : edge]))
        for mark, edge in zip(marks, edges, strict=True)
        if (role := role_of_label(mark["label"]) or Role.TIMESCALE)  # what is in doubt is kept only where days follow
    )
    return text[: marks[0].start()].rstrip(" ([").strip(), tuple(facts)


def trimmed(value: str) -> str:
    """A labelled value without the marks that part it from the next: "May 2031;", "Housing).", "Trust.]"."""
    value = _without_stop(value.strip(" |;,–—"))
    if value.endswith((")", "]")) and value.count("(") + value.count("[") < value.count(")") + value.count("]"):
        value = _without_stop(value[:-1])
    return value.strip()


def _without_stop(value: str) -> str:
    return value[:-1] if value.endswith(".") and len(value.split()) <= _SHORT_VALUE else value


def role_of_label(label: str) -> Role | None:
    """The role that a label names without doubt."""
    return best_role(label, _SURE)


def _fact(role: Role, value: str) -> Fact:
    return Fact(role, str(role), value.strip())


def _could_be_owner(text: str) -> bool:
    """A short run of capitalised words, or one that names a body or post."""
    words = text.split()
    if not 1 <= len(words) <= _WORDS_OF_NAME or is_nobody(text) or text.rstrip().endswith((".", "?", "!")):
        return False
    capitals = sum(word[:1].isupper() for word in words)
    return text[:1].isupper() and (is_named(text) or capitals >= 0.6 * len(words))
