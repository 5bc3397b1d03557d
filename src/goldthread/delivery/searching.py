"""What was said of an action is found by its words, and leads to the action."""

from __future__ import annotations

from goldthread.core.search import Words, searchable
from goldthread.delivery.models import ProgressUpdate
from goldthread.plans.addresses import action_address


@searchable("delivery.progressupdate")
def update_words(update: ProgressUpdate) -> Words:
    title = f"{update.action.ref} {update.action.text[:150]}".strip()
    return Words("update", title, update.narrative, f"{action_address(update.action)}#update-{update.pk}")
