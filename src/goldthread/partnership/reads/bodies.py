"""Partner bodies and posts, for their pages."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from goldthread.partnership.models import Body, Partnership, Person, Post


def bodies(partnership: Partnership) -> QuerySet[Body]:
    """Every body, those that closed last, with how many people it has in the partnership today."""
    here = Q(people__is_service=False) & (
        Q(people__left_on__isnull=True) | Q(people__left_on__gte=timezone.localdate())
    )
    return (
        Body.objects.filter(partnership=partnership)
        .annotate(people_count=Count("people", filter=here))
        .order_by(F("closed_on").asc(nulls_first=True), "name")
    )


def body_at(partnership: Partnership, number: int) -> Body | None:
    return Body.objects.of(partnership).filter(pk=number).first()


def body_members(body: Body) -> QuerySet[Person]:
    """The people of this body who have not left."""
    people = Person.objects.filter(body=body, is_service=False)
    return people.filter(Q(left_on__isnull=True) | Q(left_on__gte=timezone.localdate())).order_by("name")


def posts(partnership: Partnership) -> QuerySet[Post]:
    """Every post, those that closed last, with its body and who holds it."""
    found = Post.objects.of(partnership).select_related("body", "holder")
    return found.order_by(F("closed_on").asc(nulls_first=True), "title")


def post_at(partnership: Partnership, number: int) -> Post | None:
    return Post.objects.of(partnership).select_related("body", "holder").filter(pk=number).first()
