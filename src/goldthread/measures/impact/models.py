"""What somebody foresaw that an action would change in a measure. Append-only: what was foreseen stays foreseen."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.measures.models.indicators import Indicator
from goldthread.plans.models import Action


class Direction(models.TextChoices):
    FALL = "fall", "It falls"
    RISE = "rise", "It rises"


class SizeIn(models.TextChoices):
    PER_CENT = "per_cent", "Per cent of what it would have been"
    UNITS = "units", "The measure's own unit"


class Prediction(Scoped, Recorded):
    """One prediction; a later one of the same action and measure replaces it, and both stay.

    ``written_on`` may lie before the day it came here (``at``) where ``source`` says on which paper it stands.
    ``is_late``: the action had begun when it was written, so that it is no prediction.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="predictions")
    direction = models.CharField(max_length=4, choices=Direction)
    size = models.FloatField()
    size_in = models.CharField(max_length=8, choices=SizeIn, default=SizeIn.PER_CENT)
    seen_by = models.DateField("by when it should be seen")
    mechanism = models.TextField()
    written_on = models.DateField()
    source = models.CharField("where it was written down", max_length=300, blank=True)
    is_late = models.BooleanField(default=False)
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["partnership", "-id"], name="prediction_of_partnership")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="prediction_has_size"),
            models.CheckConstraint(condition=~Q(mechanism=""), name="prediction_has_mechanism"),
            models.CheckConstraint(condition=Q(seen_by__gt=F("written_on")), name="prediction_looks_ahead"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.get_direction_display().lower()} with {self.action}"

    @property
    def history_thread(self) -> Action:
        return self.action
