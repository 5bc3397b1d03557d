"""Forms by version, their questions, a return for a period, its answers, and what each answer rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.states import ReturnState
from goldthread.publishing.returns.rules.streams import SCORE_WORDS

STATE_WORDS = {
    ReturnState.NOT_STARTED: "Not started",
    ReturnState.DRAFTED: "Draft",
    ReturnState.CHECKED: "Checked",
    ReturnState.AGREED: "Agreed",
    ReturnState.SENT: "Sent",
}
KIND_WORDS = {
    Kind.TEXT: "Words",
    Kind.NUMBER: "A number",
    Kind.CHOICE: "One of several",
    Kind.STREAMS: "A standard: three streams of evidence",
    Kind.ELEMENT: "Something the plan has to hold",
}


class FormVersion(Scoped, Recorded):
    """One version of a form or standard, as taken over from the product or made by the partnership itself."""

    key = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    version = models.CharField(max_length=100)
    owed_to = models.CharField("asked by", max_length=200, blank=True)
    about = models.TextField(blank=True)
    source_link = models.URLField(max_length=500, blank=True)
    checked_on = models.DateField("last checked against source", null=True, blank=True)
    read_in = models.CharField("read in", max_length=200, blank=True)
    not_known = models.TextField("what is not known of the live wording", blank=True)
    criteria = models.CharField("criteria version", max_length=100, blank=True)
    break_reason = models.CharField("why it cannot be compared with earlier versions", max_length=300, blank=True)
    is_own = models.BooleanField("made here", default=False)
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["title", "-number"]
        constraints = [models.UniqueConstraint(fields=["partnership", "key", "number"], name="form_version_once")]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"


class FormQuestion(Scoped, Recorded):
    """One thing that is asked, in our own words. ``is_known``: held against the words of the source."""

    form = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    section = models.CharField(max_length=200, blank=True)
    words = models.CharField("what is asked", max_length=500)
    kind = models.CharField(max_length=10, choices=list(KIND_WORDS.items()), default=Kind.TEXT)
    choices = models.JSONField(default=list, blank=True)
    hint = models.CharField(max_length=500, blank=True)
    is_needed = models.BooleanField("has to be answered", default=True)
    is_known = models.BooleanField("held against the source", default=False)
    source_link = models.URLField(max_length=500, blank=True)
    read_on = models.DateField(null=True, blank=True)
    prefill = models.CharField("filled in from the plan by", max_length=200, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "code"], name="question_code_once"),
            models.CheckConstraint(condition=~Q(words=""), name="question_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.words}"

    @property
    def history_thread(self) -> FormVersion:
        return self.form


class FiledReturn(Scoped, Recorded):
    """One form filled in for one period, from the first word to the day it went."""

    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="returns")
    period = models.CharField(max_length=40)
    ends = models.DateField("end of the period", null=True, blank=True)
    state = models.CharField(max_length=12, choices=list(STATE_WORDS.items()), default=ReturnState.NOT_STARTED)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    owed = models.ForeignKey(
        "delivery.Return",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filed",
        verbose_name="sign-off",
    )
    checked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    agreed_how = models.CharField("who agreed it, and where it is minuted", max_length=300, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-ends", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["form", "period"], name="return_once_a_period"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_at__isnull=True)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="return_checked_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(sent_by__isnull=True, sent_on__isnull=True)
                | Q(sent_by__isnull=False, sent_on__isnull=False),
                name="return_sent_by_and_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.title}, {self.period}"


class Origin(models.TextChoices):
    PERSON = "person", "Written here"
    PLAN = "plan", "Filled in from the plan"
    CARRIED = "carried", "From last time"


class Answer(Scoped, Recorded):
    """What a return says to one question. Words of a person are only ever changed by a person."""

    filed = models.ForeignKey(FiledReturn, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(FormQuestion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("answer", blank=True)
    number = models.FloatField(null=True, blank=True)
    choice = models.CharField(max_length=200, blank=True)
    streams = models.JSONField(default=dict)
    place = models.CharField("paragraph or page", max_length=200, blank=True)
    link = models.URLField(max_length=1000, blank=True)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dated = models.DateField("as of", null=True, blank=True)
    nothing = models.BooleanField("nothing to report", default=False)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    provenance = models.JSONField(default=list)  # what it was filled in from: kind, id, name, as of
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    unshown_in_history: ClassVar[frozenset[str]] = frozenset({"provenance", "made_by", "made_at", "filed"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["filed", "question"], name="answer_once")]

    @property
    def history_thread(self) -> FiledReturn:
        return self.filed

    @property
    def choice_words(self) -> str:
        return SCORE_WORDS.get(self.choice, self.choice)


class AnswerSupport(Scoped, Recorded):
    """One thing an answer rests on: a piece of evidence, an action of the plan, or a measure."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="supports")
    evidence = models.ForeignKey(
        "delivery.Evidence", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    indicator = models.ForeignKey(
        "measures.Indicator", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__isnull=False, action__isnull=True, indicator__isnull=True)
                | Q(evidence__isnull=True, action__isnull=False, indicator__isnull=True)
                | Q(evidence__isnull=True, action__isnull=True, indicator__isnull=False),
                name="support_is_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["answer", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"support_{name}_once",
                )
                for name in ("evidence", "action", "indicator")
            ),
        ]

    @property
    def history_thread(self) -> FiledReturn:
        return self.answer.filed

    @property
    def thing(self) -> models.Model:
        """What it is."""
        found = self.evidence or self.action or self.indicator
        assert found is not None
        return found
