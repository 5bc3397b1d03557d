"""Questionnaires in their versions, and what groups of people answered. No row of a person is ever here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class Occasion(models.TextChoices):
    REVIEW = "review", "From start to review"
    EXIT = "exit", "From start to exit"


class Brought(models.TextChoices):
    ROWS = "rows", "Rows of people, added up on arrival and dropped"
    SUMMARY = "summary", "Counts and means"


class Instrument(Scoped, Recorded):
    """One version of a questionnaire as facts: items with ranges, scales with rules. Never its wording."""

    key = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    licence = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=500, blank=True)
    source_link = models.URLField(max_length=500, blank=True)
    checked_on = models.DateField("last checked against source", null=True, blank=True)
    definition = models.JSONField()
    disclosure_threshold = models.PositiveSmallIntegerField("smallest group shown", default=5)
    protects_zeros = models.BooleanField("noughts tell something", default=False)
    replaced_on = models.DateField(null=True, blank=True, editable=False)  # null: this version is in use

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key", "version"], name="instrument_version_once"),
            models.UniqueConstraint(
                fields=["partnership", "key"], condition=Q(replaced_on=None), name="instrument_in_use_once"
            ),
            models.CheckConstraint(condition=Q(disclosure_threshold__gte=1), name="instrument_hides_small_groups"),
        ]

    def __str__(self) -> str:
        return self.name


class OutcomeLoad(Scoped, Recorded):
    """One period's outcomes as they were brought. A later load of the same period replaces it; both are kept."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="loads")
    period = models.CharField(max_length=60)
    starts = models.DateField()
    ends = models.DateField()
    kind = models.CharField(max_length=7, choices=Brought)
    source = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    threshold = models.PositiveSmallIntegerField()
    brought_at = models.DateTimeField(default=timezone.now)
    brought_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="outcome_ends_after_start"),
            models.UniqueConstraint(
                fields=["instrument", "starts", "ends"],
                condition=Q(replaced_at=None),
                name="outcome_of_period_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, {self.period}"

    @property
    def history_thread(self) -> Instrument:
        return self.instrument


class OutcomeFigure(Scoped, Recorded):
    """One group of a load as it may be kept: ``people`` null means withheld. ``service`` blank: everybody."""

    load = models.ForeignKey(OutcomeLoad, on_delete=models.PROTECT, related_name="figures")
    occasion = models.CharField(max_length=6, choices=Occasion)
    scale = models.CharField(max_length=40)
    service = models.CharField(max_length=120, blank=True)
    started = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    first = models.FloatField(null=True)
    last = models.FloatField(null=True)
    mean = models.FloatField(null=True)
    sd = models.FloatField(null=True)
    improved = models.PositiveIntegerField(null=True)
    unchanged = models.PositiveIntegerField(null=True)
    worsened = models.PositiveIntegerField(null=True)
    withheld = models.JSONField(default=list)  # names of figures that are known and not kept

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["load", "occasion", "scale", "service"], name="outcome_group_once"),
            models.CheckConstraint(
                condition=Q(people__isnull=False)
                | Q(mean=None, sd=None, first=None, last=None, improved=None, unchanged=None, worsened=None),
                name="outcome_withheld_wholly",
            ),
        ]

    @property
    def history_thread(self) -> Instrument:
        return self.load.instrument
