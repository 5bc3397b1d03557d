"""Calendar feeds (RFC 5545): dates as all-day events, and the same as things to do.

What leaves is a reference, a kind and a day. No words of the plan, no names of people: whoever runs the calendar
reads along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from icalendar import Calendar, Event, Todo

from goldthread.delivery.messages.dated import Dated, uid_of
from goldthread.delivery.messages.digest import leads_of_open_actions
from goldthread.delivery.messages.letters import FullLinks
from goldthread.delivery.messages.meeting_days import meetings_in
from goldthread.delivery.messages.models import FeedAddress
from goldthread.plans.models import Action, Milestone

PRODUCT = "-//Goldthread//Plans//EN"
REFRESH = timedelta(hours=6)


def dated_of(feed: FeedAddress) -> list[Dated]:
    """Everything with a day in this feed, by day: of its plan, its group, or whoever it was made for."""
    found = [*_of_actions(feed), *_of_milestones(feed), *meetings_in(feed)]
    return sorted(found, key=lambda each: (each.day, each.uid))


def _of_actions(feed: FeedAddress) -> Iterator[Dated]:
    links = FullLinks(feed.partnership.slug)
    actions = _actions(feed).exclude(ends=None).order_by("ends", "id")
    for key, revision, ref, ends, ended_on in actions.values_list("id", "revision", "ref", "ends", "ended_on"):
        yield Dated(
            uid=uid_of("action", key, feed.partnership),
            sequence=revision,
            day=ends or date.max,  # undated ones are left out above
            summary=f"Action {ref or key} is due",
            address=links.action(key),
            is_done=ended_on is not None,
        )


def _of_milestones(feed: FeedAddress) -> Iterator[Dated]:
    links = FullLinks(feed.partnership.slug)
    steps = Milestone.objects.filter(action__in=_actions(feed), dropped_on=None).exclude(ends=None)
    columns = ("id", "revision", "position", "ends", "done_on", "action_id", "action__ref")
    for key, revision, position, ends, done_on, action, ref in steps.order_by("ends", "id").values_list(*columns):
        summary = f"Milestone {position} of action {ref or action} is due"
        uid = uid_of("milestone", key, feed.partnership)
        yield Dated(uid, revision, ends, summary, links.action(action), done_on is not None)


def _actions(feed: FeedAddress) -> QuerySet[Action]:
    actions: QuerySet[Action] = Action.objects.of(feed.partnership)
    if feed.plan_id:
        return actions.filter(plan=feed.plan_id)
    if feed.group_id:
        held = Q(assignments__group=feed.group_id) | Q(
            assignments__isnull=True, priority__assignments__group=feed.group_id
        )
        return actions.filter(pk__in=actions.filter(held).values("pk"))
    mine = [key for key, people in leads_of_open_actions(feed.partnership).items() if feed.made_for_id in people]
    return actions.filter(pk__in=mine)


def as_events(dated: Iterable[Dated]) -> bytes:
    """All-day events: a day begins on its date and ends on the next, as the standard has it."""
    return _calendar(_event(each) for each in dated)


def as_tasks(dated: Iterable[Dated]) -> bytes:
    """Things to do, each due on its day."""
    return _calendar(_task(each) for each in dated if each.is_to_do)


def _calendar(entries: Iterable[Event | Todo]) -> bytes:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for entry in entries:
        made.add_component(entry)
    return bytes(made.to_ical())


def _event(each: Dated) -> Event:
    made = Event()
    _add_shared(made, each)
    made.add("dtstart", each.day)
    made.add("dtend", each.day + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    if each.is_off:
        made.add("status", "CANCELLED")
    return made


def _task(each: Dated) -> Todo:
    made = Todo()
    _add_shared(made, each)
    made.add("due", each.day)
    made.add("status", "CANCELLED" if each.is_off else "COMPLETED" if each.is_done else "NEEDS-ACTION")
    return made


def _add_shared(made: Event | Todo, each: Dated) -> None:
    made.add("uid", each.uid)
    made.add("sequence", each.sequence)
    made.add("dtstamp", _now())
    made.add("summary", each.summary)
    made.add("url", each.address)


def _now() -> datetime:
    return timezone.now().replace(microsecond=0)
