"""Which paragraphs are labelled facts: "Lead: ...", "How will we know?: ...", "Timescale" over its value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.documents.openings import opening_of, theme_of, titled_theme
from goldthread.documents.running.lines.dated_labels import dated_fact, undated
from goldthread.documents.running.lines.endings import Endings, facts_at_end, learned_endings
from goldthread.documents.running.lines.labels import split_labels
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.row_ends import rows_ended
from goldthread.documents.running.lines.sentences import told_behind
from goldthread.documents.running.lines.subjects import tells_to_act
from goldthread.documents.running.records.label_words import (
    LONGEST_ALONE,
    NO_FACT,
    may_be_label,
    role_of_words,
)
from goldthread.documents.running.records.lines_below import who_and_when_in_turn, with_items_above
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import in_known_tongue
from goldthread.documents.tables.rows.tails import (
    Fact,
    fact_led_in,
    facts_at,
    facts_behind,
    facts_stated,
    recurring_labels,
)
from goldthread.documents.tables.view import words_of
from goldthread.documents.textual.run_on.headings import are_headings

_INLINE = re.compile(r"^\W{0,3}(?P<label>[A-Z](?:[^:.\n]|\.(?!\s)){1,110}?)[\s*]*:[\s*]*(?P<value>.*)$", re.DOTALL)
_AS_OFTEN = 0.8  # an unknown label alone on its line comes about as often as the known ones
_LEAST = 2  # times that a label has to come again to cut a paragraph of several
_SURE = 0.6
_SURE_ALONE = 0.75
_WHO_AND_WHEN = {Role.OWNER, Role.TIMESCALE}


@dataclass(frozen=True)
class Labelling:
    """A line with the facts it states; ``before`` is a statement in front of them."""

    line: Line
    before: str = ""
    facts: tuple[Fact, ...] = ()
    begins: bool = False  # a title over actions stood above it: whatever was told there has ended


def labelled_lines(lines: Sequence[Line]) -> list[Labelling]:
    """Every line with its facts, without those that only announce a list of actions.

    Labels on lines of their own are believed when they come again; headings of columns, run together over one
    small table after another, label nothing.
    """
    times = Counter(line.text for line in lines)
    lines = [line for line in lines if times[line.text] < _LEAST or not are_headings(line.text)]
    in_turn = who_and_when_in_turn(lines)
    lines = with_items_above(lines, in_turn)
    alone = _labels_alone(lines)
    again = recurring_labels([line.text for line in lines], _LEAST, in_brackets=True)
    endings = learned_endings(
        [line.text for line in lines if not (line.is_heading or line.told or _is_labelled(line, again))]
    )
    stated = _who_and_when_below(lines)
    rows = in_turn | rows_ended(lines)
    labelled = [
        _told_apart(line, rows.get(place)) or _labelling(line, alone, again, endings, stated=place in stated)
        for place, line in enumerate(lines)
    ]
    labelled = _with_lone_facts(labelled)
    labelled = _under_printed_labels([_with_name_in_front(_with_told(one)) for one in labelled])
    found = _without_list_titles(_with_unknown_labels(labelled))
    following = [*(one.line for one in found[1:]), None]
    return _kept([_without_lead_in(one, after) for one, after in zip(found, following, strict=False)])


def _told_apart(line: Line, facts: tuple[Fact, ...] | None) -> Labelling | None:
    """A line that is nothing but facts, or whose facts were told apart from its statement."""
    if facts:
        return Labelling(line, "", facts)
    return Labelling(line, line.text, line.told) if line.told else None


def _kept(found: Sequence[Labelling | None]) -> list[Labelling]:
    """Those that say something, each told apart from what stood before the ones that do not."""
    kept: list[Labelling] = []
    for above, one in zip([None, *found], found, strict=False):
        if one is not None:
            kept.append(replace(one, begins=one.begins or (above is None and bool(kept))))
    return kept


def _with_told(one: Labelling) -> Labelling:
    """With what sentences behind the statement say of who and when."""
    text = one.before if one.facts else one.line.text
    rest, told = told_behind(text) if text and not one.line.is_heading else (text, ())
    new = told and not {fact.role for fact in told} & {fact.role for fact in one.facts}
    return Labelling(one.line, rest, (*told, *one.facts)) if new else one


def _with_lone_facts(found: list[Labelling]) -> list[Labelling]:
    """With a name or a day alone in a bracket, beside statements that have both in one."""
    both = sum(bool(one.before) and {fact.role for fact in one.facts} >= _WHO_AND_WHEN for one in found)
    return found if both < _LEAST else [_with_lone(one) if not one.facts else one for one in found]


def _with_lone(one: Labelling) -> Labelling:
    if one.line.is_heading or not tells_to_act(opening_of(one.line.text).rest):
        return one
    before, facts = facts_behind(one.line.text, trusting=True)
    told = facts and {fact.role for fact in facts} <= _WHO_AND_WHEN
    return Labelling(one.line, before, facts) if told else one


def _with_name_in_front(one: Labelling) -> Labelling:
    """With the name that stood before the statement."""
    if one.line.who_before is None or any(fact.role is Role.OWNER for fact in one.facts):
        return one
    before, told = (one.before, one.facts) if one.facts else facts_behind(one.line.text, trusting=True)
    return Labelling(one.line, before, (Fact(Role.OWNER, str(Role.OWNER), one.line.who_before), *told))


def _under_printed_labels(found: list[Labelling]) -> list[Labelling]:
    """Facts that no label is printed before go by the label that others of their kind have."""
    times = Counter((fact.role, fact.label) for one in found for fact in one.facts if fact.is_labelled)
    usual = {role: label for (role, label), _ in reversed(times.most_common())}
    return [
        Labelling(one.line, one.before, tuple(_under(fact, usual) for fact in one.facts)) if one.facts else one
        for one in found
    ]


def _under(fact: Fact, usual: Mapping[Role, str]) -> Fact:
    return fact if fact.is_labelled else Fact(fact.role, usual.get(fact.role, fact.label), fact.value)


def _with_unknown_labels(found: list[Labelling]) -> list[Labelling]:
    """Labels whose words say nothing known are believed when they come again beside known ones."""
    beside = [
        one.line.text
        for before, one, after in zip(found, found[1:], [*found[2:], None], strict=False)
        if not one.facts and (before.facts or (after and after.facts))
    ]
    matches = [match for text in beside if (match := _INLINE.match(text))]
    times = Counter(match["label"].strip() for match in matches if not re.search(r"\d", match["label"]))
    again = {label for label, count in times.items() if count > 2 and len(label.split()) <= LONGEST_ALONE}
    return [_unknown(one, again) if not one.facts else one for one in found]


def _unknown(one: Labelling, labels: Container[str]) -> Labelling:
    match = _INLINE.match(one.line.text)
    if match is None or match["label"].strip() not in labels:
        return one
    return Labelling(one.line, "", (Fact(Role.OTHER, match["label"].strip(), match["value"]),))


def _without_list_titles(found: list[Labelling]) -> list[Labelling]:
    """Without "Actions" over several statements that each say who or when: it is no label of the first of them."""
    titles = [
        one
        for one, after in zip(found, [*found[1:], None], strict=False)
        if _says_only(one, Role.ACTION) and (one.line.is_heading or (after and opening_of(after.line.text).ref))
    ]
    told = Counter(fact.label for one in found for fact in one.facts if fact.role in _WHO_AND_WHEN)
    if not titles or len(titles) >= _AS_OFTEN * max(told.values(), default=0):
        return found
    return _kept([None if one in titles else one for one in found])


def _says_only(one: Labelling, role: Role) -> bool:
    return bool(one.facts) and all(fact.role is role and not fact.value for fact in one.facts)


def _without_lead_in(one: Labelling, after: Line | None) -> Labelling | None:
    """What a line says besides leading in a list of actions; None if that is all."""
    if after is None or not _leads_in(one, after):
        return one
    told = tuple(fact for fact in one.facts if fact.value)
    return Labelling(one.line, one.before, told) if told else None


def _leads_in(one: Labelling, after: Line) -> bool:
    """Whether "What we will do:" stands over a list of actions rather than before one of them."""
    empty = [fact for fact in one.facts if not fact.value]
    over = after.bullet is not None or bool(opening_of(after.text).ref) or (one.line.is_heading and after.is_heading)
    return any(fact.role is Role.ACTION for fact in empty) and over and one.line.bullet is None


def _who_and_when_below(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are nothing but names and a date, where one stands under statement after statement."""
    found = [place for place, line in enumerate(lines) if not line.is_heading and facts_stated(line.text)]
    below = [place for place in found if place and place - 1 not in found]
    led_in = [place for place, line in enumerate(lines) if not line.is_heading and fact_led_in(line.text)]
    return frozenset(place for places in (below, led_in) if len(places) > _LEAST for place in places)


