"""A paper that is being read while somebody waits: how far it is, and what came of it. Kept for a day."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from goldthread.core.models import Scoped
from goldthread.plans.models.papers import PaperReading


class IntakeState(models.TextChoices):
    READING = "reading", "Being read"
    DONE = "done", "Read"
    FAILED = "failed", "Could not be read"
    CANCELLED = "cancelled", "Cancelled"


class IntakeQuerySet(models.QuerySet):
    def of(self, partnership: Any) -> IntakeQuerySet:
        """Only the rows of this partnership."""
        return self.filter(partnership=partnership)


class Intake(Scoped):
    """One paper on its way in. No history: it says how a piece of work stands, not what was decided."""

    name = models.CharField(max_length=255)
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=IntakeState, default=IntakeState.READING)
    done = models.PositiveIntegerField(default=0)  # pages
    of = models.PositiveIntegerField(default=0)  # pages; 0 until the file has told
    message = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    reading = models.ForeignKey(PaperReading, on_delete=models.CASCADE, null=True, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now)  # when the reader last said that it is alive

    objects: ClassVar[Any] = IntakeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(reading__isnull=False), name="intake_done_has_reading"
            )
        ]

    def __str__(self) -> str:
        return self.name
