"""The decisions of ``rules`` as the database asks them. A test holds the two together, value by value."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone

from goldthread.core.prepared import Given
from goldthread.delivery.rules import DUE_SOON_DAYS, Status
from goldthread.kernel.rag import Rag
from goldthread.plans.models.actions import OPEN

UNDATED = Q(ends__isnull=True)


def overdue(on: date | Given) -> Q:
    """Open, and the last day of the timescale has passed."""
    return OPEN & Q(ends__lt=on)


def is_overdue(on: date | Given) -> ExpressionWrapper:
    """``overdue`` as a column."""
    return ExpressionWrapper(overdue(on), output_field=BooleanField())


def due_soon(on: date) -> Q:
    """Open, and due today or in the coming weeks."""
    return due_by(on, on + timedelta(days=DUE_SOON_DAYS))


def due_by(on: date | Given, last: date | Given) -> Q:
    """Open, and due on these days or between them."""
    return OPEN & Q(ends__gte=on, ends__lte=last)


def after(day: date) -> datetime:
    """The first moment after this day, by the clock on the wall."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def may_need_attention(on: date | Given, soon: date | Given) -> Q:
    """Every action for which ``rules.attention`` has a place, and no other. ``soon`` is the last day due soon."""
    begun_late = due_by(on, soon) & Q(status=Status.NOT_STARTED)
    return OPEN & (Q(ends__lt=on) | Q(status=Status.BLOCKED) | Q(stated_rag=Rag.RED) | begun_late)


def first_moment(day: date) -> datetime:
    """The first moment of this day, by the clock on the wall."""
    return after(day - timedelta(days=1))
