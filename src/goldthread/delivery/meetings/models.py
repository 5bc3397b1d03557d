"""Meetings of a group, who came, what was decided, and returns that groups must sign off."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.delivery.meetings.rules import MeetingState

STATE_WORDS = {
    MeetingState.PLANNED: "Planned",
    MeetingState.RUNNING: "Being held",
    MeetingState.HELD: "Held",
    MeetingState.CANCELLED: "Cancelled",
}


class Meeting(Scoped, Recorded):
    """One meeting of one group. Its agenda is not kept: it is made from how things stand."""

    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("date")
    place = models.CharField(max_length=200, blank=True)
    papers_on = models.DateField("papers due")
    quorum = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=list(STATE_WORDS.items()), default=MeetingState.PLANNED)
    apologies = models.TextField(blank=True)
    any_other_business = models.TextField(blank=True)

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "held_on"], name="meeting_once_a_day"),
            models.CheckConstraint(condition=Q(papers_on__lte=models.F("held_on")), name="meeting_papers_before"),
        ]
        indexes = [models.Index(fields=["partnership", "held_on"], name="meeting_of_partnership")]

    def __str__(self) -> str:
        return f"{self.group}, {self.held_on.day} {self.held_on:%B %Y}"


class Attendance(Scoped, Recorded):
    """Somebody came to a meeting. ``name`` is for those the partnership does not know."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="attendance_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="")),
                name="attendance_of_somebody",
            ),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.meeting


class Decision(Scoped, Recorded):
    """What was decided, on what, and by when it is to be done. ``number`` counts within the meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    why = models.TextField(blank=True)
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    escalation = models.ForeignKey(
        "delivery.Escalation", on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    turned_into = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-meeting__held_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number"),
            models.CheckConstraint(condition=~Q(words=""), name="decision_has_words"),
        ]
        indexes = [models.Index(fields=["partnership", "done_on", "due_on"], name="decision_due")]

    def __str__(self) -> str:
        return f"Decision {self.reference}"

    @property
    def reference(self) -> str:
        """What a minute reference says: "2026-03-10/4"."""
        return f"{self.meeting.held_on.isoformat()}/{self.number}"

    @property
    def history_thread(self) -> models.Model:
        return self.meeting


class Return(Scoped, Recorded):
    """Something owed to a national body by a day, that groups sign off one after the other."""

    title = models.CharField(max_length=200)
    due_on = models.DateField("date due")
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.title


class SignOff(Scoped, Recorded):
    """One group's turn in signing off a return, and the meeting that did."""

    owed = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="sign_offs")
    position = models.PositiveSmallIntegerField()
    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, related_name="+")
    signed_at = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["owed", "group"], name="sign_off_once"),
            models.UniqueConstraint(fields=["owed", "position"], name="sign_off_position"),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.owed
