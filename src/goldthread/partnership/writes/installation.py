"""What the installation itself does: founding a partnership, letting a national body read."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Account, Area, Membership, NationalView, Partnership, Person, Role

# Addresses that the installation itself uses; a partnership cannot take them.
RESERVED_SLUGS = frozenset(
    {"about", "accounts", "api", "static", "national", "people", "health", "public", "admin", "feeds", "say"}
)
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
def grant_national_view(*, account: Account, name: str, starts_on: date, by: Installation) -> NationalView:
    """A national body's account may read every partnership."""
    recorder.require(NationalView)
    return history.create(NationalView, "national_view.granted", account=account, name=name, starts_on=starts_on)


def command_line_person(partnership: Partnership) -> Person:
    """The person in whose name the command line works when nobody is named."""
    return Person.objects.get(partnership=partnership, is_service=True, name=COMMAND_LINE)
