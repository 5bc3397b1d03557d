"""Answers filled in from the plan, each with what it was taken from. Words of a person are never overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.publishing.returns.models import Answer, AnswerSupport, FiledReturn, FormQuestion, Origin
from goldthread.publishing.returns.reads.known import what_is_known
from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.suggesting import Suggestion, suggestion
from goldthread.publishing.returns.writes.answers import give_answer
from goldthread.publishing.returns.writes.opened import drafted, opened


@recorded
def fill_in(*, filed: FiledReturn, on: date, by: Person) -> list[Answer]:
    """Fill in what the plan can say to questions that no person has answered; gives the answers that changed.

    Raises InputError when the return keeps its answers, or when there is nothing to fill in.
    """
    row = opened(filed, by)
    known = what_is_known(row.partnership, on)
    there = {answer.question_id: answer for answer in Answer.objects.filter(filed=row)}
    changed = []
    for question in row.form.questions.exclude(prefill=""):
        found, answer = suggestion(question.prefill, known), there.get(question.pk)
        if found is None or (answer is not None and answer.origin != Origin.PLAN):
            continue
        before = answer.revision if answer else 0
        kept = _fill(row, question, answer, found, on, by)
        changed += [kept] if kept.revision != before else []
    if not changed:
        raise InputError("The plan has nothing new to say to the questions that are open.")
    drafted(row)
    return changed


@recorded
def use_suggestion(*, filed: FiledReturn, question: FormQuestion, on: date, by: Person) -> Answer:
    """Put what the plan says now under a person's own words. Raises InputError when it says nothing."""
    row = opened(filed, by)
    found = suggestion(question.prefill, what_is_known(row.partnership, on))
    if found is None:
        raise InputError("The plan says nothing to this question.")
    answer = Answer.objects.filter(filed=row, question=question).first()
    if answer is None or answer.origin == Origin.PLAN:
        kept = _fill(row, question, answer, found, on, by)
        drafted(row)
        return kept
    if found.text in answer.text:
        raise InputError("The answer says this already.")
    words = "\n".join(filter(None, (answer.text, found.text)))
    names = ("number", "choice", "streams", "place", "link", "owner", "dated", "nothing")
    said: dict[str, Any] = {name: getattr(answer, name) for name in names}
    if said["number"] is None:
        said["number"] = found.number if question.kind == Kind.NUMBER else None
    kept = give_answer(filed=row, question=question, by=by, **{**said, "text": words})
    _rest_on(kept, found)
    return kept


def _fill(
    row: FiledReturn, question: FormQuestion, answer: Answer | None, found: Suggestion, on: date, by: Person
) -> Answer:
    said: dict[str, Any] = {
        "text": found.text,
        "number": found.number if question.kind == Kind.NUMBER else None,
        "dated": found.dated,
        "provenance": provenance_of(found, on),
    }
    if answer is None:
        facts = {"filed": row, "question": question, "made_by": by, "origin": Origin.PLAN}
        answer = history.create(Answer, "answer.filled", partnership=row.partnership, **facts, **said)
    elif any(getattr(answer, name) != said[name] for name in ("text", "number", "dated")):
        history.amend(answer, "answer.filled", **said, made_by=by, made_at=timezone.now())
    _rest_on(answer, found)
    return answer


def provenance_of(found: Suggestion, on: date) -> list[dict[str, Any]]:
    """Where a suggestion comes from, as an answer keeps it."""
    return [
        {
            "kind": each.kind,
            "id": each.id,
            "key": each.key,
            "name": each.name[:200],
            "as_of": each.dated.isoformat() if each.dated else "",
            "read_on": on.isoformat(),
        }
        for each in found.rests_on
    ]


def _rest_on(answer: Answer, found: Suggestion) -> None:
    """Link the actions, their evidence and the measures; links that are there stay."""
    have = set(answer.supports.values_list("evidence_id", "action_id", "indicator_id"))
    wanted: list[tuple[int | None, int | None, int | None]]
    wanted = [(None, each.id, None) for each in found.rests_on if each.kind == "action"]
    wanted += [(None, None, each.id) for each in found.rests_on if each.kind == "measure"]
    wanted += [(key, None, None) for each in found.rests_on for key in each.evidence]
    AnswerSupport.objects.bulk_create(
        [
            AnswerSupport(
                partnership_id=answer.partnership_id,
                answer=answer,
                evidence_id=evidence,
                action_id=action,
                indicator_id=indicator,
            )
            for evidence, action, indicator in dict.fromkeys(wanted)
            if (evidence, action, indicator) not in have
        ]
    )
