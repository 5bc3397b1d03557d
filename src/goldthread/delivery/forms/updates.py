"""Saying how an action is going, and taking something back."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import DayField, EditForm, LongTextField, RadiosField
from goldthread.delivery import rules
from goldthread.delivery.forms.along import AlongForm
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action, ActionStatus

_RAG_MEANS = {
    Rag.RED: "Off track: it will not be done as agreed unless something changes",
    Rag.AMBER: "At risk: it may slip, and somebody is on it",
    Rag.GREEN: "On track",
    Rag.BLUE: "Complete, and what was achieved lasts",
    Rag.GREY: "Not due to have begun",
}
NOT_SAID = "none"


class UpdateForm(AlongForm):
    """One progress update. Status and RAG begin as they stand."""

    narrative = LongTextField(
        label="What has happened since last time?",
        help_text="Plain words: what was done, what changed for people, what stands in the way. Do not name anybody "
        "who uses a service.",
        missing="Say what has happened, even if it is nothing",
        max_length=20_000,
        rows=6,
    )
    status = RadiosField(  # type: ignore[assignment] # a field, taken out of the class by Django
        label="Status", hints={ActionStatus.CLOSED.value: "Your words above become the reason"}
    )
    stated_rag = RadiosField(
        label="RAG, as you see it",
        hints={rag.value: words for rag, words in _RAG_MEANS.items()},
    )
    reported_on = DayField(label="Date of this update", help_text="The day it is true of. For example, 27 3 2026")

    def __init__(self, *args: Any, action: Action, becoming: str, **kwargs: Any) -> None:
        super().__init__(*args, action=action, **kwargs)
        possible = [s for s in ActionStatus if rules.may_become(becoming, s)]
        rags = [rag for rag in Rag if any(rules.rag_goes_with(s, rag) for s in possible)]
        self._offer("status", [(s.value, s.label) for s in possible])
        self._offer("stated_rag", [*((r.value, r.value.capitalize()) for r in rags), (NOT_SAID, "None")])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    @property
    def values(self) -> dict[str, Any]:
        """The answers, with "None" as nothing stated."""
        given = super().values
        return {**given, "stated_rag": "" if given["stated_rag"] == NOT_SAID else given["stated_rag"]}


class TakeBackForm(EditForm):
    """Why something said is taken back."""

    reason = LongTextField(
        label="Why is it taken back?",
        help_text="The update stays to be seen, marked as taken back, with these words.",
        missing="Say why it is taken back",
        rows=3,
    )
