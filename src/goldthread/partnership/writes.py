"""The only writer of partnerships, bodies, groups, people and roles."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership import keys
from goldthread.partnership.models import (
    Account,
    ApiKey,
    Area,
    Body,
    Group,
    Membership,
    NationalView,
    Partnership,
    Person,
    Post,
    Role,
)
from goldthread.partnership.policies import check_can_administer, check_can_make_key

# Addresses that the installation itself uses; a partnership cannot take them.
RESERVED_SLUGS = frozenset({"about", "accounts", "api", "static", "national", "people", "health", "public", "admin"})
COMMAND_LINE = "Command line"


class Installation:
    """Who founds a partnership: nobody in it yet can."""

    pk = None

    def __str__(self) -> str:
        return "Installation"


@recorded
def found_partnership(*, slug: str, name: str, kind: str, areas: list[Area], by: Installation) -> Partnership:
    """A new partnership with its command-line person. Raises InputError for a reserved or taken address."""
    if slug in RESERVED_SLUGS or Partnership.objects.filter(slug=slug).exists():
        raise InputError(f"The address “{slug}” is taken.", advice="Choose another.")
    partnership = history.create(Partnership, "partnership.founded", slug=slug, name=name, kind=kind)
    partnership.areas.set(areas)
    machine = history.create(Person, "person.added", partnership=partnership, name=COMMAND_LINE, is_service=True)
    history.create(
        Membership,
        "role.given",
        partnership=partnership,
        person=machine,
        role=Role.COORDINATOR,
        starts_on=timezone.localdate(),
    )
    return partnership


@recorded
def add_body(*, partnership: Partnership, name: str, kind: str, short_name: str = "", by: Person) -> Body:
    """A partner body. Raises NotAllowed, IntegrityError on a name that is there already."""
    check_can_administer(by, partnership)
    return history.create(Body, "body.added", partnership=partnership, name=name, kind=kind, short_name=short_name)


@recorded
def add_group(*, partnership: Partnership, name: str, kind: str, parent: Group | None = None, by: Person) -> Group:
    """A group, under the one it answers to."""
    check_can_administer(by, partnership)
    return history.create(Group, "group.added", partnership=partnership, name=name, kind=kind, parent=parent)


@recorded
def add_post(
    *,
    partnership: Partnership,
    title: str,
    body: Body | None = None,
    holder: Person | None = None,
    by: Person,
) -> Post:
    """A job that can own actions."""
    check_can_administer(by, partnership)
    return history.create(Post, "post.added", partnership=partnership, title=title, body=body, holder=holder)


@recorded
def add_person(
    *,
    partnership: Partnership,
    name: str,
    email: str = "",
    body: Body | None = None,
    account: Account | None = None,
    by: Person | Installation,
) -> Person:
    """Somebody the partnership knows. The installation itself may add the first ones."""
    if isinstance(by, Person):
        check_can_administer(by, partnership)
    return history.create(
        Person, "person.added", partnership=partnership, name=name, email=email, body=body, account=account
    )


@recorded
def give_role(
    *,
    person: Person,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    group: Group | None = None,
    is_chair: bool = False,
    by: Person | Installation,
) -> Membership:
    """A role from a day on, in the partnership or in one group."""
    if isinstance(by, Person):
        check_can_administer(by, person.partnership)
    membership = history.create(
        Membership,
        "role.given",
        partnership=person.partnership,
        person=person,
        role=role,
        group=group,
        is_chair=is_chair,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
    )
    person.__dict__.pop("_held_today", None)
    return membership


@recorded
def grant_national_view(*, account: Account, name: str, starts_on: date, by: Installation) -> NationalView:
    """A national body's account may read every partnership."""
    recorder.require(NationalView)
    return history.create(NationalView, "national_view.granted", account=account, name=name, starts_on=starts_on)


@recorded
def make_key(
    *, person: Person, label: str, can_write: bool = False, expires_on: date | None = None, by: Person
) -> tuple[ApiKey, str]:
    """A key that lets a machine act as this person, and its text, which is shown this once and not kept.

    Raises InputError for a key that would already be over.
    """
    check_can_make_key(by, person)
    if expires_on is not None and expires_on < timezone.localdate():
        raise InputError("The key would be over already.", advice="Choose a later day, or none.")
    text = keys.mint()
    key = history.create(
        ApiKey,
        "key.made",
        partnership=person.partnership,
        person=person,
        label=label,
        prefix=text.prefix,
        digest=text.digest,
        can_write=can_write,
        expires_on=expires_on,
    )
    return key, text.text


@recorded
def revoke_key(*, key: ApiKey, by: Person) -> ApiKey:
    """The key opens nothing from now on. Nothing happens to one that was revoked before."""
    check_can_administer(by, key.partnership)
    if key.revoked_at is not None:
        return key
    return history.amend(key, "key.revoked", revoked_at=timezone.now())


@recorded
def note_key_used(*, key: ApiKey, by: Person) -> ApiKey:
    """Once a day: that the key is in use, so that unused ones can be found and revoked."""
    return history.amend(key, "key.used", last_used_on=timezone.localdate())


def command_line_person(partnership: Partnership) -> Person:
    """The person in whose name the command line works when nobody is named."""
    return Person.objects.get(partnership=partnership, is_service=True, name=COMMAND_LINE)