def _labelling(
    line: Line, alone: frozenset[str], again: re.Pattern[str] | None, endings: Endings, *, stated: bool
) -> Labelling:
    text = line.text
    if line.is_heading and (title := titled_theme(text)):
        return Labelling(line.saying(title))
    if again and _is_labelled(line, again):
        return Labelling(line, *facts_at(again, text))
    found = _INLINE.match(text)
    if sure := dated_fact(text) or _told_twice(line, found):
        return Labelling(line, "", (sure,))
    if not line.is_heading and (ended := facts_at_end(text, endings))[1]:
        return Labelling(line, *ended)
    alone_role = role_of_words(text, _SURE_ALONE)
    if words_of(text).strip(" :") in alone and (alone_role or not line.is_heading):
        alone_role = alone_role or Role.OTHER
        return Labelling(line, "", (Fact(alone_role, undated(text).strip(" :*"), ""),))
    if theme_of(text) or opening_of(text).named:
        return _behind(line)
    if stated and (facts := facts_stated(text) or _alone(fact_led_in(text))):
        return Labelling(line, "", facts)
    if found:
        role = role_of_words(found["label"], _SURE)
        whole = found["label"].count("(") == found["label"].count(")") and "[" not in found["label"]
        if role and whole and not re.search(r"\d", found["label"]):
            value, more = split_labels(found["value"])
            facts = (
                Fact(role, found["label"].strip(), value),
                *more,
            )
            return Labelling(line, "", facts)
    return _behind(line)


