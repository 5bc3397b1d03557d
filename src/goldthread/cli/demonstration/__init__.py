"""Kinlarroch and Ardvennel: two invented partnerships, loaded through the product's own doors.

It lives with the command line because nothing else may ever load it: no page and no other room knows it exists.
Nobody and nothing in it is real.
"""

from __future__ import annotations

from collections.abc import Callable

from goldthread.cli.demonstration.people import PASSWORD, PEOPLE
from goldthread.kernel.errors import InputError

Say = Callable[[str], None]


def is_wanted() -> bool:
    """On a laptop whose database holds no partnership yet. Never in production: everybody knows the password."""
    from django.conf import settings

    from goldthread.partnership.models import Partnership

    return settings.DEMONSTRATION and not Partnership.objects.exists()


def is_loaded() -> bool:
    """Whether the sign-ins of the demonstration work here."""
    from goldthread.partnership.models import Account

    return Account.objects.filter(email=PEOPLE[0].email).exists()


def load(*, say: Say) -> None:
    """Load it all; raises InputError where it must not be loaded or is there already."""
    from django.conf import settings

    from goldthread.cli.demonstration import partnerships

    if not settings.DEMONSTRATION:
        raise InputError(
            "The demonstration is not for an installation that real people use: everybody knows its password.",
            advice="Try it on a laptop with bin/run.",
        )
    if is_loaded():
        raise InputError("The demonstration is here already.", advice="Remove var/ to begin again.")
    say("Loading the demonstration (two invented partnerships) ...")
    partnerships.load(say=say)


def sign_ins() -> str:
    """Who can sign in, one a role, as a table for the terminal."""
    width = max(len(person.email) for person in PEOPLE)
    lines = [f"  {person.email:<{width}}  {person.title}" for person in PEOPLE]
    return "\n".join(["", f"Sign in with the password  {PASSWORD}  as any of", *lines])
