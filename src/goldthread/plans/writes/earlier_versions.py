"""The revision history that a paper prints of itself becomes versions of its plan."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from goldthread.plans.models import PaperReading, Plan, PlanVersion
from goldthread.plans.reads.papers import document_of
from goldthread.plans.rules.revision_history import EarlierVersion, revision_history
from goldthread.plans.rules.texts import tidy_line, within


def add_earlier_versions(plan: Plan, reading: PaperReading) -> EarlierVersion | None:
    """Make those versions that the plan does not have yet; the last one printed is the paper itself, and is returned.

    None where the paper prints no history of itself.
    """
    printed = revision_history(document_of(reading))
    if not printed:
        return None
    *earlier, itself = printed
    known = {_name(label) for label in plan.versions.values_list("label", flat=True)}
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    fresh = [each for each in earlier if _name(each.label) not in known]
    PlanVersion.objects.bulk_create(
        PlanVersion(
            partnership=plan.partnership,
            plan=plan,
            number=number,
            label=each.label,
            agreed_on=each.day,
            agreed_by=each.by,
            note=each.note,
        )
        for number, each in enumerate(fresh, start=last + 1)
    )
    return itself


def printed_label(printed: EarlierVersion | None) -> str:
    """What the paper calls itself."""
    return printed.label if printed else ""


def first_version(
    plan: Plan, reading: PaperReading, *, label: str, agreed_on: date | None, agreed_by: str, note: str
) -> PlanVersion:
    """The version a plan begins with, behind those its paper says there were; what people said wins."""
    printed = add_earlier_versions(plan, reading)
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    return PlanVersion.objects.create(
        partnership=plan.partnership,
        plan=plan,
        number=last + 1,
        label=within(label, "version_label", limit=100) or printed_label(printed),
        agreed_on=agreed_on or (printed.day if printed else None),
        agreed_by=within(agreed_by, "agreed_by", limit=200) or (printed.by if printed else ""),
        note=within(note, "note") or (printed.note if printed else ""),
        paper=reading.paper,
        paper_name=reading.paper.name,
    )


def _name(label: str) -> str:
    """ "Version 1.0" and "v1.0" are the same one."""
    return tidy_line(label).lower().removeprefix("version").removeprefix("v").strip(" .")
