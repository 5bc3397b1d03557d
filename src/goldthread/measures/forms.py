"""What is asked of those who keep measures."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from goldthread.core.forms import (
    DayField,
    EditForm,
    FileField,
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    TickField,
    WholeNumberField,
)
from goldthread.measures.models import ChartMethod, Frequency, Indicator, MeasureKind, Polarity, TargetKind
from goldthread.measures.rules.columns import FIELDS
from goldthread.partnership.models import Partnership, Post
from goldthread.plans.models import Action, Priority


def offer(form: ServiceForm, name: str, rows: QuerySet[Any]) -> None:
    """The rows a field lets people choose from, already limited to their partnership."""
    field: Any = form.fields[name]
    field.rows = rows


class NumberField(TextField):
    """A figure, perhaps with decimals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 30, "classes": "govuk-input--width-10", **kwargs})

    def clean(self, value: Any) -> Any:
        text = re.sub(r"[,\s%£]", "", str(super().clean(value)))
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text):
            raise ValidationError(f"{self.label} must be a number, like 90 or 12.5", code="invalid")
        return float(text)


class LoadForm(ServiceForm):
    """A file, or cells copied from a spreadsheet."""

    file = FileField(
        label="A spreadsheet or CSV file",
        required=False,
        accept=".csv,.xlsx,.txt,.tsv",
        help_text="The first row holds headings.",
    )
    pasted = LongTextField(
        label="Or paste cells from a spreadsheet",
        required=False,
        rows=8,
        max_length=3_000_000,
        help_text="With their headings: at least a period and a figure, like Month and Percentage.",
    )
    indicator = RowField(
        label="The measure of rows that name none", required=False, empty="Every row names its measure"
    )
    known_on = DayField(label="When the figures became known", required=False, help_text="Today, if left empty.")
    take_good = TickField(label="Take the good rows even if some are bad")

    def __init__(self, *args: Any, partnership: Partnership, headings: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "indicator", Indicator.objects.of(partnership))
        self.headings = headings
        for number, heading in enumerate(headings):
            self.fields[f"column-{number}"] = SelectField(
                label=f"What “{heading}” holds", choices=list(FIELDS.items()), required=False, empty="Nothing to load"
            )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not answers.get("file") and not (answers.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", "Choose a file, or paste cells.")
        return answers

    @property
    def columns(self) -> dict[str, str] | None:
        """What somebody said each column holds; None where nobody was asked."""
        if not self.headings:
            return None
        chosen = {heading: self.cleaned_data.get(f"column-{n}", "") for n, heading in enumerate(self.headings)}
        return {heading: field for heading, field in chosen.items() if field} or None


class _MeasureFields(ServiceForm):
    name = TextField(label="Name", missing="Enter the name of the measure")
    definition = LongTextField(label="What it counts, in plain words", required=False, rows=3)
    numerator = TextField(label="Numerator", max_length=500, required=False)
    denominator = TextField(label="Denominator", max_length=500, required=False)
    unit = TextField(
        label="Unit", required=False, classes="govuk-input--width-20", help_text="Like %, people or per 100,000."
    )
    kind = RadiosField(label="What kind of figure it is", choices=MeasureKind.choices, initial=MeasureKind.PERCENTAGE)
    polarity = RadiosField(label="Which way is better", choices=Polarity.choices, initial=Polarity.HIGHER)
    chart = SelectField(
        label="The chart it is judged by",
        choices=ChartMethod.choices,
        initial=ChartMethod.XMR,
        help_text="XmR suits most. Counts under five a period suit a c chart, or days between events on a t chart.",
    )
    frequency = SelectField(label="How often there is a figure", choices=Frequency.choices, initial=Frequency.QUARTER)
    precision = WholeNumberField(label="Decimal places", min_value=0, max_value=4, initial=0)
    disclosure_threshold = WholeNumberField(
        label="Smallest count that may leave the partnership", min_value=0, max_value=100, initial=5
    )
    breakdowns = TextField(
        label="Breakdowns",
        max_length=500,
        required=False,
        help_text="Like sex, age, deprivation, place, service or protected characteristics.",
    )
    method = LongTextField(label="Method", required=False, rows=3)
    source = TextField(label="Source", max_length=300, required=False)
    source_link = TextField(label="Web address of the source", max_length=500, required=False)
    checked_on = DayField(label="When it was last checked against its source", required=False)
    owner = RowField(label="Who keeps it", required=False, empty="Nobody named")
    successor = RowField(
        label="Followed by",
        required=False,
        empty="Nothing",
        help_text="The measure that takes over when this one ends.",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", Post.objects.of(partnership).filter(closed_on=None))
        offer(self, "successor", Indicator.objects.of(partnership))


class NewMeasureForm(_MeasureFields):
    """A measure that is not there yet."""


class MeasureForm(_MeasureFields, EditForm):
    @classmethod
    def of(cls, indicator: Indicator, data: Any = None) -> MeasureForm:
        known = {name: getattr(indicator, name) for name in cls.base_fields if name != "revision"}
        return cls(data, initial={**known, "revision": indicator.revision}, partnership=indicator.partnership)


class TargetForm(ServiceForm):
    value = NumberField(label="What it should reach", missing="Enter a figure")
    kind = RadiosField(label="Whose it is", choices=TargetKind.choices, initial=TargetKind.TARGET)
    starts = DayField(label="From", required=False)
    ends = DayField(label="Until", required=False)
    source = TextField(label="Where it was agreed", max_length=300, required=False)


class BreakForm(ServiceForm):
    at = DayField(label="The first day of the new stretch", missing="Enter a day")
    reason = TextField(label="What changed", max_length=300, missing="Say what changed")
    is_break = RadiosField(
        label="What kind of change it was",
        choices=[
            ("yes", "The definition or what is counted changed: the figures before cannot be compared"),
            ("no", "The work itself changed for good, for a known reason"),
        ],
        initial="yes",
    )

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "is_break": self.cleaned_data["is_break"] == "yes"}


class ApproveForm(ServiceForm):
    starts = DayField(label="From", missing="Enter the first day")
    ends = DayField(label="Until", missing="Enter the last day")


class ReopenForm(ServiceForm):
    reason = TextField(label="Why the figures are opened again", max_length=300, missing="Say why")


class LinkForm(ServiceForm):
    """One part of the plan that the measure tells about."""

    priority = RowField(label="A priority", required=False, empty="No priority")
    action = RowField(label="Or an action", required=False, empty="No action")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "priority", Priority.objects.of(partnership).filter(plan__closed_on=None))
        offer(self, "action", Action.objects.of(partnership).filter(plan__closed_on=None, ended_on=None))

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not self.errors and bool(answers.get("priority")) == bool(answers.get("action")):
            self.add_error("priority", "Choose one priority or one action.")
        return answers

    @property
    def values(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["priority"] or self.cleaned_data["action"]}
