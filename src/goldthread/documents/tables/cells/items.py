"""The cell of an action to its items: reference, statement, bullets, remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Paragraph
from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.vocabulary import GOES_ON

_REF = re.compile(
    r"(?:action\s+)?(?P<ref>[A-Z]{1,4}\s?[A-Z]?(?:\s|\.(?=\d))?\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,2}(?:\.\d{1,3})+(?:[a-z]|\.[ivx]{1,4})?|\d{1,2}[a-z])\s*[:.)\-–]*\s+(?=\S)"
    r"|(?P<plain>\d{1,2})\s*[.):]\s*(?=[^\s\d])|\(?(?P<letter>[a-z]|[ivx]{1,4})\)\s+(?=\S)|\((?P<bracketed>\d{1,2}[a-z])\)\s+(?=\S)"
)
_NEW_AT_START = re.compile(r"\W*new\s+action\b\W*", re.IGNORECASE)
_NEW_ALONE = re.compile(r"\W*\(?new( action)?\)?\W*", re.IGNORECASE)
_NEW_AT_END = re.compile(r"\s*[(\[]\s*new(?: action)?\s*[)\]]\s*$", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_REMARK = re.compile(r"\W*(?:nb\b|n\.b\.|notes?:|please note|\*)", re.IGNORECASE)
# A sentence about the actions rather than one of them.
_ABOUT = re.compile(
    r"(?:the|these|all|some|other)\s+(?:\w+\s+){0,2}(?:actions?|activit\w+|work)\b.{0,80}\b(?:will be|are|is|were)\s+"
    r"(?:informed|linked|subject|aligned|dependent|based|read|included|detailed|covered|further)\b",
    re.IGNORECASE,
)

# What an answer to a recommendation prints where none follows from it.
_NONE = re.compile(
    r"\W*(?:(?:no|nil)(?: further| new)? actions?\b(?: (?:is|was|are|were|to be))?"
    r"(?: (?:agreed|required|needed|necessary|proposed|planned|taken|arising))?|none|nil|"
    r"nothing (?:is |yet )?(?:planned|due|agreed|proposed)(?: \w+){0,4}|n/?a|not applicable)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """One item of an action cell. ``text`` is the statement or lead-in; a bare list has its bullets only."""

    text: str
    ref: str | None = None
    parts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    new: bool = False

    @property
    def statement(self) -> str:
        """The text, or all bullets in a row where there is nothing else."""
        return self.text or " ".join(self.parts)

    @property
    def is_bare_list(self) -> bool:
        return not self.text and bool(self.parts)


def items_of(paragraphs: Sequence[Paragraph]) -> list[Item]:
    """The items of a cell: a new one begins with each plain paragraph, bullets belong to the one before."""
    items: list[Item] = []
    new = False
    for paragraph in paragraphs:
        text, marked = _without_new(paragraph.text.strip())
        new = new or marked
        if not text or says_none(text):
            continue
        if paragraph.bullet is not None:
            items = _with_part(items, text, new)
        elif _is_remark(text, items):
            items[-1] = replace(items[-1], remarks=(*items[-1].remarks, text))
        else:
            ref, rest = split_reference(text)
            items.append(Item(rest, ref, new=new))
        new = False
    return _without_introduction(items)


def says_none(text: str) -> bool:
    """Whether a cell of actions says that there is none: "No action agreed"."""
    return bool(_NONE.fullmatch(text.strip()))


def split_reference(text: str) -> tuple[str | None, str]:
    """A reference printed at the start of a text, without blanks, and the text behind it."""
    found = _REF.match(text)
    if not found:
        return None, text
    ref = found.group("ref") or found.group("plain") or found.group("letter") or found.group("bracketed")
    if (
        found.group("ref")
        and re.fullmatch(r"[A-Z]{1,4}\s?\d{2,3}", ref)
        and not text[found.end("ref") :].lstrip()[:1].isupper()
    ):
        return None, text  # "G20 summit", "H1 visits": a word of the sentence
    return re.sub(r"\s+", "", ref), text[found.end() :].strip()


def joined(items: Sequence[Item]) -> Item:
    """Items that turned out to be one: statements run on, bullets are gathered."""
    first = items[0]
    if len(items) == 1:
        return first
    items = _counted_as_parts(items)
    if len(items) == 1:
        return items[0]
    texts = [item.text for item in items if item.text]
    parts = [part for item in items for part in item.parts]
    if any(item.parts for item in items[:-1]):  # statements behind bullets are further parts of the same row
        texts, parts = (
            texts[:1],
            [text for item in items for text in ((item.text if item is not first else ""), *item.parts) if text],
        )
    remarks = tuple(remark for item in items for remark in item.remarks)
    return Item(" ".join(texts), first.ref, tuple(parts), remarks, any(item.new for item in items))


def _is_count(ref: str | None) -> bool:
    """Whether a reference only counts the steps of its cell: "1", "b", "iv"."""
    return ref is not None and bool(re.fullmatch(r"\d{1,2}|[a-z]|[ivx]{1,4}", ref))


def _counted_as_parts(items: Sequence[Item]) -> list[Item]:
    """Steps that are only counted become the parts of what stands before them."""
    lead = items[0] if not _is_count(items[0].ref) else Item("")
    steps = items if lead is not items[0] else items[1:]
    if not steps or not all(_is_count(step.ref) for step in steps):
        return list(items)
    parts = tuple(text for step in steps for text in (step.text, *step.parts) if text)
    remarks = tuple(remark for step in steps for remark in step.remarks)
    new = any(item.new for item in items)
    return [Item(lead.text, lead.ref, (*lead.parts, *parts), (*lead.remarks, *remarks), new)]


def _with_part(items: list[Item], text: str, new: bool) -> list[Item]:
    if not items:
        return [Item("", parts=(text,), new=new)]
    return [*items[:-1], replace(items[-1], parts=(*items[-1].parts, text), new=items[-1].new or new)]


def _without_new(text: str) -> tuple[str, bool]:
    """The text without "New action", and whether it said so."""
    if _NEW_ALONE.fullmatch(text):
        return "", True
    if found := _NEW_AT_START.match(text):
        return text[found.end() :].strip(), True
    if found := _NEW_AT_END.search(text):
        return text[: found.start()].strip(), True
    return text, False


def _is_remark(text: str, items: list[Item]) -> bool:
    """A link, a note, or a sentence that goes on about the item before."""
    if not items:
        return False
    if _LINK.fullmatch(text) or _REMARK.match(text):
        return True
    goes_on = text.split()[0].lower().strip(",.;:") in GOES_ON
    return goes_on and bool(items[-1].parts)


def _without_introduction(items: list[Item]) -> list[Item]:
    """Drops a first sentence about the actions as a whole into the remarks of the first real item."""
    if (
        len(items) < 2
        or items[0].parts
        or items[0].ref
        or is_instruction(items[0].text)
        or not _ABOUT.match(items[0].text)
    ):
        return items
    return [replace(items[1], remarks=(items[0].text, *items[1].remarks)), *items[2:]]
