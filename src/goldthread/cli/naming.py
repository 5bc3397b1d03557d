"""From what stands on the command line to the rows it names. Each raises InputError, saying what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.kernel.errors import InputError

if TYPE_CHECKING:
    from goldthread.delivery.filters import ActionFilters
    from goldthread.partnership.models import Group, Partnership, Person
    from goldthread.plans.models import Action, Plan, Priority


def partnership_named(slug: str) -> Partnership:
    """The partnership at this address."""
    from goldthread.partnership import reads

    found = reads.partnership_at(slug)
    if found is None:
        there = ", ".join(reads.every_partnership().values_list("slug", flat=True)[:20])
        raise InputError(
            f"There is no partnership “{slug}”.",
            advice=f"There are: {there}." if there else "Add one with: goldthread partnership add.",
        )
    return found


def acting(partnership: Partnership, email: str | None) -> Person:
    """Who does it: the person with this e-mail address, or the partnership's command line."""
    from goldthread.partnership import writes

    return person_with(partnership, email) if email else writes.command_line_person(partnership)


def person_with(partnership: Partnership, email: str) -> Person:
    """The person of this partnership with this e-mail address."""
    from goldthread.partnership import reads

    found = reads.person_with_email(partnership, email)
    if found is None:
        raise InputError(
            f"Nobody in {partnership.name} has the e-mail address “{email}”.",
            advice=f"See: goldthread users --partnership {partnership.slug}",
        )
    return found


def plan_named(partnership: Partnership, slug: str) -> Plan:
    """The plan at this address."""
    from goldthread.plans.reads import plans

    found = plans.plan(partnership, slug)
    if found is None:
        there = ", ".join(plan.slug for plan in plans.plans(partnership)[:20])
        raise InputError(
            f"{partnership.name} has no plan “{slug}”.",
            advice=f"There are: {there}." if there else "Bring one in with: goldthread import.",
        )
    return found


def action_named(partnership: Partnership, name: str) -> Action:
    """The action with this number, or with this reference where only one has it."""
    from goldthread.core import rows
    from goldthread.plans.models import Action

    which = {"pk": int(name)} if name.isdecimal() and name.isascii() and len(name) < 19 else {"ref": name}
    found = list(rows.every(Action, of=partnership, **which).select_related("partnership", "plan", "priority")[:5])
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(
            f"{partnership.name} has no action “{name}”.",
            advice=f"Find its number with: goldthread actions --partnership {partnership.slug}",
        )
    numbers = ", ".join(f"{action.pk} ({action.plan.slug})" for action in found)
    raise InputError(f"Several actions have the reference “{name}”.", advice=f"Name one by its number: {numbers}.")


def priority_numbered(partnership: Partnership, name: str) -> Priority:
    """The priority with this number."""
    from goldthread.core import rows
    from goldthread.plans.models import Priority

    is_number = name.isdecimal() and name.isascii() and len(name) < 19
    found = rows.every(Priority, of=partnership, pk=int(name)).first() if is_number else None
    if found is None:
        raise InputError(f"{partnership.name} has no priority with the number “{name}”.")
    return found


def group_named(partnership: Partnership, name: str) -> Group:
    """The group with this name or number."""
    from goldthread.core import rows
    from goldthread.partnership.models import Group

    is_number = name.isdecimal() and name.isascii() and len(name) < 19
    found = rows.every(Group, of=partnership, **({"pk": int(name)} if is_number else {"name__iexact": name})).first()
    if found is None:
        there = ", ".join(rows.every(Group, of=partnership).values_list("name", flat=True)[:20])
        raise InputError(f"{partnership.name} has no group “{name}”.", advice=f"There are: {there or 'none'}.")
    return found


def asked_of(query: str) -> ActionFilters:
    """The list that an address asks for. Raises InputError naming what makes no sense in it."""
    from django.http import QueryDict

    from goldthread.delivery.filters import ActionFilters

    asked = QueryDict(query.lstrip("?"))
    if unknown := sorted(set(asked) - ActionFilters.names()):
        raise InputError(f"There is no such filter: {', '.join(unknown)}.", advice=_filters_there_are())
    filters = ActionFilters.from_query(asked)
    if filters.problems:
        raise InputError(" ".join(filters.problems))
    return filters


def _filters_there_are() -> str:
    from goldthread.delivery.filters import ActionFilters

    return f"There are: {', '.join(sorted(ActionFilters.names()))}."
