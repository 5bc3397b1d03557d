"""An action and what hangs on it: parts, milestones, who has it, what it waits for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.kernel.rag import Rag
from goldthread.plans.models.dated import Dated, dates_in_order
from goldthread.plans.models.plans import Outcome, Plan, Priority


class ActionStatus(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    BLOCKED = "blocked", "Blocked"
    COMPLETE = "complete", "Complete"
    CLOSED = "closed", "Closed without completion"


OPEN_STATUSES = (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS, ActionStatus.BLOCKED)
ENDED_STATUSES = (ActionStatus.COMPLETE, ActionStatus.CLOSED)
OPEN = Q(ended_on__isnull=True)  # the same by a constraint, in the form that indexes are made on
ENDED = Q(ended_on__isnull=False)


class Action(Scoped, Recorded, Dated):
    """One promise with its own deadline or owner.

    ``status`` and ``stated_rag`` say how it stands after its latest update; only an update changes them, so that
    there is always a sentence behind them. ``first_ends`` is the first date promised and never changes.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    ref = models.CharField(max_length=30, blank=True)
    sub_priority = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    position = models.PositiveIntegerField()
    is_new = models.BooleanField(default=False)  # "New Action" in the paper
    added_on = models.DateField(default=timezone.localdate)  # when it came into this plan
    comments = models.TextField(blank=True)
    owner_text = models.TextField(blank=True)  # the owner cell as printed
    first_ends = models.DateField(null=True, blank=True)
    provenance = models.JSONField(default=dict)  # field -> where in which paper it was read

    status = models.CharField(max_length=15, choices=ActionStatus, default=ActionStatus.NOT_STARTED)
    stated_rag = models.CharField(max_length=5, blank=True, choices=[(r, r) for r in Rag])
    last_update_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    outcomes = models.ManyToManyField(Outcome, through="plans.ActionOutcome", related_name="actions")
    recommendations = models.ManyToManyField(
        "plans.Recommendation", through="plans.ActionRecommendation", related_name="actions"
    )

    class Meta:
        ordering = ["position"]
        indexes = [
            # what is open, by date, in one partnership and in all: "ended_on" and the ended statuses go together
            models.Index(fields=["partnership", "ends", "id"], name="action_due", condition=OPEN),
            models.Index(fields=["ends", "id"], name="action_due_anywhere", condition=OPEN),
            models.Index(fields=["plan", "position", "id"], name="action_in_plan"),
            models.Index(fields=["priority", "position"], name="action_in_priority"),
            # the first of what a board looks at: each list is read off its index and no further than it is shown
            models.Index(fields=["partnership", "stated_rag", "ends", "id"], name="action_open_rag", condition=OPEN),
            models.Index(fields=["partnership", "status", "ends", "id"], name="action_open_status", condition=OPEN),
            models.Index(fields=["partnership", "status", "-ended_on", "id"], name="action_ended", condition=ENDED),
            models.Index(fields=["partnership", "added_on"], name="action_added"),
            # how many stand how: every column that is counted by, so that counting never reads the rows
            models.Index(
                fields=[
                    "partnership",
                    "plan",
                    "priority",
                    "status",
                    "stated_rag",
                    "ended_on",
                    "ends",
                    "added_on",
                    "last_update_at",
                ],
                name="action_standing",
            ),
        ]
        constraints = [
            dates_in_order("action_dates_in_order"),
            models.CheckConstraint(
                condition=Q(status__in=ENDED_STATUSES, ended_on__isnull=False)
                | Q(status__in=OPEN_STATUSES, ended_on__isnull=True),
                name="action_ended_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=ActionStatus.CLOSED) | ~Q(end_reason=""), name="action_closed_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}".strip()


class ActionOutcome(Scoped):
    """An action is for an outcome."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "outcome"], name="action_for_outcome_once")]


class Part(Scoped, Recorded):
    """A bullet inside an action: no deadline or owner of its own."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]

    @property
    def history_thread(self) -> Action:
        return self.action


class Milestone(Scoped, Recorded, Dated):
    """A step on the way with a date of its own. ``first_ends`` is the first date promised."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveIntegerField()
    text = models.TextField()
    first_ends = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["partnership", "done_on", "ends"], name="milestone_due"),
            models.Index(
                fields=["partnership", "-done_on", "-id"],
                name="milestone_reached",
                condition=Q(done_on__isnull=False),
            ),
        ]
        constraints = [
            dates_in_order("milestone_dates_in_order"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True),
                name="milestone_done_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def history_thread(self) -> Action:
        return self.action


class AssignmentKind(models.TextChoices):
    LEAD = "lead", "Lead"
    SUPPORT = "support", "Support"


class Assignment(Scoped, Recorded):
    """Who has an action or a priority: a body, a group, a post, a person, or as yet only a printed name."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="assignments")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, related_name="assignments")
    kind = models.CharField(max_length=10, choices=AssignmentKind, default=AssignmentKind.LEAD)
    position = models.PositiveSmallIntegerField(default=0)
    printed = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, null=True, related_name="assignments")
    group = models.ForeignKey("partnership.Group", on_delete=models.PROTECT, null=True, related_name="assignments")
    post = models.ForeignKey("partnership.Post", on_delete=models.PROTECT, null=True, related_name="assignments")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="assignments")

    class Meta:
        ordering = ["position"]
        # few rows are of a priority; without an index of those alone SQLite reads every assignment there is
        indexes = [
            models.Index(fields=["priority"], condition=Q(priority__isnull=False), name="assignment_of_priority")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=False, priority__isnull=True)
                | Q(action__isnull=True, priority__isnull=False),
                name="assignment_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False, group__isnull=True, post__isnull=True, person__isnull=True)
                | Q(body__isnull=True, group__isnull=False, post__isnull=True, person__isnull=True)
                | Q(body__isnull=True, group__isnull=True, post__isnull=False, person__isnull=True)
                | Q(body__isnull=True, group__isnull=True, post__isnull=True, person__isnull=False)
                | (Q(body__isnull=True, group__isnull=True, post__isnull=True, person__isnull=True) & ~Q(printed="")),
                name="assignment_to_one_owner",
            ),
        ]

    @property
    def history_thread(self) -> models.Model:
        return self.action or self.priority  # type: ignore[return-value]


class Dependency(Scoped):
    """An action that cannot end before another has, from ``since`` (always, if null) to before ``until``."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="waits_for")
    on = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="holds_up")
    note = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)  # kept when it is taken away: the past is replayed with it

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(fields=["action", "on"], condition=Q(until__isnull=True), name="dependency_once"),
            models.CheckConstraint(condition=~Q(action=F("on")), name="dependency_not_on_itself"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="dependency_ends_after_it_began",
            ),
        ]
