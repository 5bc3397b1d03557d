"""What is asked of whoever has figures fetched."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import EditForm, LongTextField, RowField, SelectField, ServiceForm, TextField, TickField
from goldthread.core.forms import WholeNumberField as Whole
from goldthread.kernel.errors import InputError
from goldthread.measures.forms import offer
from goldthread.measures.models import Indicator
from goldthread.measures.pulls import rules
from goldthread.measures.pulls.models import OpenSource
from goldthread.measures.rules.columns import FIELDS, guessed
from goldthread.measures.sheets import Table
from goldthread.partnership.models import Partnership


class SourceForm(ServiceForm):
    """Where a table of open data is, and which of its rows are wanted."""

    name = TextField(label="What it is called here", missing="Enter a name")
    address = TextField(
        label="Address of the data portal",
        max_length=300,
        missing="Enter the address",
        help_text="A portal that runs CKAN, like https://www.opendata.nhs.scot",
    )
    resource = TextField(
        label="The table",
        missing="Enter the table",
        help_text="The id of the resource; or, with a data set below, its name there.",
    )
    package = TextField(
        label="The data set it belongs to", required=False, help_text="Needed only when the table is given by name."
    )
    filters = LongTextField(
        label="Only rows where",
        required=False,
        rows=3,
        max_length=2_000,
        help_text="One to a line, like HB = S08000030. A column that stands twice may hold either.",
    )
    indicator = RowField(
        label="The measure of rows that name none", required=False, empty="Every row names its measure"
    )
    every_days = Whole(label="Days between two times", min_value=1, max_value=366, initial=7)
    takes_good = TickField(label="Take the good rows even if some are bad")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "indicator", Indicator.objects.of(partnership))

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        try:
            answers["filters"] = rules.pairs_of(answers.get("filters") or "", "filters")
        except InputError as error:
            self.add_error("filters", error.message)
        return answers


class ChangeSourceForm(SourceForm, EditForm):
    @classmethod
    def of(cls, source: OpenSource, data: Any = None) -> ChangeSourceForm:
        known = {name: getattr(source, name) for name in cls.base_fields if name != "revision"}
        known |= {"filters": rules.lines_of(source.filters), "revision": source.revision}
        return cls(data, initial=known, partnership=source.partnership)


class ColumnsForm(ServiceForm):
    """What each column of the table holds."""

    def __init__(self, *args: Any, source: OpenSource, table: Table, **kwargs: Any) -> None:
        known = source.fields or guessed(table.headings)
        super().__init__(*args, **kwargs)
        self._headings = table.headings
        for number, heading in enumerate(table.headings):
            cells = dict.fromkeys(row[number] for _, row in table.rows if row[number])
            self.fields[f"column-{number}"] = SelectField(
                label=f"What “{heading}” holds",
                choices=list(FIELDS.items()),
                required=False,
                empty="Nothing to load",
                initial=known.get(heading, ""),
                help_text=f"It reads: {', '.join(list(cells)[:3])}" if cells else "It is empty in the first rows.",
            )

    @property
    def values(self) -> dict[str, Any]:
        chosen = {heading: self.cleaned_data[f"column-{n}"] for n, heading in enumerate(self._headings)}
        return {"fields": {heading: field for heading, field in chosen.items() if field}}
