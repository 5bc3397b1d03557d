"""What was said of an action is found by its words, and leads to the action."""

from __future__ import annotations

from goldthread.core.search import Words, searchable
from goldthread.delivery.models import ProgressUpdate
from goldthread.kernel.phrasing import day
from goldthread.plans.addresses import action_address


@searchable("delivery.progressupdate")
def update_words(update: ProgressUpdate) -> Words:
    """With its day: an action has many, and two links that read alike would lead to different ones."""
    title = f"{update.action.ref} {update.action.text[:150]}, {day(update.reported_on)}".strip()
    return Words("update", title, update.narrative, f"{action_address(update.action)}#update-{update.pk}")
