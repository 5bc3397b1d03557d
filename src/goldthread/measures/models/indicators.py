"""A measure with its definition, its targets, the breaks in it, and the plan it belongs to."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class Polarity(models.TextChoices):
    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "Neither is better"


class MeasureKind(models.TextChoices):
    COUNT = "count", "Count"
    PERCENTAGE = "percentage", "Percentage"
    RATE = "rate", "Rate"
    VALUE = "value", "Other figure"


class Frequency(models.TextChoices):
    WEEK = "week", "Weekly"
    MONTH = "month", "Monthly"
    QUARTER = "quarter", "Quarterly"
    YEAR = "year", "Yearly"
    SEVERAL_YEARS = "several_years", "Several years together"
    NOW_AND_THEN = "now_and_then", "Now and then"


class ChartMethod(models.TextChoices):
    """How the figures are judged; ``rules.methods`` knows each by its value."""

    XMR = "xmr", "XmR, by the rules of Making Data Count"
    RUN = "run", "Run chart, by the rules of NHS Scotland"
    P = "p", "p: a share of each period's own number"
    P_WIDER = "p'", "p′: as p, where large numbers make limits too narrow"
    U = "u", "u: events over each period's own exposure"
    U_WIDER = "u'", "u′: as u, where large numbers make limits too narrow"
    C = "c", "c: events in equal periods"
    G = "g", "g: cases between one rare event and the next"
    T = "t", "t: time between one rare event and the next"


class Indicator(Scoped, Recorded):
    """What is counted, over what, by whom, and which way is better. ``key`` is its name in files and addresses."""

    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    numerator = models.CharField(max_length=500, blank=True)
    denominator = models.CharField(max_length=500, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=MeasureKind, default=MeasureKind.VALUE)
    polarity = models.CharField(max_length=8, choices=Polarity, default=Polarity.NEITHER)
    chart = models.CharField("chart it is judged by", max_length=4, choices=ChartMethod, default=ChartMethod.XMR)
    frequency = models.CharField(max_length=15, choices=Frequency, default=Frequency.NOW_AND_THEN)
    method = models.TextField(blank=True)
    places = models.CharField("areas it is known for", max_length=300, blank=True)
    breakdowns = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_link = models.URLField(max_length=500, blank=True)
    checked_on = models.DateField("last checked against source", null=True, blank=True)
    owner = models.ForeignKey("partnership.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    precision = models.PositiveSmallIntegerField("decimal places", default=0)
    disclosure_threshold = models.PositiveSmallIntegerField("smallest count shown outside", default=5)
    baseline_value = models.FloatField(null=True, blank=True)
    baseline_period = models.CharField(max_length=60, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="indicator_key_once"),
            models.CheckConstraint(condition=~Q(successor=F("id")), name="indicator_not_its_own_successor"),
        ]

    def __str__(self) -> str:
        return self.name


class TargetKind(models.TextChoices):
    TARGET = "target", "Target"
    STANDARD = "standard", "National standard"


class IndicatorTarget(Scoped, Recorded):
    """What the measure should reach, from a day to a day. ``set_on`` null: before that was kept."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    value = models.FloatField()
    kind = models.CharField(max_length=8, choices=TargetKind, default=TargetKind.TARGET)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    set_on = models.DateField(default=timezone.localdate, null=True, editable=False)

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="target_ends_after_start",
            )
        ]

    @property
    def history_thread(self) -> Indicator:
        return self.indicator


class SeriesBreak(Scoped, Recorded):
    """Where limits start anew. A break changes what is counted and nothing is joined across it; the other is a
    decision, because the process itself has changed. Both owe a reason. ``area_code`` blank: every area."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    area_code = models.CharField(max_length=20, blank=True)
    at = models.DateField()
    is_break = models.BooleanField("the definition changed", default=True)
    reason = models.CharField(max_length=300)
    marked_on = models.DateField(default=timezone.localdate, null=True, editable=False)  # null: before that was kept

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "area_code", "at"], name="break_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="break_has_reason"),
        ]

    @property
    def history_thread(self) -> Indicator:
        return self.indicator


class MeasureLink(Scoped, Recorded):
    """A measure tells whether a priority, or one action, changes anything.

    ``since`` null: before that was kept. A link that is taken away keeps its ``until``, so that a day can be judged
    again by what was linked then.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="links")
    priority = models.ForeignKey("plans.Priority", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(default=timezone.localdate, null=True, editable=False)
    until = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "priority"],
                condition=Q(priority__isnull=False, until__isnull=True),
                name="measure_priority_once",
            ),
            models.UniqueConstraint(
                fields=["indicator", "action"],
                condition=Q(action__isnull=False, until__isnull=True),
                name="measure_action_once",
            ),
            models.CheckConstraint(
                condition=Q(priority__isnull=False, action__isnull=True)
                | Q(priority__isnull=True, action__isnull=False),
                name="measure_of_one_thing",
            ),
        ]

    @property
    def history_thread(self) -> Indicator:
        return self.indicator
