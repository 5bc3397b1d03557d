"""``goldthread meeting``: one meeting, planned, begun, minuted and closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.meetings.models import Meeting
    from goldthread.partnership.models import Partnership, Person

STATES = ("running", "held", "cancelled", "planned")


@click.group()
def meeting() -> None:
    """Look at one meeting with its agenda; plan it, begin it, write down decisions, close its minutes."""


@meeting.command("show")
@click.argument("number", type=int)
@options.partnership
@options.as_json
@with_database
def show(number: int, slug: str, as_json: bool) -> None:
    """Show meeting NUMBER: its agenda, who came, and what it decided.

    \b
        goldthread meeting show 3 --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named

    _tell(_meeting(partnership_named(slug), number), as_json)


@meeting.command("plan")
@click.argument("group")
@options.day("--on", "The date.", named="held_on")
@click.option("--place", default="", help="Where it is held.")
@click.option("--quorum", default=0, type=click.IntRange(0, 200), help="How many make a quorum.")
@options.day("--papers", "When papers are due; five working days before if left out.", named="papers_on")
@options.partnership
@options.by
@options.as_json
@with_database
def plan(group: str, held_on: date | None, slug: str, email: str | None, as_json: bool, **more: Any) -> None:
    """Plan a meeting of GROUP (its name or number).

    \b
        goldthread meeting plan "Partnership Board" --on 2027-03-10 --quorum 5 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, group_named, partnership_named
    from goldthread.delivery.meetings.writes import plan_meeting

    if held_on is None:
        raise click.UsageError("Give the date with --on.")
    partnership = partnership_named(slug)
    made = plan_meeting(group=group_named(partnership, group), held_on=held_on, by=acting(partnership, email), **more)
    _tell(made, as_json)


@meeting.command("move")
@click.argument("number", type=int)
@click.argument("state", type=click.Choice(STATES))
@click.option("--early", is_flag=True, help="Begin it before its day.")
@options.partnership
@options.by
@options.as_json
@with_database
def move(number: int, state: str, early: bool, slug: str, email: str | None, as_json: bool) -> None:
    """Begin meeting NUMBER (running), close its minutes (held), call it off (cancelled), plan it again (planned).

    \b
        goldthread meeting move 3 running --partnership glen-orrin
    """
    from goldthread.delivery.meetings.writes import move_meeting

    found, person = _to_change(slug, number, email)
    _tell(move_meeting(meeting=found, to=state, early=early, by=person), as_json)


@meeting.command("attend")
@click.argument("number", type=int)
@click.option("--person", "emails", multiple=True, metavar="EMAIL", help="Somebody of the partnership; repeatable.")
@click.option("--other", "others", multiple=True, metavar="NAME", help="Somebody else; repeatable.")
@click.option("--apologies", default="", help="Who sent apologies.")
@options.partnership
@options.by
@options.as_json
@with_database
def attend(
    number: int,
    emails: tuple[str, ...],
    others: tuple[str, ...],
    apologies: str,
    slug: str,
    email: str | None,
    as_json: bool,
) -> None:
    """Say who came to meeting NUMBER. What was said before is replaced.

    \b
        goldthread meeting attend 3 --person chair@example.org --other "A visitor" --partnership glen-orrin
    """
    from goldthread.cli.naming import person_with
    from goldthread.delivery.meetings.writes import record_attendance

    found, person = _to_change(slug, number, email)
    there = [person_with(found.partnership, each) for each in emails]
    _tell(record_attendance(meeting=found, people=there, others=others, apologies=apologies, by=person), as_json)


@meeting.command("decide")
@click.argument("number", type=int)
@click.option("--words", required=True, help="What is decided.")
@click.option("--why", default="", help="Why.")
@click.option("--about", metavar="ACTION", help="The action it is about: its number or reference.")
@click.option("--escalation", type=int, metavar="NUMBER", help="The escalation it answers.")
@options.day("--due", "By when it is to be done.", named="due_on")
@click.option("--new-action", default="", help="The action it becomes, in the words of the plan.")
@click.option("--plan", "plan_slug", metavar="PLAN", help="The plan that the new action goes into.")
@click.option("--owner", metavar="EMAIL", help="Who has the new action.")
@click.option("--timescale", default="", help="By when the new action is to be done, as a plan prints it.")
@options.partnership
@options.by
@options.as_json
@with_database
def decide(number: int, slug: str, email: str | None, as_json: bool, **said: Any) -> None:
    """Write down what meeting NUMBER decides, and make an action of it.

    \b
        goldthread meeting decide 3 --words "Fit twelve vans." --new-action "Fit twelve vans" \\
            --plan action-plan --timescale "June 2028" --partnership glen-orrin
    """
    from goldthread.delivery.meetings import shown
    from goldthread.delivery.meetings.writes import record_decision

    found, person = _to_change(slug, number, email)
    made = record_decision(meeting=found, by=person, **_rows(found.partnership, **said))
    if as_json:
        print_json(shown.decision(made))
        return
    became = f" It became action {made.turned_into_id}." if made.turned_into_id else ""
    say(f"Decision {made.reference} is recorded.{became}")


def _rows(
    here: Partnership,
    *,
    about: str | None,
    escalation: int | None,
    plan_slug: str | None,
    owner: str | None,
    **words: Any,
) -> dict[str, Any]:
    """What was said, with the rows that it names. Raises InputError."""
    from goldthread.cli.naming import action_named, person_with, plan_named
    from goldthread.delivery.escalation.models import Escalation
    from goldthread.delivery.escalation.reads import find_escalation
    from goldthread.kernel.errors import InputError

    try:
        raised = find_escalation(here, escalation) if escalation else None
    except Escalation.DoesNotExist:
        raise InputError(f"There is no escalation {escalation} here.") from None
    return {
        "action": action_named(here, about) if about else None,
        "escalation": raised,
        "plan": plan_named(here, plan_slug) if plan_slug else None,
        "owner": person_with(here, owner) if owner else None,
        **words,
    }


def _to_change(slug: str, number: int, email: str | None) -> tuple[Meeting, Person]:
    from goldthread.cli.naming import acting, partnership_named

    partnership = partnership_named(slug)
    return _meeting(partnership, number), acting(partnership, email)


def _meeting(partnership: Partnership, number: int) -> Meeting:
    """Raises InputError for none of this partnership."""
    from goldthread.delivery.meetings.reads import meetings
    from goldthread.kernel.errors import InputError

    found = meetings(partnership, by=None).select_related("group__partnership", "partnership").filter(pk=number)
    if (one := found.first()) is None:
        raise InputError(f"There is no meeting {number} here.", advice="See: goldthread meetings.")
    return one


def _tell(row: Meeting, as_json: bool) -> None:
    from django.utils import timezone

    from goldthread.delivery.meetings import shown
    from goldthread.delivery.meetings.one_meeting import meeting_whole

    seen = meeting_whole(row.partnership, row.pk, timezone.localdate(), by=None)
    if as_json:
        print_json(shown.whole(seen))
        return
    held = seen.meeting
    click.echo(f"{held.pk}  {held}: {held.get_state_display().lower()}, papers due {held.papers_on}")
    click.echo(f"Present: {', '.join(seen.present) or 'nobody yet'}; quorum {held.quorum or 'not needed'}")
    for raised in seen.agenda.escalations:
        click.echo(f"  Escalation {raised.id}: {raised.ref} {raised.text}")
    for title, _, items in seen.agenda.sections:
        click.echo(title)
        for item in items:
            click.echo(f"  {item.id}  {item.ref} {item.text.rstrip(':')}: {item.why}")
    for decided in seen.decisions:
        click.echo(f"Decision {decided.reference}: {decided.words}")
