"""A plan read in from a file: the same plan, whole or not at all."""

from __future__ import annotations

from goldthread.core import history, search
from goldthread.core.history import recorded
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.exchange import PlanFile, plan_file_form, plan_file_from_json, plan_file_from_xlsx
from goldthread.plans.exchange.sections import carried
from goldthread.plans.models import Plan, PlanVersion
from goldthread.plans.policies import check_can_edit
from goldthread.plans.rules.plan_files import checked
from goldthread.plans.rules.slugs import free_slug
from goldthread.plans.writes.papers import check_size
from goldthread.plans.writes.plan_file_links import make_links
from goldthread.plans.writes.plan_file_owners import found_owners
from goldthread.plans.writes.plan_file_rows import MadeRows, make_rows
from goldthread.plans.writes.plan_file_sources import found_recommendations


def plan_from_json(
    *, data: bytes, partnership: Partnership, name: str = "plan.json", slug: str = "", by: Person
) -> Plan:
    """Make the plan of a JSON file. Raises InputError naming section, row and field."""
    check_can_edit(by, partnership)
    check_size(name, len(data))
    return import_plan(partnership=partnership, file=plan_file_from_json(data, name), name=name, slug=slug, by=by)


def plan_from_xlsx(
    *, data: bytes, partnership: Partnership, name: str = "plan.xlsx", slug: str = "", by: Person
) -> Plan:
    """Make the plan of a spreadsheet. Raises InputError naming sheet, row and column."""
    check_can_edit(by, partnership)
    check_size(name, len(data))
    return import_plan(partnership=partnership, file=plan_file_from_xlsx(data, name), name=name, slug=slug, by=by)


def plan_from_file(*, data: bytes, partnership: Partnership, name: str, slug: str = "", by: Person) -> Plan:
    """Make the plan of an exported file, JSON or spreadsheet by its content. Raises InputError."""
    read = plan_from_xlsx if plan_file_form(data) == "xlsx" else plan_from_json
    return read(data=data, partnership=partnership, name=name, slug=slug, by=by)


@recorded
def import_plan(*, partnership: Partnership, file: PlanFile, name: str = "", slug: str = "", by: Person) -> Plan:
    """Make a new plan of a file's contents. Owners and sources that are known by name are used, others made.

    Raises InputError for anything that does not fit together; nothing is kept then.
    """
    check_can_edit(by, partnership)
    file = checked(file)
    plan = _make_plan(partnership, file, slug)
    owners = found_owners(partnership, file, by)
    recommendations = found_recommendations(partnership, file)
    made = make_rows(plan, file)
    make_links(plan, file, made, owners, recommendations.by_key)
    _tell(plan, made, name)
    for section, rows in file.others.items():
        carried()[section].make(rows, made.actions, by)
    search.refresh_all(
        [plan, *made.priorities.values(), *made.outcomes.values(), *made.actions.values(), *recommendations.made]
    )
    return plan


def _make_plan(partnership: Partnership, file: PlanFile, slug: str) -> Plan:
    taken = set(Plan.objects.of(partnership).values_list("slug", flat=True))
    row = file.plan
    plan = Plan.objects.create(
        partnership=partnership,
        slug=free_slug(slug or row.slug or row.title, taken),
        title=row.title,
        area=row.area,
        lead_body=row.lead_body,
        period=row.period,
        starts=row.starts,
        ends=row.ends,
        cadence_days=row.cadence_days,
        closed_on=row.closed_on,
        provenance=row.provenance,
    )
    PlanVersion.objects.bulk_create(
        PlanVersion(
            partnership=partnership,
            plan=plan,
            number=each.number,
            label=each.label,
            agreed_on=each.agreed_on,
            agreed_by=each.agreed_by,
            note=each.note,
            paper_name=each.paper,
            made_at=each.made_at,
        )
        for each in file.versions
    )
    return plan


def _tell(plan: Plan, made: MadeRows, name: str) -> None:
    """One event for each row that has a page of its own, so that its history begins with where it came from."""
    source = {"file": name} if name else {}
    counts = {"priorities": len(made.priorities), "actions": len(made.actions)}
    history.record("plan.imported", target=plan, after={"title": plan.title, **source, **counts})
    for priority in made.priorities.values():
        history.record("priority.imported", target=priority, after=source)
    for action in made.actions.values():
        history.record("action.imported", target=action, after=source)
