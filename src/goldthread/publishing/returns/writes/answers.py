"""What a return says, and what it rests on."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.delivery.models import Evidence
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.rules.texts import within
from goldthread.publishing.returns.models import Answer, AnswerSupport, FiledReturn, FormQuestion, Origin
from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.streams import Score, Stream
from goldthread.publishing.returns.writes.opened import drafted, opened

Thing = Evidence | Action | Indicator
SIDES: dict[type[Any], str] = {Evidence: "evidence", Action: "action", Indicator: "indicator"}


@recorded
def give_answer(
    *,
    filed: FiledReturn,
    question: FormQuestion,
    text: str = "",
    number: float | None = None,
    choice: str = "",
    streams: dict[str, str] | None = None,
    place: str = "",
    link: str = "",
    owner: Person | None = None,
    dated: date | None = None,
    nothing: bool = False,
    revision: int | None = None,
    by: Person,
) -> Answer:
    """A person's answer; what it was filled in from before stays told. ``revision`` 0: there was no answer yet.

    Raises InputError naming the field, or when the return keeps its answers; EditedMeanwhile.
    """
    row = opened(filed, by)
    said = _checked(question, choice=choice, streams=streams or {}, number=number, link=link)
    said |= {"text": within(text, "text"), "place": within(place, "place", limit=200)}
    said |= {"owner": owner, "dated": dated, "nothing": nothing}
    said |= {"origin": Origin.PERSON}
    there = Answer.objects.select_for_update().filter(filed=row, question=question).first()
    if there is None:
        answer = _first(row, question, said, by)
    elif _is_as_it_was(there, said, revision):
        return there
    else:
        said |= {"made_by": by, "made_at": timezone.now()}
        answer = history.amend(there, "answer.given", revision=revision, **said)
    drafted(row)
    return answer


def _is_as_it_was(there: Answer, said: dict[str, Any], revision: int | None) -> bool:
    if revision is not None and revision != there.revision:
        return False
    return all(getattr(there, name) == value for name, value in said.items())


def _first(row: FiledReturn, question: FormQuestion, said: dict[str, Any], by: Person) -> Answer:
    facts = {"partnership": row.partnership, "filed": row, "question": question, "made_by": by}
    try:
        with transaction.atomic():
            return history.create(Answer, "answer.given", **facts, **said)
    except IntegrityError:
        raise EditedMeanwhile(Answer.objects.get(filed=row, question=question)) from None


def _checked(
    question: FormQuestion, *, choice: str, streams: dict[str, str], number: float | None, link: str
) -> dict[str, Any]:
    """The parts of an answer that only some kinds of question take. Raises InputError naming the field."""
    kind = question.kind
    offered = list(Score) if kind == Kind.STREAMS else question.choices if kind == Kind.CHOICE else []
    if choice and choice not in offered:
        raise InputError(f"“{choice}” is none of the answers to choose from.", place=Place(field="choice"))
    scored = {each: value for each, value in streams.items() if value}
    unknown = [each for each in scored if kind != Kind.STREAMS or each not in list(Stream)]
    unknown += [value for value in scored.values() if value not in list(Score)]
    if unknown:
        raise InputError(f"“{unknown[0]}” is no stream or score.", place=Place(field="streams"))
    if number is not None and (kind != Kind.NUMBER or not math.isfinite(number)):
        raise InputError("This question takes no such number.", place=Place(field="number"))
    address = link.strip()
    if address and not address.startswith(("https://", "http://")):
        raise InputError("A link begins with https://", place=Place(field="link"))
    return {"choice": choice, "streams": scored, "number": number, "link": within(address, "link", limit=1000)}


@recorded
def link_support(*, filed: FiledReturn, question: FormQuestion, thing: Thing, by: Person) -> AnswerSupport:
    """The answer rests on this evidence, action or measure; linking twice is once.

    A question without an answer gets an empty one, which is still a gap. Raises InputError, NotAllowed.
    """
    row = opened(filed, by)
    answer = Answer.objects.filter(filed=row, question=question).first()
    if answer is None:
        facts = {"filed": row, "question": question, "made_by": by}
        answer = history.create(Answer, None, partnership=row.partnership, **facts)
    side = {SIDES[type(thing)]: thing}
    there = AnswerSupport.objects.filter(answer=answer, **side).first()
    if there is not None:
        return there
    made = history.create(AnswerSupport, "answer.linked", partnership=row.partnership, answer=answer, **side)
    drafted(row)
    return made


@recorded
def unlink_support(*, support: AnswerSupport, by: Person) -> None:
    """Take the link away; the history keeps that it was there."""
    row = opened(support.answer.filed, by)
    kept = {name: getattr(support, f"{name}_id") for name in SIDES.values()}
    history.record("answer.unlinked", target=support, before={name: key for name, key in kept.items() if key})
    support.delete()
    drafted(row)
