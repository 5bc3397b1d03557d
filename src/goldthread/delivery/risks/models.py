"""The risk register of each group, the matrix it is scored on, and every score there has been."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped

LONGEST_SIDE = 6


class RiskMatrix(Scoped, Recorded):
    """A partnership's own matrix."""

    size = models.PositiveSmallIntegerField(default=5)
    medium_from = models.PositiveSmallIntegerField(default=5)
    high_from = models.PositiveSmallIntegerField(default=12)
    appetite = models.PositiveSmallIntegerField(default=11)

    class Meta:
        verbose_name_plural = "risk matrices"
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="risk_matrix_once"),
            models.CheckConstraint(condition=Q(size__gte=3, size__lte=LONGEST_SIDE), name="risk_matrix_size"),
            models.CheckConstraint(condition=Q(high_from__gt=F("medium_from")), name="risk_matrix_levels"),
        ]

    def __str__(self) -> str:
        return "How risks are scored"


class Risk(Scoped, Recorded):
    """Something that could happen: because of ``cause`` there may be ``event``, and then ``consequence``.

    ``likelihood`` and ``impact`` are how it stands with its controls; the target is where it should come to.
    """

    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, related_name="risks")
    cause = models.TextField()
    event = models.TextField()
    consequence = models.TextField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    target_likelihood = models.PositiveSmallIntegerField()
    target_impact = models.PositiveSmallIntegerField()
    controls = models.TextField(blank=True)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_post = models.ForeignKey(
        "partnership.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_on = models.DateField("date of review", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, LONGEST_SIDE), impact__range=(1, LONGEST_SIDE)),
                name="risk_score_on_matrix",
            ),
            models.CheckConstraint(
                condition=Q(target_likelihood__range=(1, LONGEST_SIDE), target_impact__range=(1, LONGEST_SIDE)),
                name="risk_target_on_matrix",
            ),
        ]

    def __str__(self) -> str:
        return self.event


class RiskScore(Scoped, Recorded):
    """What a risk was scored on a day, by whom and why. Append-only."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True)
    scored_on = models.DateField()
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    @property
    def history_thread(self) -> models.Model:
        return self.risk


class RiskAction(Scoped):
    """An action that is done about a risk."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="links")
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["risk", "action"], name="risk_action_once")]


class RiskMeasure(Scoped):
    """A measure that shows how near a risk is."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="measure_links")
    indicator = models.ForeignKey("measures.Indicator", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["risk", "indicator"], name="risk_measure_once")]
