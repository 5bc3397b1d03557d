"""The people of a partnership, for its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.partnership.models import Membership, Partnership, Person


@dataclass(frozen=True)
class PeopleWanted:
    """What a reader of the list asked for."""

    words: str = ""
    body: int | None = None
    role: str = ""
    with_left: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.body or self.role or self.with_left)


def people_list(partnership: Partnership, wanted: PeopleWanted) -> QuerySet[Person]:
    """People and not machines, as far as they were asked for; without those who have left unless they were."""
    people = Person.objects.of(partnership).filter(is_service=False)
    if not wanted.with_left:
        people = people.filter(Q(left_on__isnull=True) | Q(left_on__gte=timezone.localdate()))
    if wanted.words:
        people = people.filter(Q(name__icontains=wanted.words) | Q(email__icontains=wanted.words))
    if wanted.body:
        people = people.filter(body_id=wanted.body)
    if wanted.role:
        held = Membership.objects.current(timezone.localdate()).filter(role=wanted.role)
        people = people.filter(id__in=held.values("person_id"))
    return people


def roles_by_person(people: Iterable[int]) -> dict[int, list[str]]:
    """The roles each of these holds today, in words. One query."""
    held = Membership.objects.current(timezone.localdate()).filter(person_id__in=list(people))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for membership in held.select_related("group").order_by("role", "group__name"):
        found[membership.person_id].append(str(membership))
    return found


def person_at(partnership: Partnership, number: int) -> Person | None:
    """One person of this partnership, machines too."""
    people = Person.objects.of(partnership).select_related("body", "account", "partnership")
    return people.filter(pk=number).first()


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Every role this person holds, will hold or has held, the latest first."""
    return Membership.objects.filter(person=person).select_related("group").order_by("-starts_on", "-id")


def signs_in_elsewhere(person: Person) -> bool:
    """Does this person's account stand behind somebody in another partnership too?"""
    if person.account_id is None:
        return False
    return Person.objects.filter(account_id=person.account_id).exclude(partnership_id=person.partnership_id).exists()
