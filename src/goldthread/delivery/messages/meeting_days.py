"""The days of meetings in a calendar feed: the meeting, its papers, and returns that wait for a sign-off.

As with actions, no words leave: the kind of the group, and a number where words would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from goldthread.delivery.meetings.models import Meeting, Return
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.messages.dated import Dated, uid_of
from goldthread.delivery.messages.letters import FullLinks
from goldthread.delivery.messages.models import FeedAddress


def meetings_in(feed: FeedAddress) -> Iterator[Dated]:
    """Of the feed's group, or of every group its person sits in; none in the feed of a plan. Three queries."""
    if feed.plan_id:
        return
    groups = {feed.group_id} if feed.group_id else set(feed.made_for.group_ids)
    if groups:
        yield from _meetings(feed, groups)
        yield from _returns(feed, groups)


def _meetings(feed: FeedAddress, groups: set[Any]) -> Iterator[Dated]:
    partnership = feed.partnership
    found: QuerySet[Meeting] = Meeting.objects.of(partnership).filter(group__in=groups).select_related("group")
    for meeting in found:
        kind = meeting.group.get_kind_display()
        address = FullLinks(partnership.slug).meeting(meeting.pk)
        is_over, is_off = meeting.state == MeetingState.HELD, meeting.state == MeetingState.CANCELLED
        for name, day, summary in (
            ("meeting", meeting.held_on, f"Meeting: {kind}"),
            ("papers", meeting.papers_on, f"Papers are due for the meeting: {kind}"),
        ):
            uid = uid_of(name, meeting.pk, partnership)
            yield Dated(uid, meeting.revision, day, summary, address, is_over, is_off, name == "papers")


def _returns(feed: FeedAddress, groups: set[Any]) -> Iterator[Dated]:
    """Returns that one of the groups signs off."""
    partnership = feed.partnership
    found: QuerySet[Return] = Return.objects.of(partnership).filter(sign_offs__group__in=groups).distinct()
    for owed in found:
        uid = uid_of("return", owed.pk, partnership)
        address = FullLinks(partnership.slug).returns()
        yield Dated(uid, owed.revision, owed.due_on, f"Return {owed.pk} is due", address, owed.sent_on is not None)
