"""What is told of a plan: assembled from the reads of delivery, so that no report can differ from a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from goldthread.core import rows
from goldthread.delivery.reads.parts import MilestoneView, Moved, RecommendationView, UpdateView
from goldthread.delivery.reads.rows import OwnerLabel
from goldthread.delivery.reads.whole_plan import WholeAction, WholePlan, WholePriority, whole_plan
from goldthread.measures.models import Indicator
from goldthread.measures.presenters.words import figure_words, verdict_words
from goldthread.measures.reads import FigureSeen, MeasureSeen, TwoLists, two_lists
from goldthread.measures.rules.outside import WITHHELD, is_small
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan, Recommendation
from goldthread.publishing import words
from goldthread.publishing.report import (
    MovedDate,
    PlanReport,
    ReportedAction,
    ReportedMeasure,
    ReportedMilestone,
    ReportedPriority,
    ReportedRecommendation,
    ReportedUpdate,
    Unmeasured,
)


def last_time(of: Plan | Partnership, on: date) -> date:
    """When a report may be taken to have been made last, unless somebody says: one round of updates ago."""
    partnership = of.partnership if isinstance(of, Plan) else of
    cadence = of.cadence_days if isinstance(of, Plan) else None
    return on - timedelta(days=cadence or partnership.cadence_days)


def two_lists_of(scope: Plan | Partnership, *, on: date, shown: int | None = None) -> TwoLists:
    """The two lists at the top of every board paper, of one plan or of all. Pages, papers and machines ask this."""
    if isinstance(scope, Plan):
        return two_lists(scope.partnership, on=on, plan=scope.pk, shown=shown)
    return two_lists(scope, on=on, shown=shown)


def plan_report(plan: Plan, *, on: date, since: date, address: str = "") -> PlanReport:
    """The report of one plan. ``address`` is where its readers find the living plan."""
    whole = whole_plan(plan, since, on)
    two = two_lists_of(plan, on=on)
    return PlanReport(
        partnership=whole.partnership_name,
        title=whole.plan.title,
        area=whole.plan.area,
        lead_body=whole.plan.lead_body,
        period=whole.plan.period,
        on=on,
        since=since,
        version=_version(whole),
        address=address,
        priorities=tuple(_priority(priority) for priority in whole.priorities),
        recommendations=tuple(_thread(plan, whole)),
        moved=tuple(_moved(moved) for moved in whole.moved),
        unmoved_measures=tuple(_measure(each) for each in two.measures),
        improving_measures=tuple(_measure(each) for each in two.improving),
        unmeasured=tuple(Unmeasured(each.id, each.ref, each.text) for each in two.actions),
    )


def _version(whole: WholePlan) -> str:
    if not whole.versions:
        return ""
    latest = whole.versions[0]
    agreed = [f"agreed {words.day(latest.agreed_on)}"] if latest.agreed_on else []
    agreed += [f"by {latest.agreed_by}"] if latest.agreed_by else []
    named = f"{latest.number}{f' ({latest.label})' if latest.label else ''}"
    return ", ".join(part for part in (named, " ".join(agreed)) if part)


def _priority(priority: WholePriority) -> ReportedPriority:
    return ReportedPriority(
        ref=priority.ref,
        title=priority.title,
        owners=_names(priority.owners),
        recommendations=_refs(priority.recommendations),
        outcomes=tuple(outcome.text for outcome in priority.outcomes),
        actions=tuple(_action(action) for action in priority.actions),
    )


def _action(whole: WholeAction) -> ReportedAction:
    row = whole.row
    return ReportedAction(
        id=row.id,
        ref=row.ref,
        text=row.text,
        parts=whole.parts,
        leads=_names(row.leads),
        support=_names(row.support),
        timescale=row.printed,
        ends=row.ends,
        first_timescale=whole.first_printed if row.first_ends != row.ends else "",
        first_ends=row.first_ends,
        status=row.status,
        rag=row.stated_rag,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        is_late=row.is_late,
        assessed=row.assessed_rag,
        latest=_update(whole.latest),
        heard_on=timezone.localdate(row.last_update_at) if row.last_update_at else None,
        milestones=tuple(_milestone(milestone) for milestone in whole.milestones),
        recommendations=_refs(whole.recommendations),
        outcomes=tuple(outcome.text for outcome in whole.outcomes),
    )


def _names(owners: Iterable[OwnerLabel]) -> tuple[str, ...]:
    return tuple(owner.name for owner in owners)


def _refs(recommendations: Iterable[RecommendationView]) -> tuple[str, ...]:
    return tuple(each.ref or words.shortened(each.text, 40) for each in recommendations)


def _update(update: UpdateView | None) -> ReportedUpdate | None:
    return ReportedUpdate(update.narrative, update.reported_on, update.by) if update else None


def _milestone(milestone: MilestoneView) -> ReportedMilestone:
    return ReportedMilestone(
        text=milestone.text,
        timescale=milestone.printed,
        ends=milestone.ends,
        done_on=milestone.done_on,
        dropped_on=milestone.dropped_on,
    )


def _moved(moved: Moved) -> MovedDate:
    return MovedDate(
        action=f"{moved.action_ref} {words.shortened(moved.action_text)}".strip(),
        what=moved.milestone,
        was=moved.was_printed,
        now=moved.now_printed,
        reason=moved.reason,
        agreed_by=moved.agreed_by,
        set_on=timezone.localdate(moved.set_at),
    )


def _measure(each: MeasureSeen) -> ReportedMeasure:
    latest = each.judged.latest
    return ReportedMeasure(
        name=each.indicator.name,
        where=each.series.name if each.series else "",
        latest=_outside(latest, each.indicator) if latest else "",
        period=latest.period if latest else "",
        says=verdict_words(each.judged),
    )


def _outside(figure: FigureSeen, indicator: Indicator) -> str:
    """A figure in a paper that may leave: a small count of people is withheld, and what rests on one."""
    threshold, source = indicator.disclosure_threshold, indicator.source
    small = is_small(indicator.kind, figure.value, figure.numerator, threshold, source)
    return WITHHELD if small else figure_words(figure.value, indicator)


@dataclass(slots=True)
class _Answers:
    """What answers one recommendation in this plan."""

    priorities: list[str]
    actions: list[int]


def _thread(plan: Plan, whole: WholePlan) -> Iterable[ReportedRecommendation]:
    """Every recommendation of the documents this plan answers: those that nothing answers are told too."""
    answers, sources = _answers(whole)
    recommendations = rows.every(Recommendation, of=plan.partnership, source_id__in=sorted(sources))
    for each in recommendations.select_related("source").order_by("source_id", "position", "id"):
        yield ReportedRecommendation(
            source=each.source.title,
            ref=each.ref,
            text=each.text,
            priorities=tuple(answers[each.pk].priorities),
            action_ids=tuple(answers[each.pk].actions),
        )


def _answers(whole: WholePlan) -> tuple[dict[int, _Answers], set[int]]:
    answers: dict[int, _Answers] = defaultdict(lambda: _Answers([], []))
    sources: set[int] = set()
    for priority in whole.priorities:
        for view in priority.recommendations:
            answers[view.id].priorities.append(priority.ref or priority.title)
            sources.add(view.source_id)
        for action in priority.actions:
            for view in action.recommendations:
                answers[view.id].actions.append(action.row.id)
                sources.add(view.source_id)
    return answers, sources
