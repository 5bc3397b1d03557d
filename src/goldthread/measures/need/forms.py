"""What is asked on the page of need."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from goldthread.core.forms import FileField, LongTextField, ServiceForm
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.forms import NumberField
from goldthread.measures.sheets import table_of

MOST_BYTES = 200_000


class ReachForm(ServiceForm):
    """How many there are here, and how many are reached. Everything stands in the address, so it can be shared."""

    population = NumberField(label="People aged 15 to 64 in your area", missing="Enter how many people there are")
    in_treatment = NumberField(label="People in treatment for opioids", required=False)
    kits = NumberField(label="Naloxone kits supplied to people at risk", required=False)
    still_held = NumberField(
        label="Of 100 kits, how many are still held", help_text="Neither used, lost nor expired", required=False
    )
    target = NumberField(label="Of 100 people, how many should hold one", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("population", "in_treatment", "kits"):
            value = given.get(name)
            if value is not None and (value < 0 or (name == "population" and value == 0)):
                self.add_error(name, "Enter a number above nought")
        for name in ("still_held", "target"):
            value = given.get(name)
            if value is not None and not 0 < value <= 100:
                self.add_error(name, "Enter a number from 1 to 100")
        if given.get("in_treatment") and given.get("population") and given["in_treatment"] > given["population"]:
            self.add_error("in_treatment", ValidationError("There are more people in treatment than people"))
        return given


class OverlapForm(ServiceForm):
    """How lists of the same people overlap."""

    file = FileField(
        label="A spreadsheet or CSV file",
        required=False,
        accept=".csv,.xlsx,.txt,.tsv",
        help_text="The names of the lists and “people” in the first row; then 1 or 0 for each list, and the people.",
    )
    lists = LongTextField(label="Or paste the same cells", required=False, rows=9)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("file") and not (given.get("lists") or "").strip() and not self.errors:
            self.add_error("file", "Choose a file, or paste how the lists overlap.")
        return given

    @property
    def where(self) -> str:
        """The field the rows came from."""
        return "file" if self.cleaned_data.get("file") else "lists"

    def text(self) -> str:
        """The rows, wherever they came from. Raises InputError for a file that is no table."""
        file = self.cleaned_data.get("file")
        if file is None:
            return str(self.cleaned_data["lists"])
        if file.size > MOST_BYTES:
            raise InputError("A table of overlaps is small; this file is not.", place=Place(field="file"))
        table = table_of(file.read(), file.name)
        return "\n".join("\t".join(cells) for cells in (table.headings, *(cells for _, cells in table.rows)))
