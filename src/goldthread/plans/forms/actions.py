"""Changing an action: its words, date, place, owners, links, milestones and what it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from goldthread.core.forms import (
    CheckboxesField,
    EditForm,
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
)
from goldthread.plans.forms.plans import initial_of_row
from goldthread.plans.models import Action, AssignmentKind, Milestone, Outcome, Plan, Priority, Recommendation
from goldthread.plans.presenters.owners import KIND_WORDS
from goldthread.plans.rules.owners import Candidate
from goldthread.plans.rules.texts import LONG, SHORT

TIMESCALE_HINT = "In words, like “By April 2027”, “2026/27”, “Quarterly” or “Ongoing”."


class ActionField(RowField):
    """Another action, by its number and the beginning of its words."""

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(str(row.pk), _short(str(row))) for row in self.rows or ()]


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


class NewActionForm(ServiceForm):
    text = LongTextField(label="What is to be done", max_length=LONG, missing="Enter what is to be done")
    bullets = LongTextField(label="Parts", help_text="One to a line.", max_length=LONG, rows=4, required=False)
    ref = TextField(label="Reference", max_length=30, required=False, classes="govuk-input--width-5")
    priority = RowField(label="Priority", required=False, empty="None")
    timescale = TextField(label="Timescale", help_text=TIMESCALE_HINT, max_length=500, required=False)
    reason = TextField(label="Why it is added, and who agreed", max_length=SHORT, required=False)

    def __init__(self, data: Any = None, *, plan: Plan, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["priority"].rows = plan.priorities.all()  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        values = super().values
        values["parts"] = values.pop("bullets").splitlines()
        return values


class WordsForm(EditForm):
    text = LongTextField(label="What is to be done", max_length=LONG, missing="Enter what is to be done")
    bullets = LongTextField(label="Parts", help_text="One to a line.", max_length=LONG, rows=5, required=False)
    ref = TextField(label="Reference", max_length=30, required=False, classes="govuk-input--width-5")
    sub_priority = TextField(label="Heading inside the priority", max_length=500, required=False)
    comments = LongTextField(label="Comments", max_length=LONG, rows=3, required=False)
    reason = TextField(label="Why it is reworded", max_length=SHORT, required=False)

    @classmethod
    def of(cls, action: Action, data: Any = None) -> WordsForm:
        bullets = "\n".join(part.text for part in action.parts.all())
        return cls(data, initial={**initial_of_row(cls, action), "bullets": bullets})

    @property
    def values(self) -> dict[str, Any]:
        values = super().values
        values["parts"] = values.pop("bullets").splitlines()
        return values


class DateForm(EditForm):
    """For actions and milestones. ``printed`` are the words as they are kept."""

    printed = TextField(
        label="The timescale now agreed", help_text=TIMESCALE_HINT, max_length=500, missing="Enter the timescale"
    )
    reason = LongTextField(label="Why it changes", max_length=LONG, rows=3, missing="Enter why it changes")
    agreed_by = TextField(label="Who agreed it", help_text="A board, a committee or a person.", required=False)

    @classmethod
    def of(cls, row: Action | Milestone, data: Any = None) -> DateForm:
        return cls(data, initial=initial_of_row(cls, row))

    @property
    def values(self) -> dict[str, Any]:
        values = super().values
        values["timescale"] = values.pop("printed")
        return values


class PlaceForm(EditForm):
    priority = RowField(label="Under which priority", required=False, empty="None")
    after = ActionField(label="Behind which action", required=False, empty="At the end")
    reason = TextField(label="Why it moves", max_length=SHORT, required=False)

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data, initial={"priority": action.priority_id, "revision": action.revision})
        self.fields["priority"].rows = action.plan.priorities.all()  # type: ignore[attr-defined]
        others = action.plan.actions.exclude(pk=action.pk).only("ref", "text", "priority_id", "plan_id", "position")
        self.fields["after"].rows = others  # type: ignore[attr-defined]


class AssignForm(ServiceForm):
    """Somebody the partnership knows, or only the words for an owner."""

    owner = SelectField(label="Who", required=False, empty="Choose somebody the partnership knows")
    printed = TextField(
        label="Or an owner only in words",
        help_text="They get no page and no reminders until somebody says who that is.",
        max_length=SHORT,
        required=False,
    )
    kind = RadiosField(label="As", choices=AssignmentKind.choices, initial=AssignmentKind.LEAD)

    def __init__(self, data: Any = None, *, known: Iterable[Candidate]) -> None:
        super().__init__(data)
        self.fields["owner"].choices = owner_choices(known)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("owner") and not cleaned.get("printed"):
            self.add_error("owner", "Choose somebody, or enter the owner in words")
        return cleaned


def owner_choices(known: Iterable[Candidate]) -> list[tuple[str, str]]:
    """Everybody who can have something, as values of a list."""
    return [(f"{each.kind}:{each.id}", f"{each.names[0]} ({KIND_WORDS[each.kind].lower()})") for each in known]


class LinksForm(ServiceForm):
    """The thread back and forward: ticked is linked."""

    recommendations = CheckboxesField(label="Recommendations it answers", required=False)
    outcomes = CheckboxesField(label="Outcomes it is for", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        thing: Action | Priority,
        recommendations: QuerySet[Recommendation],
        outcomes: QuerySet[Outcome] | None,
    ) -> None:
        initial = {"recommendations": [str(row.pk) for row in thing.recommendations.all()]}
        if isinstance(thing, Action):
            initial["outcomes"] = [str(row.pk) for row in thing.outcomes.all()]
        super().__init__(data, initial=initial)
        self.fields["recommendations"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), f"{row} ({row.source.title})") for row in recommendations
        ]
        if outcomes is None:
            del self.fields["outcomes"]
        else:
            self.fields["outcomes"].choices = [(str(row.pk), row.text) for row in outcomes]  # type: ignore[attr-defined]


class NewMilestoneForm(ServiceForm):
    text = TextField(label="A new step", max_length=1000, missing="Enter the step")
    timescale = TextField(label="By when", help_text=TIMESCALE_HINT, max_length=500, required=False)


class MilestoneForm(EditForm):
    text = LongTextField(label="The step", max_length=LONG, rows=3, missing="Enter the step")
    reason = TextField(label="Why it is reworded", max_length=SHORT, required=False)

    @classmethod
    def of(cls, milestone: Milestone, data: Any = None) -> MilestoneForm:
        return cls(data, initial=initial_of_row(cls, milestone))


class ReasonForm(EditForm):
    reason = LongTextField(label="Why it is dropped", max_length=LONG, rows=3, missing="Enter why it is dropped")


class WaitsForm(ServiceForm):
    on = ActionField(label="It cannot end before", missing="Choose the action it waits for")
    note = TextField(label="What it needs from there", max_length=SHORT, required=False)

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data)
        others = action.plan.actions.exclude(pk=action.pk).only("ref", "text", "plan_id", "partnership_id")
        self.fields["on"].rows = others  # type: ignore[attr-defined]
