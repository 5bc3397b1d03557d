"""What is asked of whoever writes down what an action is to change."""

from __future__ import annotations

from goldthread.core.forms import DayField, LongTextField, RadiosField, ServiceForm, TextField
from goldthread.measures.forms import NumberField
from goldthread.measures.models import Direction, Indicator, SizeIn


class PredictionForm(ServiceForm):
    """Which way, by how much, by when, and how."""

    direction = RadiosField(label="Which way will the measure go?", choices=Direction.choices)
    size = NumberField(label="By how much?", missing="Enter a figure, like 20")
    size_in = RadiosField(label="What that figure is", choices=SizeIn.choices, initial=SizeIn.PER_CENT)
    seen_by = DayField(label="By when should it be seen?", missing="Enter a day")
    mechanism = LongTextField(
        label="How will the action bring that about?",
        help_text="Who will do or have what, that they do not now? It can be looked for besides the figures.",
        missing="Say how the action will bring that about",
        max_length=2_000,
        rows=4,
    )
    written_on = DayField(
        label="When it was written down, if not today",
        help_text="Only where it stands on a paper of that day.",
        required=False,
    )
    source = TextField(label="Where it was written down, if not here", max_length=300, required=False)

    def for_measure(self, indicator: Indicator) -> PredictionForm:
        """The same form, naming the unit of this measure."""
        unit = "percentage points" if indicator.unit.startswith("%") else indicator.unit
        if unit:
            field = self.fields["size_in"]
            field.choices = [(SizeIn.PER_CENT.value, SizeIn.PER_CENT.label), (SizeIn.UNITS.value, unit.capitalize())]  # type: ignore[attr-defined]
        return self
