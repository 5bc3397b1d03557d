"""Forms taken over from the product, made a partnership's own, and put right."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.rules.texts import required, within
from goldthread.publishing.returns.models import Answer, FormQuestion, FormVersion
from goldthread.publishing.returns.packs import pack_of
from goldthread.publishing.returns.policies import check_can_file, check_can_file_row
from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.suggesting import checked

ASKED = ("code", "section", "words", "kind", "choices", "hint", "is_needed", "is_known", "source_link", "prefill")
ABOUT = ("title", "version", "owed_to", "about", "source_link", "checked_on", "not_known", "criteria", "break_reason")
_LIMITS = {"code": 40, "section": 200, "words": 500, "hint": 500, "prefill": 200}


@recorded
def take_over(*, partnership: Partnership, key: str, number: int, by: Person) -> FormVersion:
    """A form that comes with the product, as this partnership's; taking it over twice is once. Raises InputError."""
    check_can_file(by, partnership)
    there = FormVersion.objects.of(partnership).filter(key=key, number=number).first()
    if there is not None:
        return there
    pack = pack_of(key, number)
    if pack is None:
        raise InputError("No such form comes with Goldthread.", place=Place(field="key"))
    facts = {"key": key, "number": number, **pack.facts}
    form = history.create(FormVersion, "form.taken", partnership=partnership, **facts)
    questions = [
        FormQuestion(partnership=partnership, form=form, position=position, **asdict(question))
        for position, question in enumerate(pack.questions, 1)
    ]
    FormQuestion.objects.bulk_create(questions)
    return form


@recorded
def copy_form(*, form: FormVersion, version: str, by: Person) -> FormVersion:
    """The partnership's own next version with the same questions, to be changed as the live wording asks."""
    check_can_file_row(by, form)
    last = FormVersion.objects.of(form.partnership).filter(key=form.key).aggregate(last=Max("number"))["last"]
    facts = {name: getattr(form, name) for name in ABOUT if name != "version"}
    made = history.create(
        FormVersion,
        "form.copied",
        partnership=form.partnership,
        key=form.key,
        number=max(100, last) + 1,  # the product's own versions keep the numbers below
        version=required(version, "version", limit=100),
        is_own=True,
        based_on=form,
        **facts,
    )
    kept = [{name: getattr(row, name) for name in (*ASKED, "position")} for row in form.questions.all()]
    rows = [FormQuestion(partnership=form.partnership, form=made, **facts) for facts in kept]
    FormQuestion.objects.bulk_create(rows)
    return made


@recorded
def change_form(
    *, form: FormVersion, changes: dict[str, Any], revision: int | None = None, by: Person
) -> FormVersion:
    """What is said of a form. Raises InputError once a return on it has been sent, EditedMeanwhile."""
    _check_open(form, by)
    changes = {**changes, "title": required(changes.get("title", form.title), "title", limit=200)}
    changes = {**changes, "version": required(changes.get("version", form.version), "version", limit=100)}
    return history.amend(form, "form.changed", revision=revision, **changes)


@recorded
def add_question(*, form: FormVersion, by: Person, **asked: Any) -> FormQuestion:
    """One more question, at the end of its section. Raises InputError naming the field."""
    _check_open(form, by)
    facts = _checked(form, asked)
    position = (form.questions.aggregate(last=Max("position"))["last"] or 0) + 1
    return history.create(
        FormQuestion, "question.added", partnership=form.partnership, form=form, position=position, **facts
    )


@recorded
def change_question(
    *, question: FormQuestion, changes: dict[str, Any], revision: int | None = None, by: Person
) -> FormQuestion:
    """Put the live wording in. The kind of a question that has answers stays. Raises InputError, EditedMeanwhile."""
    _check_open(question.form, by)
    facts = _checked(question.form, changes, but=question)
    if facts.get("kind", question.kind) != question.kind and Answer.objects.filter(question=question).exists():
        raise InputError(
            "This question has been answered, so its kind stays.",
            advice="Add another question instead.",
            place=Place(field="kind"),
        )
    return history.amend(question, "question.changed", revision=revision, **facts)


@recorded
def drop_question(*, question: FormQuestion, by: Person) -> None:
    """Take out a question that nobody has answered. Raises InputError for one that has been."""
    _check_open(question.form, by)
    if Answer.objects.filter(question=question).exists():
        raise InputError("This question has been answered.", advice="Say that it need not be answered instead.")
    history.record("question.dropped", target=question.form, before={"code": question.code, "words": question.words})
    question.delete()


def _check_open(form: FormVersion, by: Person) -> None:
    check_can_file_row(by, form)
    if form.returns.exclude(sent_on=None).exists():
        raise InputError("A return on this version has been sent.", advice="Make your own next version of the form.")


def _checked(form: FormVersion, asked: dict[str, Any], but: FormQuestion | None = None) -> dict[str, Any]:
    """The facts of a question as they are kept. Raises InputError naming the field."""
    facts = {
        name: within(value, name, limit=_LIMITS[name]) if name in _LIMITS else value for name, value in asked.items()
    }
    for name in ("code", "words"):
        if name in facts or but is None:
            facts[name] = required(facts.get(name), name, limit=_LIMITS[name])
    facts["prefill"] = checked(facts.get("prefill", but.prefill if but else ""))
    kind = facts.get("kind", but.kind if but else Kind.TEXT)
    if kind == Kind.CHOICE and len(facts.get("choices", but.choices if but else [])) < 2:
        raise InputError("Give at least two answers to choose from.", place=Place(field="choices"))
    taken = form.questions.filter(code=facts.get("code", "")).values_list("pk", flat=True).first()
    if taken is not None and (but is None or taken != but.pk):
        raise InputError("Another question of this form has that code.", place=Place(field="code"))
    there = {name: getattr(but, name) for name in ASKED} if but else {}
    row = FormQuestion(partnership=form.partnership, form=form, position=1, **{**there, **facts})
    try:
        row.clean_fields(exclude=["partnership", "form"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InputError(messages[0], place=Place(field=field)) from None
    return facts
