"""Everything about one question of a return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.core import rows
from goldthread.delivery.models import Evidence
from goldthread.measures.models import Indicator
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action
from goldthread.publishing.returns.models import AnswerSupport, FiledReturn, FormQuestion
from goldthread.publishing.returns.reads.filed import AnswerSeen, FiledView, filed_view
from goldthread.publishing.returns.reads.known import what_is_known
from goldthread.publishing.returns.rules.streams import together, why
from goldthread.publishing.returns.rules.suggesting import Suggestion, suggestion

MODELS: dict[str, Any] = {"evidence": Evidence, "action": Action, "measure": Indicator}
LONGEST = 100


@dataclass(frozen=True)
class QuestionPage:
    """One question, its answer, its neighbours, last time's answer, and what could be linked."""

    view: FiledView
    seen: AnswerSeen
    before: AnswerSeen | None
    suggestion: Suggestion | None
    things: list[tuple[str, str]]
    people: QuerySet[Person]
    following: int | None

    @property
    def is_new(self) -> bool:
        """Whether the plan says something that does not stand in the answer."""
        answer = self.seen.answer
        return self.suggestion is not None and (answer is None or self.suggestion.text not in answer.text)

    @property
    def score_reason(self) -> str:
        answer = self.seen.answer
        return why(answer.streams) if answer and together(answer.streams) else ""


def question_page(filed: FiledReturn, question: FormQuestion, on: date) -> QuestionPage:
    """Raises FormQuestion.DoesNotExist for a question of another form. A fixed number of queries."""
    view = filed_view(filed, on)
    asked = [each.question.pk for each in view.answers]
    if question.pk not in asked:
        raise FormQuestion.DoesNotExist
    place = asked.index(question.pk)
    found = None
    if question.prefill and not view.is_locked:
        found = suggestion(question.prefill, what_is_known(filed.partnership, on))
    return QuestionPage(
        view=view,
        seen=view.answers[place],
        before=_before(filed, question, on),
        suggestion=found,
        things=[] if view.is_locked else _things(filed.partnership),
        people=rows.every(Person, of=filed.partnership, is_service=False, left_on=None).order_by("name"),
        following=asked[place + 1] if place + 1 < len(asked) else None,
    )


def _before(filed: FiledReturn, question: FormQuestion, on: date) -> AnswerSeen | None:
    if filed.previous is None:
        return None
    answers = filed_view(filed.previous, on).answers
    return next((each for each in answers if each.question.code == question.code), None)


def _things(partnership: Partnership) -> list[tuple[str, str]]:
    """Everything an answer could rest on, as a list to choose from. Three queries."""
    evidence = rows.every(Evidence, of=partnership).values_list("pk", "title")
    actions = rows.every(Action, of=partnership).order_by("plan_id", "position").values_list("pk", "ref", "text")
    measures = rows.every(Indicator, of=partnership).order_by("name").values_list("pk", "name")
    return [
        *((f"evidence:{key}", f"Evidence: {title}"[:LONGEST]) for key, title in evidence),
        *((f"action:{key}", f"Action {ref} {text}"[:LONGEST]) for key, ref, text in actions),
        *((f"measure:{key}", f"Measure: {name}"[:LONGEST]) for key, name in measures),
    ]


def thing_named(partnership: Partnership, name: str) -> Any:
    """The row that "action:12" names. Raises ObjectDoesNotExist for none."""
    kind, _, key = name.partition(":")
    model = MODELS.get(kind)
    if model is None or not (key.isascii() and key.isdecimal() and len(key) < 15):
        raise AnswerSupport.DoesNotExist
    return rows.one(model, of=partnership, pk=int(key))


def support_at(partnership: Partnership, key: int) -> AnswerSupport:
    """Raises AnswerSupport.DoesNotExist."""
    return rows.one(AnswerSupport, of=partnership, pk=key, related=("answer__filed__form",))
