"""Reading a paper, and what becomes of the reading as a whole."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Q

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.documents.model import PlanDraft, Reading
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Partnership, Person
from goldthread.plans import reader
from goldthread.plans.models import Action, Assignment, DraftItem, Paper, PaperReading, Plan, ReadingState
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.rules.drafts import confidence_of, contents_of, evidence_values, without_evidence
from goldthread.plans.rules.owners import KINDS, OwnerMatch
from goldthread.plans.rules.paper_text import document_values, left_out_values
from goldthread.plans.rules.states import READING_MOVES, check_move
from goldthread.plans.rules.texts import SHORT, tidy_values, within
from goldthread.plans.rules.version_likeness import likely_plan
from goldthread.plans.writes.papers import bring_paper, check_is_new, check_size, file_name

STEP = 1024  # room between two items, so that a split one finds its place without moving the others
PLAN_FACTS = ("title", "area", "lead_body", "period")


def bring_in(
    *,
    partnership: Partnership,
    name: str,
    data: bytes,
    version_of: Plan | None = None,
    progress: Progress = unwatched,
    by: Person,
) -> PaperReading:
    """Keep a paper and read it, or do neither. ``version_of`` is the plan it is the next version of.

    ``progress`` is told of pages that are done; what it raises stops the reading, and nothing is kept.

    The reading is done before the database is touched: it takes seconds, and nobody else should wait for it.
    Raises InputError for a paper that cannot be read, PaperAlreadyHere for one that is kept already.
    """
    check_can_edit(by, partnership)
    name = file_name(name)
    check_size(name, len(data))
    check_is_new(partnership, name, hashlib.sha256(data).hexdigest())
    reading = reader.read(data, name, progress)
    return keep_paper_and_reading(
        partnership=partnership, name=name, data=data, reading=reading, version_of=version_of, by=by
    )


@recorded
def keep_paper_and_reading(
    *,
    partnership: Partnership,
    name: str,
    data: bytes,
    reading: Reading,
    version_of: Plan | None = None,
    by: Person,
) -> PaperReading:
    """A paper together with what was read in it."""
    paper = bring_paper(partnership=partnership, name=name, data=data, by=by)
    return stage_reading(paper=paper, reading=reading, version_of=version_of, by=by)


def read_paper(*, paper: Paper, plan_number: int = 0, by: Person) -> PaperReading:
    """Read a paper that is kept, again or for another of the plans in it. Raises InputError, NotAllowed."""
    check_can_edit_row(by, paper)
    with paper.file.open("rb") as file:
        reading = reader.read(file.read(), paper.name)
    return stage_reading(paper=paper, reading=reading, plan_number=plan_number, by=by)


@recorded
def stage_reading(
    *, paper: Paper, reading: Reading, plan_number: int = 0, version_of: Plan | None = None, by: Person
) -> PaperReading:
    """Lay out what was read for a person to check. Nothing is live before they accept it.

    Where the paper looks like the next version of a plan that is there, ``looks_like`` says so, to be asked about.
    """
    check_can_edit_row(by, paper)
    if version_of is not None:
        check_can_edit_row(by, version_of)
    plan = reader.plan_in(reading, plan_number)
    staged = history.create(
        PaperReading,
        partnership_id=paper.partnership_id,
        paper=paper,
        plan_number=plan_number,
        plan_facts=_plan_facts(plan),
        other_plans=_other_plans(reading, plan_number),
        notices=tidy_values(reading.notices),
        tables_left_out=[left_out_values(table) for table in reading.other_tables],
        document=document_values(reading.document),
        version_of=version_of,
        looks_like_id=None if version_of else _looks_like(paper, plan),
        owner_matches=known_owners(version_of) if version_of else {},
    )
    items = _items(staged, plan)
    DraftItem.objects.bulk_create(items, batch_size=200)
    counts = {f"{kind}_count": sum(item.kind == kind for item in items) for kind in ("priority", "action")}
    history.record("paper.read", target=staged, after={"paper": paper.name, **counts})
    return staged


def _looks_like(paper: Paper, draft: PlanDraft) -> int | None:
    """The plan of this partnership that the paper is most like. Two queries."""
    open_plans = Plan.objects.filter(partnership_id=paper.partnership_id, closed_on=None)
    plans: dict[int, tuple[str, set[str]]] = {
        key: (title, set()) for key, title in open_plans.values_list("pk", "title")
    }
    for key, text in Action.objects.filter(plan__in=open_plans).values_list("plan_id", "text"):
        plans[key][1].add(text)
    return likely_plan(draft.title or "", [action.text for action in draft.actions], plans)


def known_owners(plan: Plan) -> dict[str, Any]:
    """Who the printed owners of a plan are, as people said: the same names in its next version are the same ones."""
    rows = Assignment.objects.filter(Q(action__plan=plan) | Q(priority__plan=plan)).select_related(*KINDS)
    found: dict[str, Any] = {}
    for row in rows.order_by("pk"):
        kind = next((kind for kind in KINDS if getattr(row, kind)), "")
        if kind:
            who = getattr(row, kind)
            found |= {name: OwnerMatch(kind, id=who.pk).values() for name in (row.printed, str(who)) if name}
    return found


def _plan_facts(plan: PlanDraft) -> dict[str, Any]:
    facts = {name: getattr(plan, name) or "" for name in PLAN_FACTS}
    return tidy_values({**facts, "evidence": evidence_values(plan.evidence)})


def _other_plans(reading: Reading, chosen: int) -> list[dict[str, Any]]:
    plans = [reading.plan, *reading.other_plans]
    return tidy_values(
        [
            {"number": number, "title": plan.title or "", "actions": len(plan.actions)}
            for number, plan in enumerate(plans)
            if number != chosen
        ]
    )


def _items(reading: PaperReading, plan: PlanDraft) -> list[DraftItem]:
    return [
        DraftItem(
            partnership_id=reading.partnership_id,
            reading=reading,
            kind=kind,
            position=number * STEP,
            as_read=values,
            content=without_evidence(values),
            confidence=confidence_of(values),
        )
        for number, (kind, values) in enumerate(contents_of(plan), start=1)
    ]


@recorded
def correct_plan_facts(
    *, reading: PaperReading, revision: int | None = None, by: Person, **facts: str
) -> PaperReading:
    """Correct the title, area, lead body or period of the plan as read. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, reading)
    check_in_review(reading)
    known = {name: within(facts[name], name, limit=SHORT) for name in PLAN_FACTS if name in facts}
    return history.amend(
        reading, "reading.facts_corrected", revision=revision, plan_facts={**reading.plan_facts, **known}
    )


@recorded
def set_reading_aside(
    *, reading: PaperReading, reason: str = "", revision: int | None = None, by: Person
) -> PaperReading:
    """This reading is not to become a plan, for now or for ever. The paper stays."""
    return _move(reading, ReadingState.ABANDONED, "reading.set_aside", revision, by)


@recorded
def take_reading_up(*, reading: PaperReading, revision: int | None = None, by: Person) -> PaperReading:
    """Go on with a reading that was set aside."""
    return _move(reading, ReadingState.IN_REVIEW, "reading.taken_up", revision, by)


def _move(reading: PaperReading, state: str, kind: str, revision: int | None, by: Person) -> PaperReading:
    check_can_edit_row(by, reading)
    check_move(READING_MOVES, reading.state, state, what="The reading")
    return history.amend(reading, kind, revision=revision, state=state)


def check_in_review(reading: PaperReading) -> None:
    """Raises InputError unless the reading can still be corrected."""
    if reading.state == ReadingState.ACCEPTED:
        raise InputError("This reading has been accepted.", advice="Change the plan that was made of it.")
    if reading.state == ReadingState.ABANDONED:
        raise InputError("This reading was set aside.", advice="Take it up again first.")
