"""A paper that was brought in, what was read in it, and what a person made of that."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class Paper(Scoped, Recorded):
    """One uploaded document, kept as it came."""

    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    file = models.FileField(upload_to="papers/%Y", max_length=300)
    brought_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-brought_at"]
        constraints = [models.UniqueConstraint(fields=["partnership", "sha256"], name="paper_once")]

    def __str__(self) -> str:
        return self.name


class ReadingState(models.TextChoices):
    IN_REVIEW = "in_review", "In review"
    ACCEPTED = "accepted", "Accepted"
    ABANDONED = "abandoned", "Set aside"


class PaperReading(Scoped, Recorded):
    """What the reader found in a paper, under review until a person accepts it. Nothing is live before."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="readings")
    state = models.CharField(max_length=10, choices=ReadingState, default=ReadingState.IN_REVIEW)
    plan_number = models.PositiveSmallIntegerField(default=0)  # which of the plans in the paper; 0 is the main one
    other_plans = models.JSONField(default=list)  # what else the paper holds, as titles and counts
    plan_facts = models.JSONField(default=dict)  # title, area, lead body, period with their evidence
    owner_matches = models.JSONField(default=dict)  # printed owner -> who that is, as decided in review
    notices = models.JSONField(default=list)
    tables_left_out = models.JSONField(default=list)
    version_of = models.ForeignKey(  # the plan this paper is the next version of; null for a plan of its own
        "plans.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="next_versions"
    )
    looks_like = models.ForeignKey(  # a plan it may be the next version of, to be asked about
        "plans.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pairings = models.JSONField(default=dict)  # item -> row of that plan, or null for a new one, as people said
    document = models.JSONField(default=dict)  # the text of the paper, to show beside what was read
    read_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, null=True, related_name="readings")

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="reading_accepted_at_and_by",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(plan__isnull=False),
                name="reading_accepted_has_plan",
            ),
        ]


class DraftKind(models.TextChoices):
    PRIORITY = "priority", "Priority"
    RECOMMENDATION = "recommendation", "Recommendation"
    ACTION = "action", "Action"


class DraftState(models.TextChoices):
    PENDING = "pending", "To check"
    CHECKED = "checked", "Checked"
    DROPPED = "dropped", "Left out"


class DraftItem(Scoped, Recorded):
    """One priority, recommendation or action as read (``as_read``) and as corrected so far (``content``)."""

    reading = models.ForeignKey(PaperReading, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=15, choices=DraftKind)
    position = models.PositiveIntegerField()
    as_read = models.JSONField()
    content = models.JSONField()
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.PENDING)

    class Meta:
        ordering = ["kind", "position"]
        indexes = [models.Index(fields=["reading", "kind", "position"], name="draft_in_order")]

    @property
    def history_thread(self) -> PaperReading:
        return self.reading
