"""The next version of a plan, accepted: each action keeps its identity, its history and its updates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history, search
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import (
    Action,
    ActionOutcome,
    ActionRecommendation,
    DraftItem,
    DraftKind,
    DraftState,
    PaperReading,
    Plan,
    PlanVersion,
    ReadingState,
)
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.reads.versions import Comparison, comparison
from goldthread.plans.registries import PrintedStanding, plan_accepted
from goldthread.plans.rules.standings import rag_of
from goldthread.plans.rules.texts import SHORT, within
from goldthread.plans.rules.version_changes import Kind, ended_otherwise, printed_status
from goldthread.plans.writes.accepted_actions import make_actions
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_sources import make_recommendations
from goldthread.plans.writes.earlier_versions import add_earlier_versions, printed_label
from goldthread.plans.writes.plans import edit_plan
from goldthread.plans.writes.provenance import provenance_of
from goldthread.plans.writes.readings import STEP, check_in_review
from goldthread.plans.writes.version_actions import Changed, change_action
from goldthread.plans.writes.version_priorities import change_priorities

LEFT_OUT = "The next version of the plan leaves this out."


@dataclass(frozen=True)
class Agreed:
    """What is said of the version as a whole."""

    on: date | None
    by: str
    label: str
    note: str
    reason: str


@recorded
def accept_version(
    *,
    reading: PaperReading,
    agreed_on: date | None = None,
    agreed_by: str = "",
    version_label: str = "",
    note: str = "",
    reason: str = "",
    title: str = "",
    source_title: str = "",
    source_body: str = "",
    revision: int | None = None,
    by: Person,
) -> Plan:
    """Make the next version live. ``reason`` is why dates changed and actions were dropped; blank, the version is.

    Raises InputError while it is doubtful which item is which action, EditedMeanwhile.
    """
    check_can_edit_row(by, reading)
    check_in_review(reading)
    plan = reading.version_of
    if plan is None:
        raise InputError(
            "This paper is no next version of a plan.", advice="Say first which plan it is a version of."
        )
    found = comparison(reading)
    _check_clear(found)
    version = _make_version(reading, plan, found, Agreed(agreed_on, agreed_by, version_label, note, reason))
    reason = reason.strip() or _reason(version)
    items = list(reading.items.exclude(state=DraftState.DROPPED).order_by("position", "id"))
    owners = Owners(reading, by)
    recommendations = make_recommendations(
        reading, items, title=source_title or _source_title(plan), body=source_body
    )
    priorities = change_priorities(plan, reading, found, items, owners, recommendations, by)
    fresh = [change.item for change in found.actions if change.action is None and change.item]
    made = make_actions(plan, reading, fresh, priorities, owners, recommendations)
    repeated = _repeated(reading, found)
    aims = set(ActionOutcome.objects.filter(action__plan=plan).values_list("action_id", "outcome_id"))
    answers = set(
        ActionRecommendation.objects.filter(action__plan=plan).values_list("action_id", "recommendation_id")
    )
    context = Changed(version, reason, priorities, recommendations, owners, aims, answers, by)
    for change in found.actions:
        if change.action and change.item:
            change_action(change, context)
    rows = dict(zip((item.pk for item in fresh), made.rows, strict=True))
    _set_places(reading, found, rows)
    _tell(reading, plan, version, found, made.rows, revision, by)
    if title.strip():
        edit_plan(plan=plan, changes={"title": within(title, "title", limit=SHORT)}, by=by)
    headings = [*priorities.by_key.values(), *priorities.outcomes.values()]
    search.refresh_all([plan, *recommendations.made, *headings, *made.rows])
    plan_accepted(plan, _standings(found, rows, repeated, reason, agreed_on or timezone.localdate()), by)
    return plan


def _check_clear(found: Comparison) -> None:
    if not any(change.item for change in found.actions):
        raise InputError("There is no action to accept.", advice="Put back an action that was left out.")
    if doubtful := found.doubtful:
        count = f"{len(doubtful)} item{'s are' if len(doubtful) > 1 else ' is'}"
        raise InputError(
            f"{count} perhaps the same as one in the plan, and perhaps not.",
            advice="Say of each whether it is, on the page that compares the two.",
        )


def _make_version(reading: PaperReading, plan: Plan, found: Comparison, agreed: Agreed) -> PlanVersion:
    printed = add_earlier_versions(plan, reading)
    last = plan.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return PlanVersion.objects.create(
        partnership=plan.partnership,
        plan=plan,
        number=last + 1,
        label=within(agreed.label, "version_label", limit=100) or printed_label(printed),
        agreed_on=agreed.on or (printed.day if printed else None),
        agreed_by=within(agreed.by, "agreed_by", limit=200),
        note=within(agreed.note, "note") or summary_words(found),
        paper=reading.paper,
        paper_name=reading.paper.name,
    )


_WORDS = {
    Kind.KEPT: "as before",
    Kind.REWORDED: "reworded",
    Kind.MOVED: "moved",
    Kind.REDATED: "with another date",
    Kind.REASSIGNED: "with another owner",
    Kind.COMPLETED: "completed or closed",
    Kind.NEW: "new",
    Kind.DROPPED: "dropped",
}


def summary_words(found: Comparison) -> str:
    """ "12 actions as before, 3 reworded, 1 new"."""
    counts = [(number, _WORDS[kind]) for kind, number in found.tally.items() if number]
    counts.sort(key=lambda each: each[1] != _WORDS[Kind.KEPT])
    told = [f"{number} {words}" for number, words in counts]
    return f"Actions: {', '.join(told)}." if told else ""


def _reason(version: PlanVersion) -> str:
    """ "Version 2 of the plan, agreed by the board on 3 March 2027"."""
    agreed = f", agreed by {version.agreed_by}" if version.agreed_by else ""
    on = f" on {version.agreed_on:%-d %B %Y}" if version.agreed_on else ""
    return f"Version {version.number} of the plan{agreed}{on}."


def _source_title(plan: Plan) -> str:
    """The report the plan answers already, so that "recommendation 4" stays the same one."""
    answered = plan.priorities.exclude(recommendations=None).values_list("recommendations__source__title", flat=True)
    by_actions = plan.actions.exclude(recommendations=None).values_list("recommendations__source__title", flat=True)
    return answered.first() or by_actions.first() or f"Recommendations in “{plan.title}”"[:SHORT]


def _set_places(reading: PaperReading, found: Comparison, made: dict[int, Action]) -> None:
    """Everything in the order of the new paper, what it leaves out behind; each field knows its newest paper."""
    rows: list[Action] = []
    for number, change in enumerate(found.actions, start=1):
        row = change.action or made[change.item.pk]  # type: ignore[union-attr]
        row.position = number * STEP
        if change.action and change.item:
            row.provenance = {**row.provenance, **provenance_of(change.item, reading.paper_id)}
        row.is_new = change.action is None
        rows.append(row)
    Action.objects.bulk_update(rows, ["position", "provenance", "is_new"], batch_size=100)


def _tell(
    reading: PaperReading,
    plan: Plan,
    version: PlanVersion,
    found: Comparison,
    made: list[Action],
    revision: int | None,
    by: Person,
) -> None:
    """One entry for each action that the version has, so that its own page says in which paper it stands."""
    paper = {"version": version.number, "paper": reading.paper.name}
    counts = {kind.value: number for kind, number in found.tally.items() if number}
    history.record("plan.version_accepted", target=plan, after={**paper, **counts})
    history.record("version.agreed", target=version, after={"number": version.number, "paper": reading.paper.name})
    for action in made:
        history.record("action.agreed", target=action, after=paper)
    for change in found.actions:
        if change.action and change.item:
            history.record("action.in_version", target=change.action, after={**paper, "change": change.kind.value})
    history.amend(
        reading,
        "reading.accepted",
        revision=revision,
        state=ReadingState.ACCEPTED.value,
        accepted_at=timezone.now(),
        accepted_by=by,
        plan=plan,
    )


def _standings(
    found: Comparison, made: Mapping[int, Action], repeated: set[int], reason: str, on: date
) -> list[PrintedStanding]:
    """What the paper says of progress, where it says anything new, and an end for what it leaves out."""
    standings: list[PrintedStanding] = []
    for change in found.actions:
        if change.item is None:
            if change.action and change.kind == Kind.DROPPED:
                words = f"{LEFT_OUT} {reason}"
                standings.append(PrintedStanding(change.action, words, None, "", "closed", on, is_printed=False))
        elif change.item.pk not in repeated:
            action, content = change.action or made[change.item.pk], change.item.content
            status = printed_status(content)
            if status and not ended_otherwise(action.status, status):
                rag = rag_of(content["rag"])
                standings.append(PrintedStanding(action, content["progress"], rag, content["rag"], status, on))
    return standings


def _repeated(reading: PaperReading, found: Comparison) -> set[int]:
    """The items of which the paper says word for word what the one before said: that is nothing new."""
    plan: Any = reading.version_of
    before = plan.readings.exclude(pk=reading.pk).order_by("-accepted_at", "-pk").values_list("pk", flat=True).first()
    contents = DraftItem.objects.filter(reading=before, kind=DraftKind.ACTION).values_list("content", flat=True)
    said = {_progress_of(content, content["text"]) for content in contents}
    return {
        change.item.pk
        for change in found.actions
        if change.item and change.action and _progress_of(change.item.content, change.action.text) in said
    }


def _progress_of(content: Mapping[str, Any], text: str) -> tuple[str, ...]:
    return (text, content["progress"], content["rag"], content["status"])
