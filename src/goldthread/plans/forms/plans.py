"""Changing a plan: what it is called, its priorities, outcomes and versions."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    RowField,
    ServiceForm,
    TextField,
    WholeNumberField,
)
from goldthread.plans.models import Outcome, Plan, PlanVersion, Priority
from goldthread.plans.rules.texts import LONG, SHORT


class PlanForm(EditForm):
    title = TextField(label="Title", max_length=SHORT, missing="Enter the title of the plan")
    area = TextField(label="Area", required=False)
    lead_body = TextField(label="Lead body", required=False)
    period = TextField(label="Period in words", help_text="Like 2026 to 2029.", max_length=100, required=False)
    starts = DayField(label="First day", required=False)
    ends = DayField(label="Last day", required=False)
    cadence_days = WholeNumberField(
        label="How many days an open action may go without an update",
        help_text="Leave it empty to keep to the partnership's own.",
        min_value=7,
        max_value=3660,
        required=False,
    )

    @classmethod
    def of(cls, plan: Plan, data: Any = None) -> PlanForm:
        return cls(data, initial=initial_of_row(cls, plan))


class PriorityForm(EditForm):
    ref = TextField(label="Number", max_length=30, required=False, classes="govuk-input--width-5")
    title = TextField(label="Title", max_length=500, missing="Enter the title of the priority")
    reason = TextField(label="Why it is changed", max_length=SHORT, required=False)

    @classmethod
    def of(cls, priority: Priority, data: Any = None) -> PriorityForm:
        return cls(data, initial=initial_of_row(cls, priority))


class NewPriorityForm(ServiceForm):
    ref = TextField(label="Number", max_length=30, required=False, classes="govuk-input--width-5")
    title = TextField(label="Title", max_length=500, missing="Enter the title of the priority")


class OutcomeForm(EditForm):
    text = LongTextField(label="What should be different, and for whom", max_length=LONG, missing="Enter the outcome")
    reason = TextField(label="Why it is changed", max_length=SHORT, required=False)

    @classmethod
    def of(cls, outcome: Outcome, data: Any = None) -> OutcomeForm:
        return cls(data, initial=initial_of_row(cls, outcome))


class NewOutcomeForm(ServiceForm):
    text = LongTextField(label="What should be different, and for whom", max_length=LONG, missing="Enter the outcome")
    priority = RowField(label="Of which priority", required=False, empty="The whole plan")

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data)
        self.fields["priority"].rows = plan.priorities.all()  # type: ignore[attr-defined]


class VersionForm(EditForm):
    label = TextField(
        label="What it is called", help_text="Like “Version 2, revised”.", max_length=100, required=False
    )
    agreed_on = DayField(label="When it was agreed", required=False)
    agreed_by = TextField(label="Who agreed it", required=False)
    note = LongTextField(label="What changed with it", max_length=LONG, required=False)

    @classmethod
    def of(cls, version: PlanVersion, data: Any = None) -> VersionForm:
        return cls(data, initial=initial_of_row(cls, version))


class NewVersionForm(ServiceForm):
    label = TextField(
        label="What it is called", help_text="Like “Version 2, revised”.", max_length=100, required=False
    )
    agreed_on = DayField(label="When it was agreed", missing="Enter the day it was agreed")
    agreed_by = TextField(label="Who agreed it", missing="Enter who agreed it")
    note = LongTextField(label="What changed with it", max_length=LONG, required=False)


def initial_of_row(form: type[EditForm], row: Any) -> dict[str, Any]:
    """What the row holds, for the fields that are its own."""
    names = [name for name in form.base_fields if hasattr(row, name)]
    return {name: getattr(row, name) for name in names}
