"""A whole plan gathered for a file, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.plans.exchange import PlanFile, model, plan_file_to_json, plan_file_to_xlsx
from goldthread.plans.exchange.sections import carried
from goldthread.plans.models import (
    Action,
    ActionOutcome,
    ActionRecommendation,
    Assignment,
    Baseline,
    Dependency,
    Milestone,
    Outcome,
    Paper,
    Part,
    Plan,
    Priority,
    PriorityRecommendation,
    Recommendation,
)

Keys = Mapping[int, str]
OWNERS = ("body", "group", "post", "person")


def plan_to_json(plan: Plan) -> bytes:
    """The plan as a JSON file; ``writes.plan_from_json`` makes the same plan of it."""
    return plan_file_to_json(plan_file(plan))


def plan_to_xlsx(plan: Plan) -> bytes:
    """The plan as a spreadsheet; ``writes.plan_from_xlsx`` makes the same plan of it."""
    return plan_file_to_xlsx(plan_file(plan))


def plan_file(plan: Plan) -> PlanFile:
    """Everything a file holds of this plan."""
    papers = dict(Paper.objects.filter(partnership_id=plan.partnership_id).values_list("pk", "name"))
    priorities = list(Priority.objects.filter(plan=plan).order_by("position", "pk"))
    actions = list(Action.objects.filter(plan=plan).order_by("position", "pk"))
    outcomes = list(Outcome.objects.filter(plan=plan).order_by("position", "pk"))
    milestones = list(Milestone.objects.filter(action__plan=plan).order_by("action__position", "position", "pk"))
    p, a, o, m = _keys("p", priorities), _keys("a", actions), _keys("o", outcomes), _keys("m", milestones)
    answers, sources, recommendations = _answers(plan, p, a, papers)
    assignments, owners = _assignments(plan, p, a)
    return PlanFile(
        plan=_plan(plan, papers),
        versions=tuple(_version(each) for each in plan.versions.order_by("number")),
        owners=owners,
        sources=sources,
        recommendations=recommendations,
        priorities=tuple(
            model.PriorityRow(
                key=p[each.pk], ref=each.ref, title=each.title, provenance=_where(each.provenance, papers)
            )
            for each in priorities
        ),
        outcomes=tuple(
            model.OutcomeRow(key=o[each.pk], priority=p.get(each.priority_id or 0, ""), text=each.text)
            for each in outcomes
        ),
        actions=tuple(_action(each, a[each.pk], p, papers) for each in actions),
        parts=tuple(
            model.PartRow(action=a[each.action_id], text=each.text)
            for each in Part.objects.filter(action__plan=plan).order_by("action__position", "position", "pk")
        ),
        milestones=tuple(_milestone(each, m[each.pk], a) for each in milestones),
        assignments=assignments,
        answers=answers,
        aims=tuple(
            model.AimRow(action=a[action], outcome=o[outcome])
            for action, outcome in ActionOutcome.objects.filter(action__plan=plan)
            .order_by("action__position", "outcome__position")
            .values_list("action_id", "outcome_id")
        ),
        dependencies=tuple(
            model.DependencyRow(action=a[each.action_id], waits_for=a[each.on_id], note=each.note)
            for each in _dependencies(plan)
        ),
        baselines=_baselines(plan, a, m),
        others={name: tuple(section.gather(plan, a)) for name, section in carried().items()},
    )


def _keys(letter: str, rows: Sequence[Any]) -> Keys:
    return {row.pk: f"{letter}{number}" for number, row in enumerate(rows, start=1)}


def _where(provenance: Mapping[str, Any], papers: Mapping[int, str]) -> dict[str, Any]:
    """Papers by name: their keys mean nothing elsewhere."""
    return {
        name: {**place, "paper": papers.get(place["paper"], place["paper"])} if "paper" in place else dict(place)
        for name, place in provenance.items()
    }


def _plan(plan: Plan, papers: Mapping[int, str]) -> model.PlanRow:
    return model.PlanRow(
        title=plan.title,
        slug=plan.slug,
        area=plan.area,
        lead_body=plan.lead_body,
        period=plan.period,
        starts=plan.starts,
        ends=plan.ends,
        cadence_days=plan.cadence_days,
        closed_on=plan.closed_on,
        provenance=_where(plan.provenance, papers),
    )


def _version(version: Any) -> model.VersionRow:
    return model.VersionRow(
        number=version.number,
        label=version.label,
        agreed_on=version.agreed_on,
        agreed_by=version.agreed_by,
        note=version.note,
        paper=version.paper_name,
        made_at=version.made_at,
    )


def _action(action: Action, key: str, priorities: Keys, papers: Mapping[int, str]) -> model.ActionRow:
    return model.ActionRow(
        key=key,
        priority=priorities.get(action.priority_id or 0, ""),
        ref=action.ref,
        sub_priority=action.sub_priority,
        text=action.text,
        is_new=action.is_new,
        timescale=action.timescale,
        first_ends=action.first_ends,
        status=action.status,
        stated_rag=action.stated_rag,
        last_update_at=action.last_update_at,
        ended_on=action.ended_on,
        end_reason=action.end_reason,
        owner_text=action.owner_text,
        comments=action.comments,
        provenance=_where(action.provenance, papers),
    )


def _milestone(milestone: Milestone, key: str, actions: Keys) -> model.MilestoneRow:
    return model.MilestoneRow(
        key=key,
        action=actions[milestone.action_id],
        text=milestone.text,
        timescale=milestone.timescale,
        first_ends=milestone.first_ends,
        done_on=milestone.done_on,
        dropped_on=milestone.dropped_on,
    )


def _dependencies(plan: Plan) -> QuerySet[Dependency]:
    """Those of today, within the plan."""
    return Dependency.objects.filter(action__plan=plan, on__plan=plan, until=None).order_by("action__position", "pk")


def _baselines(plan: Plan, actions: Keys, milestones: Keys) -> tuple[model.BaselineRow, ...]:
    rows = Baseline.objects.filter(Q(action__plan=plan) | Q(milestone__action__plan=plan)).order_by("number", "pk")
    found = [(_of(row, actions, milestones), row) for row in rows]
    order = {key: number for number, key in enumerate([*actions.values(), *milestones.values()])}
    return tuple(
        model.BaselineRow(
            of=key,
            number=row.number,
            timescale=row.timescale,
            reason=row.reason,
            agreed_by=row.agreed_by,
            set_by=row.set_by,
            set_at=row.set_at,
        )
        for key, row in sorted(found, key=lambda each: (order[each[0]], each[1].number))
    )


def _of(baseline: Baseline, actions: Keys, milestones: Keys) -> str:
    return actions[baseline.action_id] if baseline.action_id else milestones[baseline.milestone_id or 0]


def _assignments(
    plan: Plan, priorities: Keys, actions: Keys
) -> tuple[tuple[model.AssignmentRow, ...], tuple[model.OwnerRow, ...]]:
    rows = list(
        Assignment.objects.filter(Q(action__plan=plan) | Q(priority__plan=plan))
        .select_related(*OWNERS)
        .order_by("priority__position", "action__position", "position", "pk")
    )
    rows.sort(key=lambda row: row.priority_id is None)  # priorities first, each in its own order
    owners: dict[tuple[str, int], Any] = {}
    for kind in OWNERS:
        found = {row_owner.pk: row_owner for row in rows if (row_owner := getattr(row, kind))}
        owners |= {(kind, key): owner for key, owner in sorted(found.items(), key=lambda each: str(each[1]).lower())}
    keys = {who: f"w{number}" for number, who in enumerate(owners, start=1)}
    return (
        tuple(
            model.AssignmentRow(
                of=priorities[row.priority_id] if row.priority_id else actions[row.action_id or 0],
                kind=row.kind,
                owner=next((keys[kind, key] for kind in OWNERS if (key := getattr(row, f"{kind}_id"))), ""),
                printed=row.printed,
            )
            for row in rows
        ),
        tuple(_owner(keys[who], who[0], owner) for who, owner in owners.items()),
    )


def _owner(key: str, kind: str, owner: Any) -> model.OwnerRow:
    return model.OwnerRow(
        key=key,
        kind=kind,
        name=owner.title if kind == "post" else owner.name,
        short_name=owner.short_name if kind == "body" else "",
        subkind=owner.kind if kind in ("body", "group") else "",
    )


def _answers(
    plan: Plan, priorities: Keys, actions: Keys, papers: Mapping[int, str]
) -> tuple[tuple[model.AnswerRow, ...], tuple[model.SourceRow, ...], tuple[model.RecommendationRow, ...]]:
    """The links, and every recommendation of the sources they lead to: the unanswered ones too."""
    of_priorities = PriorityRecommendation.objects.filter(priority__plan=plan)
    of_actions = ActionRecommendation.objects.filter(action__plan=plan)
    links = [(priorities[of], key) for of, key in of_priorities.values_list("priority_id", "recommendation_id")]
    links += [(actions[of], key) for of, key in of_actions.values_list("action_id", "recommendation_id")]
    answered = Recommendation.objects.filter(pk__in={key for _, key in links}).values("source")
    rows = list(
        Recommendation.objects.filter(source__in=answered)
        .select_related("source")
        .order_by("source_id", "position", "pk")
    )
    sources = {row.source_id: row.source for row in rows}
    s, r = _keys("s", list(sources.values())), _keys("r", rows)
    order = _order([*priorities.values(), *actions.values()])
    place = {row.pk: number for number, row in enumerate(rows)}
    return (
        tuple(
            model.AnswerRow(of=of, recommendation=r[key])
            for of, key in sorted(links, key=lambda link: (order[link[0]], place[link[1]]))
        ),
        tuple(
            model.SourceRow(
                key=s[key],
                title=each.title,
                body=each.body,
                level=each.level,
                published=each.published,
                link=each.link,
            )
            for key, each in sources.items()
        ),
        tuple(
            model.RecommendationRow(
                key=r[each.pk],
                source=s[each.source_id],
                ref=each.ref,
                section=each.section,
                text=each.text,
                provenance=_where(each.provenance, papers),
            )
            for each in rows
        ),
    )


def _order(keys: Iterable[str]) -> Mapping[str, int]:
    return {key: number for number, key in enumerate(keys)}
