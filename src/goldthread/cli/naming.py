"""From what stands on the command line to the rows it names. Each raises InputError, saying what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.kernel.errors import InputError

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership, Person


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
