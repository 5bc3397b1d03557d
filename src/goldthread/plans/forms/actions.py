"""Changing where an action stands, what it is linked to and what it waits for; and giving things to owners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from goldthread.core.forms import (
    EditForm,
    PickField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
)
from goldthread.plans.models import Action, AssignmentKind, Outcome, Priority, Recommendation
from goldthread.plans.presenters.owners import KIND_WORDS
from goldthread.plans.rules.owners import Candidate
from goldthread.plans.rules.texts import SHORT


class ActionField(RowField):
    """Another action, by its number and the beginning of its words."""

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(str(row.pk), _short(str(row))) for row in self.rows or ()]


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


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

    recommendations = PickField(label="Recommendations it answers", required=False)
    outcomes = PickField(label="Outcomes it is for", required=False)

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


class WaitsForm(ServiceForm):
    on = ActionField(label="It cannot end before", missing="Choose the action it waits for")
    note = TextField(label="What it needs from there", max_length=SHORT, required=False)

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data)
        others = action.plan.actions.exclude(pk=action.pk).only("ref", "text", "plan_id", "partnership_id")
        self.fields["on"].rows = others  # type: ignore[attr-defined]