def _told_twice(line: Line, found: re.Match[str] | None) -> Fact | None:
    """What a label tells that says the same in two languages, whatever else may label the line."""
    label = found["label"] if found else ""
    if found is None or in_known_tongue(label) == label or line.is_heading or theme_of(line.text):
        return None
    role = role_of_words(label, _SURE)
    return Fact(role, label.strip(), found["value"]) if role else None


def _is_labelled(line: Line, again: re.Pattern[str] | None) -> bool:
    """Whether several labels that come again stand in a line: they cut it surer than brackets and dashes do."""
    return again is not None and len(again.findall(line.text)) > 1


def _alone(fact: Fact | None) -> tuple[Fact, ...]:
    return (fact,) if fact else ()


def _behind(line: Line) -> Labelling:
    before, facts = facts_behind(line.text)
    if facts:
        return Labelling(line, before, facts)
    before, labelled = split_labels(line.text)
    if labelled and all(one.role not in NO_FACT for one in labelled):
        return Labelling(line, before, labelled)
    return Labelling(line)


def _labels_alone(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that name a role and come again with something else under them."""
    times = Counter(
        words_of(line.text).strip(" :")
        for line, after in pairwise(lines)
        if len(line.text.split()) <= LONGEST_ALONE
        and line.text != after.text
        and ":" not in line.text.strip(" :")  # "RAG: Green" has its value
        and not (_is_titled_theme(line.text) or opening_of(line.text).ref)  # in the contents and where it begins
        and role_of_words(line.text, _SURE_ALONE)
    )
    known = {label for label, count in times.items() if count > 1}
    often = max((times[label] for label in known), default=0)
    short = Counter(words_of(line.text).strip(" :") for line in lines if may_be_label(line.text)) if known else {}
    return frozenset(known | {label for label, count in short.items() if count > 2 and count >= _AS_OFTEN * often})


def _is_titled_theme(text: str) -> bool:
    """ "Priority 4 – Warm homes": a priority with its name."""
    theme = theme_of(text)
    return theme is not None and theme[1] != text.strip()
