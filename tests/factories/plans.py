"""Plans that are live because a small invented paper was brought in, read and accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.documents.model import (
    Cell,
    Document,
    DraftAction,
    DraftMilestone,
    DraftOwner,
    DraftPriority,
    DraftRecommendation,
    Evidence,
    Grid,
    OtherTable,
    Page,
    Paragraph,
    PlanDraft,
    Reading,
    Source,
)
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.partnership.models import Partnership, Person
from goldthread.plans import writes
from goldthread.plans.models import DraftItem, Paper, PaperReading, Plan

TITLE = "Glen Orrin Action Plan 2026-2028"
ROWS = (
    (
        "1.1",
        "Meet every day to look at all overdoses of the day before",
        "Harbour Trust",
        "March 2027",
        "Started in May",
        "G",
    ),
    ("1.2", "Carry naloxone in every council van", "Roads Manager / Harbour Trust", "2026/27", "", ""),
    ("2.1", "Offer same-day prescribing in all four localities", "Treatment Group", "Ongoing", "Two of four", "A"),
    ("2.2", "Write to everybody who has left treatment", "", "TBC", "", ""),
)


def small_paper() -> str:
    """The same plan as a web page, for the reader itself."""
    tables = ""
    for number, title in (("1", "Fewer people die"), ("2", "Treatment when it is wanted")):
        rows = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS if row[0][0] == number
        )
        heads = "".join(f"<th>{head}</th>" for head in ("Ref", "Action", "Lead", "Timescale", "Progress", "RAG"))
        tables += f"<h2>Priority {number}: {title}</h2><table><tr>{heads}</tr>{rows}</table>"
    return f"<!doctype html><html><body><h1>{TITLE}</h1>{tables}</body></html>"


def owners(names: str) -> tuple[DraftOwner, ...]:
    return tuple(DraftOwner(name.strip()) for name in names.split("/") if name.strip())


def draft_action(text: str = "Do what was promised", *, due: str | None = "March 2027", **fields: Any) -> DraftAction:
    """One action as a reader would give it; ``due`` in the words of the paper."""
    timescale = parse_timescale(due) if due else None
    return DraftAction(text=text, timescale=timescale, timescales=(timescale,) if timescale else (), **fields)


def draft_plan(**fields: Any) -> PlanDraft:
    """The plan of the small paper, or another with these fields."""
    place = Source(page="2", table=1, row=2, col=2, quote=ROWS[0][1])
    small: dict[str, Any] = {
        "title": TITLE,
        "area": "Glen Orrin",
        "lead_body": "Glen Orrin Alcohol and Drug Partnership",
        "period": "2026-2028",
        "priorities": (
            DraftPriority("1", "Fewer people die", recommendations=("1",), outcomes=("Fewer deaths",)),
            DraftPriority(
                "2", "Treatment when it is wanted", owners=owners("Treatment Group"), recommendations=("All",)
            ),
        ),
        "recommendations": (
            DraftRecommendation("1", "Act on every overdose within a day", section="Safety"),
            DraftRecommendation("2", "Nobody waits for treatment"),
        ),
        "actions": tuple(
            draft_action(
                text,
                ref=ref,
                priority_ref=ref[0],
                owners=owners(names),
                owner_text=names or None,
                due=due,
                progress=progress or None,
                rag=rag or None,
                evidence={
                    "text": Evidence(place, 0.9),
                    "timescale": Evidence(place, 0.6, ("the year was not printed",)),
                },
                recommendations=("2",) if ref == "2.1" else (),
                outcomes=("Fewer deaths",) if ref == "1.1" else (),
                parts=("find the vans", "train the drivers") if ref == "1.2" else (),
                milestones=(DraftMilestone("Two localities", parse_timescale("June 2026")),) if ref == "2.1" else (),
            )
            for ref, text, names, due, progress, rag in ROWS
        ),
    }
    return PlanDraft(**{**small, **fields})


def reading_of(plan: PlanDraft | None = None, *, name: str = "paper.html", **fields: Any) -> Reading:
    """What a reader makes of a paper with this plan in one table."""
    cells = [
        Cell(row, col, (Paragraph(text),))
        for row, values in enumerate((("No", "Action", "Lead", "By when", "Progress", "RAG"), *ROWS))
        for col, text in enumerate(values)
    ]
    blocks = (Paragraph(TITLE, heading=1), Grid(len(ROWS) + 1, 6, tuple(cells), number=1))
    document = Document(name, "html", "0" * 64, (Page("1", (Paragraph("Agenda item 7"),)), Page("2", blocks)))
    left_out = OtherTable(Source(table=2, page="3"), ("Risk", "Score"), 4, "it has no actions")
    return Reading(document, plan or draft_plan(), **{"other_tables": (left_out,), **fields})


def paper(partnership: Partnership, by: Person, *, text: str = "<html><p>A paper</p></html>") -> Paper:
    return writes.bring_paper(partnership=partnership, name="paper.html", data=text.encode(), by=by)


def reading(partnership: Partnership, by: Person, plan: PlanDraft | None = None, *, text: str = "") -> PaperReading:
    """A paper brought in and laid out for review."""
    kept = paper(partnership, by, text=text or f"<html><p>{TITLE}</p></html>")
    return writes.stage_reading(paper=kept, reading=reading_of(plan), by=by)


def first_action(reading: PaperReading) -> DraftItem:
    """The first action in paper order."""
    return reading.items.filter(kind="action").order_by("position").first()


def live_plan(
    partnership: Partnership, by: Person, plan: PlanDraft | None = None, *, text: str = "", **acceptance: Any
) -> Plan:
    """A plan that is live: brought in, laid out and accepted. ``text`` tells several papers apart."""
    staged = reading(partnership, by, plan, text=text)
    given: dict[str, Any] = {"agreed_on": date(2026, 4, 1), "agreed_by": "The board", **acceptance}
    return writes.accept_reading(reading=staged, by=by, **given)


def big_plan(actions: int, priorities: int = 10) -> PlanDraft:
    """A draft of any size, for counting queries and seconds."""
    return PlanDraft(
        title="A large plan",
        priorities=tuple(
            DraftPriority(str(n), f"Priority {n}", outcomes=(f"Outcome {n}",)) for n in range(priorities)
        ),
        actions=tuple(
            draft_action(
                f"Action number {n} of the plan",
                ref=f"{n % priorities}.{n}",
                priority_ref=str(n % priorities),
                owners=owners(f"Body {n % 7} / Group {n % 5}"),
                parts=("first", "second"),
                milestones=(DraftMilestone("A step", parse_timescale("June 2026")),),
                progress="Begun",
                rag="A",
            )
            for n in range(actions)
        ),
    )
