"""From paper to living plan: brought in, reviewed and accepted as a coordinator does it on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.cli.demonstration import papers
from goldthread.cli.demonstration.calendar import Calendar

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership, Person
    from goldthread.plans.models import PaperReading, Plan
    from goldthread.plans.rules.owners import OwnerMatch


def accept_committee_paper(partnership: Partnership, calendar: Calendar) -> Plan:
    """The plan of Kinlarroch, live since the Committee agreed it."""
    from goldthread.plans import writes

    by = _coordinator(partnership)
    facts = papers.contents("kinlarroch/plan.toml", calendar)
    reading = writes.bring_in(
        partnership=partnership, name="listen-first.html", data=papers.committee_paper(calendar), by=by
    )
    writes.match_owners(reading=reading, matches=_known_owners(reading), by=by)
    return writes.accept_reading(
        reading=reading,
        title=facts["title"],
        slug="listen-first",
        agreed_on=calendar.agreed,
        agreed_by="Communities Committee",
        version_label="As agreed",
        source_title=facts["commission"],
        source_body="Kinlarroch Commission on Alcohol and Drugs",
        by=by,
    )


def accept_island_paper(partnership: Partnership, calendar: Calendar) -> Plan:
    """The plan of Ardvennel. Its owners stay as printed: nobody there has had time to say who they are."""
    from goldthread.plans import writes

    by = _coordinator(partnership)
    reading = writes.bring_in(
        partnership=partnership, name="ardvennel-plan.txt", data=papers.island_paper(calendar), by=by
    )
    return writes.accept_reading(
        reading=reading,
        title=f"Ardvennel Islands action plan {calendar.years()}",
        slug="islands",
        agreed_on=calendar.agreed,
        agreed_by="The Partnership",
        by=by,
    )


def _coordinator(partnership: Partnership) -> Person:
    from goldthread.partnership.models import Person, Role

    return Person.objects.of(partnership).get(memberships__role=Role.COORDINATOR, is_service=False)


def _known_owners(reading: PaperReading) -> dict[str, OwnerMatch]:
    """The printed owners that the partnership knows by this very name."""
    from goldthread.partnership.models import Body, Group, Post
    from goldthread.plans.rules.owners import OwnerMatch

    known: dict[str, OwnerMatch] = {}
    for kind, model, field in (("body", Body, "name"), ("group", Group, "name"), ("post", Post, "title")):
        rows = model.objects.of(reading.partnership).values_list(field, "id")
        known |= {name: OwnerMatch(kind, key) for name, key in rows}
    printed = {owner["name"] for item in reading.items.all() for owner in item.content.get("owners", [])}
    return {name: known[name] for name in sorted(printed & set(known))}
