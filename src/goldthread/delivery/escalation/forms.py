"""Raising, confirming, answering; and the numbers a partnership sets."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    TickField,
    WholeNumberField,
)
from goldthread.delivery.escalation.models import ANSWER_WORDS, NATION_WORDS, Confirms, DeliveryPolicy, Follows
from goldthread.delivery.escalation.routes import Stop
from goldthread.delivery.escalation.rules import Answer, Level

_NAMES = (
    "nation",
    "red_reviews",
    "silent_cadences",
    "blocked_days",
    "confirms",
    "follows",
    "grace_lead",
    "grace_body",
    "grace_group",
    "grace_partnership",
    "grace_beyond",
)


def _grace(label: str) -> WholeNumberField:
    return WholeNumberField(label=f"{label}: working days to answer", min_value=1, max_value=250)


class RaiseForm(ServiceForm):
    """Raise an action by hand."""

    why = LongTextField(
        label="Why is it raised?",
        help_text="What stands in the way, and what you ask for. Whoever is asked reads these words.",
        missing="Say why it is raised",
        rows=4,
    )
    level = SelectField(label="Whom to ask", required=False, empty="The first on its route")

    def __init__(self, *args: Any, route: dict[Level, Stop], may_choose: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = rungs(route)
        if not may_choose:
            del self.fields["level"]


def rungs(route: dict[Level, Stop]) -> list[tuple[str, str]]:
    """The steps of a route, to choose from."""
    return [(level.value, f"{stop.words}: {stop.asked}") for level, stop in route.items()]


class _OnARung(EditForm):
    """A form that may name the step to go to."""

    level = SelectField(label="Whom to ask", required=False, empty="The next on its route")

    def __init__(self, *args: Any, route: dict[Level, Stop], following: Stop | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = rungs(route)
        if following is not None:
            level.empty = f"The next on its route: {following.asked}"


class ConfirmForm(_OnARung):
    """Yes, raise it."""


class ClimbForm(_OnARung):
    """On to the next who can act."""

    why = LongTextField(label="Why does it go further?", missing="Say why it goes further", rows=3)
    field_order = ["why", "level"]


class ReasonForm(EditForm):
    """Ends something, and says why."""

    reason = LongTextField(label="Why?", help_text="Stands with the escalation for good.", missing="Say why", rows=3)


class AnswerForm(EditForm):
    """What came back."""

    answer = RadiosField(
        label="What is the answer?",
        choices=[(answer.value, words) for answer, words in ANSWER_WORDS.items()],
        hints={
            Answer.PLAN.value: "It will be put right, by a day",
            Answer.DECISION.value: "It is decided; the escalation ends",
            Answer.RETURNED.value: "It is not theirs to settle, and why",
        },
        missing="Choose what the answer is",
    )
    answer_words = LongTextField(label="In words", missing="Say what the answer is", rows=4)
    recover_by = DayField(label="Day of recovery", help_text="Only for a recovery plan", required=False)
    minute_ref = TextField(label="Minute reference", required=False, max_length=120)
    answered_on = DayField(label="Date of the answer")


class PolicyForm(EditForm):
    """A partnership's own numbers."""

    nation = RadiosField(label="Whose bank holidays hold", choices=list(NATION_WORDS.items()))
    red_reviews = WholeNumberField(
        label="Propose after so many red updates running", help_text="0 for never", min_value=0, max_value=20
    )
    silent_cadences = WholeNumberField(
        label="Propose after so many missed rounds of updates", help_text="0 for never", min_value=0, max_value=20
    )
    blocked_days = WholeNumberField(
        label="Propose after so many days blocked", help_text="0 for never", min_value=0, max_value=999
    )
    confirms = RadiosField(label="Who confirms a proposal", choices=Confirms.choices)
    follows = RadiosField(label="What follows when no answer comes in time", choices=Follows.choices)
    grace_lead = _grace("Lead of the action")
    grace_body = _grace("Lead of the partner body")
    grace_group = _grace("Group")
    grace_partnership = _grace("Partnership")
    grace_beyond = _grace("Body that can act")

    @staticmethod
    def said(policy: DeliveryPolicy) -> dict[str, Any]:
        """The numbers as they stand."""
        return {**{name: getattr(policy, name) for name in _NAMES}, "revision": policy.revision}


class HolidayForm(ServiceForm):
    """A day this partnership does not work."""

    day = DayField(label="Day", missing="Enter the day")
    name = TextField(label="What it is called", max_length=100)


class RouteForm(ServiceForm):
    """Who stands on two rungs of one action's route."""

    group = RowField(label="Group", required=False, empty="The group that has the action")
    beyond = RowField(label="Body that can act", required=False, empty="The group above the partnership")

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("group", "beyond"):
            field: Any = self.fields[name]
            field.rows = groups


class SureForm(ServiceForm):
    """A box to tick before something begins."""

    sure = TickField(label="I have read what would be sent", required=True, missing="Tick the box to go on")
