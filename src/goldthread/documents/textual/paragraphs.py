"""Running text as paragraphs: wrapped lines joined, bullets and headings told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from goldthread.documents.model import Paragraph
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.names import is_body, is_post
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.rows.tails import facts_behind, facts_stated
from goldthread.documents.textual.cells.markup import cell_paragraphs, plain
from goldthread.documents.textual.cells.wrapping import goes_on, is_open, join
from goldthread.documents.textual.labelled.colons import is_labelled
from goldthread.documents.textual.whole_items import begins_item, is_item, is_whole_item
from goldthread.documents.vocabulary import HOLDS_ON

_BULLET = re.compile(
    r"^(\s*)(?:(?:[•·▪>☐☑☒□]|\*(?=\s)|[-–—](?=\s)|o(?=\s+[A-Z]))\s*(?:\[[ xX✓✔]?\]\s*)?|\[[ xX✓✔]?\]\s+)(?=\S)"
)
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_STARRED = re.compile(r"([*=_-]{2,3})\s*([A-Z0-9][^*=_]*[^*=_.;:\s-])\s*\1")
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}(?:\.[ivx]{1,4})?[.)]?|[A-Z][.)]|\([a-z0-9ivx]{1,4}\)|[a-z]\)|[ivx]{1,5}[.)])\s+\S"
)
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|─{3,}|━{3,}|~{3,}|_{3,}|\*{3,})\s*$")
_ARROW = re.compile(r"^\s*(?:[-=]>|[→➔➜])\s*(?=[A-Z])")  # before who and when
_BARE_NUMBER = re.compile(r"^\s*\d{1,2}\s+\w")
_LISTED = re.compile(rf"{_BULLET.pattern}|{_NUMBERED.pattern}|^\s*action\s+\w", re.IGNORECASE)
_SECTION = re.compile(
    r"^\s*(?:(?:appendix|annex|section|part|chapter|theme|priority|table)\s+\w{1,4}\b|\d{1,2}(?:\.0)?\.?\s+[A-Z]|"
    r"(?:aim|objective|goal|outcome|workstream|strand|pillar|ambition)\s+\d{1,2}\b)",
    re.I,
)
_SPREAD = re.compile(r"\S {4,}\S")
_WRAPPED = 50  # characters: shorter lines end where their author ended them
_PAGE = range(80, 111)  # characters that texts are wrapped at; longer lines are whole paragraphs
_NEARLY_FULL = 8  # characters less
_OPEN, _OPEN_TITLE = 0.6, 0.72  # of the width: so long a line with no end goes on; before a capital longer
_FULL_LINES = 4  # as wide make a text that was wrapped
_HEADING_WORDS = 18
_TITLE_WORDS = 10  # of one that only its place makes a title
_LABEL = 0.75  # so surely a label, such as "Outcomes:", that it is none
_MOSTLY = 0.7  # of the lines set in so far
_NEAR = 4000  # characters; a bracket opened farther back was never meant to close
_LEAST_NAMES = 3  # names right over counted lines: each stands by itself
_LEAST_BELOW = 3  # lines that hold nothing but who and when: each stands under a statement, whatever room that left
_STEP = 2  # blanks that tell one level of a list from the next


def paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """The paragraphs of consecutive lines; blank lines part them, wrapped lines are joined."""
    lines = _without_underlines(lines)
    wrap, widest = _wrap_width(lines), max((len(line.rstrip()) for line in lines), default=0)
    packed = _is_packed(lines, widest)
    told = _indents_of_facts(lines)
    below = sum(_says_who_and_when(line) for line in lines) >= _LEAST_BELOW
    held = last = ""
    before_blank = True
    levels = _levels(lines)
    names = _names_over_counted(lines)
    over_lists = _titles_of_lists(lines)
    for line in [*lines, ""]:
        ended = not line.strip() or (_indents(line) in told and bool(facts_stated(line))) or line.strip() in names
        if held and (ended or not _continues(held, last, line, wrap, widest, packed=packed, below=below)):
            titled = before_blank and held in over_lists
            text = held.rstrip(" :") if titled else held
            yield from _paragraphs(text, levels, alone=titled or (before_blank and not line.strip()))
            held = ""
            before_blank = False
        if not line.strip():
            before_blank = True
            continue
        held, last = join(held, line) if held else line.rstrip(), line.rstrip()


def _titles_of_lists(lines: Sequence[str]) -> frozenset[str]:
    """Short lines behind an empty one and right over a list, if there are several of them."""
    found = [
        line.rstrip()
        for before, line, after in zip(["", *lines], lines, lines[1:], strict=False)
        if not before.strip() and _LISTED.match(after) and not _LISTED.match(line) and _may_be_title(line.strip())
    ]
    return frozenset(found if len(found) > 1 else ())


def _names_over_counted(lines: Sequence[str]) -> frozenset[str]:
    """Lines that name a body or post right over counted ones, where that comes again and again."""
    counted = [above.strip() for above, line in pairwise(lines) if _NUMBERED.match(line)]
    found = [line for line in counted if _may_be_title(line) and (is_body(line) or is_post(line))]
    return frozenset(found if len(found) >= _LEAST_NAMES else ())


def _may_be_title(text: str) -> bool:
    words = text.rstrip(" :")
    if not words or len(words.split()) > _TITLE_WORDS or not text[0].isupper() or _holds_on(words):
        return False
    label = text.endswith(":") and max(heading_scores(words).values(), default=0) >= _LABEL
    return not label and not facts_stated(text)


def _without_underlines(lines: Sequence[str]) -> list[str]:
    """The lines with rules of dashes left out; a line that one is drawn under becomes a heading."""
    out: list[str] = []
    for line in lines:
        if not _UNDERLINE.match(line):
            out.append(line)
            continue
        over = out[-1].strip() if out else ""
        if over and len(over.split()) <= _HEADING_WORDS and not _HASHES.match(over):
            out[-1] = f"{'#' if '=' in line else '##'} {over}"
        out.append("")
    return out


def _indents_of_facts(lines: Sequence[str]) -> frozenset[int]:
    """How far lines that say who and when are set in, where hardly any others are: each ends what stood above it."""
    deep = [line for line in lines if _indents(line) and not _BULLET.match(line)]
    told = Counter(_indents(line) for line in deep if _says_who_and_when(line))
    times = Counter(map(_indents, deep))
    return frozenset(indent for indent, count in told.items() if count > 2 and count >= _MOSTLY * times[indent])


def _says_who_and_when(line: str) -> bool:
    """Whether a line holds nothing else, and no end of a bracket that was opened above."""
    return line.count("(") == line.count(")") and bool(facts_stated(line))


def _indents(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 0


def _is_packed(lines: Sequence[str], widest: int) -> bool:
    """Whether several lines are as long as a page is wide, few as they are beside the short ones."""
    return widest in _PAGE and sum(len(line.rstrip()) >= widest - _NEARLY_FULL for line in lines) >= _FULL_LINES


def _wrap_width(lines: Sequence[str]) -> int:
    """The width the text was wrapped at, or 0 when its paragraphs are single lines."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 6 or lengths[-1] > 160:
        return 0
    widest = lengths[-1]
    full = sum(1 for length in lengths if length >= widest * 0.8)
    return widest if widest >= _WRAPPED and full >= 0.3 * len(lengths) else 0


