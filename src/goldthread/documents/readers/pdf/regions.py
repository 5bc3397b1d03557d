"""Where on a page a table may stand that has no ruling lines down: between lines across, in shaded bands, or
under a row of words that only head the columns of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from goldthread.documents.readers.pdf.corridors import Corridor, Region, Segment, corridors, segments_of
from goldthread.documents.readers.pdf.lattice import joined
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import Box, PageMarks, Rule
from goldthread.documents.tables.heads.headings import speaks_of_roles

_WIDE = 0.4  # of the page: a table
_OF_COLUMN = 0.25  # of the page: a table in one of its columns
_ROWS = 3  # rules that are no heading with a line under it
_HIGHEST = 6.0  # lines of a row
_SAME_SIDES = 12.0  # points
_INNER = 0.35  # of a table's width: a rule between two of its rows
_SAME_HEIGHT = 1.0  # points
_HEADED = 1.6  # how much a line must speak of columns to be their heading
_FEWEST_LINES = 4
_RULED = 5  # bands between rules; where so many are there, rules part the rows
_PAIRED = 0.7  # of the bands between rules hold a label and its value
_FARTHEST = 4.5  # usual distances of lines: a wider gap ends a table without rules
_APART = 1.15  # times the usual distance: a gap between rows
_LARGER = 1.15  # times the size of most lines: a heading between two tables
_STARTING = 0.6  # of the columns speak where a row begins


def regions_of(marks: PageMarks, lines: Sequence[Line], step: float) -> list[tuple[Region, list[Corridor]]]:
    """Tables without walls among the lines of a page, with what parts their columns.

    ``step`` is the usual distance of lines.
    """
    rules = _rules_across(marks)
    stacks = [part for stack in _stacks(rules, _WIDE * marks.width) for part in _parted_by_headings(stack, lines)]
    found = [_between(stack, rules, _beside(stack, stacks, lines), step) for stack in stacks]
    regions = [region for region in found if region is not None]
    if not regions:
        headed = _under_heading(lines, step)
        regions = [headed] if headed else []
    parted = [(region, _columns(region)) for region in _apart(regions)]
    return [(_with_rows(region, columns, step), columns) for region, columns in parted if columns]


def banded(marks: PageMarks, step: float) -> list[Box]:
    """The boxes around rules and shades under each other that may be tables, though nothing parts their columns."""
    found: list[Box] = []
    for stack in _stacks(_rules_across(marks), _OF_COLUMN * marks.width):
        parts = [[stack[0]]]
        for above, below in pairwise(stack):
            if below.at - above.at > _HIGHEST * step:
                parts.append([])
            parts[-1].append(below)
        found += [(part[0].start, part[0].at, part[0].stop, part[-1].at) for part in parts if len(part) >= _ROWS]
    return found


def _columns(region: Region) -> list[Corridor]:
    """What parts the columns of a region; two columns are believed where rules part row after row of them."""
    width = region.right - region.left
    bands = [
        [line for line in region.lines if top <= line.baseline <= bottom] for top, bottom in pairwise(region.edges)
    ]
    paired = sum(bool(band) and len(segments_of(band[0])) > 1 for band in bands)
    ruled = len(bands) > _RULED and paired >= _PAIRED * len(bands)
    return corridors(region.lines, width) or (corridors(region.lines, width, 1) if ruled else [])


def _apart(regions: Sequence[Region]) -> list[Region]:
    """The larger of regions that overlap."""
    kept: list[Region] = []
    for region in sorted(regions, key=lambda one: len(one.lines), reverse=True):
        top, bottom = region.edges[0], region.edges[-1]
        if all(bottom <= other.edges[0] or top >= other.edges[-1] for other in kept):
            kept.append(region)
    return kept


def _rules_across(marks: PageMarks) -> list[Rule]:
    """Rules across, and the edges of shaded bands."""
    edges = [Rule(at, fill.box[0], fill.box[2]) for fill in marks.fills for at in (fill.box[1], fill.box[3])]
    return joined([*marks.across, *edges])


def _stacks(rules: Sequence[Rule], least: float) -> list[list[Rule]]:
    """Rules of the same reach under each other that are so wide."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if rule.stop - rule.start < least:
            continue
        home = next((stack for stack in stacks if _alike(stack[-1], rule)), None)
        if home is None:
            stacks.append([rule])
        else:
            home.append(rule)
    return [stack for stack in stacks if len(stack) > 1]


