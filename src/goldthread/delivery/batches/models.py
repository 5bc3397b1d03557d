"""What was done to many actions at once: which change, to which, and what was left alone."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class Batch(Scoped, Recorded):
    """One change of many actions. ``events`` are the entries of the history that it made.

    ``left`` names the actions it did not touch as {"action": key, "why": words}; ``kept``, in the same form, those
    that could not be put back when it was undone.
    """

    words = models.CharField("what was changed", max_length=500)
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(default=timezone.now)
    events = models.JSONField(default=list)
    actions = models.JSONField(default=list)
    left = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return self.words
