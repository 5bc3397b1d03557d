"""What the plan, its measures and its groups could say to the questions of a return. A handful of queries in all."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from goldthread.core import rows
from goldthread.core.outside import reading
from goldthread.core.wording import day
from goldthread.delivery.models import EvidenceUse, ProgressUpdate
from goldthread.measures.presenters.words import figure_words
from goldthread.measures.reads import FigureSeen, MeasureSeen, measures
from goldthread.measures.reads.measures import COUNTRY
from goldthread.measures.rules.outside import WITHHELD
from goldthread.partnership.models import Group, Partnership
from goldthread.plans.models import Action, Plan, PlanVersion, SourceDocument
from goldthread.publishing.returns.rules.suggesting import Known, WhatIsKnown

LONGEST = 300


def what_is_known(partnership: Partnership, on: date) -> WhatIsKnown:
    """Open and ended actions with their latest update, measures with their latest figure, groups, the plan."""
    return WhatIsKnown(
        actions=_actions(partnership),
        measures=_measures(partnership, on),
        groups=_groups(partnership),
        plan=_plan(partnership),
    )


def _actions(partnership: Partnership) -> list[Known]:
    latest = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by("-reported_on", "-id")
    found = (
        rows.every(Action, of=partnership)
        .annotate(
            told=Subquery(latest.values("narrative")[:1]),
            told_on=Subquery(latest.values("reported_on")[:1]),
        )
        .order_by("ended_on", "plan_id", "position")
    )
    shown: defaultdict[int, list[int]] = defaultdict(list)
    used = EvidenceUse.objects.filter(partnership=partnership).values_list("action", "evidence").distinct()
    for action, evidence in used:
        shown[action].append(evidence)
    columns = ("id", "ref", "text", "told", "told_on")
    return [_action(row, tuple(shown[row[0]])) for row in found.values_list(*columns)]


def _action(row: tuple[Any, ...], evidence: tuple[int, ...]) -> Known:
    key, ref, text, told, told_on = row
    name = f"{ref} {text}".strip()
    lately = f" Latest, {day(told_on)}: {_short(told)}" if told and told_on else " Nothing has been said of it yet."
    return Known("action", key, name, f"{_short(name)}.{lately}", text, dated=told_on, evidence=evidence)


def _measures(partnership: Partnership, on: date) -> list[Known]:
    """The country's figure is told, but is nobody's own number to report; those of other places are left out.

    A return leaves the partnership, so a small count of people is withheld: who answers may still enter it.
    """
    own = {"", *partnership.areas.values_list("code", flat=True)}
    found = []
    with reading(outside=True):
        seen = measures(partnership, on=on)
    for each in seen:
        latest = _latest(each)
        if latest is None or each.series is None or each.series.area_code not in own | {COUNTRY}:
            continue
        row = each.indicator
        figure = WITHHELD if latest.status == "suppressed" else figure_words(latest.value, row)
        said = f"{row.name}: {figure} ({each.series.name}, {latest.period})."
        number = latest.value if each.series.area_code in own else None
        found.append(Known("measure", row.pk, row.name, said, row.name, row.key, number=number, dated=latest.ends))
    return found


def _latest(seen: MeasureSeen) -> FigureSeen | None:
    """The last figure there is, one that is withheld too: an older one must not stand for it."""
    figures = reversed(seen.judged.figures)
    return next((each for each in figures if each.drawn is not None or each.status == "suppressed"), None)


def _groups(partnership: Partnership) -> list[Known]:
    groups = rows.every(Group, of=partnership, closed_on=None)
    return [Known("group", group.pk, group.name, group.name, group.name) for group in groups]


def _plan(partnership: Partnership) -> dict[str, Known]:
    plan = rows.every(Plan, of=partnership, closed_on=None).order_by("-pk").first()
    if plan is None:
        return {}
    found = {"title": plan.title, "period": plan.period or _days(plan), "status": plan.lead_body}
    version = PlanVersion.objects.filter(plan=plan).exclude(agreed_by="").order_by("-number").first()
    known = {name: Known("plan", plan.pk, plan.title, said) for name, said in found.items() if said}
    if version is not None:
        when = f", {day(version.agreed_on)}" if version.agreed_on else ""
        said = f"Version {version.label or version.number} agreed by {version.agreed_by}{when}."
        known["approval"] = Known("plan", plan.pk, plan.title, said, dated=version.agreed_on)
    sources = rows.every(SourceDocument, of=partnership, level="national").values_list("title", flat=True)
    if sources:
        said = "Answers to recommendations of " + "; ".join(sources) + "."
        known["sources"] = Known("plan", plan.pk, plan.title, said)
    return known


def _days(plan: Plan) -> str:
    return f"{day(plan.starts)} to {day(plan.ends)}" if plan.starts and plan.ends else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
