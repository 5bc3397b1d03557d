"""What stands at the head of a card: the number of its action, its title, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.openings import bare_number, opening_of
from goldthread.documents.tables.cards.labels import NUMBERED, REFERENCE, Field, may_act, role_of
from goldthread.documents.tables.cells.content import is_grade, is_instruction
from goldthread.documents.tables.cells.progress import leading_status
from goldthread.documents.tables.cells.rag import is_rag_word, rag_in_words, rag_of_fill
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.priorities import is_labelled

_CODED = r"(?P<ref>(?P<word>[A-Z]{1,5})[ ./-]?\d{1,3}(?:[./-]\d{1,3}){0,2}[a-z]?)"
_CODE = re.compile(rf"{_CODED}\s*[:.]?")
_NUMBER_AND_MORE = re.compile(
    rf"(?P<word>[A-Za-z]+)\s+(?:no\.?\s*)?(?P<ref>{REFERENCE})(?P<mark>\s*[:.)–—-]+\s*|\s+)(?P<more>[^\W\d].*)",
    re.DOTALL,
)
_CODE_AND_MORE = re.compile(rf"{_CODED}(?:\s*[:–—]\s*|\.?\s+(?=\W?[A-Z0-9]))(?P<more>\S.*)", re.DOTALL)
_NUMBER_AND_STANDING = re.compile(rf"(?P<ref>{REFERENCE})\W*(?P<more>[A-Z]\w{{2,}}.*)", re.DOTALL)
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,30}?)\s*:\s*(?P<value>\S.*)", re.DOTALL)
_LONGEST_STANDING = 4  # words
_LONGEST_LABEL = 3  # words before a colon in one cell
_RECOMMENDS = re.compile(r"rec(?:omm\w*|s)?", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The head of a card. ``word`` is what its number counts: "action", "finding", the letters of a code."""

    number: Cell | None = None
    title: Cell | None = None
    word: str = ""
    told: tuple[Field, ...] = ()  # how it stands, who has it

    def groups(self) -> bool:
        """Whether it is the name of a priority, where the card itself says what is to be done."""
        return self.title is not None and is_labelled(f"{self.word} {_text(self.number)}: {self.title.text}")

    def over(self) -> tuple[Paragraph, ...]:
        """The head as the heading over a group of cards."""
        if self.title is None:
            return ()
        named = f"{self.word} {_text(self.number)}: " if self.number else ""
        return tuple(replace(each, text=f"{named}{each.text}", heading=2) for each in self.title.paragraphs[:1])

    def fields(self, *, acted: bool, shared: bool) -> list[Field]:
        """What it says of its card; ``acted``: labels say what is to be done, ``shared``: of several actions."""
        number = [("Ref", self.number)] if self.number and not shared else []
        if self.title is None:
            return [*number, *self.told]
        if not acted:  # "Priority 2: Safer streets" says nothing that could be done
            named = "Action" if may_act(self.word) or not self.groups() else "Priority"
            return [*number, (named, self.title), *self.told]
        if self.number and _RECOMMENDS.fullmatch(self.word):
            answered = (Paragraph(_text(self.number)), *self.title.paragraphs)
            return [("Recommendation", replace(self.title, paragraphs=answered)), *self.told]
        if self.groups():
            return [*number, *self.told]
        return [*number, ("Issue" if self._names_issue() else "Title", self.title), *self.told]

    def alike(self, other: Head) -> bool:
        """Whether two heads count the same things."""
        return self.word == other.word and _shape(self.number) == _shape(other.number)

    def says_the_same(self, other: Head) -> bool:
        """Whether two heads are one, printed again at the top of a page."""
        return _text(self.number) == _text(other.number) and _text(self.title) == _text(other.title)

    def _names_issue(self) -> bool:
        letters = self.number is not None and self.number.text.startswith(self.word.upper())
        return bool(self.word) and not letters and not may_act(self.word)


def head_of(cells: Sequence[Cell]) -> Head | None:
    """The head that cells make up beside or below each other; None where one of them has no place in it."""
    head = Head()
    for cell in cells:
        grown = _with(head, cell)
        if grown is None:
            return None
        head = grown
    return head if head.number or head.title else None


def head_with_standing(*lines: str) -> Head | None:
    """The head that holds a number and how the action stands, and not what it is: "2.4 Amber"."""
    head = head_of([Cell(0, 0, (Paragraph(line),)) for line in lines])
    return head if head and head.number and head.told and not head.title else None


