"""Questions of the room: how papers look, who gets a sheet, and the sheet that came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.core.forms import FileField, SelectField, ServiceForm, TextField, TickField
from goldthread.publishing.models import PaperTemplate
from goldthread.publishing.papers.layout import KINDS, LONGEST_HEADING, USUAL

PLACES = [("", "Not shown"), *((str(number), f"Column {number}") for number in range(1, len(KINDS) + 1))]


class TemplateForm(ServiceForm):
    """The place and the heading of each column, and the logo."""

    logo = FileField(
        label="Logo",
        help_text="A PNG or JPEG of at most one megabyte. It stands above the title.",
        accept=".png,.jpg,.jpeg",
        required=False,
    )
    without_logo = TickField(label="Take the logo away")

    def __init__(self, data: Any = None, files: Any = None, *, template: PaperTemplate | None) -> None:
        columns = template.columns if template else [[column.key, column.heading] for column in USUAL.columns]
        places = {key: (str(number), heading) for number, (key, heading) in enumerate(columns, start=1)}
        initial = {}
        for key in KINDS:
            initial[f"place_{key}"], initial[f"heading_{key}"] = places.get(key, ("", KINDS[key].heading))
        super().__init__(data, files, initial=initial)
        logo = {name: self.fields.pop(name) for name in ("logo", "without_logo")}
        for key, kind in KINDS.items():
            self.fields[f"place_{key}"] = SelectField(label=f"{kind.heading}: place", choices=PLACES, required=False)
            self.fields[f"heading_{key}"] = TextField(
                label=f"{kind.heading}: heading", max_length=LONGEST_HEADING, required=False
            )
        self.fields |= logo
        if not (template and template.logo):
            del self.fields["without_logo"]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """(key, heading) in the order chosen; of two with one place the usual order decides."""
        chosen = [(self.cleaned_data[f"place_{key}"], key) for key in KINDS]
        order = list(KINDS)
        placed = sorted((int(place), order.index(key), key) for place, key in chosen if place)
        return [(key, self.cleaned_data[f"heading_{key}"]) for _, _, key in placed]


class SendSheetForm(ServiceForm):
    owner = SelectField(label="Whose actions?", missing="Choose whose actions to send")
    form = SelectField(
        label="As what kind of file?",
        choices=[("xlsx", "Excel spreadsheet"), ("docx", "Word file")],
        missing="Choose Excel or Word",
    )

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]]) -> None:
        super().__init__(*args)
        self.fields["owner"].choices = [("", "Choose one"), *owners]  # type: ignore[attr-defined]


class TakeBackForm(ServiceForm):
    sheet = FileField(label="The sheet that came back", accept=".docx,.xlsx", missing="Choose the sheet")
