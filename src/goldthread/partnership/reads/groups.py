"""Groups and who sits in them, for their pages."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from goldthread.partnership.models import Group, Membership, Partnership, Person, Role
from goldthread.partnership.rules import answers_to


def groups(partnership: Partnership) -> QuerySet[Group]:
    """Every group, those that closed last, with how many sit in it today."""
    today = timezone.localdate()
    sits = Q(memberships__starts_on__lte=today) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=today)
    )
    return (
        Group.objects.filter(partnership=partnership)
        .annotate(member_count=Count("memberships__person", filter=sits, distinct=True))
        .order_by(F("closed_on").asc(nulls_first=True), "name")
    )


def groups_kept_from(person: Person) -> frozenset[int]:
    """The groups whose meetings, decisions and risks this person does not read: private ones she is not in or above.

    Coordinators and administrators read all. One query, and for them none.
    """
    if person.holds(Role.ADMINISTRATOR, Role.COORDINATOR):
        return frozenset()
    rows = Group.objects.filter(partnership=person.partnership_id).values_list("id", "parent_id", "is_private")
    parents, private = {key: parent for key, parent, _ in rows}, {key for key, _, own in rows if own}
    mine = person.group_ids if person.pk is not None else frozenset()
    return frozenset(key for key in private if not mine.intersection((key, *answers_to(key, parents))))


def group_at(partnership: Partnership, number: int) -> Group | None:
    return Group.objects.of(partnership).select_related("parent").filter(pk=number).first()


def group_members(group: Group) -> QuerySet[Membership]:
    """Who sits in this group today, the chair first."""
    held = Membership.objects.current(timezone.localdate()).filter(group=group)
    return held.select_related("person__body").order_by("-is_chair", "person__name")
