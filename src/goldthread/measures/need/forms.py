"""What is asked on the page of need."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from goldthread.core.forms import LongTextField, ServiceForm
from goldthread.measures.forms import NumberField


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

    lists = LongTextField(
        label="How the lists overlap",
        help_text="The names of the lists and “people” in the first row; then 1 or 0 for each list, and the people",
        missing="Paste how the lists overlap",
        rows=9,
    )
