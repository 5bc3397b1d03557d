"""The labels of cards: what they ask, and the numbers that stand in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role, heading_scores, in_known_tongue

REFERENCE = r"(?:[A-Z]{1,5}[\s./-]?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?"
NUMBERED = re.compile(rf"(?P<label>[A-Za-z ]+?)\s+(?:no\.?\s*)?(?P<ref>{REFERENCE})\s*[:.]?")
_LONGEST = 9  # words of a label
_SENTENCE = re.compile(r"(?:\S+\s+){3}\S+\.\s*$")  # four words or more with a stop behind them
Field = tuple[str, Cell]  # a label and what answers it
_SURE = 0.75  # of a label
_MAY_ACT = 0.4  # how far a label may speak of an action where no other does
_LIKE_ACTIONS = {Role.ACTION, Role.PRIORITY, Role.DETAIL}
_LEAST_COLUMNS = 3  # of a table inside a card


def role_of(label: str) -> Role | None:
    """What a label asks for, where that is sure."""
    if is_long(label) or _SENTENCE.search(label):
        return None
    return best_role(label.replace("\n", " "), _SURE)


def is_long(label: str) -> bool:
    """Whether a text has more words than a label, told in one language or two."""
    return len(in_known_tongue(label).split()) > _LONGEST


def acts(label: str) -> bool:
    """Whether a label surely stands before what is to be done."""
    return role_of(label) is Role.ACTION


def may_act(label: str) -> bool:
    """Whether a label may stand there: "Our commitment", "Objective"."""
    words = label.replace("\n", " ")
    return heading_scores(words).get(Role.ACTION, 0.0) >= _MAY_ACT and best_role(words) in _LIKE_ACTIONS


def columns_inside(cells: Sequence[Cell], cols: int) -> tuple[str, ...]:
    """The headings of a table inside a card ("Ref | Action | Lead | Date"); none where a row is something else."""
    texts = tuple(cell.text.strip() for cell in cells)
    if len(texts) != cols or len(set(texts)) < max(cols, _LEAST_COLUMNS):
        return ()
    roles = {role_of(text) for text in texts}
    return texts if None not in roles and Role.ACTION in roles and roles & {Role.OWNER, Role.TIMESCALE} else ()


def pairs_of(label: Cell, value: Cell) -> list[Field]:
    """A label with its value; "Action 4" is a label and a reference, "Recommendation 4" what the action answers."""
    found = NUMBERED.fullmatch(label.text.strip())
    word = found["label"] if found else ""
    if found and role_of(word) is Role.RECOMMENDATION:
        return [(word, replace(value, paragraphs=(Paragraph(found["ref"]), *value.paragraphs)))]
    if found and may_act(word):
        return [("Ref", replace(label, paragraphs=(Paragraph(found["ref"]),))), (word, value)]
    return [(_first_of_two(label), value)]


def _first_of_two(label: Cell) -> str:
    """The first of two labels in one cell that ask the same: "Target date", below it "Revised date"."""
    text = label.text.strip(" :")
    words = text.split()
    for at in range(2, len(words) - 1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if (asked := role_of(first)) and asked is role_of(second):
            return first
    return text