def _continues(held: str, last: str, line: str, wrap: int, widest: int, *, packed: bool, below: bool) -> bool:
    """Whether a line goes on with the paragraph: there was no room for its first word on the line before."""
    near = held[-_NEAR:]
    no_room = len(last) + 1 + len(line.split()[0]) > wrap
    if _BARE_NUMBER.match(line) and no_room and last[-1] not in ".:;?!":
        return bool(wrap)  # "within" and "72 hours": the number belongs to the sentence
    if no_room and wrap and is_open(near):
        return True
    if begins_item(line) or is_whole_item(held, line):
        return False
    if _ARROW.match(held) and not _ARROW.match(line):
        return _indents(line) > 0 and not _NUMBERED.match(line)
    if _ARROW.match(line) or _BULLET.match(line) or _HASHES.match(line) or _NUMBERED.match(line) or is_labelled(line):
        return False
    if opening_of(line).named and not _holds_on(last):
        return False  # "Action 4 ..."
    if _SPREAD.search(line):
        return False  # cells side by side
    had_room = len(last) + 1 + len(line.split()[0]) <= (wrap or widest)
    if (had_room or below) and not _holds_on(last) and _says_who_and_when(line):
        return False  # of the statement above
    if not wrap:
        full = len(last) + 1 + len(line.split()[0]) > widest >= _WRAPPED
        return full and (goes_on(near, line) or (packed and last[-1] not in ".:;?!"))
    enough = _OPEN_TITLE if line.lstrip()[0].isupper() and had_room else _OPEN
    open_end = len(last) >= enough * wrap and last[-1] not in ".:;?!"
    return no_room or open_end or goes_on(near, line)


