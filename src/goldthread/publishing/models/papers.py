"""A partnership's own paper, and the sheets that go out to partners and come back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class PaperTemplate(Scoped, Recorded):
    """How a partnership's papers look: its logo, and which columns under which headings, in order."""

    logo = models.FileField(upload_to="logos", max_length=300, blank=True)
    columns = models.JSONField(default=list)  # [key, heading], in order

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership"], name="paper_template_once")]


class SentSheet(Scoped, Recorded):
    """A sheet of somebody's actions that went out to be filled in, with how each stood when it did."""

    whom = models.CharField(max_length=300)
    rows = models.JSONField(default=dict)  # action -> its revision, timescale, status and RAG as sent
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"Sheet {self.pk} for {self.whom}"


class RowState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Not taken"


class ReturnedRow(Scoped, Recorded):
    """What somebody wrote about one action in a sheet that came back: offered, and nothing before it is accepted."""

    sheet = models.ForeignKey(SentSheet, on_delete=models.PROTECT, related_name="returned")
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, related_name="returned_rows")
    said = models.JSONField(default=dict)  # progress, status, rag, timescale: what differs from what was sent
    file_name = models.CharField(max_length=255)
    brought_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.WAITING)
    decided_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sheet", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "action"], condition=Q(state=RowState.WAITING), name="returned_row_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(state=RowState.WAITING, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=RowState.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="returned_row_decided_at_and_by",
            ),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.action
