"""The labels of cards: what they ask, and what numbers and names stand in them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.openings import bare_number, opening_of
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.progress import leading_status
from goldthread.documents.tables.rag import is_rag_word

NUMBERED = re.compile(
    r"(?P<label>[A-Za-z ]+?)\s+(?:no\.?\s*)?(?P<ref>[A-Z]{0,3}\s?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\s*[:.]?"
)
_CODE = re.compile(r"(?P<letters>[A-Z]{1,4})[ .-]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?\s*[:.]?")
LONGEST = 9  # words of a label
LONGEST_STANDING = 4  # words
_NUMBERED_TITLE = re.compile(
    r"(?P<label>[A-Za-z]+)\s+(?P<ref>\d{1,3}[a-z]?)\s*[:.–-]\s*(?P<title>[^\W\d].*)", re.DOTALL
)
_SURE = 0.75  # of a label
_LEAST_COLUMNS = 3  # of a table inside a card


def role_of(label: str) -> Role | None:
    """What a label asks for, where that is sure."""
    if len(label.split()) > LONGEST:
        return None
    scores = heading_scores(label.replace("\n", " "))
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= _SURE else None


def acts(label: str, acting: frozenset[str]) -> bool:
    return label in acting or role_of(label) is Role.ACTION


def title_of(cell: Cell) -> list[tuple[str, Cell]]:
    """What stands over a card: the action, its reference, or both."""
    if found := NUMBERED.fullmatch(cell.text.strip()):
        return [("Ref", replace(cell, paragraphs=(Paragraph(found.group("ref")),)))]
    opening = opening_of(cell.paragraphs[0].text if cell.paragraphs else "")
    if opening.ref and (opening.named or opening.rest[:1].isupper()) and opening.rest:
        ref = replace(cell, paragraphs=(Paragraph(opening.ref),))
        said = replace(cell, paragraphs=(Paragraph(opening.rest), *cell.paragraphs[1:]))
        return [("Ref", ref), ("Action", said)]
    return [("Action", cell)]


def standing_beside_number(card: Sequence[tuple[str, Cell]]) -> list[tuple[str, Cell]] | None:
    """ "Action 4 | Amber" with the action itself on a line across below: the number, and how the action stands."""
    if len(card) != 2 or card[0][0] != "Ref" or len(card[1][1].text.split()) > LONGEST_STANDING:
        return None
    return [card[0], ("RAG", card[1][1])]


def same(one: tuple[str, Cell], other: tuple[str, Cell]) -> bool:
    return one[0] == other[0] and one[1].text == other[1].text


def title_beside_standing(cells: Sequence[Cell]) -> list[tuple[str, Cell]] | None:
    """ "Finding 3: Late payments | High": the number and name of what a card is about, and how it is rated."""
    found = _NUMBERED_TITLE.fullmatch(cells[0].text.strip()) if len(cells) == 2 else None
    if not found or len(cells[1].text.split()) > LONGEST_STANDING:
        return None
    number = replace(cells[0], paragraphs=(Paragraph(found.group("ref")),))
    title = replace(cells[0], paragraphs=(Paragraph(" ".join(found.group("title").split())),))
    name = "Action" if role_of(found.group("label")) is Role.ACTION else "Issue"
    said = cells[1].text
    return [
        ("Ref", number),
        (name, title),
        ("RAG" if is_rag_word(said) else "Status" if leading_status(said) else "Rating", cells[1]),
    ]


def is_code(label: str) -> bool:
    """Whether a label is nothing but a reference: "CJ 4", "2.1"."""
    found = _CODE.fullmatch(label.strip())
    return bare_number(label.strip()) is not None or (found is not None and role_of(found.group("letters")) is None)


def title_beside_code(cells: Sequence[Cell], cols: int) -> list[tuple[str, Cell]] | None:
    """ "CJ 4 | Meet people at the gate": the bare reference of an action, and the action all across beside it."""
    if len(cells) != 2 or cells[1].colspan != cols - 1 or not is_code(cells[0].text):
        return None
    number = Paragraph(cells[0].text.strip(" .:"))
    return [("Ref", replace(cells[0], paragraphs=(number,))), ("Action", cells[1])]


def columns_inside(cells: Sequence[Cell], cols: int) -> tuple[str, ...]:
    """The headings of a table inside a card ("Ref | Action | Lead | Date"); none where a row is something else."""
    texts = tuple(cell.text.strip() for cell in cells)
    if len(texts) != cols or len(set(texts)) < max(cols, _LEAST_COLUMNS):
        return ()
    roles = {role_of(text) for text in texts}
    return texts if None not in roles and Role.ACTION in roles and roles & {Role.OWNER, Role.TIMESCALE} else ()


def pairs_of(label: Cell, value: Cell, acting: Container[str]) -> list[tuple[str, Cell]]:
    """A label with its value; "Action 4" is a label and a reference, "Recommendation 4" what the action answers."""
    found = NUMBERED.fullmatch(label.text.strip())
    if not found:
        return [(_first_of_two(label), value)]
    number = Paragraph(found.group("ref"))
    if role_of(found.group("label")) is Role.RECOMMENDATION and label.text not in acting:
        return [(found.group("label"), replace(value, paragraphs=(number, *value.paragraphs)))]
    return [("Ref", replace(label, paragraphs=(number,))), (found.group("label"), value)]


def _first_of_two(label: Cell) -> str:
    """The first of two labels in one cell that ask the same: "Target date", below it "Revised date"."""
    text = label.text.strip(" :")
    words = text.split()
    for at in range(2, len(words) - 1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if (asked := role_of(first)) and asked is role_of(second):
            return first
    return text
