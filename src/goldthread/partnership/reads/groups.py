"""Groups and who sits in them, for their pages."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from goldthread.partnership.models import Group, Membership, Partnership


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


def group_at(partnership: Partnership, number: int) -> Group | None:
    return Group.objects.of(partnership).select_related("parent").filter(pk=number).first()


def group_members(group: Group) -> QuerySet[Membership]:
    """Who sits in this group today, the chair first."""
    held = Membership.objects.current(timezone.localdate()).filter(group=group)
    return held.select_related("person__body").order_by("-is_chair", "person__name")
