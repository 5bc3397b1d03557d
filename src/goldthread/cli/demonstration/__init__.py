"""Kinlarroch and Ardvennel: two invented partnerships, loaded through the product's own doors.

It lives with the command line because nothing else may ever load it: no page and no other room knows it exists.
Nobody and nothing in it is real.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from goldthread.cli.demonstration.calendar import Calendar
from goldthread.cli.demonstration.people import KINLARROCH, PASSWORD, PEOPLE
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
    from django.db import transaction
    from django.utils import timezone

    if not settings.DEMONSTRATION:
        raise InputError(
            "The demonstration is not for an installation that real people use: everybody knows its password.",
            advice="Try it on a laptop with bin/run.",
        )
    if is_loaded():
        raise InputError("The demonstration is here already.", advice="Remove var/ to begin again.")
    with transaction.atomic():
        _load(Calendar(timezone.localdate()), say)


def _load(calendar: Calendar, say: Say) -> None:
    from goldthread.cli.demonstration import (
        evidence,
        governing,
        measures,
        needs,
        outcomes,
        partnerships,
        plans,
        returns,
        story,
    )

    say("Loading the demonstration: two invented partnerships ...")
    kinlarroch, ardvennel = partnerships.found()
    say("  reading the committee paper of Kinlarroch ...")
    plan = plans.accept_committee_paper(kinlarroch, calendar)
    say(f"  {plan.actions.count()} actions are live; telling two years of progress ...")
    told = story.tell(plan, calendar)
    figures = measures.tell(kinlarroch, plan, calendar)
    say(f"  {told} updates; {figures} figures of official statistics and of its own services.")
    say(f"  {outcomes.tell(kinlarroch, calendar)} periods of outcomes of people, in groups.")
    governing.tell(plan, calendar)
    evidence.tell(plan)
    say(f"  {returns.tell(kinlarroch, calendar.today)} returns to national bodies.")
    say(f"  {needs.tell(kinlarroch, calendar.today)} needs assessments.")
    islands = plans.accept_island_paper(ardvennel, calendar)
    say(f"  {islands.actions.count()} actions of Ardvennel.")


def bring(paper: Path, *, say: Say) -> str:
    """Read one more paper into Kinlarroch, to be reviewed on the screen; gives the address of the review.

    Raises InputError when it cannot be read, or there is no demonstration to read it into.
    """
    from goldthread.cli.bring import bytes_of
    from goldthread.partnership.models import Partnership
    from goldthread.partnership.writes import command_line_person
    from goldthread.plans import writes
    from goldthread.plans.addresses import paper_address

    partnership = Partnership.objects.filter(slug=KINLARROCH).first()
    if partnership is None:
        raise InputError(
            "There is no demonstration here to read it into.",
            advice="Use goldthread import FILE --partnership SLUG.",
        )
    say(f"Reading {paper.name} ...")
    reading = writes.bring_in(
        partnership=partnership, name=paper.name, data=bytes_of(str(paper)), by=command_line_person(partnership)
    )
    for notice in reading.notices:
        say(f"  {notice}")
    return paper_address(reading.paper)


def sign_ins() -> str:
    """Who can sign in, one a role, as a table for the terminal."""
    width = max(len(person.email) for person in PEOPLE)
    lines = [f"  {person.email:<{width}}  {person.title}" for person in PEOPLE]
    return "\n".join(["", f"Sign in with the password  {PASSWORD}  as any of", *lines])
