"""What an update may bring along: milestones of its action reached or moved, and one piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from markupsafe import Markup

from goldthread.core import history, wording
from goldthread.core.forms import (
    CheckboxesField,
    DayField,
    EditForm,
    FileField,
    HiddenField,
    LongTextField,
    RadiosField,
    TextField,
    TickField,
)
from goldthread.core.history import EditedMeanwhile
from goldthread.delivery.forms.evidence import FILE_HINT, NOTE_HINT
from goldthread.delivery.models import EvidenceKind
from goldthread.delivery.writes import Brought
from goldthread.plans.forms.timescales import TimescaleField
from goldthread.plans.models import Action, Milestone
from goldthread.plans.writes import StepSaid

EVIDENCE = ("title", "kind", "file", "address", "words", "dated", "shows")
_MAKES_EVIDENCE = ("title", "file", "address", "words")
_PARTS = ("reached", "on", "timescale", "reason", "agreed_by", "revision")
_TYPED = ("reached", "on-day", "on-month", "on-year", "timescale", "reason")


@dataclass(frozen=True)
class Fold:
    """Some of the questions, folded up until somebody wants them or something in them is to be mended."""

    title: str
    due: str
    fields: tuple[Markup, ...]
    is_open: bool


class AlongForm(EditForm):
    """An update with its milestones and its evidence. Of a milestone nothing need be said, and no evidence given."""

    title = TextField(label="What is it?", required=False, help_text="For example: Rota of the first month")
    kind = RadiosField(label="What kind of evidence?", required=False, choices=EvidenceKind.choices)
    file = FileField(label="File", required=False, help_text=FILE_HINT)
    address = TextField(label="Or a link", required=False, max_length=1000)
    words = LongTextField(label="Or a note", required=False, rows=3, help_text=NOTE_HINT)
    dated = DayField(label="Date of the evidence", required=False)
    shows = CheckboxesField(label="Milestones it shows", required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, action: Action, initial: dict[str, Any] | None = None
    ) -> None:
        start = {"revision": action.revision, "dated": timezone.localdate(), **(initial or {})}
        super().__init__(data, files, initial=start)
        known = (
            list(action.milestones.filter(dropped_on=None)) if not self.is_bound else list(action.milestones.all())
        )
        self._milestones = {row.pk: row for row in known if row.done_on is None and row.dropped_on is None}
        self._milestones |= {row.pk: row for row in known if self._is_said_of(row.pk)}
        for row in self._milestones.values():
            self._ask_of(row)
        self._offer_shows(known)
        self.order_fields([name for name in self.fields if name not in EVIDENCE and not name.startswith("step-")])

    def _is_said_of(self, key: int) -> bool:
        return self.is_bound and any(self.data.get(f"step-{key}-{name}") for name in _TYPED)

    def _ask_of(self, row: Milestone) -> None:
        at = f"step-{row.pk}-"
        self.fields |= {
            f"{at}reached": TickField(label="It is reached"),
            f"{at}on": DayField(
                label="On which day", required=False, help_text="Leave it empty for the day of this update"
            ),
            f"{at}timescale": TimescaleField(label="Or its new date", required=False),
            f"{at}reason": LongTextField(label="Why the date moves", required=False, max_length=2_000, rows=2),
            f"{at}agreed_by": TextField(label="Who agreed the new date", required=False),
            f"{at}revision": HiddenField(initial=str(row.revision)),
        }

    def _offer_shows(self, known: list[Milestone]) -> None:
        shows: Any = self.fields["shows"]
        self._shown = {str(row.pk): row for row in known if row.dropped_on is None}
        shows.choices = [(key, row.text[:90]) for key, row in self._shown.items()]
        if not shows.choices:
            del self.fields["shows"]

    # what the page shows

    @property
    def plain(self) -> Markup:
        """The questions every update asks, with what is carried along unseen."""
        own: Iterable[Any] = self.visible_fields()
        shown = [each.markup() for each in own if each.name not in EVIDENCE and not each.name.startswith("step-")]
        return Markup("\n").join([*shown, self.hidden])

    @property
    def steps(self) -> list[Fold]:
        """Each milestone with its questions."""
        return [
            self._fold(
                row.text,
                [f"step-{key}-{name}" for name in _PARTS[:-1]],
                due=row.printed or "no date",
                is_wanted=self._is_said_of(key),
            )
            for key, row in self._milestones.items()
        ]

    @property
    def brings(self) -> Fold:
        """The questions about a piece of evidence."""
        names = [name for name in EVIDENCE if name in self.fields]
        return self._fold("Attach a piece of evidence", names, is_wanted=self._has_evidence)

    @property
    def has_lost_its_file(self) -> bool:
        """A browser does not send a file again by itself when a form is shown once more."""
        return self.is_bound and bool(self.files) and self.status != 200

    def _fold(self, title: str, names: list[str], *, due: str = "", is_wanted: bool) -> Fold:
        bound: list[Any] = [self[name] for name in names]
        is_wrong = self.is_bound and any(name in self.errors for name in names)
        return Fold(title, due, tuple(each.markup() for each in bound), is_wrong or is_wanted)

    # what was answered

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for key, row in self._milestones.items():
            if self._is_said_of(key):
                self._check_step(row, {name: cleaned.get(f"step-{key}-{name}") for name in _PARTS})
        if self._has_evidence:
            for name, words in (("title", "Say what it is"), ("kind", "Choose what kind of evidence it is")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
            if cleaned.get("dated") is None and "dated" not in self.errors:
                self.add_error("dated", "Enter the date of the evidence")
        return cleaned

    @property
    def _has_evidence(self) -> bool:
        cleaned = getattr(self, "cleaned_data", {})
        return any(cleaned.get(name) or name in self.errors for name in _MAKES_EVIDENCE) if self.is_bound else False

    def _check_step(self, row: Milestone, said: dict[str, Any]) -> None:
        at, is_reached = f"step-{row.pk}-", bool(said["reached"] or said["on"])
        if row.dropped_on or row.done_on:
            self.add_error(f"{at}reached", f"{_how_it_stands(row)} meanwhile. Empty what you entered for it.")
        elif is_reached and said["timescale"]:
            self.add_error(f"{at}timescale", "Either it is reached or its date moves. Empty one of the two.")
        elif said["timescale"] and not said["reason"]:
            self.add_error(f"{at}reason", "Say why the date moves")
        elif said["reason"] and not is_reached and not said["timescale"]:
            self.add_error(f"{at}timescale", "Enter the new date, or empty the reason")
        elif said["on"] and said["on"] > timezone.localdate():
            self.add_error(f"{at}on", "This day is still to come.")

    @property
    def values(self) -> dict[str, Any]:
        """The answers, with milestones and evidence as the write takes them."""
        given = super().values
        own = {name: value for name, value in given.items() if name not in EVIDENCE and not name.startswith("step-")}
        day = own.get("reported_on") or timezone.localdate()
        said = [self._step(row, day) for key, row in self._milestones.items() if self._is_said_of(key)]
        return {**own, "steps": said, "evidence": self._brought() if self._has_evidence else None}

    def _step(self, row: Milestone, day: date) -> StepSaid:
        said = {name: self.cleaned_data[f"step-{row.pk}-{name}"] for name in _PARTS}
        seen = str(said["revision"])
        return StepSaid(
            milestone=row,
            done_on=(said["on"] or day) if said["reached"] or said["on"] else None,
            timescale=said["timescale"],
            reason=said["reason"],
            agreed_by=said["agreed_by"],
            revision=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0,
        )

    def _brought(self) -> Brought:
        given, file = self.cleaned_data, self.cleaned_data["file"]
        return Brought(
            title=given["title"],
            kind=given["kind"],
            dated=given["dated"],
            words=given["words"],
            address=given["address"],
            file_name=file.name if file else "",
            data=file.read() if file else None,
            milestones=[row for key, row in self._shown.items() if key in given.get("shows", [])],
        )

    def meet(self, error: EditedMeanwhile) -> None:
        """Somebody else changed the action, or a milestone that something is said of here."""
        row = error.current
        if not isinstance(row, Milestone):
            super().meet(error)
            return
        self.carry(**{f"step-{row.pk}-revision": str(row.revision)})
        last = history.of(row.action).filter(subject_type="plans.milestone", subject_id=row.pk).first()
        words = f"{last.by_name if last else 'Somebody else'} changed this milestone meanwhile. {_how_it_stands(row)}"
        self.add_error(f"step-{row.pk}-reached", f"{words}. Save once more if what you wrote still holds.")


def _how_it_stands(row: Milestone) -> str:
    if row.done_on:
        return f"It was reached on {wording.day(row.done_on)}"
    if row.dropped_on:
        return f"It was dropped on {wording.day(row.dropped_on)}"
    return f"It is due: {row.printed or 'no date'}"
