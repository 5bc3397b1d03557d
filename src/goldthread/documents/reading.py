"""One paper in, its plan out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from goldthread.documents.comparing import fuller, is_doubtful, is_hardly_a_plan, tells_otherwise
from goldthread.documents.facts import read_facts
from goldthread.documents.facts.paper_date import date_of_paper
from goldthread.documents.facts.spelled import spell_out
from goldthread.documents.facts_by_number import with_statements_of_text
from goldthread.documents.finishing import finished
from goldthread.documents.mixed import tells_on, with_running_sections
from goldthread.documents.model import Document, OtherTable, PlanDraft, Reading
from goldthread.documents.prose import read_prose_plan
from goldthread.documents.quoted import quoting
from goldthread.documents.readers import read_document
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.running.records.plan import records_of
from goldthread.documents.second_reading import with_second_reading
from goldthread.documents.sections import Sections
from goldthread.documents.stitching.laid_out_cards import with_cards_as_rows
from goldthread.documents.stitching.tables import tables_of
from goldthread.documents.sureness import with_sureness
from goldthread.documents.tables.choosing.choose import choose, told_of
from goldthread.documents.tables.choosing.past import due_dates, is_over
from goldthread.documents.tables.grouping.plan_headings import headings_before
from goldthread.documents.tables.heads.plan_table import PlanTable
from goldthread.documents.tables.walk import PlanWalk, number_by_prefix
from goldthread.documents.tagging import LEAST_WORDS, MOST_WORDS
from goldthread.documents.tagging.printed import printed_text
from goldthread.documents.textual.blocks import shows_columns
from goldthread.kernel.errors import InputError, Place

_NO_STATEMENTS = "hardly a row says what is to be done"
_SAYS_NEITHER = 0.1
_LEAST_TOLD = 3  # actions that say who or when, for running text to be believed beside a plan that is over
_GUESSED = (
    "The layout of this plan is lost in the text, so its actions were told by their words alone. Check each against "
    "the paper, and add what is missing; a PDF, Word or Excel copy is read better."
)


def read_plan(source: str | Path | bytes, name: str | None = None, progress: Progress = unwatched) -> Reading:
    """What a paper says: the plan, further plans in it, and the tables left out.

    ``progress`` is told of each page or sheet as it is read; what it raises stops the reading.
    Raises InputError when the file cannot be read or no plan is found in it.
    """
    return read_plan_of(read_document(source, name, progress))


def read_plan_of(document: Document) -> Reading:
    """The same for a document that is read already."""
    laid_out = with_cards_as_rows(document)
    found = _best_reading(laid_out)
    return found if laid_out is document else quoting(found, document)


def _best_reading(document: Document) -> Reading:
    """What its layout tells, or its words alone where that tells nothing or little."""
    as_read = replace(document, untabled=(), as_printed="")
    as_text = replace(as_read, pages=document.untabled or document.pages)
    try:
        found = fuller(partial(_read, as_read), partial(_read, as_text)) if document.untabled else _read(as_read)
    except InputError:
        guessed = _guessed(document, as_text)
        if guessed is None:
            raise
        return guessed
    doubtful = is_doubtful(found)
    if not document.as_printed or not (doubtful or _may_mislead(document.as_printed)):
        return found
    guessed = _guessed(document, as_text)
    if guessed is None:
        return found
    return guessed if doubtful or tells_otherwise(found, guessed) else with_second_reading(found, guessed)


def _may_mislead(text: str) -> bool:
    """Whether a plain text shows no columns, so that its layout may be lost, and is of a length the network knows."""
    return not shows_columns(text) and LEAST_WORDS <= len(text.split()) <= MOST_WORDS


def _guessed(document: Document, as_text: Document) -> Reading | None:
    """The plan that the words alone tell, where the layout of a paper tells none."""
    from goldthread.documents.tagging.drafting import tagged_plan  # NumPy, which the other pages do without

    pages = () if document.as_printed else tuple(page.label for page in document.pages)
    plan = tagged_plan(document.as_printed or printed_text(document), pages, date_of_paper(as_text))
    return _finished(replace(as_text, notices=(*document.notices, _GUESSED)), plan) if plan else None


def _read(document: Document) -> Reading:
    today = date_of_paper(document)
    tables = with_statements_of_text(document, tables_of(document))
    choice = choose(tables, today)
    plan = _written_up(choice.plan) if choice.plan else None
    over = all(table.past for table in choice.plan) or is_over(due_dates(choice.plan), today)
    sections = Sections(document, tables)
    running = _read_running_text(document, plan, sections, over=over)
    if running:
        plan, choice.plan, choice.further = running, [], [group for group in (choice.plan, *choice.further) if group]
    elif plan and plan.actions:
        plan = with_running_sections(document, plan, sections)
    if plan is None or not plan.actions:
        raise _nothing_found(document, choice.left_out)
    further = tuple(draft for group in choice.further if (draft := _written_up(group)).actions)
    reading = _finished(document, plan, choice.plan, further, choice.left_out)
    if is_hardly_a_plan(reading):
        unlikely = [told_of(replace(table, why_not=_NO_STATEMENTS)) for table in choice.plan]
        raise _nothing_found(document, [*unlikely, *choice.left_out])
    return reading


def _finished(
    document: Document,
    plan: PlanDraft,
    tables: Sequence[PlanTable] = (),
    further: Sequence[PlanDraft] = (),
    left_out: Sequence[OtherTable] = (),
) -> Reading:
    """The reading with the facts about the plan as a whole, and how sure each field is."""
    plan = finished(document, spell_out(_with_facts(document, plan, tables)))
    return with_sureness(Reading(document, plan, tuple(further), tuple(left_out), document.notices))


def _read_running_text(
    document: Document, tabled: PlanDraft | None, sections: Sections, *, over: bool
) -> PlanDraft | None:
    """The plan in the text between the tables, where it says more than they do, or they tell of one that is over."""
    if not (tabled and tabled.actions):
        told = (_read_records(document), read_prose_plan(document))
        return max(filter(None, told), key=_fullness, default=None)
    records = _read_records(document, sections.looking_back)
    if records and len(records.actions) > len(tabled.actions):
        both = not over and tells_on(tabled, records, sections)
        mixed = with_running_sections(document, tabled, sections) if both else tabled
        return None if both and len(mixed.actions) >= len(records.actions) else records
    if not over:
        return None
    return next(filter(_says_who_or_when, (records, read_prose_plan(document, sections.looking_back))), None)


def _says_who_or_when(plan: PlanDraft | None) -> bool:
    """Whether running text tells enough to be believed beside a table."""
    actions = plan.actions if plan else ()
    return sum(bool(action.owners) or action.timescale is not None for action in actions) >= _LEAST_TOLD


def _fullness(plan: PlanDraft) -> float:
    """How much a draft says: its actions with who and when of each; those that say neither count where all do."""
    told = [bool(action.owners) + bool(action.timescale) for action in plan.actions]
    return sum(1.0 + fields for fields in told if fields) or _SAYS_NEITHER * len(told)


def _read_records(document: Document, aside: frozenset[int] = frozenset()) -> PlanDraft | None:
    """The plan that labelled records in the running text make up, if they do."""
    table = records_of(document, aside)
    choice = choose([table]) if table else None
    return _written_up(choice.plan) if choice and choice.plan else None


def _written_up(tables: Sequence[PlanTable]) -> PlanDraft:
    walk = PlanWalk(around=_beginning(tables))
    for table, heading in zip(tables, headings_before(tables), strict=True):
        walk.take(table, heading)
    number_by_prefix(walk)
    return PlanDraft(
        priorities=tuple(walk.book.found),
        recommendations=tuple(walk.recommendations),
        actions=tuple(walk.actions),
    )


def _beginning(tables: Sequence[PlanTable]) -> date | None:
    """About when the plan begins: before nearly all of its dates. Months without a year are counted from there."""
    ends = due_dates(tables)
    return ends[len(ends) // 10].replace(day=1) if ends else None


def _with_facts(document: Document, plan: PlanDraft, tables: Sequence[PlanTable]) -> PlanDraft:
    """Joins the facts about the plan as a whole to its actions; the tables' own words win."""
    said = frozenset(action.evidence["text"].source.quote for action in plan.actions if "text" in action.evidence)
    answers = (*(one.recommendations for one in plan.priorities), *(one.recommendations for one in plan.actions))
    answered = frozenset(ref for refs in answers for ref in refs)
    facts = read_facts(document, tuple(table.table.grid for table in tables), said, answered)
    return replace(
        facts,
        title=plan.title or facts.title,
        area=plan.area or facts.area,
        lead_body=plan.lead_body or facts.lead_body,
        period=plan.period or facts.period,
        priorities=plan.priorities or facts.priorities,
        recommendations=facts.recommendations or plan.recommendations,
        actions=plan.actions,
        evidence={**facts.evidence, **plan.evidence},
    )


def _nothing_found(document: Document, seen: Sequence[OtherTable]) -> InputError:
    tables = "; ".join(
        f"table {table.source.table or place}{f' on {table.source.page}' if table.source.page else ''} "
        f"({' | '.join(table.headings[:5]) or 'no headings'}): {table.why}"
        for place, table in enumerate(seen[:12], 1)
    )
    said = (
        f"No table of actions was found; these tables were seen: {tables}."
        if seen
        else "No table of actions was found, and no table at all."
    )
    advice = (
        "A plan needs a column of actions and one of owners or dates. Check that this is the paper with the plan."
    )
    return InputError(said, advice=advice, place=Place(file=document.name))
