"""Lines to paragraphs: a new one begins with a bullet, after a wider gap, or where room was left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.model import Paragraph
from goldthread.documents.readers.pdf.broken_words import joined_lines
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Fill, overlap
from goldthread.documents.readers.pdf.typesetting import Typesetting
from goldthread.documents.readers.typed_bullets import typed_paragraph
from goldthread.documents.tables.cells.names import are_two_posts
from goldthread.documents.tables.rows.tails import fact_of, facts_stated
from goldthread.documents.textual.cells.wrapping import is_open
from goldthread.documents.textual.labelled.colons import is_labelled
from goldthread.documents.vocabulary import HOLDS_ON

_EXTRA_LEADING = 0.12  # of the font size beyond the usual distance of lines
_ROOM = 1.5  # points to spare before we say that a word would have fitted
_INDENT = 4.0  # points that tell one level of a list from the next
_PARTED = re.compile(r"[,;|–—-]")
_PARTING = re.compile(r"[/,;|&]|\band\b")  # what parts the names of a cell where its lines do not
_DASH = re.compile(r"\s+[–—-]\s+")
_BROKEN_TAIL = re.compile(r"(?:\s[–—|·•»/-]\s|[(\[])[^.()\[\]]{0,60}$")  # names that began behind a mark or bracket
_BY_CHANCE = 0.1  # how likely line ends and sentence ends may fall together before we call it design


def paragraphs_of(
    lines: Sequence[Line], left: float, right: float, setting: Typesetting, fills: Sequence[Fill] = ()
) -> list[Paragraph]:
    """The paragraphs of one column of text between two edges."""
    return [paragraph for paragraph, _ in paragraphs_with_lines(lines, left, right, setting, fills)]


def paragraphs_with_lines(
    lines: Sequence[Line], left: float, right: float, setting: Typesetting, fills: Sequence[Fill] = ()
) -> list[tuple[Paragraph, list[Line]]]:
    """The same, each with the lines it stands on."""
    if not lines:
        return []
    groups = _grouped(lines, left, right, setting)
    bullets = _bullets(lines)
    indents = sorted({round(group[0].x0 / _INDENT) for group in groups if group[0] in bullets})
    found = []
    for group in groups:
        text = joined_lines(group, right, setting.words)
        fill = _fill_behind(group, fills)
        if group[0] in bullets:
            level = indents.index(round(group[0].x0 / _INDENT))
            shaped = typed_paragraph(text, fill=fill)
            shaped = replace(shaped, bullet=min(level, 5)) if shaped.bullet is not None else shaped
        else:
            shaped = Paragraph(text.strip(), fill=fill)
        found.append((shaped, group))
    return [(paragraph, group) for paragraph, group in found if paragraph.text]


def _grouped(lines: Sequence[Line], left: float, right: float, setting: Typesetting) -> list[list[Line]]:
    margin = max(0.0, min(line.x0 for line in lines) - left)
    stops, bullets = _sentences_end_lines(lines), _bullets(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        usual = setting.step(line.size)
        apart = line.baseline - before.baseline > usual + max(0.9, _EXTRA_LEADING * line.size)
        other_size = abs(line.size - before.size) > 1.2
        stopped = stops and _stops(before, line)
        if (
            line in bullets
            or apart
            or other_size
            or stopped
            or (is_labelled(line.text) and not is_open(" ".join(held.text for held in groups[-1])))
            or (line is lines[-1] and _tells_who_and_when(before, line))
            or _are_names(groups[-1], line, setting)
            or _had_room(before, line, left + margin, right - margin, setting)
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _bullets(lines: Sequence[Line]) -> list[Line]:
    """The lines that begin with a bullet. A single dash that opens a line in mid-sentence is only a dash.

    A dot that parts words elsewhere does so at the head of a line as well.
    """
    parting = {word.text for line in lines for word in line.words[1:] if word.text == "·"}
    marked = [line for line in lines if line.marked and line.words[0].text not in parting]
    if len(marked) != 1 or marked[0] is lines[0] or marked[0].text[0] not in "-–—*o":
        return marked
    before = lines[list(lines).index(marked[0]) - 1]
    return marked if before.text.endswith((":", ".", ";")) else []


def _sentences_end_lines(lines: Sequence[Line]) -> bool:
    """Whether every sentence of a column ends with its line, more often than chance would have it: paragraphs do."""
    if any(re.search(r"[a-z)][.!?] +[A-Z]", line.text) for line in lines):
        return False
    ends = sum(_stops(before, line) for before, line in pairwise(lines))
    words = sum(len(line.words) for line in lines) / len(lines)
    chance = (1 / words) ** ends
    return ends > 0 and words > 1 and chance < _BY_CHANCE * min(ends, 2)


def _stops(before: Line, line: Line) -> bool:
    return bool(re.search(r"[a-z)][.!?;]$", before.text)) and line.text[:1].isupper()


def _tells_who_and_when(before: Line, line: Line) -> bool:
    """Whether the last line of a cell names who and when of what stands above it, however full that is."""
    unfinished = (
        before.text.endswith((",", "&", "/", "(", "-", "–", "—", "·", "|"))
        or before.words[-1].text.lower() in HOLDS_ON
    )
    unfinished = unfinished or line.text.count("(") != line.text.count(")") or bool(_BROKEN_TAIL.search(before.text))
    head, *behind = _DASH.split(line.text, maxsplit=1)
    unfinished = unfinished or bool(behind and not (fact_of(head) or facts_stated(head)))  # it ends the statement
    return not unfinished and bool(_PARTED.search(line.text)) and bool(facts_stated(line.text))


def _are_names(above: Sequence[Line], line: Line, setting: Typesetting) -> bool:
    """Whether a line of a cell begins another name: below a post another post, or below what has a cell elsewhere."""
    if not setting.alone or not line.text[:1].isupper():
        return False
    name = " ".join(held.text for held in above)
    two = are_two_posts(name, line.text) and not _PARTING.search(f"{name} {line.text}")
    return two or (name in setting.alone and len(line.words) > 1)


def _had_room(before: Line, line: Line, left: float, right: float, setting: Typesetting) -> bool:
    """Whether the next line's first word would have fitted at the end of the line before."""
    needed = room_needed(line, before, setting)
    free = right - before.x1
    if _is_centred(before, left, right) and abs(before.x0 - line.x0) > _ROOM:
        return before.x0 - left + free > needed
    if before.text.endswith(("-", "/")) and free < 0.6 * (right - left):
        return False  # some programs break lines there and some do not
    return free > needed


