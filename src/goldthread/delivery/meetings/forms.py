"""Planning a meeting, who came, what was decided, and what is owed to whom."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    PickRowsField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    WholeNumberField,
)
from goldthread.plans.forms.timescales import TimescaleField

_PAPERS_HINT = "Left empty: five working days before"


def rows_of(form: Any, **rows: Any) -> None:
    """Give the fields that pick a row the rows to pick from."""
    for name, found in rows.items():
        form.fields[name].rows = found


class MeetingForm(ServiceForm):
    """A date on which a group meets."""

    group = RowField(label="Group", missing="Choose the group")
    held_on = DayField(label="Date", missing="Enter the date")
    place = TextField(label="Place", required=False)
    quorum = WholeNumberField(label="How many make a quorum", min_value=0, max_value=200, initial=0)
    papers_on = DayField(label="Papers due", help_text=_PAPERS_HINT, required=False)

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_of(self, group=groups)


class ChangeMeetingForm(EditForm):
    held_on = DayField(label="Date", missing="Enter the date")
    place = TextField(label="Place", required=False)
    quorum = WholeNumberField(label="How many make a quorum", min_value=0, max_value=200)
    papers_on = DayField(label="Papers due", help_text=_PAPERS_HINT, required=False)


class AttendanceForm(EditForm):
    """Who is there."""

    people = PickRowsField(label="Present", required=False, few=60)
    others = LongTextField(label="Also present", help_text="One name on each line", required=False, rows=3)
    apologies = LongTextField(label="Apologies", required=False, rows=2)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_of(self, people=people)

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        return {**given, "others": [line.strip() for line in given["others"].splitlines() if line.strip()]}


class DecisionForm(ServiceForm):
    """One decision, and what becomes of it. ``about`` is an item of the agenda: "action:5" or "escalation:2"."""

    words = LongTextField(label="What is decided?", missing="Say what is decided", rows=3)
    about = SelectField(label="About", required=False, empty="Nothing on the agenda")
    why = TextField(label="Why", required=False, max_length=1_000)
    due_on = DayField(label="To be done by", required=False)
    new_action = LongTextField(
        label="Becomes a new action", help_text="In the words of the plan. Leave empty if it does not", required=False
    )
    plan = RowField(label="In the plan", required=False)
    owner = SelectField(label="Who has it", required=False, empty="Nobody yet")
    timescale = TimescaleField(label="By when", required=False)

    def __init__(self, *args: Any, about: Any, plans: Any, owners: Any, may_add: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if not may_add:
            for name in ("new_action", "plan", "owner", "timescale"):
                del fields[name]
            fields["about"].choices = list(about)
            return
        fields["about"].choices = list(about)
        fields["owner"].choices = list(owners)
        rows_of(self, plan=plans)
        if len(plans) == 1:
            fields["plan"].initial = plans[0]


class RewordForm(EditForm):
    """A decision that was written down wrongly."""

    words = LongTextField(label="What is decided?", missing="Say what is decided", rows=3)
    why = TextField(label="Why", required=False, max_length=1_000)
    due_on = DayField(label="To be done by", required=False)


class NotesForm(EditForm):
    any_other_business = LongTextField(
        label="What was said besides",
        help_text="Decisions have a place of their own. Do not name anybody who uses a service.",
        required=False,
        rows=8,
    )


class ReturnForm(ServiceForm):
    """Something owed, and who signs it off in which order."""

    title = TextField(label="What is owed", missing="Say what is owed")
    due_on = DayField(label="Date due", missing="Enter the date it is due")
    first = RowField(label="Signed off first by", missing="Choose who signs it off first")
    second = RowField(label="Then by", required=False, empty="Nobody")
    third = RowField(label="And last by", required=False, empty="Nobody")

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_of(self, first=groups, second=groups, third=groups)

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        groups = [given.pop(name) for name in ("first", "second", "third")]
        return {**given, "groups": [group for group in groups if group is not None]}


class SignOffForm(EditForm):
    """Which meeting signed it off."""

    meeting = RowField(
        label="Meeting", help_text="One that is being held, or was. Begin it first", missing="Choose the meeting"
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows_of(self, meeting=meetings)
