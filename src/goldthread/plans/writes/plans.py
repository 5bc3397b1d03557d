"""The plan itself: what it is called, when it runs, and its versions."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Paper, Plan, PlanVersion
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import SHORT, required, within

LIMITS = {"area": 200, "lead_body": 200, "period": 100}
LEAST_CADENCE = 7


@recorded
def edit_plan(
    *, plan: Plan, changes: dict[str, Any], reason: str = "", revision: int | None = None, by: Person
) -> Plan:
    """Change title, area, lead_body, period, starts, ends or cadence_days. Its address stays for ever.

    Raises InputError naming the field, EditedMeanwhile.
    """
    check_can_edit_row(by, plan)
    return history.amend(plan, "plan.edited", revision=revision, reason=reason or None, **_plan_fields(plan, changes))


def _plan_fields(plan: Plan, changes: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: within(changes[name], name, limit=limit) for name, limit in LIMITS.items() if name in changes
    }
    if "title" in changes:
        fields["title"] = required(changes["title"], "title", limit=SHORT)
    fields |= {name: changes[name] for name in ("starts", "ends", "cadence_days") if name in changes}
    starts, ends = fields.get("starts", plan.starts), fields.get("ends", plan.ends)
    if starts and ends and ends < starts:
        raise InputError("The plan ends before it starts.", advice="Check both days.", place=Place(field="ends"))
    if (fields.get("cadence_days") or LEAST_CADENCE) < LEAST_CADENCE:
        raise InputError("Updates can be owed once a week at the most.", place=Place(field="cadence_days"))
    return fields


@recorded
def record_version(
    *,
    plan: Plan,
    label: str = "",
    agreed_on: date | None = None,
    agreed_by: str = "",
    note: str = "",
    paper: Paper | None = None,
    by: Person,
) -> PlanVersion:
    """Note that the plan as it now stands was agreed: when, by whom, in which paper."""
    check_can_edit_row(by, plan)
    last = plan.versions.first()
    return history.create(
        PlanVersion,
        "version.agreed",
        partnership=plan.partnership,
        plan=plan,
        number=last.number + 1 if last else 1,
        label=within(label, "label", limit=100),
        agreed_on=agreed_on,
        agreed_by=within(agreed_by, "agreed_by", limit=200),
        note=within(note, "note"),
        paper=paper,
        paper_name=paper.name if paper else "",
    )


@recorded
def edit_version(
    *, version: PlanVersion, changes: dict[str, Any], revision: int | None = None, by: Person
) -> PlanVersion:
    """Put right the label, note, agreed_by or agreed_on of a version. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, version)
    limits = {"label": 100, "agreed_by": 200}
    fields = {name: within(changes[name], name, limit=limit) for name, limit in limits.items() if name in changes}
    if "note" in changes:
        fields["note"] = within(changes["note"], "note")
    if "agreed_on" in changes:
        fields["agreed_on"] = changes["agreed_on"]
    return history.amend(version, "version.edited", revision=revision, **fields)
