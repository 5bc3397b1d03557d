"""A plan written as a partnership's own paper, in Word or Excel, is the same plan when it is read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from factories import plans as factories
from factories.pictures import page_png
from factories.reports import plan_report
from goldthread.delivery.writes import record_update
from goldthread.documents.model import PlanDraft
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.partnership.writes import add_body, add_post
from goldthread.plans import writes
from goldthread.plans.reads.versions import comparison
from goldthread.plans.rules.version_changes import Kind
from goldthread.publishing import words
from goldthread.publishing.papers.excel import plan_sheet
from goldthread.publishing.papers.layout import USUAL, PaperLayout, layout_of
from goldthread.publishing.papers.word import plan_paper
from goldthread.publishing.reads import plan_report as report_of
from goldthread.publishing.report import PlanReport, ReportedAction, ReportedPriority, ReportedUpdate

PNG = page_png()
WRITERS: dict[str, Callable[[PlanReport, PaperLayout], bytes]] = {"docx": plan_paper, "xlsx": plan_sheet}
RAGS = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue", "grey": "Grey", "": None}

verbs = st.sampled_from(["Open", "Offer", "Agree", "Publish", "Carry", "Review", "Train", "Write to"])
things = st.sampled_from(
    [
        "a same-day clinic near the harbour",
        "naloxone in every council van, with training for its drivers",
        "the pathway between prison and community (both ways)",
        "everybody who has left treatment; ask why",
        "a leaflet for families & friends – in plain words",
        "how long people wait: each month, by locality",
    ]
)
ends = st.sampled_from(["", " with partners", " and report to the board", " for young people aged 16–25"])
names = st.sampled_from(
    ["Harbour Trust", "Health Board", "Roads Manager", "Treatment Group", "Service manager, recovery"]
)
times = st.sampled_from(["March 2027", "By end of June 2027", "2026/27", "Ongoing", "Quarterly", "31 January 2028"])


@st.composite
def actions(draw: st.DrawFn, ref: str) -> ReportedAction:
    said = draw(
        st.sampled_from(["", "Two of four localities have begun", "Started in May. The rest waits for money."])
    )
    timescale = draw(times)
    return ReportedAction(
        id=1,
        ref=ref,
        text=f"{draw(verbs)} {draw(things)}{draw(ends)}",
        parts=tuple(draw(st.lists(st.sampled_from(["Find the place", "Agree the hours"]), unique=True, max_size=2))),
        timescale=timescale,
        ends=parse_timescale(timescale).end,
        status=draw(st.sampled_from(list(words.STATUS))),
        rag=draw(st.sampled_from(list(RAGS))),
        leads=tuple(draw(st.lists(names, min_size=1, max_size=3, unique=True))),
        latest=ReportedUpdate(said, date(2026, 6, 1), "Lead") if said else None,
    )


@st.composite
def plans(draw: st.DrawFn) -> PlanReport:
    titles = draw(st.permutations(["Fewer people die", "Treatment when it is wanted", "Families are heard"]))
    priorities = tuple(
        ReportedPriority(
            ref=str(number),
            title=title,
            actions=tuple(draw(actions(f"{number}.{n}")) for n in range(1, draw(st.integers(2, 4)) + 1)),
        )
        for number, title in enumerate(titles[: draw(st.integers(1, 3))], start=1)
    )
    return PlanReport(
        partnership="Glen Orrin Alcohol and Drug Partnership",
        title="Glen Orrin Action Plan 2026-2028",
        area="Glen Orrin",
        lead_body="Glen Orrin Alcohol and Drug Partnership",
        period="2026-2028",
        on=date(2026, 6, 30),
        since=date(2026, 3, 31),
        version="1",
        priorities=priorities,
    )


layouts = st.permutations([(column.key, column.heading) for column in USUAL.columns]).map(layout_of)


def written(report: PlanReport) -> list[tuple[object, ...]]:
    return [
        (
            action.ref,
            action.text,
            action.parts,
            (priority.ref, priority.title),
            action.leads,
            action.timescale,
            action.latest.narrative if action.latest else None,
            RAGS[action.rag],
            action.status.replace("_", " "),
        )
        for priority in report.priorities
        for action in priority.actions
    ]


def read(draft: PlanDraft) -> list[tuple[object, ...]]:
    titles = {each.ref: each.title for each in draft.priorities}
    return [
        (
            action.ref,
            action.text,
            action.parts,
            (action.priority_ref, titles.get(action.priority_ref or "")),
            tuple(owner.name for owner in action.owners),
            action.timescale.printed if action.timescale else None,
            action.progress,
            action.rag,
            action.status,
        )
        for action in draft.actions
    ]


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(report=plans(), layout=layouts)
def test_what_is_written_is_read_back(form, report, layout):
    draft = read_plan(WRITERS[form](report, layout), f"plan.{form}").plan
    assert (draft.title, draft.area, draft.lead_body) == (report.title, report.area, report.lead_body)
    assert read(draft) == written(report)


def test_the_word_file_has_logo_header_and_colours():
    layout = layout_of([("lead", "Who"), ("action", "What we will do"), ("timescale", "By when"), ("rag", "")], PNG)
    document = Document(io.BytesIO(plan_paper(plan_report(), layout)))
    assert len(document.inline_shapes) == 1
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Who", "What we will do", "By when", "RAG"]
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert table.rows[1].cells[3]._tc.tcPr.xpath("w:shd/@w:fill") == ["F4C7C3"]


def test_the_sheet_runs_nothing():
    action = ReportedAction(1, "1.1", '=HYPERLINK("http://example.org")', "March 2027", None, "in_progress", "")
    report = plan_report(priorities=(ReportedPriority("1", "Safety", actions=(action,)),))
    sheet = load_workbook(io.BytesIO(plan_sheet(report, USUAL))).active
    cell = next(cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([("action", "Budget"), ("lead", ""), ("timescale", "")], "would be taken for “other”"),
        ([("action", "Flibbertigibbet"), ("lead", ""), ("timescale", "")], "would not be understood"),
        ([("action", ""), ("lead", "")], "needs the column “Timescale”"),
        ([("action", ""), ("action", ""), ("lead", ""), ("timescale", "")], "there twice"),
    ],
)
def test_headings_that_would_not_be_read_back_are_refused(columns, said):
    with pytest.raises(InputError, match=said):
        layout_of(columns)


@pytest.mark.django_db
@pytest.mark.parametrize("form", WRITERS)
def test_a_live_plan_that_goes_out_and_comes_back_is_all_as_before(form, partnership, coordinator):
    plan = factories.live_plan(partnership, coordinator)
    trust = add_body(partnership=partnership, name="Harbour Trust Ltd", kind="third_sector", by=coordinator)
    writes.name_owner_everywhere(plan=plan, printed="Harbour Trust", owner=trust, by=coordinator)
    convener = add_post(partnership=partnership, title="Convener", by=coordinator)
    writes.assign(thing=plan.actions.get(ref="2.2"), owner=convener, by=coordinator)
    today = date(2026, 6, 30)
    content = WRITERS[form](report_of(plan, on=today, since=today), USUAL)
    back = writes.bring_in(
        partnership=partnership, name=f"plan.{form}", data=content, version_of=plan, by=coordinator
    )
    found = comparison(back)
    assert {change.kind for change in found.actions} == {Kind.KEPT}
    assert len(found.actions) == plan.actions.count()
    assert not any(each.is_reworded or not each.item or not each.priority for each in found.priorities)


@pytest.mark.django_db
@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("status", ["blocked", "closed"])
def test_a_plan_read_anew_stands_as_it_stood(form, status, partnership, coordinator):
    plan = factories.live_plan(partnership, coordinator)
    action = plan.actions.get(ref="1.2")
    record_update(action=action, narrative="The board gave this up.", status=status, by=coordinator)
    today = date(2026, 6, 30)
    content = WRITERS[form](report_of(plan, on=today, since=today), USUAL)
    anew = writes.bring_in(partnership=partnership, name=f"plan.{form}", data=content, by=coordinator)
    again = writes.accept_reading(reading=anew, title="The same again", by=coordinator).actions.get(ref="1.2")
    assert again.status == status
    assert again.end_reason.startswith("The board gave this up.") == (status == "closed")


@pytest.mark.django_db
@pytest.mark.parametrize("form", WRITERS)
def test_what_was_closed_without_completion_does_not_come_back_completed(form, partnership, coordinator):
    plan = factories.live_plan(partnership, coordinator)
    action = plan.actions.get(ref="1.2")
    record_update(action=action, narrative="The board gave this up.", status="closed", by=coordinator)
    today = date(2026, 6, 30)
    content = WRITERS[form](report_of(plan, on=today, since=today), USUAL)
    back = writes.bring_in(
        partnership=partnership, name=f"plan.{form}", data=content, version_of=plan, by=coordinator
    )
    assert {change.kind for change in comparison(back).actions} == {Kind.KEPT}
    writes.accept_reading(reading=back, title=plan.title, by=coordinator)
    action.refresh_from_db()
    assert action.status == "closed"
