"""What is asked of a table that is to leave."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    FileField,
    LongTextField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    TickField,
)
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.forms import offer
from goldthread.measures.models import Indicator
from goldthread.measures.releases.rules import Asked, Rounding, Years
from goldthread.measures.rules.outside import USUAL_THRESHOLD
from goldthread.measures.sheets import Table, table_of, table_of_paste
from goldthread.partnership.models import Partnership


class ReleaseForm(ServiceForm):
    """A table at its finest, and how it is to be read."""

    indicator = RowField(label="The measure it is about", missing="Choose the measure")
    name = TextField(label="What the table is called", max_length=200, missing="Say what the table is called")
    given_to = TextField(
        label="Who it is for",
        max_length=200,
        missing="Say who it is for",
        help_text="Like the public, a committee, or an information request.",
    )
    file = FileField(label="A spreadsheet or CSV file", required=False, accept=".csv,.xlsx,.txt,.tsv")
    pasted = LongTextField(
        label="Or paste cells from a spreadsheet",
        required=False,
        rows=10,
        max_length=500_000,
        help_text="One row for each combination at its finest, under headings. Leave totals out: they are added up.",
    )
    count = TextField(label="The column of counts", initial="count", classes="govuk-input--width-20")
    over = TextField(
        label="The column of periods, if there is one",
        required=False,
        classes="govuk-input--width-20",
        help_text="Every other column tells people apart, like area, sex or age.",
    )
    groups = TextField(
        label="Columns that group others",
        required=False,
        help_text="Like board of area, if each area belongs to a board: groups are added up and protected too. "
        "Several are set apart by commas.",
    )
    years = SelectField(
        label="Years",
        required=False,
        empty="Every period for itself",
        choices=[
            (Years.CALENDAR, "Add periods up to calendar years"),
            (Years.FINANCIAL, "Add up to financial years"),
        ],
    )
    rounding = SelectField(
        label="Rounding",
        required=False,
        empty="Show counts as they are",
        choices=[
            (Rounding.TO_FIVE, "To the nearest 5"),
            (Rounding.TO_THREE, "To the nearest 3"),
            (Rounding.BY_CHANCE, "To a neighbouring multiple of 5, by chance"),
        ],
    )
    protects_zeros = TickField(label="Hide noughts too, because they tell something (“nobody here was referred”)")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "indicator", Indicator.objects.of(partnership))

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not answers.get("file") and not (answers.get("pasted") or "").strip() and not self.errors:
            self.add_error("pasted", "Choose a file, or paste cells.")
        return answers

    def table(self) -> Table:
        """The rows that were brought. Raises InputError."""
        file = self.cleaned_data.get("file")
        return table_of(file.read(), file.name) if file else table_of_paste(self.cleaned_data["pasted"])

    def asked(self, table: Table) -> Asked:
        """How the table is to be read; the threshold is the measure's, or the usual one where it names none."""
        count, over = self.cleaned_data["count"].strip(), (self.cleaned_data["over"] or "").strip()
        groups = self._groups()
        grouping = {column for columns in groups.values() for column in columns}
        return Asked(
            count=count,
            over=over,
            apart=tuple(heading for heading in table.headings if heading not in {count, over, *grouping}),
            groups=groups,
            years=Years(self.cleaned_data["years"] or ""),
            rounding=Rounding(self.cleaned_data["rounding"] or ""),
            threshold=self.cleaned_data["indicator"].disclosure_threshold or USUAL_THRESHOLD,
            protects_zeros=bool(self.cleaned_data["protects_zeros"]),
        )

    def _groups(self) -> dict[str, tuple[str, ...]]:
        """ "board of area, region of area": the columns that group each column. Raises InputError."""
        found: dict[str, tuple[str, ...]] = {}
        for part in (self.cleaned_data["groups"] or "").split(","):
            if not part.strip():
                continue
            above, of, below = (word.strip() for word in part.partition(" of "))
            if not (above and of and below):
                raise InputError(
                    f"“{part.strip()}” does not say what groups what.",
                    advice="Write it like board of area.",
                    place=Place(field="groups"),
                )
            found[below] = (*found.get(below, ()), above)
        return found
