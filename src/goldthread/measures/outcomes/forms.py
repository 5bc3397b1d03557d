"""What is asked of somebody who brings outcomes, or writes down how a questionnaire is scored."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from goldthread.core.forms import (
    DayField,
    EditForm,
    FileField,
    HiddenField,
    LongTextField,
    RadiosField,
    ServiceForm,
    TextField,
    TickField,
    WholeNumberField,
)
from goldthread.kernel.errors import InputError
from goldthread.measures.outcomes.arrivals import period_of
from goldthread.measures.outcomes.memory import MOST_BYTES
from goldthread.measures.outcomes.models import Brought, Instrument
from goldthread.measures.outcomes.rules.definition import read_definition, written
from goldthread.measures.sheets import Table, table_of, table_of_paste

EXAMPLE = """[[item]]
key = "q1"
low = 0
high = 3

[[item]]
key = "q2"
low = 0
high = 3
reversed = true

[[scale]]
key = "total"
name = "Total"
rule = "sum"
missing = "prorate"
least_answered = 2
better = "lower"
reliable_change = 2
"""


class ArrivalForm(ServiceForm):
    """A period and a table of it. The table is never put back on the page."""

    period = TextField(
        label="The period",
        max_length=60,
        missing="Enter the period",
        classes="govuk-input--width-20",
        help_text="In which people were asked again, like 2025/26, 2025-Q3 or 2025-11.",
    )
    kind = RadiosField(label="What you bring", choices=Brought.choices, initial=Brought.SUMMARY)
    file = FileField(label="A spreadsheet or CSV file", required=False, accept=".csv,.xlsx,.txt,.tsv")
    pasted = LongTextField(
        label="Or paste cells from a spreadsheet",
        required=False,
        rows=8,
        max_length=2_000_000,
        help_text="With headings.",
    )

    def __init__(self, *args: Any, is_shown_again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_shown_again = is_shown_again

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if self.is_shown_again:
            return answers
        file = answers.get("file")
        if file is not None and file.size > MOST_BYTES:
            self.add_error("file", f"A file can have {MOST_BYTES // 1_000_000} MB.")
        elif file is None and not (answers.get("pasted") or "").strip() and not self.errors:
            self.add_error("file", "Choose a file, or paste cells.")
        return answers

    def clean_period(self) -> str:
        try:
            period_of(self.cleaned_data["period"])
        except InputError as error:
            raise ValidationError(str(error)) from error
        return str(self.cleaned_data["period"])

    def table(self) -> Table:
        """What was brought. Raises InputError, which names no file: a name can be a person's too."""
        file = self.cleaned_data.get("file")
        if file is None:
            return table_of_paste(self.cleaned_data["pasted"])
        return table_of(file.read(), "the file")

    def without_table(self) -> ArrivalForm:
        """The same answers and faults with an empty box, for a page that is shown again."""
        again = ArrivalForm({name: self.data.get(name, "") for name in ("period", "kind")}, is_shown_again=True)
        again.is_valid()
        for name, faults in self.errors.items():
            if name not in again.errors:
                again.add_error(None if name == "__all__" else name, list(faults))
        return again

    @classmethod
    def refusing(cls, message: str) -> ArrivalForm:
        """An empty form that says why what was prepared could not be kept."""
        form = cls({"period": "", "kind": Brought.SUMMARY}, is_shown_again=True)
        form.errors.clear()
        form.add_error("period", message)
        return form


class KeepForm(ServiceForm):
    """The second step: what was added up, signed, and where it is from."""

    sealed = HiddenField(max_length=2_000_000, required=True)
    source = TextField(label="Where it is from", required=False, help_text="Like the record system of a service.")
    note = TextField(label="What a reader should know", required=False, max_length=500)


class InstrumentForm(ServiceForm):
    """A questionnaire as facts."""

    name = TextField(label="Name", missing="Enter its name")
    about = LongTextField(label="What it asks about, in your own words", required=False, rows=3)
    licence = TextField(
        label="Licence", max_length=500, required=False, help_text="Who may use it, and on what terms."
    )
    source = TextField(label="Source of how it is scored", max_length=500, required=False)
    source_link = TextField(label="Web address of the source", max_length=500, required=False)
    checked_on = DayField(label="When it was last checked against its source", required=False)
    disclosure_threshold = WholeNumberField(
        label="Groups up to this size are hidden", min_value=1, max_value=100, initial=5
    )
    protects_zeros = TickField(label="Hide noughts too")
    definition = LongTextField(
        label="Items and scales",
        rows=24,
        max_length=100_000,
        missing="Enter its items and scales",
        help_text="Keys, ranges and rules only: the wording of a questionnaire is not kept.",
        initial=EXAMPLE,
    )

    def clean_definition(self) -> dict[str, Any]:
        try:
            return read_definition(self.cleaned_data["definition"])
        except InputError as error:
            raise ValidationError(str(error)) from error


class InstrumentEditForm(InstrumentForm, EditForm):
    @classmethod
    def of(cls, instrument: Instrument, data: Any = None) -> InstrumentEditForm:
        known = {
            name: getattr(instrument, name) for name in cls.base_fields if name not in ("revision", "definition")
        }
        facts = {**known, "definition": written(instrument.definition), "revision": instrument.revision}
        return cls(data, initial=facts)
