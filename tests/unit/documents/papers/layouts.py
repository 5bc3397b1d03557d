"""How councils lay out a plan: each function prints the same promises another way.

A layout is a ``Paper`` with the fields it prints; what it leaves out is not asked of the reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unit.documents.papers.content import THEMES, Promise, Theme
from unit.documents.papers.sheet import RAG_FILLS, Box, Line, Paper, Ruled, boxes

TITLE = Line("Larchmoor Alcohol and Drug Partnership: Delivery Plan 2025 to 2027", 1)


@dataclass(frozen=True)
class Layout:
    paper: Paper
    fields: frozenset[str]  # of: ref, priority, owners, deadline, measure, progress, rag, parts


def _layout(*blocks, fields: str, sheets=None) -> Layout:
    return Layout(Paper(list(blocks), sheets), frozenset(fields.split()))


def _statement(promise: Promise, ref: bool = False) -> str:
    lines = [f"{promise.ref} {promise.text}" if ref else promise.text, *(f"* {part}" for part in promise.parts)]
    return "\n".join(lines)


def merged_first_column() -> Layout:
    """Number and theme merged down, outcomes merged on the right."""
    rows = [boxes("", "Priority area", "Action", "Lead", "Timescale", "Progress", "RAG", "Outcomes", bold=True)]
    for theme in THEMES:
        count = len(theme.promises)
        for place, promise in enumerate(theme.promises):
            cells = [_statement(promise), promise.owner_text, promise.when, promise.progress,
                     Box(promise.rag[0], fill=RAG_FILLS[promise.rag])]  # fmt: skip
            if place == 0:
                cells = [Box(theme.ref + ".", down=count), Box(theme.title, down=count), *cells,
                         Box("\n".join(theme.outcomes), down=count)]  # fmt: skip
            rows.append(boxes(*cells))
    return _layout(TITLE, Ruled(rows, (1, 3, 7, 4, 3, 6, 1, 5)), fields="priority owners deadline progress rag parts")


def section_rows() -> Layout:
    """A row over the whole width names each priority; plain questions for headings."""
    rows = [
        boxes("Ref", "What will we do?", "Who will do it?", "By when?", "How will we know it has worked?", bold=True)
    ]
    for theme in THEMES:
        rows.append([Box(f"Priority {theme.ref}: {theme.title}", across=5, fill="D9E2F3", bold=True)])
        rows += [boxes(p.ref, _statement(p), p.owner_text, p.when, p.measure) for p in theme.promises]
    return _layout(TITLE, Ruled(rows, (1, 6, 4, 3, 5)), fields="ref priority owners deadline measure parts")


def table_under_each_heading() -> Layout:
    """One small table for each priority, its name a heading before it."""
    blocks: list[Line | Ruled] = [TITLE]
    for theme in THEMES:
        blocks.append(Line(f"Priority {theme.ref}: {theme.title}", 2))
        rows = [boxes("Action", "Responsible officer", "Target date", "Update", bold=True)]
        rows += [boxes(_statement(p), p.owner_text, p.when, p.progress) for p in theme.promises]
        blocks.append(Ruled(rows, (6, 4, 3, 6)))
    return _layout(*blocks, fields="priority owners deadline progress parts")


def sheet_for_each_theme() -> Layout:
    """A workbook with a sheet for each theme."""
    sheets = {}
    for theme in THEMES:
        rows = [boxes("No.", "Key deliverable", "Lead agency", "Completion date", "Status", bold=True)]
        status = {"Green": "On track", "Amber": "Delayed", "Red": "Not started"}
        rows += [boxes(p.ref, _statement(p), p.owner_text, p.when, status[p.rag]) for p in theme.promises]
        sheets[theme.title[:31]] = [Ruled(rows, (1, 6, 4, 3, 2))]
    return _layout(fields="ref owners deadline parts", sheets=sheets)


def owner_first_and_colour_only() -> Layout:
    """Who, when, what; the RAG is a colour without a letter; a resources column that is no part of ours."""
    rows = [boxes("Objective", "Who", "When", "Task", "Resources", "Success measures", "RAG status", bold=True)]
    for theme in THEMES:
        for place, p in enumerate(theme.promises):
            first = [Box(theme.title, down=len(theme.promises))] if place == 0 else []
            rows.append(boxes(*first, p.owner_text, p.when, _statement(p), "Within budget", p.measure,
                              Box("", fill=RAG_FILLS[p.rag])))  # fmt: skip
    return _layout(TITLE, Ruled(rows, (3, 4, 3, 7, 2, 4, 1)), fields="priority owners deadline measure rag parts")


def two_line_header() -> Layout:
    """Headings that span columns, with a second line under them."""
    rows = [
        [Box("Ref", down=2), Box("Improvement action", down=2), Box("Responsibility", across=2),
         Box("Progress", across=2), Box("Deadline", down=2)],
        boxes("Lead", "Partners", "Narrative", "BRAG"),
    ]  # fmt: skip
    for theme in THEMES:
        rows.append([Box(f"{theme.ref}. {theme.title}", across=7, bold=True)])
        rows += [boxes(p.ref, _statement(p), p.owners[0], "; ".join(p.owners[1:]), p.progress, p.rag, p.when)
                 for p in theme.promises]  # fmt: skip
    return _layout(TITLE, Ruled(rows, (1, 6, 3, 3, 6, 2, 3), header_rows=2),
                   fields="ref priority deadline progress rag parts")  # fmt: skip


def numbers_inside_the_text() -> Layout:
    """References stand inside the action cell; themes are repeated in every row."""
    rows = [boxes("Theme", "Actions", "Lead officer(s)", "Due", "Current position", "Traffic light", bold=True)]
    for theme in THEMES:
        rows += [boxes(theme.title, _statement(p, ref=True), p.owner_text, p.when, p.progress, f"{p.rag}")
                 for p in theme.promises]  # fmt: skip
    return _layout(TITLE, Ruled(rows, (3, 7, 4, 3, 6, 2)), fields="ref priority owners deadline progress rag parts")


def blank_below() -> Layout:
    """The theme is printed once and the cells under it are left blank, not merged."""
    rows = [boxes("Strategic aim", "Commitment", "Lead organisation", "Timeframe", "Indicators", bold=True)]
    for theme in THEMES:
        rows += [boxes(theme.title if place == 0 else "", _statement(p), p.owner_text, p.when, p.measure)
                 for place, p in enumerate(theme.promises)]  # fmt: skip
    return _layout(TITLE, Ruled(rows, (3, 7, 4, 3, 5)), fields="priority owners deadline measure parts")


def header_after_each_banner() -> Layout:
    """Banner, headings, rows; banner, headings, rows."""
    heads = boxes("Action", "Lead", "Target date", "RAG")
    rows = []
    for theme in THEMES:
        rows += [[Box(f"Outcome {theme.ref} - {theme.title}", across=4, bold=True)], heads]
        rows += [boxes(_statement(p), p.owner_text, p.when, p.rag) for p in theme.promises]
    return _layout(TITLE, Ruled(rows, (7, 4, 3, 2), header_rows=0), fields="priority owners deadline rag parts")


def among_other_tables() -> Layout:
    """Front matter, revision history, risks and measures around the plan."""
    front = Ruled([boxes("Report to:", "Larchmoor Integration Board"), boxes("Date:", "14 May 2025"),
                   boxes("Report by:", "Chief Officer")], (1, 3), 0)  # fmt: skip
    history = Ruled([boxes("Version", "Date", "Author", "Changes"),
                     boxes("0.1", "3 March 2025", "ADP Support Team", "First draft"),
                     boxes("0.2", "28 April 2025", "ADP Support Team", "Comments added")], (1, 2, 3, 5))  # fmt: skip
    risks = Ruled([boxes("Risk", "Likelihood", "Impact", "Mitigation", "Risk owner"),
                   boxes("Funding ends", "3", "4", "Seek a further year", "Finance Lead"),
                   boxes("Posts stay vacant", "4", "3", "Advertise again", "Service Manager")],
                  (4, 1, 1, 4, 2))  # fmt: skip
    measures = Ruled([boxes("Indicator", "Baseline", "Target", "Latest"), boxes("Drug deaths", "21", "12", "18"),
                      boxes("Waiting under three weeks", "81%", "90%", "88%")], (4, 1, 1, 1))  # fmt: skip
    plan = section_rows().paper.blocks[1]
    return _layout(Line("Larchmoor Integration Board", 1), front, Line("Revision history", 2), history, TITLE, plan,
                   Line("Risks", 2), risks, Line("How we will measure change", 2), measures,
                   fields="ref priority owners deadline measure parts")  # fmt: skip


def cards() -> Layout:
    """Each action is a small table of its own, labels on the left."""
    blocks: list[Line | Ruled] = [TITLE]
    for theme in THEMES:
        blocks.append(Line(f"Theme {theme.ref}: {theme.title}", 2))
        for p in theme.promises:
            rows = [boxes("Action", _statement(p, ref=True)), boxes("Lead", p.owner_text),
                    boxes("Timescale", p.when), boxes("Measure of success", p.measure),
                    boxes("Progress", p.progress)]  # fmt: skip
            blocks += [Ruled(rows, (1, 5), 0), Line(" ")]
    return _layout(*blocks, fields="ref priority owners deadline measure progress parts")


def lead_and_date_in_one_column() -> Layout:
    """Who and by when share a cell."""
    rows = [boxes("Priority", "What we will do", "Lead and timescale", "Measures", bold=True)]
    for theme in THEMES:
        for place, p in enumerate(theme.promises):
            first = [Box(theme.title, down=len(theme.promises))] if place == 0 else []
            rows.append(boxes(*first, _statement(p), f"{p.owner_text}\n{p.when}", p.measure))
    return _layout(TITLE, Ruled(rows, (3, 7, 5, 5)), fields="priority owners deadline measure parts")


_ALL = (
    merged_first_column, section_rows, table_under_each_heading, sheet_for_each_theme, owner_first_and_colour_only,
    two_line_header, numbers_inside_the_text, blank_below, header_after_each_banner, among_other_tables, cards,
    lead_and_date_in_one_column,
)  # fmt: skip
LAYOUTS: dict[str, Callable[[], Layout]] = {layout.__name__: layout for layout in _ALL}


def theme_of(promise: Promise) -> Theme:
    return next(theme for theme in THEMES if promise in theme.promises)
