"""What was said of an action, as far as it decides how the action stands."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from goldthread.delivery import rules
from goldthread.delivery.models import ProgressUpdate
from goldthread.plans.models import Action

_COLUMNS = ("id", "corrects_id", "status", "stated_rag", "reported_on", "at", "narrative")


def find_update(action: Action, key: int) -> ProgressUpdate:
    """An update of this action. Raises ProgressUpdate.DoesNotExist for any other."""
    return ProgressUpdate.objects.select_related("action", "by").get(action=action, pk=key)


def course_of(action: Action) -> list[rules.Said]:
    """Everything said of an action, in the order it was said."""
    found = ProgressUpdate.objects.filter(action=action).order_by("id").values_list(*_COLUMNS)
    return [
        rules.Said(key, corrects, status, rag, reported_on, narrative, heard_at(reported_on, at))
        for key, corrects, status, rag, reported_on, at, narrative in found
    ]


def holds(update: ProgressUpdate) -> bool:
    """Has nothing taken the place of this update?"""
    return update.pk in {said.id for said in rules.holding(course_of(update.action))}


def standing_without(update: ProgressUpdate) -> rules.Left:
    """How the action would stand had this update not been made."""
    return rules.left_by(rules.without(course_of(update.action), update.pk))


def heard_at(reported_on: date, at: datetime) -> datetime:
    """When this was heard: the moment it was written down, or noon of the earlier day it tells of."""
    if reported_on >= timezone.localdate(at):
        return at
    return timezone.make_aware(datetime.combine(reported_on, time(12)))
