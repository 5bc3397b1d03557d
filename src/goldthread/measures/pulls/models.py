"""Where figures are fetched from, and what each time brought."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.measures.models.figures import Load
from goldthread.measures.models.indicators import Indicator


class OpenSource(Scoped, Recorded):
    """A table of a CKAN data portal. Nothing is fetched by itself before somebody has switched it on."""

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300)
    resource = models.CharField(max_length=200)  # its id; with ``package``, its name in that data set
    package = models.CharField(max_length=200, blank=True)
    filters = models.JSONField(default=dict)  # column -> what it must hold, one or several
    fields = models.JSONField(default=dict)  # heading -> what it holds; empty: as the headings say
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    takes_good = models.BooleanField("take the good rows even if some are bad", default=False)
    every_days = models.PositiveSmallIntegerField("days between two times", default=7)
    is_on = models.BooleanField("fetched by itself", default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(every_days__gte=1), name="open_source_takes_its_time"),
            models.UniqueConstraint(fields=["partnership", "name"], name="open_source_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PullState(models.TextChoices):
    RUNNING = "running", "Under way"
    LOADED = "loaded", "Loaded"
    REFUSED = "refused", "Read, and not loaded"
    FAILED = "failed", "Could not be fetched"


class Pull(Scoped, Recorded):
    """One time that a source was asked: when, what it gave, and what was said."""

    source = models.ForeignKey(OpenSource, on_delete=models.CASCADE, related_name="pulls")
    state = models.CharField(max_length=8, choices=PullState, default=PullState.RUNNING)
    began_at = models.DateTimeField(default=timezone.now)
    began_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    load = models.ForeignKey(Load, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said = models.CharField(max_length=500, blank=True)
    problems = models.JSONField(default=list)  # of rows that cannot be read: row, field, what is wrong

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(state="running"), name="pull_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True)
                | (~Q(state="running") & Q(ended_at__isnull=False)),
                name="pull_ended_when_over",
            ),
            models.CheckConstraint(condition=Q(load__isnull=True) | Q(state="loaded"), name="pull_loaded_says_so"),
        ]

    @property
    def history_thread(self) -> Any:
        return self.source
