"""Messages with their delivery state, what each person wants of them, and secret addresses of calendar feeds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class MessageState(models.TextChoices):
    """Where a message is. The course is in ``messages.rules``."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Given up"
    UNSURE = "unsure", "Not known whether it went"


class MessageKind(models.TextChoices):
    WEEKLY = "weekly", "Weekly message"
    ESCALATION = "escalation", "Escalation"


class Message(Scoped):
    """One e-mail to one person. ``key`` says what it is about, so that it is never written twice."""

    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=MessageKind)
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=8, choices=MessageState, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="message_once"),
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
                name="message_sent_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="message_waiting"),
            models.Index(fields=["partnership", "-id"], name="message_of_partnership"),
        ]


class MessageWishes(Scoped, Recorded):
    """What one person wants of the weekly message. Nobody's row: everything, in text and HTML."""

    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    weekly = models.BooleanField("a weekly message", default=True)
    due_soon = models.BooleanField("what is due soon", default=True)
    late = models.BooleanField("what is late", default=True)
    silent = models.BooleanField("what has gone silent", default=True)
    answers = models.BooleanField("answers that are owed", default=True)
    watched = models.BooleanField("what has changed that is watched", default=True)
    plain_text = models.BooleanField("plain text only", default=False)

    class Meta:
        verbose_name_plural = "message wishes"
        constraints = [models.UniqueConstraint(fields=["person"], name="message_wishes_once")]

    @property
    def history_thread(self) -> models.Model:
        return self.person


class FeedAddress(Scoped, Recorded):
    """A secret address of a calendar feed: of a person, a group or a plan. Only a digest of the secret is kept."""

    unshown_in_history: ClassVar[frozenset[str]] = frozenset({"digest"})

    made_for = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "feed addresses"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(group__isnull=True) | Q(plan__isnull=True), name="feed_of_one_thing")
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.made_for