def _holds_on(line: str) -> bool:
    """Whether a line ends in the middle of a list of names or before what belongs to its last word."""
    return line[-1] in ",&/-–(" or line.split()[-1].lower() in HOLDS_ON


def _levels(lines: Sequence[str]) -> Mapping[int, int]:
    """The level of a list that each indent of a bullet stands for."""
    indents = sorted({_indent(bullet) for line in lines if (bullet := _BULLET.match(line))})
    levels: dict[int, int] = {}
    step = 0
    for place, indent in enumerate(indents):
        step += bool(place) and indent - indents[place - 1] >= _STEP
        levels[indent] = min(step, 5)
    return levels


def _indent(bullet: re.Match[str]) -> int:
    return len(bullet.group(1).expandtabs(2))


def _paragraphs(text: str, levels: Mapping[int, int], *, alone: bool) -> Iterator[Paragraph]:
    hashes = _HASHES.match(text)
    if hashes:
        yield from _marked(hashes.group(2), heading=len(hashes.group(1)))
        return
    starred = _STARRED.fullmatch(text.strip())
    if starred and len(starred.group(2).split()) <= _HEADING_WORDS:
        yield from _marked(starred.group(2), heading=2)
        return
    bullet = _BULLET.match(text)
    if bullet:
        level = levels[_indent(bullet)]
        said = text[bullet.end() :].strip()
        for paragraph in [Paragraph(plain(said))] if _is_unmarked(said) else cell_paragraphs(said):
            yield Paragraph(paragraph.text, bullet=level)
        return
    yield from _marked(text, heading=_heading_level(text.strip(), alone=alone))


def _is_unmarked(text: str) -> bool:
    """Whether its dashes can only part who and when from it, not further items."""
    return "•" not in text and "<" not in text


def _marked(text: str, *, heading: int | None) -> Iterator[Paragraph]:
    whole = len(text) <= _NEAR and _is_unmarked(text) and bool(facts_behind(text)[1])
    for paragraph in [Paragraph(plain(text))] if whole else cell_paragraphs(text):
        yield Paragraph(
            paragraph.text, bullet=paragraph.bullet, heading=heading if paragraph.bullet is None else None
        )


def _heading_level(text: str, *, alone: bool) -> int | None:
    """A guess from the look of a line: capitals, a section's number, a short line that stands alone."""
    words = text.split()
    if not words or len(words) > _HEADING_WORDS or text[-1] in ".;,:?!" or not re.search(r"[A-Za-z]{2}", text):
        return None
    if text.isupper():
        return 1
    if _SECTION.match(text) and (alone or len(words) <= 10):
        return 2
    titled = alone and not is_item(text) and re.match(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+)?[A-Z]", text)
    return 3 if titled else None
