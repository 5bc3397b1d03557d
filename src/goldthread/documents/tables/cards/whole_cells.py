"""Cards that are told in one cell each: what is to be done first, then who, when and the rest under labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from goldthread.documents.model import Paragraph
from goldthread.documents.openings import bare_number, opening_of
from goldthread.documents.tables.cards.heads import head_with_standing, standing_in
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role, heading_scores
from goldthread.documents.tables.view import words_of

_SURE, _SURE_ALONE = 0.6, 0.75  # of a label before its value, and over it
_LONGEST = 6  # words of a label
_LEAST = 2  # labels of a card, cards that bear one whose words say nothing known
_TELLING = {Role.OWNER, Role.TIMESCALE}
_IN_A_WORD = {Role.RAG, Role.STATUS}  # no list answers them
_NO_LABEL = {Role.PRIORITY_REF, Role.PERIOD, Role.PRIORITY}
Told = dict[str, tuple[Paragraph, ...]]  # labels as printed, with what answers them


def is_whole_card(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether some paragraphs say what is to be done, and then under labels who or when."""
    roles = [role for paragraph in paragraphs if (role := _role(paragraph))]
    stated = bool(paragraphs) and _role(paragraphs[0]) in (None, Role.REF, Role.ACTION)
    return stated and len(roles) >= _LEAST and bool(_TELLING & set(roles))


def told_on(cards: Sequence[Sequence[Paragraph]]) -> list[Told]:
    """What each card says, by its labels; those whose words say nothing known are believed when they come again."""
    times = Counter(words_of(label) for card in cards for line in card if (label := _label(line)))
    again = {label for label, count in times.items() if count >= _LEAST}
    return [_told(card, again) for card in cards]


def _told(card: Sequence[Paragraph], again: Container[str]) -> Told:
    lines = list(card)
    first = next((at for at, line in enumerate(lines) if _bears_label(line, again)), len(lines))
    told = _head(lines[:first])
    asked = ""
    for line in lines[first:]:
        if _bears_label(line, again):
            label, _, value = line.text.partition(":")
            asked = next((one for one in told if words_of(one) == words_of(label)), label.strip())
            told.setdefault(asked, ())
            if not value.strip():
                continue
            line = replace(line, text=value.strip(), heading=None)
        home = "Action" if line.bullet is not None and best_role(asked) in _IN_A_WORD else asked
        told[home] = (*told.get(home, ()), line)
    return told


def _head(lines: Sequence[Paragraph]) -> Told:
    """What stands over the labels: number and standing in lines of their own, the rest what is to be done."""
    told: Told = {}
    stated: list[Paragraph] = []
    for line in (replace(line, heading=None) for line in lines if line.text.strip()):
        if line.bullet is not None:
            stated.append(line)
        elif (number := bare_number(line.text)) and not stated:
            told["Ref"] = (Paragraph(number),)
        elif label := standing_in(line.text):
            told[label] = (line,)
        elif (head := head_with_standing(line.text)) and head.number and not stated:
            told["Ref"] = head.number.paragraphs
            told |= {label: cell.paragraphs for label, cell in head.told}
        else:
            stated.append(line)
    opening = opening_of(stated[0].text) if stated and "Ref" not in told else None
    if opening and opening.ref and opening.rest:
        told["Ref"], stated[0] = (Paragraph(opening.ref),), replace(stated[0], text=opening.rest)
    return told | ({"Action": tuple(stated)} if stated else {})


def _bears_label(line: Paragraph, again: Container[str]) -> bool:
    return _role(line) is not None or (":" in line.text and words_of(_label(line)) in again)


def _label(line: Paragraph) -> str:
    """The words before the colon of a paragraph, where they may be a label; they may also stand over their value."""
    label = line.text.partition(":")[0].strip()
    return label if line.bullet is None and 0 < len(label.split()) <= _LONGEST else ""


def _role(line: Paragraph) -> Role | None:
    """What a paragraph tells under a label in front of it, or asks as a label over its value."""
    label = _label(line)
    role = best_role(label) if label else None
    before = line.text.partition(":")[2].strip()
    sure = _SURE if before else _SURE_ALONE
    if not before and any(map(str.isdigit, label)):  # "Action 3" is the number of a card
        return None
    return role if role and role not in _NO_LABEL and heading_scores(label)[role] >= sure else None


def labels_of(cards: Sequence[Told]) -> Iterator[str]:
    """The labels of some cards in the order in which they come, each once."""
    yield from dict.fromkeys(label for card in cards for label in card)
