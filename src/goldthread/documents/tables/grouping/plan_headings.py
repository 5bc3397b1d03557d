"""Headings and sheet names that name the priority of the table below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.content import says_what_to_do
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.grouping.group_labels import LABELLED, LABELS_OF_PRIORITIES, is_group_label
from goldthread.documents.tables.grouping.priorities import (
    Heading,
    heading_of,
    is_labelled,
    is_side_line,
    only_announces,
)
from goldthread.documents.tables.heads.plan_table import PlanTable
from goldthread.documents.tables.wording import pattern

_LONGEST = 200  # characters of a heading
_TITLE_WORDS = 3  # of a priority far above its table
_FARTHEST = 6  # lines between a numbered priority and its table
_PLAN_TITLE = pattern(
    r"""\b(?:(?:action|delivery|implementation|improvement|strategic|work) ?plan|appendix|annex|strategy|report)\b"""
)
_SECTION_WORDS = 12
_PART_OF_PAPER = pattern(  # what a section of any paper may be called
    r"""\b(?:actions?|introduction|background|context|summary|overview|position|progress|purpose|conclusions?|update|
    report|plan|strategy|recommendations?|monitoring|implementation|implications?|review|foreword|annex|appendix|section|part|
    table|commitments?|milestones|deliverables|next steps|we will|tasks)\b"""
)


def headings_before(tables: Sequence[PlanTable]) -> list[Heading | None]:
    """For each table of a plan the priority that its heading names, or None."""
    over = _over_counted_rows(tables)
    if all(over) and all(map(_is_told_only_behind, tables)):
        return over
    if chapters := _chapters_over(tables):
        return chapters
    banners = [_banner(table) for table in tables]
    over_each = len({banner.title for banner in banners if banner}) > 1
    found = banners if over_each else [_heading(table) for table in tables]
    if any(map(_names_priorities, tables)):
        return found if _stand_over_columns(found, tables) else [None] * len(tables)
    if over_each:
        return banners
    if len(tables) > 1 and len({heading.title for heading in found if heading}) < 2:
        found = [_sheet_name(table) for table in tables]
    if len(tables) == 1:
        labelled = found[0] if found[0] and found[0].label else _only_labelled(tables[0])
        return [labelled or _only_section(tables[0])]
    if not all(found) and (counted := _counted_over(tables)):
        return counted
    return (
        found
        if sum(heading is not None for heading in found) > len(tables) / 2
        else [heading if heading and heading.label else None for heading in found]
    )


def _chapters_over(tables: Sequence[PlanTable]) -> list[Heading | None]:
    """The priority in whose chapter each table stands, where the headings between them say the same over several.

    "Priority 2: Safe streets", below it "Our aims", "Why this matters" and "What we will do" over the table.
    """
    chapters = [_chapter_of(table) for table in tables]
    named = {chapter[0].text for chapter in chapters if chapter}
    between = [line.text for chapter in chapters if chapter for line in chapter[1:]]
    says_nothing = all(only_announces(text) or between.count(text) > 1 for text in between)
    if len(named) < 2 or not between or not all(chapters) or not says_nothing:
        return []
    return [_with_side_lines(table, chapter[0]) for table, chapter in zip(tables, chapters, strict=True)]


def _chapter_of(table: PlanTable) -> tuple[Paragraph, ...]:
    """The nearest heading over a table that calls itself a priority, and those below it."""
    under = table.table.under
    for place in range(len(under) - 1, -1, -1):
        if heading_of([under[place].text]).label in LABELS_OF_PRIORITIES:
            return under[place:]
    return ()


def _with_side_lines(table: PlanTable, chapter: Paragraph) -> Heading:
    """The priority of a chapter, with who leads it and what is to come of it right below its heading."""
    lines = [*table.table.above, *table.table.before]
    places = [at for at, line in enumerate(lines) if line == chapter]
    below = lines[places[-1] + 1 :] if places else []
    return heading_of([chapter.text, *(line.text.strip() for line in takewhile(_is_side, below))])


def _is_side(line: Paragraph) -> bool:
    return is_side_line(line.text)


def _names_priorities(table: PlanTable) -> bool:
    """Whether a column names priorities, and not only what single actions answer."""
    return any(
        column.role is Role.PRIORITY and not (column.recommends and _is_each_rows_own(table, column.index))
        for column in table.columns
    )


def names_priorities_outright(column: Column) -> bool:
    """Whether a column is headed by the very word: then it names the priorities, whatever stands over it."""
    return column.role is Role.PRIORITY and "priorit" in column.heading.lower()


def _stand_over_columns(found: Sequence[Heading | None], tables: Sequence[PlanTable]) -> bool:
    """Whether the headings are the upper of two levels: counted, most of them labelled, one a table."""
    named = [heading for heading in found if heading]
    counted = len({heading.ref for heading in named if heading.ref}) == len(named) > 1
    labelled = sum(heading.label in LABELS_OF_PRIORITIES for heading in named)
    outright = any(names_priorities_outright(column) for table in tables for column in table.columns)
    few = 2 * sum(map(_names_priorities, tables)) < len(tables)
    if few and counted and not outright and len(named) == len(tables):
        return True  # "Chapter 2: Safe streets" over a table that has findings, and the others have none
    begun = found[0] is not None and found[0].label in LABELS_OF_PRIORITIES
    return begun and counted and not outright and labelled > len(tables) / 2


def _is_each_rows_own(table: PlanTable, col: int) -> bool:
    """Whether no cell of a column reaches over rows or goes on with the one above by saying nothing."""
    cells = list(table.table.column(col, table.header.body_start))
    return all(cell.rowspan == 1 and cell.text.strip() for cell in cells)


def _over_counted_rows(tables: Sequence[PlanTable]) -> list[Heading | None]:
    """ "Action 2: Safer streets" over rows that are numbered 2.1, 2.2 ...: they are its parts, over pages too."""
    found: list[Heading | None] = []
    for table in tables:
        over = _numbered_above(table) or (found[-1] if found else None)
        refs = _references(table)
        parts = over and refs and all(ref.startswith(f"{over.ref}.") for ref in refs)
        found.append(over if parts else None)
    return found


def _references(table: PlanTable) -> list[str]:
    """What the rows are numbered by: in a column of its own, or each in front of its action."""
    own = [cell.text.strip() for cell in _cells(table, Role.REF) if cell.text.strip()]
    return own or [opening_of(cell.text).ref or "" for cell in _cells(table, Role.ACTION) if cell.text.strip()]


def _numbered_above(table: PlanTable) -> Heading | None:
    """The nearest numbered line above a table."""
    before = table.table.before[-_FARTHEST:]
    lines = (" ".join(_with_title(before, place)) for place in reversed(range(len(before))))
    return next((heading for line in lines if len(line) <= _LONGEST and (heading := _numbered(line)).ref), None)


def _with_title(paragraphs: Sequence[Paragraph], place: int) -> list[str]:
    """A line with the heading under it where it is but the number of that: "Aim 1", and below "Safer streets"."""
    text = paragraphs[place].text.strip()
    below = paragraphs[place + 1 : place + 2]
    return [text, *(each.text.strip() for each in below if each.heading and is_group_label(text))]


def _numbered(text: str) -> Heading:
    opening = opening_of(text)
    return Heading(opening.rest, opening.ref) if opening.named and opening.rest else heading_of([text])


def _is_told_only_behind(table: PlanTable) -> bool:
    """Whether no column before the actions names priorities: one behind them is a remark to each."""
    first = min((column.index for column in table.columns if column.role is Role.ACTION), default=0)
    return not any(column.role is Role.PRIORITY and column.index < first for column in table.columns)


def _cells(table: PlanTable, role: Role) -> list[Cell]:
    columns = [column for column in table.columns if column.role is role]
    return [cell for column in columns for cell in table.table.column(column.index, table.header.body_start)]


def _banner(table: PlanTable) -> Heading | None:
    """The one text over the headings of a table, where no table of the plan says its priority otherwise."""
    rows = table.over_headings
    cells = [cell for row in rows for cell in row]
    if len(rows) > 1 and all(len(row) == 2 for row in rows):
        return _labelled_lines([f"{label.text.strip(' :')}: {value.text}" for label, value in rows])
    if not cells or not all(is_side_line(cell.text) for cell in cells[1:]):
        return None
    return heading_of([paragraph for cell in cells for paragraph in cell.paragraphs])


def _counted_over(tables: Sequence[PlanTable]) -> list[Heading | None]:
    """The numbered lines right over the tables, if each has one and they count up: then even a sentence is a name."""
    over = [table.table.before[-1].text.strip() for table in tables if table.table.before]
    named = [_numbered(text) for text in over if len(text) <= _LONGEST]
    numbers = [int(heading.ref) for heading in named if heading.ref and heading.ref.isdigit()]
    count_up = all(above < below for above, below in pairwise(numbers))
    return [*named] if len(numbers) == len(tables) and count_up else []


def _labelled_lines(lines: Sequence[str]) -> Heading | None:
    """ "Priority 1" beside its title, over "Lead" and "Outcome" beside theirs."""
    named = is_labelled(lines[0]) and all(map(is_side_line, lines[1:]))
    return heading_of(lines) if named else None


def _heading(table: PlanTable) -> Heading | None:
    """The nearest paragraph above that is a heading, or names a priority by its label."""
    return _heading_in(table.table.before, near=True) or _heading_in(table.table.above, near=False)


def _heading_in(paragraphs: Sequence[Paragraph], *, near: bool) -> Heading | None:
    """The last of some paragraphs that names a priority; ``near``: the table follows them directly."""
    block = _numbered_block(paragraphs)
    if block:
        return heading_of(block)
    for place, paragraph in enumerate(reversed(paragraphs)):
        text = paragraph.text.strip()
        if len(text) > _LONGEST or paragraph.bullet is not None or only_announces(text):
            continue
        heads = _is_heading(paragraph, place if near else 1) and not _PLAN_TITLE.search(text)
        if _calls_itself_group(text) or (heads and (near or (paragraph.heading or 1) > 1)):
            return heading_of([text])
    return None


def _calls_itself_group(text: str) -> bool:
    """ "Priority 2: Safe streets"; "Commitment 2: We will open a room" is an action."""
    return is_labelled(text) and not (opening_of(text).named and says_what_to_do(opening_of(text).rest))


def _only_labelled(table: PlanTable) -> Heading | None:
    """The one priority that is named by its label some way above a plan of one table, whatever stands between."""
    for place, paragraph in enumerate(above := [*table.table.above, *table.table.before]):
        text = paragraph.text.strip()
        named = LABELLED.match(text) and not opening_of(text).named  # "Commitment 5.4 We will ..." is an action
        if paragraph.bullet is None and len(text) <= _LONGEST and named:
            others = above[place + 1 :]
            heading = heading_of([text])
            alone = not any(LABELLED.match(other.text.strip()) or _heads_plan(other) for other in others)
            return heading if alone and heading.ref and len(heading.title.split()) >= _TITLE_WORDS else None
    return None


def _only_section(table: PlanTable) -> Heading | None:
    """The heading right over a plan of one table, where the plan is named further above."""
    above = [*table.table.above, *table.table.before]
    if not table.table.before or not any(_PLAN_TITLE.search(paragraph.text) for paragraph in above[:-1]):
        return None
    last = above[-1]
    return heading_of([last.text.strip()]) if last.heading and says_what_about(last.text) else None


def says_what_about(heading: str) -> bool:
    """Whether a heading says what actions are about, and not only which part of a paper it is."""
    return 1 < len(heading.split()) <= _SECTION_WORDS and not _PART_OF_PAPER.search(heading)


def _heads_plan(paragraph: Paragraph) -> bool:
    """Whether what follows is named as a plan of its own, and so is no part of what stands above."""
    return bool(paragraph.heading and _PLAN_TITLE.search(paragraph.text))


def _numbered_block(before: Sequence[Paragraph]) -> list[str]:
    """A numbered priority with only short lines between it and the table ("Lead: ...", "Outcome: ...").

    A line that only announces its actions ("Priority 2 actions") says no more than the one that names it above.
    """
    announced: list[str] = []
    for place in range(len(before) - 1, max(-1, len(before) - 1 - _FARTHEST), -1):
        text = before[place].text.strip()
        if len(text) > _LONGEST:
            break
        if (heading := heading_of([text])).label and heading.ref and not opening_of(text).named:
            if not announced and only_announces(heading.title):
                announced = [text]
            elif not announced or heading.ref == heading_of(announced).ref:
                sides = (each.text.strip() for each in before[place + 1 :] if is_side_line(each.text))
                return [*_with_title(before, place), *sides]
    return announced


def _is_heading(paragraph: Paragraph, distance: int) -> bool:
    if paragraph.heading:
        return True
    text = paragraph.text.strip()
    return distance == 0 and len(text.split()) <= 14 and text[-1] not in ".;," and text[:1].isupper()


def _sheet_name(table: PlanTable) -> Heading | None:
    name = table.table.grid.name
    return heading_of([name]) if name else None
