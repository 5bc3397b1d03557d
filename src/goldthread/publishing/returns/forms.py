"""What is asked of those who fill in returns."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    TickField,
)
from goldthread.measures.forms import NumberField
from goldthread.partnership.models import Person
from goldthread.publishing.returns.models import KIND_WORDS, Answer, FormQuestion, FormVersion
from goldthread.publishing.returns.rules.questions import Kind
from goldthread.publishing.returns.rules.streams import SCORE_WORDS, STREAM_WORDS, Stream

_SCORES = list(SCORE_WORDS.items())


class StartForm(ServiceForm):
    """A return for a period."""

    form = RowField(label="Form", missing="Choose the form")
    period = TextField(label="Period", help_text="For example: 2026/27", missing="Say which period", max_length=40)
    ends = DayField(label="Last day of the period", missing="Enter the last day of the period")

    def __init__(self, *args: Any, forms: QuerySet[FormVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["form"].rows = forms


class AnswerForm(EditForm):
    """An answer, with the fields its kind of question takes."""

    text = LongTextField(label="Answer", required=False, rows=8, max_length=20_000)
    place = TextField(label="Paragraph or page", help_text="Where in the plan or paper it stands", required=False)
    link = TextField(label="Link", required=False, max_length=1_000)
    owner = RowField(label="Kept by", required=False, empty="Nobody yet")
    dated = DayField(label="As of", required=False)
    nothing = TickField(label="There is nothing to report")

    def __init__(
        self, *args: Any, question: FormQuestion, answer: Answer | None, people: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"initial": _initial(answer), **kwargs})
        fields: dict[str, Any] = self.fields
        fields["owner"].rows = people
        first = _of_its_kind(question, answer)
        if first:
            fields["text"].label = "In words"
        if question.kind == Kind.ELEMENT:
            fields["text"].label = "What it says, in short"
        self.fields = {**first, **fields}

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        given["streams"] = {name: given.pop(f"stream_{name}") for name in Stream if f"stream_{name}" in given}
        return given


def _initial(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"revision": 0}
    names = ("text", "number", "choice", "place", "link", "dated", "nothing", "revision")
    streams = {f"stream_{name}": answer.streams.get(name, "") for name in Stream}
    return {**{name: getattr(answer, name) for name in names}, **streams, "owner": answer.owner_id}


def _of_its_kind(question: FormQuestion, answer: Answer | None) -> dict[str, Any]:
    if question.kind == Kind.NUMBER:
        return {"number": NumberField(label="Number", required=False)}
    if question.kind == Kind.CHOICE:
        options = [(each, each) for each in question.choices]
        return {"choice": RadiosField(label="Answer", choices=options, required=False)}
    if question.kind == Kind.STREAMS:
        scores: dict[str, Any] = {
            f"stream_{name}": SelectField(
                label=f"{STREAM_WORDS[name]} evidence", choices=_SCORES, required=False, empty="Not scored"
            )
            for name in Stream
        }
        overall = SelectField(
            label="Score stated for the standard", choices=_SCORES, required=False, empty="Not stated yet"
        )
        return {**scores, "choice": overall}
    return {}


class SupportForm(ServiceForm):
    """Something an answer rests on: "evidence:5", "action:12", "measure:3"."""

    thing = SelectField(label="Evidence, action or measure", missing="Choose what the answer rests on")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["thing"].choices = choices


class FormAboutForm(EditForm):
    """What is said of a version of a form."""

    title = TextField(label="Title", missing="Enter the title")
    version = TextField(label="Version", missing="Say which version this is", max_length=100)
    owed_to = TextField(label="Asked by", required=False)
    about = LongTextField(label="What it is", required=False)
    source_link = TextField(label="Link to the source", required=False, max_length=500)
    checked_on = DayField(label="Last checked against the source", required=False)
    not_known = LongTextField(label="What is not known of the live wording", required=False)
    criteria = TextField(label="Version of the criteria", required=False, max_length=100)
    break_reason = TextField(label="Why it cannot be compared with earlier versions", required=False, max_length=300)

    @classmethod
    def of(cls, form: FormVersion, data: Any) -> FormAboutForm:
        return cls(data, initial={name: getattr(form, name) for name in cls.base_fields})


class QuestionForm(EditForm):
    """One question of a form."""

    code = TextField(label="Code", missing="Enter a code", max_length=40)
    section = TextField(label="Section", required=False)
    words = LongTextField(label="What is asked", missing="Say what is asked", rows=3, max_length=500)
    kind = RadiosField(label="Kind of answer", choices=list(KIND_WORDS.items()), initial=Kind.TEXT)
    choices = LongTextField(
        label="Answers to choose from", help_text="One on each line, for “one of several”", required=False, rows=4
    )
    hint = TextField(label="Hint", required=False, max_length=500)
    is_needed = TickField(label="It has to be answered", initial=True)
    is_known = TickField(label="Its wording was held against the source")
    source_link = TextField(label="Link to the source", required=False, max_length=500)
    prefill = TextField(
        label="Filled in from the plan by",
        help_text="For example actions:naloxone|overdose, measure:naloxone_reach_pct, groups:death or plan:period",
        required=False,
    )

    @classmethod
    def of(cls, question: FormQuestion, data: Any) -> QuestionForm:
        initial = {name: getattr(question, name) for name in cls.base_fields}
        return cls(data, initial={**initial, "choices": "\n".join(question.choices)})

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        lines = [line.strip() for line in given["choices"].splitlines()]
        return {**given, "choices": list(dict.fromkeys(line for line in lines if line))}


class OwnVersionForm(ServiceForm):
    version = TextField(
        label="What to call the version", help_text="For example: Survey of 2026", missing="Name it", max_length=100
    )


class AgreedForm(ServiceForm):
    """Who agreed it, where no sign-off is planned."""

    how = TextField(
        label="Who agreed it, and where is that minuted",
        help_text="For example: Board, 12 May 2026, item 4",
        missing="Say who agreed it",
        max_length=300,
    )


class TakenBackForm(ServiceForm):
    reason = TextField(label="Why is it taken back", missing="Say why", max_length=300)
