"""The weekly message: one a week for each person, and none when there is nothing to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction

from goldthread.core import wording
from goldthread.delivery.messages.digest import Item, Week
from goldthread.delivery.messages.letters import FullLinks, Letter, letter
from goldthread.delivery.messages.models import Message, MessageKind
from goldthread.delivery.messages.outbox import post
from goldthread.delivery.messages.rules import weekly_key
from goldthread.delivery.reads.update_links import address_of
from goldthread.delivery.writes import make_update_link
from goldthread.plans.models import Action
from goldthread.plans.policies import has_action


def write_weekly(week: Week, on: date) -> Message | None:
    """Into the outbox; None when this week's is written already."""
    key = weekly_key(week.person.pk, on)
    if Message.objects.filter(key=key).exists():
        return None
    with transaction.atomic():  # a message that a run beside this one wrote first leaves no links of ours behind
        one_click = {} if week.person.account_id else _one_click(week)
        message = post(to=week.person, kind=MessageKind.WEEKLY, key=key, letter=weekly(week, on, one_click=one_click))
        transaction.set_rollback(message is None)
    return message


def _one_click(week: Week) -> dict[int, str]:
    """For somebody who never signs in: where to say how each action is going, made for them alone."""
    keys = [item.id for items in (week.late, week.due_soon, week.silent) for item in items]
    found = Action.objects.select_related("priority").filter(partnership=week.person.partnership, id__in=keys)
    return {
        action.pk: settings.SITE + address_of(make_update_link(action=action, person=week.person, by=week.person))
        for action in found
        if has_action(week.person, action)
    }


def weekly(week: Week, on: date, *, one_click: Mapping[int, str] | None = None) -> Letter:
    """What it says. ``one_click``: addresses that need no signing in, by action."""
    partnership = week.person.partnership
    links = FullLinks(partnership.slug)
    say = {item.id: f"{links.action(item.id)}update/" for _, items in _sections(week) for item in items}
    return letter(
        "weekly",
        f"{partnership}: {wording.count(week.total, 'thing')} of yours this week",
        week=week,
        partnership=partnership,
        person=week.person,
        on=on,
        sections=_sections(week),
        say=say,
        one_click=one_click or {},
        links=links,
        wishes_address=f"{links.root}messages/mine/",
    )


def _sections(week: Week) -> list[tuple[str, tuple[Item, ...]]]:
    named = (
        ("Late", week.late),
        ("Due in the coming weeks", week.due_soon),
        ("Nothing heard for a while", week.silent),
    )
    return [(title, items) for title, items in named if items]
