"""The weekly message: one a week for each person, and none when there is nothing to say."""

from __future__ import annotations

from datetime import date

from goldthread.core import wording
from goldthread.delivery.messages.digest import Week
from goldthread.delivery.messages.letters import FullLinks, Letter, letter
from goldthread.delivery.messages.models import Message, MessageKind
from goldthread.delivery.messages.outbox import post
from goldthread.delivery.messages.rules import weekly_key


def write_weekly(week: Week, on: date) -> Message | None:
    """Into the outbox; None when this week's is written already."""
    key = weekly_key(week.person.pk, on)
    return post(to=week.person, kind=MessageKind.WEEKLY, key=key, letter=weekly(week, on))


def weekly(week: Week, on: date) -> Letter:
    """What it says."""
    partnership = week.person.partnership
    links = FullLinks(partnership.slug)
    return letter(
        "weekly",
        f"{partnership}: {wording.count(week.total, 'thing')} of yours this week",
        week=week,
        partnership=partnership,
        person=week.person,
        on=on,
        sections=_sections(week),
        links=links,
        wishes_address=f"{links.root}messages/mine/",
    )


def _sections(week: Week) -> list[tuple[str, tuple[object, ...]]]:
    named = (
        ("Late", week.late),
        ("Due in the coming weeks", week.due_soon),
        ("Nothing heard for a while", week.silent),
    )
    return [(title, items) for title, items in named if items]
