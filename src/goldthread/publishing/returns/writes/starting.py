"""A return is begun, with last time's answers to begin from."""

from __future__ import annotations

from datetime import date

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.rules.texts import required
from goldthread.publishing.returns.models import Answer, AnswerSupport, FiledReturn, FormVersion, Origin
from goldthread.publishing.returns.policies import check_can_file_row
from goldthread.publishing.returns.rules.states import ReturnState

CARRIED = ("text", "number", "choice", "streams", "place", "link", "owner", "dated", "nothing")


@recorded
def start_return(*, form: FormVersion, period: str, ends: date, by: Person) -> FiledReturn:
    """A return of this form for a period. What the last return of the form said stands in it, marked as such.

    Answers are carried over only to questions of the same code, words and kind. Scores of a standard are not
    carried over a change of criteria. Raises InputError when that period has been begun.
    """
    check_can_file_row(by, form)
    name = required(period, "period", limit=40)
    if FiledReturn.objects.filter(form=form, period=name).exists():
        raise InputError("The return for that period has been begun already.", place=Place(field="period"))
    last = FiledReturn.objects.of(form.partnership).filter(form__key=form.key, ends__lt=ends)
    previous = last.select_related("form").order_by("-ends", "-id").first()
    filed = history.create(
        FiledReturn,
        "return_form.started",
        partnership=form.partnership,
        form=form,
        period=name,
        ends=ends,
        previous=previous,
    )
    if previous is not None and _carry(filed, previous, by):
        history.amend(filed, "return_form.carried", state=ReturnState.DRAFTED)
    return filed


def _carry(filed: FiledReturn, previous: FiledReturn, by: Person) -> int:
    """Last time's answers; gives how many."""
    asked = {(q.code, q.words.casefold(), q.kind): q for q in filed.form.questions.all()}
    answers = Answer.objects.filter(filed=previous).select_related("question").prefetch_related("supports")
    same_criteria = filed.form.criteria == previous.form.criteria
    made, supports = [], []
    for old in answers:
        question = asked.get((old.question.code, old.question.words.casefold(), old.question.kind))
        if question is None:
            continue
        said = {name: getattr(old, name) for name in CARRIED}
        if not same_criteria:
            said |= {"choice": "", "streams": {}}
        from_where = [{"kind": "return", "id": previous.pk, "name": str(previous), "as_of": ""}]
        answer = Answer(
            partnership=filed.partnership,
            filed=filed,
            question=question,
            made_by=by,
            origin=Origin.CARRIED,
            provenance=from_where,
            **said,
        )
        made.append(answer)
        supports.append((answer, list(old.supports.all())))
    Answer.objects.bulk_create(made)
    AnswerSupport.objects.bulk_create(
        [
            AnswerSupport(
                partnership=filed.partnership,
                answer=answer,
                evidence_id=old.evidence_id,
                action_id=old.action_id,
                indicator_id=old.indicator_id,
            )
            for answer, kept in supports
            for old in kept
        ]
    )
    return len(made)
