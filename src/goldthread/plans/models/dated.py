"""A timescale as columns, and the baselines that a changed date leaves behind."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Scoped
from goldthread.kernel.timescale import Precision, Recurrence, Timescale


class Dated(models.Model):
    """The columns of one ``Timescale`` (rule 1). ``ends`` is what overdue is judged on; null is undated."""

    printed = models.CharField(max_length=500, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=20, default=Precision.NONE, choices=[(p, p) for p in Precision])
    recurrence = models.CharField(max_length=20, blank=True, choices=[(r, r) for r in Recurrence if r])
    condition = models.CharField(max_length=500, blank=True)
    assumed = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True

    @property
    def timescale(self) -> Timescale:
        return Timescale(
            printed=self.printed,
            start=self.starts,
            end=self.ends,
            precision=Precision(self.precision),
            recurrence=Recurrence(self.recurrence),
            condition=self.condition or None,
            assumed=tuple(self.assumed),
        )


def timescale_columns(timescale: Timescale | None) -> dict[str, Any]:
    """The columns of a ``Dated`` row for this timescale; None gives the undated columns."""
    timescale = timescale or Timescale("")
    return {
        "printed": timescale.printed[:500],
        "starts": timescale.start,
        "ends": timescale.end,
        "precision": timescale.precision.value,
        "recurrence": timescale.recurrence.value,
        "condition": (timescale.condition or "")[:500],
        "assumed": list(timescale.assumed),
    }


def dates_in_order(name: str) -> models.CheckConstraint:
    """The constraint every dated table carries."""
    return models.CheckConstraint(
        condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")), name=name
    )


class Baseline(Scoped, Dated):
    """What a date was before it was changed, why, and who agreed. Append-only; number 1 is the first promise."""

    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, related_name="baselines")
    milestone = models.ForeignKey("plans.Milestone", on_delete=models.PROTECT, null=True, related_name="baselines")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    agreed_by = models.CharField(max_length=200, blank=True)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=False, milestone__isnull=True)
                | Q(action__isnull=True, milestone__isnull=False),
                name="baseline_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["action", "number"], condition=Q(action__isnull=False), name="baseline_action_number"
            ),
            models.UniqueConstraint(
                fields=["milestone", "number"],
                condition=Q(milestone__isnull=False),
                name="baseline_milestone_number",
            ),
        ]
