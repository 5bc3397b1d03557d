"""A plan, its versions, its priorities and the outcomes it is for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class Plan(Scoped, Recorded):
    """An agreed plan that is live. ``slug`` is its address within the partnership."""

    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    area = models.CharField(max_length=200, blank=True)
    lead_body = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    cadence_days = models.PositiveSmallIntegerField(null=True, blank=True)  # null: the partnership's
    closed_on = models.DateField(null=True, blank=True)
    provenance = models.JSONField(default=dict)  # fact -> where in which paper it was read

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="plan_slug_once"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
                name="plan_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(Scoped, Recorded):
    """One agreed state of a plan: the paper it came from, who agreed it and when."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=100, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    paper = models.ForeignKey("plans.Paper", on_delete=models.PROTECT, null=True, related_name="versions")
    paper_name = models.CharField(max_length=255, blank=True)  # also where the paper itself is kept elsewhere
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")]

    @property
    def history_thread(self) -> Plan:
        return self.plan


class Priority(Scoped, Recorded):
    """A heading under which actions stand, with what it answers and what it is for."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    ref = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()
    provenance = models.JSONField(default=dict)
    recommendations = models.ManyToManyField(
        "plans.Recommendation", through="plans.PriorityRecommendation", related_name="priorities"
    )

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["plan", "ref"], condition=~Q(ref=""), name="priority_ref_once")
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}".strip()


class Outcome(Scoped, Recorded):
    """What should be different, for whom. Of a plan, or of one priority in it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="outcomes")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes")
    text = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text

    @property
    def history_thread(self) -> models.Model:
        return self.priority or self.plan
