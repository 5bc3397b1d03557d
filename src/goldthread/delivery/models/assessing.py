"""By what a partnership judges, what each action was last assessed as, and what was said where the two differ."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.delivery.rules import USUAL
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action, Priority

RAGS = [(rag, rag) for rag in Rag]


class ThresholdSetting(Scoped, Recorded):
    """How strictly a partnership judges from a moment on. Append-only: a replay uses what held on that day."""

    grace_days = models.PositiveSmallIntegerField(default=USUAL.grace_days)
    silent_red_cadences = models.PositiveSmallIntegerField(default=USUAL.silent_red_cadences)
    late_red_days = models.PositiveSmallIntegerField(default=USUAL.late_red_days)
    milestone_red_days = models.PositiveSmallIntegerField(default=USUAL.milestone_red_days)
    blocked_red_days = models.PositiveSmallIntegerField(default=USUAL.blocked_red_days)
    soon_days = models.PositiveSmallIntegerField(default=USUAL.soon_days)
    moves_flagged = models.PositiveSmallIntegerField(default=USUAL.moves_flagged)
    sustained_days = models.PositiveSmallIntegerField(default=USUAL.sustained_days)
    complete_needs_evidence = models.BooleanField(default=USUAL.complete_needs_evidence)
    measures_wait_days = models.PositiveSmallIntegerField(null=True)  # null: as usual
    off_target_amber_figures = models.PositiveSmallIntegerField(null=True)
    off_target_red_figures = models.PositiveSmallIntegerField(null=True)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(silent_red_cadences__gte=1, moves_flagged__gte=1), name="thresholds_sensible"
            )
        ]
        indexes = [models.Index(fields=["partnership", "-id"], name="thresholds_latest")]


class Cadence(Scoped, Recorded):
    """How often one action, or those under a priority, owe an update; ``days`` null: as often as the plan's.

    Append-only; the latest holds.
    """

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="cadences")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="cadences")
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__isnull=False, action__isnull=True)
                | Q(priority__isnull=True, action__isnull=False),
                name="cadence_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(days__isnull=True) | Q(days__gte=7), name="cadence_sensible"),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.action or self.priority  # type: ignore[return-value]


class Explanation(Scoped, Recorded):
    """The sentence owed where what is stated and what is assessed differ. Append-only; holds while both stay."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="explanations")
    words = models.TextField()
    stated_rag = models.CharField(max_length=5, choices=RAGS)
    assessed_rag = models.CharField(max_length=5, choices=RAGS)
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="explanation_has_words")]

    @property
    def history_thread(self) -> Action:
        return self.action


class KeptAssessment(Scoped):
    """What an action was last assessed as, so that lists can be sorted by it. Made from other rows alone.

    ``rag`` "" where it could not be assessed. ``reasons`` as ``rules.Reason.kept`` gives them: their words are made
    on the day they are read.
    """

    objects: ClassVar[Any] = models.Manager()

    action = models.OneToOneField(Action, on_delete=models.PROTECT, primary_key=True, related_name="assessed")
    rag = models.CharField(max_length=5, blank=True, choices=RAGS)
    differs = models.BooleanField(default=False)
    owes_a_sentence = models.BooleanField(default=False)
    silent_since = models.DateField(null=True, blank=True)
    slipped = models.IntegerField(null=True, blank=True)
    moves = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "rag"], name="assessed_rag"),
            models.Index(fields=["partnership", "action"], name="assessed_differs", condition=Q(differs=True)),
            models.Index(
                fields=["partnership", "silent_since"],
                name="assessed_silent",
                condition=Q(silent_since__isnull=False),
            ),
        ]


class AssessedUpTo(Scoped):
    """Up to which day and which event of the history the kept assessments of a partnership are true."""

    objects: ClassVar[Any] = models.Manager()

    on = models.DateField()
    event = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="assessed_up_to_once")]