def _parted_by_headings(stack: Sequence[Rule], lines: Sequence[Line]) -> list[list[Rule]]:
    """A stack cut where between two rules nothing stands but words that are set larger than a table's."""
    left, right = stack[0].start - 6, stack[0].stop + 6
    within = [line for line in lines if line.x0 >= left and line.x1 <= right]
    usual = median(line.size for line in within) if within else 0.0
    parts = [[stack[0]]]
    for above, below in pairwise(stack):
        between = [line for line in within if above.at < line.baseline < below.at]
        heads = any(line.size > _LARGER * usual for line in between)
        if heads and all(len(segments_of(line)) == 1 for line in between):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) > 1]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) < _SAME_SIDES and abs(one.stop - other.stop) < _SAME_SIDES


def _beside(stack: Sequence[Rule], stacks: Sequence[Sequence[Rule]], lines: Sequence[Line]) -> list[Line]:
    """The lines that may belong to a stack: none that stand in the next one above or below it."""
    after = min((other[0].at for other in stacks if other[0].at > stack[-1].at), default=float("inf"))
    before = max((other[-1].at for other in stacks if other[-1].at < stack[0].at), default=0.0)
    return [line for line in lines if before < line.baseline < after]


def _between(stack: Sequence[Rule], rules: Sequence[Rule], lines: Sequence[Line], step: float) -> Region | None:
    """The table of a stack of rules, with a heading above and rows below that no rule encloses."""
    left, right = min(rule.start for rule in stack), max(rule.stop for rule in stack)
    beside = [line for line in lines if line.x0 >= left - 6 and line.x1 <= right + 6]
    top, bottom = stack[0].at, stack[-1].at
    above = [line for line in beside if top - 3.5 * step < line.baseline <= top and len(segments_of(line)) > 2]
    start = above[0].box[1] - 2 if above else top
    within = [line for line in beside if start <= line.baseline <= bottom]
    below = _going_on([line for line in beside if line.baseline > bottom], bottom, step)
    if len(within) + len(below) < _FEWEST_LINES and not _is_small_table(stack, within):
        return None
    inner = _inner([rule for rule in rules if top < rule.at < bottom], left, right)
    ends = ([Rule(start, left, right)] if above else []) + (
        [Rule(below[-1].baseline + 0.4 * step, left, right)] if below else []
    )
    ruled = {(rule.at, rule.start): rule for rule in (*stack, *inner, *ends)}
    return Region(left, right, tuple(sorted(ruled.values(), key=lambda rule: rule.at)), (*within, *below))


def _is_small_table(stack: Sequence[Rule], lines: Sequence[Line]) -> bool:
    """Whether rules part a line of column headings from every row below it: so few lines may be a table then."""
    if len(lines) < 2 or len(stack) <= len(lines):
        return False
    segments = [segments_of(line) for line in lines]
    speaking = sum(speaks_of_roles(one.text) for one in segments[0])
    return speaking >= _HEADED and all(len(row) == len(segments[0]) > 2 for row in segments)


def _inner(rules: Sequence[Rule], left: float, right: float) -> list[Rule]:
    """The rules between rows: long ones, and short ones that go on from them beyond a merged cell."""
    within = [rule for rule in rules if rule.start >= left - 6 and rule.stop <= right + 6]
    long = [rule for rule in within if rule.stop - rule.start > _INNER * (right - left)]
    return [rule for rule in within if any(abs(rule.at - one.at) < _SAME_HEIGHT for one in long)]