def room_needed(line: Line, before: Line, setting: Typesetting) -> float:
    """The room that the first word of a line would need at the end of another."""
    return _first_piece(line) + _blank_width(before, line, setting=setting) + _ROOM


def _first_piece(line: Line) -> float:
    """The width of what stands together at the head of a line: no line is broken before a slash or a full stop."""
    stop = line.words[0].x1
    for word in line.words[1:]:
        if word.text[0] not in "/,.;:!?)":
            break
        stop = word.x1
    return stop - line.x0


def _blank_width(*lines: Line, setting: Typesetting) -> float:
    """The narrowest blank of some lines, or the usual one where they have none."""
    gaps = [after.x0 - word.x1 for line in lines for word, after in pairwise(line.words) if after.x0 > word.x1]
    return min(gaps, default=setting.blank * lines[0].size)


def _is_centred(line: Line, left: float, right: float) -> bool:
    return line.x0 - left > 6 and abs((line.x0 - left) - (right - line.x1)) < 4


def _fill_behind(group: Sequence[Line], fills: Sequence[Fill]) -> str | None:
    box = (
        min(line.x0 for line in group), group[0].box[1], max(line.x1 for line in group), group[-1].box[3]
    )  # fmt: skip
    size = max((box[2] - box[0]) * (box[3] - box[1]), 1e-6)
    behind = [fill for fill in fills if overlap(fill.box, box) >= 0.6 * size]
    return behind[-1].colour if behind else None
