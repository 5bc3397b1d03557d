"""What shows that something was done: a file, a link or a note, and everything it is shown for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.delivery.models.updates import ProgressUpdate
from goldthread.plans.models import Action, Milestone


class EvidenceForm(models.TextChoices):
    FILE = "file", "File"
    LINK = "link", "Link"
    NOTE = "note", "Note"


class EvidenceKind(models.TextChoices):
    PROCESS = "process", "Process: what was done"
    NUMERICAL = "numerical", "Numerical: what was counted"
    EXPERIENTIAL = "experiential", "Experiential: what people say"


class Evidence(Scoped, Recorded):
    """One piece of evidence, as old as ``dated``. Somebody other than who brought it may check it."""

    form = models.CharField(max_length=10, choices=EvidenceForm)
    kind = models.CharField(max_length=15, choices=EvidenceKind)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)  # of a note; beside a file or a link what to look for
    address = models.URLField(max_length=1000, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # under which the file is kept
    dated = models.DateField()
    brought_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(
        "partnership.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=(Q(form="file") & ~Q(sha256="") & ~Q(file_name="") & Q(size__isnull=False))
                | (Q(form="link") & ~Q(address=""))
                | (Q(form="note") & ~Q(words="")),
                name="evidence_has_what_it_is",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_at__isnull=True)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="evidence_checked_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("brought_by")),
                name="evidence_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReturnEvidence(Scoped):
    """One piece of evidence shown for a return, beside the actions it is shown for."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="of_returns")
    owed = models.ForeignKey("delivery.Return", on_delete=models.PROTECT, related_name="evidence")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["evidence", "owed"], name="evidence_for_return_once")]


class EvidenceUse(Scoped, Recorded):
    """One piece of evidence shown for one action: as a whole, or for one milestone; perhaps with one update of it.

    What shows several milestones of an action has a row for each.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="uses")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence_uses")
    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_uses"
    )
    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_uses"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "action"], condition=Q(milestone__isnull=True), name="evidence_for_action_once"
            ),
            models.UniqueConstraint(
                fields=["evidence", "milestone"],
                condition=Q(milestone__isnull=False),
                name="evidence_for_milestone_once",
            ),
        ]

    @property
    def history_thread(self) -> Action:
        return self.action