def _going_on(lines: Sequence[Line], start: float, step: float) -> list[Line]:
    """Lines that go on in columns, up to a wide gap; single ones between them and right after them belong to them."""
    found: list[Line] = []
    at, last = start, -1
    for index, line in enumerate(lines):
        if line.baseline - at > _FARTHEST * step:
            break
        at = line.baseline
        if len(segments_of(line)) > 1:
            last = index
    found = list(lines[: last + 1])
    for line in lines[last + 1 :] if found else ():
        if line.baseline - found[-1].baseline > 1.3 * step:
            break
        found.append(line)
    return found


def _under_heading(lines: Sequence[Line], step: float) -> Region | None:
    """Everything from a line of column headings down to where the columns end."""
    for place, line in enumerate(lines):
        segments = segments_of(line)
        if len(segments) < 3 or sum(speaks_of_roles(one.text) for one in segments) < _HEADED:
            continue
        top = line.box[1] - 2
        body = _going_on(lines[place:], line.baseline, step)
        if len(body) < _FEWEST_LINES:
            continue
        left, right = min(each.x0 for each in body) - 2, max(each.x1 for each in body) + 2
        ends = (Rule(top, left, right), Rule(body[-1].baseline + 0.4 * step, left, right))
        return Region(left, right, ends, tuple(body))
    return None


def _with_rows(region: Region, parted: Sequence[Corridor], step: float) -> Region:
    """Parts the rows where no rules do."""
    cut_short = any(rule.stop - rule.start < 0.9 * (region.right - region.left) for rule in region.rules)
    if cut_short:
        return region  # rules that spare merged cells part every row
    bands = [(top, bottom) for top, bottom in pairwise(region.edges)]
    found = [
        _row_starts([line for line in region.lines if top <= line.baseline <= bottom], parted, step)
        for top, bottom in bands
    ]
    if len(bands) > _RULED and sum(map(bool, found)) < 0.34 * len(bands):
        return region
    rules = [rule for starts in found for at in starts for rule in _row_rule(at, region, parted, step)]
    return replace(region, rules=tuple(sorted((*region.rules, *rules), key=lambda rule: rule.at)))


def _row_rule(at: float, region: Region, parted: Sequence[Corridor], step: float) -> list[Rule]:
    """A rule between two rows, left out in columns whose text runs on over it: there a cell is merged."""
    edges = [region.left, *(one.wall for one in parted), region.right]
    pieces: list[Rule] = []
    for left, right in pairwise(edges):
        inside = [line.baseline for line in region.lines if any(left <= word.x0 < right for word in line.words)]
        above = max((baseline for baseline in inside if baseline < at), default=None)
        below = min((baseline for baseline in inside if baseline > at), default=None)
        if above is None or below is None or below - above > _APART * step:
            pieces.append(Rule(at, left, right))
    return pieces


def _row_starts(lines: Sequence[Line], parted: Sequence[Corridor], step: float) -> list[float]:
    """Where new rows begin inside a band: most columns begin to speak at once, with a capital, or after a gap."""
    starts: list[float] = []
    usual = {_column(one, parted) for line in lines for one in segments_of(line)}
    for before, line in pairwise(lines):
        segments = segments_of(line)
        speaking = {_column(one, parted) for one in segments}
        gap = line.baseline - before.baseline
        capital = sum(not one.text[0].islower() for one in segments) >= 0.8 * len(segments)
        enough = len(speaking) >= max(2, _STARTING * len(usual))
        fresh = len({_column(one, parted) for one in segments_of(before)}) < len(speaking)
        if capital and ((enough and (gap > _APART * step or fresh)) or gap > 1.6 * step):
            starts.append((before.baseline + line.box[1] + 0.2 * step) / 2)
    return starts


def _column(segment: Segment, parted: Sequence[Corridor]) -> int:
    return sum(one.wall <= segment.x0 for one in parted)
