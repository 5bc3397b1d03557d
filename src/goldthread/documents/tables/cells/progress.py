"""How an action stands: its colour, its status word and its narrative, from up to three columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.model import Cell
from goldthread.documents.tables.cells.rag import behind_colour, is_rag_word, rag_in_words, rag_of_fill, rag_words
from goldthread.documents.tables.wording import pattern

_STATUS = pattern(
    r"""\W*(?P<word>not yet started|not started|not commenced|completed?|in progress|work in progress|on ?-?going|
    on track|on target|on hold|delayed|under ?way|achieved|partially completed?|partially achieved|partly achieved|
    paused|closed without completion|closed|started|off track|delivered|finished)\b"""
)
_CLOSES = re.compile(r"[.;!]\s+(?P<word>done|completed?|finished)[.!]?\s*$", re.IGNORECASE)
_KINDS = (
    (
        "closed",  # ended without being done
        pattern(
            r"""without completion|withdrawn|abandoned|discontinued|cancell?ed|
            no longer (?:needed|required|relevant|pursued)|
            not (?:being |to be )?(?:pursued|taken forward|proceeded with)"""
        ),
    ),
    ("not started", re.compile(r"not (yet )?(started|commenced)", re.IGNORECASE)),
    (
        "in progress",
        re.compile(
            r"progress|on ?-?going|under ?way|on tra|on tar|started|partial|partly|^\W*part\W*$", re.IGNORECASE
        ),
    ),
    ("complete", re.compile(r"complete|achieved|closed|delivered|done|finished", re.IGNORECASE)),
    ("paused", re.compile(r"hold|paused", re.IGNORECASE)),
    ("blocked", re.compile(r"blocked|stalled", re.IGNORECASE)),
    ("delayed", re.compile(r"delayed|off track", re.IGNORECASE)),
)
_STATUS_WORDS = 4  # of a status; more of them tell how it came about
_UNDONE = re.compile(
    r"\b(?:not|never)(?: yet| been| fully)* (?:achieved|completed?|delivered|done|met)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Standing:
    progress: str | None = None
    rag: str | None = None
    status: str | None = None
    confidence: float = 0.97
    why: tuple[str, ...] = ()


def standing_of(
    rag_cells: Sequence[Cell], status_cells: Sequence[Cell], progress: str, place: int | None, of: int
) -> Standing:
    """How one of the ``of`` actions of a row stands; ``place`` is its line where the row is divided."""
    status_text = "\n".join(cell.text for cell in status_cells).strip()
    rags, why, sure = _rags(rag_cells)
    if not rags:
        rags, why, sure = _rags(status_cells)
    if not rags and (spelled := rag_in_words(status_text) or rag_in_words(progress)):
        rags, why, sure = [spelled], ("the colour is spelled out in the text",), 0.8
        progress = behind_colour(progress)
    if place is not None and of > 1 and len(rags) == of:
        rags = [rags[place]]
    told = behind_colour(status_text) if status_text and not is_rag_word(status_text) else ""
    status = leading_status(told) or status_kind(told)
    if len(told.split()) > _STATUS_WORDS or (told != status_text and told.endswith(".")):
        status = status_kind(found["word"]) if (found := _STATUS.match(told)) else status
        progress = progress.strip() or told  # "On hold until the council has answered ..."
    rag_text = "\n".join(cell.text for cell in rag_cells).strip()
    status = status or (status_kind(rag_text) if rag_text and not is_rag_word(rag_text) else None)
    return Standing(progress.strip() or None, "/".join(rags) or None, status or leading_status(progress), sure, why)


def leading_status(progress: str) -> str | None:
    """The status word a narrative opens or closes with as a word of its own ("Complete. The ...", "... Done.")."""
    found = _STATUS.match(progress)
    if not found:
        closing = _CLOSES.search(progress)
        return status_kind(closing["word"]) if closing else None
    after = progress[found.end("word") :]
    if after.strip() and not re.match(r"\s*[.:;\n–—-]|\s+[A-Z]|\s*\(", after):
        return None
    return status_kind(found.group("word"))


def done_instead_of(when: str) -> str | None:
    """ "Completed" where the date should stand."""
    return "complete" if leading_status(when) == "complete" else None


def status_kind(text: str) -> str | None:
    """A printed status as one of few kinds; short texts of no known kind stay as printed."""
    if re.fullmatch(r"\W*(?:y|yes)\W*", text, re.IGNORECASE):
        return "complete"
    for kind, words in () if _UNDONE.search(text) else _KINDS:
        if words.search(text):
            return kind
    known = re.fullmatch(r"\W*(?:n|no|n/?a)?\W*|new", text, re.IGNORECASE)
    return text if 0 < len(text) <= 40 and not known else None


def _rags(cells: Sequence[Cell]) -> tuple[list[str], tuple[str, ...], float]:
    """Colours by their words first; a fill speaks where there is no word."""
    words = [word for cell in cells for paragraph in cell.paragraphs for word in rag_words(paragraph.text)]
    if words:
        return words, _clash(cells, words), 0.97
    spelled = [word for cell in cells for paragraph in cell.paragraphs if (word := rag_in_words(paragraph.text))]
    if spelled:
        return spelled, (), 0.9
    fills = [rag for cell in cells for paragraph in cell.paragraphs if (rag := rag_of_fill(paragraph.fill))]
    # A page break leaves two cells of one colour where there was one.
    fills = fills or list(dict.fromkeys(rag for cell in cells if (rag := rag_of_fill(cell.fill))))
    return fills, (("read from the colour of the cell",) if fills else ()), 0.8 if fills else 0.97


def _clash(cells: Sequence[Cell], words: list[str]) -> tuple[str, ...]:
    fills = {rag for cell in cells if (rag := rag_of_fill(cell.fill))}
    if len(fills) == 1 and len(words) == 1 and next(iter(fills))[0] != words[0][0].upper():
        return (f'the cell says "{words[0]}" but is coloured {next(iter(fills)).lower()}',)
    return ()
