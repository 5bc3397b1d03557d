"""Who is who: the one place that decides whether somebody belongs to a partnership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from goldthread.core import outside
from goldthread.core.prepared import Given, prepared_objects
from goldthread.core.tenancy import resolves_partnerships
from goldthread.kernel.errors import InputError
from goldthread.partnership import keys
from goldthread.partnership.models import (
    Account,
    ApiKey,
    Area,
    Membership,
    NationalView,
    Partnership,
    Person,
    Role,
)


def partnerships_of(account: Account) -> QuerySet[Partnership]:
    """The partnerships this account may open today; all of them for a national viewer."""
    if national_view_of(account):
        return Partnership.objects.all()
    held = Membership.objects.current(timezone.localdate()).filter(
        person__account=account, person__left_on__isnull=True
    )
    return Partnership.objects.filter(id__in=held.values("partnership_id"))


def national_view_of(account: Account) -> NationalView | None:
    """The grant that lets this account read every partnership, if one holds today."""
    today = timezone.localdate()
    grants = NationalView.objects.filter(account=account, starts_on__lte=today)
    return grants.exclude(ends_on__lt=today).first()


def invited_account(email: str) -> Account | None:
    """The account that was made for this address, if somebody with it is in a partnership today."""
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    return account if account is not None and partnerships_of(account).exists() else None


@dataclass(frozen=True)
class Standing:
    """What an account is in one partnership today."""

    partnership: Partnership
    name: str
    roles: tuple[str, ...]


def standings_of(account: Account) -> list[Standing]:
    """Each partnership this account is in today, with its roles there. One query."""
    held = (
        Membership.objects.current(timezone.localdate())
        .filter(person__account=account, person__left_on__isnull=True)
        .select_related("person", "partnership", "group")
        .order_by("partnership__name", "role")
    )
    found: dict[int, list[Membership]] = {}
    for membership in held:
        found.setdefault(membership.partnership_id, []).append(membership)
    return [Standing(rows[0].partnership, rows[0].person.name, tuple(map(str, rows))) for rows in found.values()]


def person_of(account: Account, slug: str) -> Person | None:
    """Who this account is at a partnership's address: a person with a role today, a national viewer, or nobody."""
    for person in _of_account(account=account.pk, slug=slug):
        if person.roles:
            return person
    grant = national_view_of(account)
    if grant is not None:
        for partnership in _at_address(slug=slug):
            return national_viewer(grant, partnership)
    return None


@prepared_objects(Person, "partnership", "body")
def _of_account() -> QuerySet[Any, Any]:
    """In one query, since every page asks for it."""
    return Person.objects.filter(account=Given("account"), partnership__slug=Given("slug"))


@prepared_objects(Partnership)
def _at_address() -> QuerySet[Any, Any]:
    return Partnership.objects.filter(slug=Given("slug"))


def national_viewer(grant: NationalView, partnership: Partnership) -> Person:
    """A national viewer as seen in one partnership: never saved, with one role that can only read."""
    viewer = Person(partnership=partnership, account=grant.account, name=grant.name)
    viewer.__dict__["roles"] = frozenset({Role.NATIONAL_VIEWER.value})
    return viewer


@resolves_partnerships
def resolve(request: HttpRequest, slug: str) -> tuple[Partnership, Person] | None:
    """For ``core.tenancy``: the partnership at this address and who the reader is in it; None is a 404."""
    person = person_of(request.user, slug)  # type: ignore[arg-type]
    outside.read_by(outsider=person is not None and person.holds(Role.NATIONAL_VIEWER))
    return (person.partnership, person) if person else None


def key_of(text: str) -> ApiKey | None:
    """The key with this text, if it holds today and its person still has a role; else None, whatever is wrong."""
    given = keys.parse(text)
    if given is None:
        return None
    for key in _with_prefix(prefix=given.prefix, on=timezone.localdate()):
        key.person.partnership = key.partnership
        return key if given.proves(key.digest) and key.person.roles else None
    return None


@prepared_objects(ApiKey, "person", "partnership")
def _with_prefix() -> QuerySet[Any, Any]:
    holds = Q(expires_on=None) | Q(expires_on__gte=Given("on"))
    return ApiKey.objects.filter(holds, prefix=Given("prefix"), revoked_at=None)


def keys_of(partnership: Partnership) -> QuerySet[ApiKey]:
    """Every key of a partnership, the newest first, with who it acts for."""
    return ApiKey.objects.of(partnership).select_related("person").order_by("-id")


def every_partnership() -> QuerySet[Partnership]:
    """All of the installation, by name: for the command line."""
    return Partnership.objects.order_by("name")


def partnership_at(slug: str) -> Partnership | None:
    """The partnership with this address."""
    return Partnership.objects.filter(slug=slug).first()


def everybody(partnership: Partnership) -> QuerySet[Person]:
    """The people of a partnership, without the machines that work for it."""
    return Person.objects.of(partnership).filter(is_service=False).select_related("account", "body")


def person_with_email(partnership: Partnership, email: str) -> Person | None:
    """The person of this partnership who is written to, or signs in, at this address."""
    at_address = Q(email__iexact=email) | Q(account__email__iexact=email)
    return Person.objects.of(partnership).filter(at_address).order_by("left_on", "id").first()


def areas_with_codes(codes: Sequence[str]) -> list[Area]:
    """The newest area of each code. Raises InputError for a code that no area has."""
    found = {area.code: area for area in Area.objects.filter(code__in=codes).order_by("valid_from")}
    for code in codes:
        if code not in found:
            raise InputError(f"No area has the code “{code}”.", advice="Load the areas first: goldthread areas load.")
    return list(found.values())
