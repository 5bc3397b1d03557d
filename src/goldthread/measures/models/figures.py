"""The figures of a measure: by area and breakdown, period by period, as they were known on each day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.measures.models.indicators import Indicator


class FigureStatus(models.TextChoices):
    PUBLISHED = "published", "Published"
    PROVISIONAL = "provisional", "Provisional"
    REVISED = "revised", "Revised"
    QUOTED = "quoted", "Quoted by somebody else"
    DERIVED = "derived", "Worked out from other figures"
    NOT_CONFIRMED = "not_confirmed", "Not confirmed"
    SUPPRESSED = "suppressed", "Withheld because it is small"
    MISSING = "missing", "Missing"


WITHOUT_VALUE = (FigureStatus.SUPPRESSED, FigureStatus.MISSING)
NOT_DRAWN = (*WITHOUT_VALUE, FigureStatus.NOT_CONFIRMED)


class Load(Scoped, Recorded):
    """One file, paste or call that brought figures, and what became of its rows."""

    name = models.CharField(max_length=255)
    known_on = models.DateField()
    loaded_at = models.DateTimeField(default=timezone.now)
    loaded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    revised = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)  # of the rows left out: row, field, what is wrong

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class Series(Scoped, Recorded):
    """One measure in one area and one breakdown. ``area_code`` blank: the partnership as a whole."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="series")
    area_code = models.CharField(max_length=20, blank=True)
    area = models.CharField(max_length=200, blank=True)
    breakdown = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["area", "breakdown"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "area_code", "breakdown"], name="series_once"),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.area or "The partnership", self.breakdown)))


class Observation(Scoped, Recorded):
    """One figure as it was known from ``known_from`` until ``known_until`` (null: still).

    A correction makes a new row and ends the old one, so that what a decision rested on can always be found.
    A figure that is missing or withheld has no value, and is never nought.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="observations")
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField()
    value = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    lower = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=15, choices=FigureStatus, default=FigureStatus.PUBLISHED)
    completeness = models.FloatField(null=True, blank=True)  # per cent of what should be in it
    exclusions = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)
    known_from = models.DateField()
    known_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts", "ends"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "starts", "ends"],
                condition=Q(known_until__isnull=True),
                name="observation_current_once",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="observation_ends_after_start"),
            models.CheckConstraint(
                condition=(Q(status__in=WITHOUT_VALUE) & Q(value__isnull=True))
                | (~Q(status__in=WITHOUT_VALUE) & Q(value__isnull=False)),
                name="observation_missing_has_no_value",
            ),
            models.CheckConstraint(
                condition=Q(known_until__isnull=True) | Q(known_until__gte=F("known_from")),
                name="observation_known_in_order",
            ),
        ]

    @property
    def history_thread(self) -> Indicator:
        return self.series.indicator


class RememberedColumns(Scoped, Recorded):
    """How a file with these headings was read last time. ``headings`` is all of them on one line."""

    headings = models.TextField()
    fields = models.JSONField(default=dict)  # heading -> what it holds

    class Meta:
        verbose_name_plural = "remembered columns"
        constraints = [models.UniqueConstraint(fields=["partnership", "headings"], name="columns_once")]


class ApprovedPeriod(Scoped, Recorded):
    """Figures of a measure that somebody has agreed: nothing loaded changes them until they are opened again."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="approved")
    starts = models.DateField()
    ends = models.DateField()
    approved_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(default=timezone.now)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    reopen_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-starts"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True)
                | Q(reopened_at__isnull=False, reopened_by__isnull=False),
                name="approval_reopened_at_and_by",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="approval_ends_after_start"),
        ]

    @property
    def history_thread(self) -> Indicator:
        return self.indicator
