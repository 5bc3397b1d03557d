"""A partnership's policy on escalation, its local holidays, and each escalation with its steps."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.delivery.escalation.rules import LIVE, Answer, Cause, Level, State
from goldthread.kernel.working_days import Nation

LEVEL_WORDS = {
    Level.LEAD: "Lead of the action",
    Level.BODY: "Lead of the partner body",
    Level.GROUP: "Group",
    Level.PARTNERSHIP: "Partnership",
    Level.BEYOND: "Body that can act",
}
NATION_WORDS = {
    Nation.SCOTLAND: "Scotland",
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
STATE_WORDS = {
    State.PROPOSED: "Proposed",
    State.DECLINED: "Not raised",
    State.OWED: "Answer owed",
    State.OVERDUE: "Answer overdue",
    State.RECOVERING: "Recovery plan",
    State.RETURNED: "Returned",
    State.DECIDED: "Decided",
    State.RESOLVED: "Resolved",
    State.WITHDRAWN: "Withdrawn",
}
ANSWER_WORDS = {
    Answer.PLAN: "Accepted, with a recovery plan",
    Answer.DECISION: "Decided",
    Answer.RETURNED: "Returned, with the reason",
}
CAUSE_WORDS = {
    Cause.RED: "Red again and again",
    Cause.SILENT: "Silent",
    Cause.BLOCKED: "Blocked",
    Cause.BY_HAND: "Raised by hand",
}


class Confirms(models.TextChoices):
    """Who says yes to a proposed escalation before anything is sent."""

    COORDINATOR = "coordinator", "A coordinator"
    CHAIR = "chair", "A coordinator, or the chair of the group or partnership"
    NOBODY = "nobody", "Nobody: it is raised as soon as it is proposed"


class Follows(models.TextChoices):
    """What follows when grace has run out and nothing came."""

    CLIMB = "climb", "It goes to the next step by itself"
    LIST = "list", "It is listed as overdue, and a coordinator decides"


class DeliveryPolicy(Scoped, Recorded):
    """One partnership's own numbers: when an escalation is proposed, who confirms, how long each step has.

    ``sends`` is the switch: nothing leaves before somebody turns it on.
    """

    sends = models.BooleanField("messages are sent", default=False)
    nation = models.CharField(max_length=3, choices=list(NATION_WORDS.items()), default=Nation.SCOTLAND)
    red_reviews = models.PositiveSmallIntegerField(default=2)
    silent_cadences = models.PositiveSmallIntegerField(default=2)
    blocked_days = models.PositiveSmallIntegerField(default=28)
    confirms = models.CharField(max_length=12, choices=Confirms, default=Confirms.COORDINATOR)
    follows = models.CharField(max_length=5, choices=Follows, default=Follows.LIST)
    grace_lead = models.PositiveSmallIntegerField(default=5)
    grace_body = models.PositiveSmallIntegerField(default=10)
    grace_group = models.PositiveSmallIntegerField(default=20)
    grace_partnership = models.PositiveSmallIntegerField(default=30)
    grace_beyond = models.PositiveSmallIntegerField(default=40)

    class Meta:
        verbose_name_plural = "delivery policies"
        constraints = [models.UniqueConstraint(fields=["partnership"], name="delivery_policy_once")]

    def __str__(self) -> str:
        return "How escalation and messages work"

    def grace(self, level: str) -> int:
        """Working days that a step at this level has to answer."""
        days: int = getattr(self, f"grace_{Level(level).value}")
        return days


class LocalHoliday(Scoped, Recorded):
    """A day on which this partnership's bodies do not work, though the nation does."""

    day = models.DateField()
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["partnership", "day"], name="local_holiday_once")]

    def __str__(self) -> str:
        return self.name


class RouteStop(Scoped, Recorded):
    """One action's own rung: this group, not the one its owners would lead to."""

    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, choices=[(level, LEVEL_WORDS[level]) for level in Level])
    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "level"], name="route_stop_once")]

    @property
    def history_thread(self) -> models.Model:
        return self.action


class Escalation(Scoped, Recorded):
    """An action that is raised, from the first word to the last. An action has at most one that lives."""

    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, related_name="escalations")
    state = models.CharField(max_length=12, choices=list(STATE_WORDS.items()))
    cause = models.CharField(max_length=8, choices=list(CAUSE_WORDS.items()))
    why = models.TextField()
    opened_at = models.DateTimeField(default=timezone.now)
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            # raising twice is one escalation, whoever raises and however many at once
            models.UniqueConstraint(fields=["action"], condition=Q(state__in=LIVE), name="escalation_one_lives"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, closed_on__isnull=True)
                | (~Q(state__in=LIVE) & Q(closed_on__isnull=False)),
                name="escalation_ended_has_day",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state"], name="escalation_of_partnership")]

    def __str__(self) -> str:
        return f"Escalation of {self.action.ref or 'an action'}"

    @property
    def history_thread(self) -> models.Model:
        return self.action


class EscalationStep(Scoped, Recorded):
    """One rung: whom it was raised to, why, by when an answer is owed, and the answer that came."""

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=[(level, LEVEL_WORDS[level]) for level in Level])
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("partnership.Post", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField()
    raised_on = models.DateField()
    raised_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    answer = models.CharField(max_length=8, blank=True, choices=list(ANSWER_WORDS.items()))
    answer_words = models.TextField(blank=True)
    recover_by = models.DateField(null=True, blank=True)
    minute_ref = models.CharField("minute reference", max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["escalation", "number"], name="escalation_step_number"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer_words="")),
                name="escalation_answer_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.PLAN, recover_by__isnull=False)
                | (~Q(answer=Answer.PLAN) & Q(recover_by__isnull=True)),
                name="escalation_plan_has_day",
            ),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.escalation.action

    @property
    def addressed_to(self) -> str:
        """Whom it asks, by name."""
        return str(self.person or self.post or self.body or self.group or "nobody named")
