"""Bringing evidence, and showing it for another action."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    CheckboxesField,
    DayField,
    FileField,
    LongTextField,
    RadiosField,
    RowField,
    RowsField,
    ServiceForm,
    TextField,
)
from goldthread.delivery.models import EvidenceKind
from goldthread.plans.models import Action

FILE_HINT = "PDF, Word, Excel, OpenDocument, text or a picture, to 25 MB"
NOTE_HINT = "Beside a file or a link: what to look for. Do not name anybody who uses a service."
WHOLE, LATEST = "action", "update"


class EvidenceAddForm(ServiceForm):
    """A file, a link or a note, what kind it is and what it shows."""

    title = TextField(label="What is it?", missing="Say what it is", help_text="For example: Rota of the first month")
    kind = RadiosField(label="What kind of evidence?", choices=EvidenceKind.choices)
    file = FileField(label="File", required=False, help_text=FILE_HINT)
    address = TextField(label="Or a link", required=False, max_length=1000)
    words = LongTextField(
        label="Or a note",
        help_text=NOTE_HINT,
        required=False,
        rows=3,
    )
    dated = DayField(label="Date of the evidence")
    shows = CheckboxesField(label="What does it show?", missing="Tick at least one thing it shows")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._action = action
        steps = [
            (f"milestone:{m.pk}", f"Milestone: {m.text[:90]}") for m in action.milestones.filter(dropped_on=None)
        ]
        latest = [(LATEST, "The latest update")] if action.updates.exists() else []
        shows: Any = self.fields["shows"]
        shows.choices = [(WHOLE, "The action as a whole"), *latest, *steps]

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        shows, file = given.pop("shows"), given.pop("file")
        return {
            **given,
            "file_name": file.name if file else "",
            "data": file.read() if file else None,
            "milestones": list(self._action.milestones.filter(pk__in=[int(each) for each in _steps(shows)])),
            "update": self._action.updates.first() if LATEST in shows else None,
        }


def _steps(shows: list[str]) -> list[str]:
    return [each.partition(":")[2] for each in shows if ":" in each]


class MilestonesField(RowsField):
    """Milestones by the number of their action and their own words."""

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(str(row.pk), f"{row.action.ref} {row.text[:90]}".strip()) for row in self.rows or ()]


class ShowForm(ServiceForm):
    """Another action, more milestones, or a return, that the same evidence is for."""

    action = RowField(label="Another action it shows", required=False, empty="No other action")
    milestones = MilestonesField(label="Milestones it shows too", required=False)
    owed = RowField(label="A return it is for", required=False, empty="No return")

    def __init__(self, *args: Any, actions: Any, milestones: Any, returns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["action"].rows = actions
        for name, rows in (("milestones", milestones), ("owed", returns)):
            if rows:
                fields[name].rows = rows
            else:
                del fields[name]
