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
    help_asked_on = models.DateField(null=True, blank=True)  # whoever has the action asks for somebody's help
    # what came with it (milestones reached and moved, evidence), in words as they stood then; null: nothing did
    with_it = models.JSONField("with this update", null=True, blank=True)
    by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    via_link = models.ForeignKey(
        "UpdateLink", on_delete=models.PROTECT, null=True, blank=True, related_name="updates"
    )

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


class UpdateLink(Scoped, Recorded):
    """A link in an e-mail by which somebody who never signs in says how one action is going.

    The link itself is signed and never kept; only what it stands for is. It ends by itself, or is taken back.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="update_links")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="update_link_ends_later")
        ]
        indexes = [models.Index(fields=["action", "person"], name="update_link_of")]

    def __str__(self) -> str:
        return f"a link for {self.person}"

    @property
    def history_thread(self) -> Action:
        return self.action
