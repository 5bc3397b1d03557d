"""What was said of an action, when and by whom. Updates are only ever added."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action, ActionStatus


class ProgressUpdate(Scoped, Recorded):
    """One progress update: the words, and the stated RAG and status they carry. Append-only by trigger.

    A mistake is mended by a new update that ``corrects`` the old one.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    narrative = models.TextField()
    stated_rag = models.CharField(max_length=5, blank=True, choices=[(r, r) for r in Rag])
    status = models.CharField(max_length=15, choices=ActionStatus)
    reported_on = models.DateField()
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(narrative=""), name="update_has_words")]
        indexes = [
            models.Index(fields=["action", "-id"], name="update_of_action"),
            models.Index(fields=["partnership", "-at"], name="update_of_partnership"),
        ]

    @property
    def history_thread(self) -> Action:
        return self.action