def head_of_row(cells: Sequence[Cell]) -> Head | None:
    """The same for the cells of a row, which begin with a number: else they are a label and its value."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(cells) < 2 or not filled or not _divided(filled[0]).number:
        return None
    return head_of(cells)


def told_in(cell: Cell) -> Field | None:
    """What a cell says by itself of how a card stands: "Status: Amber", "In progress", a colour and no word."""
    if not cell.text.strip():
        return ("RAG", cell) if rag_of_fill(cell.fill) else None
    standing = standing_in(cell.text)
    return (standing, cell) if standing else labelled(cell)


def labelled(cell: Cell) -> Field | None:
    """ "Status: Amber" in one cell."""
    found = _LABELLED.fullmatch(cell.text.strip())
    if found is None or len(found["label"].split()) > _LONGEST_LABEL or is_instruction(found["label"]):
        return None
    if role_of(found["label"]) in (None, Role.ACTION, Role.PRIORITY):
        return None
    return (found["label"], _saying(cell, found["value"]))


def _with(head: Head, cell: Cell) -> Head | None:
    named = head.number or head.title
    if told := told_in(cell):
        return replace(head, told=(*head.told, told)) if named else None if cell.text.strip() else head
    if not cell.text.strip():
        return head
    own = _divided(cell) if not head.number else Head(title=cell)
    if own.title and head.title:
        return None
    return Head(head.number or own.number, own.title or head.title, head.word or own.word, (*head.told, *own.told))


def _divided(cell: Cell) -> Head:
    """The number at the start of a cell, and what stands behind it: a title, or how the action stands."""
    text = cell.text.strip()
    if (bare := bare_number(text)) is not None:
        return Head(_saying(cell, bare))
    if (found := _CODE.fullmatch(text)) and role_of(found["word"]) is None:
        return Head(_saying(cell, found["ref"]), word=found["word"].lower())
    if found := NUMBERED.fullmatch(text):
        return Head(_saying(cell, found["ref"]), word=found["label"].lower())
    if (found := _NUMBER_AND_MORE.fullmatch(text)) and (found["mark"].strip() or _counts_things(found["word"])):
        return _behind(cell, found["ref"], found["word"].lower(), found["more"])
    if (found := _CODE_AND_MORE.fullmatch(text)) and role_of(found["word"]) is None:
        return _behind(cell, found["ref"], found["word"].lower(), found["more"])
    if (found := _NUMBER_AND_STANDING.fullmatch(text)) and is_rag_word(found["more"]):  # a badge beside a number
        return _behind(cell, found["ref"], "", found["more"])
    opening = opening_of(cell.paragraphs[0].text if cell.paragraphs else "")
    if opening.ref and (opening.named or opening.rest[:1].isupper()) and opening.rest:
        more = "\n".join([opening.rest, *(line.text for line in cell.paragraphs[1:])])
        return _behind(cell, opening.ref, "action" if opening.named else "", more)
    return Head(title=cell)


def _counts_things(word: str) -> bool:
    """Whether the word before a number names what a plan counts: "Finding 3 Late bills", not "Train 30 carers"."""
    return role_of(word) is not None or may_act(word)


def _behind(cell: Cell, ref: str, word: str, more: str) -> Head:
    number = _saying(cell, ref)
    if standing := standing_in(more):
        return Head(number, word=word, told=((standing, _saying(cell, more)),))
    first, *others = more.split("\n")
    behind = cell.paragraphs[len(cell.paragraphs) - len(others) :] if others else ()
    return Head(number, replace(cell, paragraphs=(Paragraph(first.strip()), *behind)), word)


def standing_in(text: str) -> str | None:
    """The label for a few words on how something stands; None for other texts."""
    said = text.strip()
    if not said or len(said.split()) > _LONGEST_STANDING:
        return None
    if is_rag_word(said) or rag_in_words(said):
        return "RAG"
    return "Status" if leading_status(said) else "Rating" if is_grade(said) else None


def _saying(cell: Cell, text: str) -> Cell:
    return replace(cell, paragraphs=(Paragraph(" ".join(text.split())),))


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _shape(number: Cell | None) -> str:
    return re.sub(r"\d+", "9", _text(number))
