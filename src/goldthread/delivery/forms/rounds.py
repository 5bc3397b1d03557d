"""One row of a meeting: what is said of one action, in as few keys as can be."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import LongTextField, SelectField
from goldthread.delivery import rules
from goldthread.delivery.forms.along import AlongForm
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action, ActionStatus

NONE = "none"


class RoundForm(AlongForm):
    """Words, status and RAG, both as they stand to begin with; milestones and evidence where there is something."""

    narrative = LongTextField(
        label="What was said", missing="Write what was said, even if it is “No change.”", max_length=20_000, rows=3
    )
    status = SelectField(label="Status")  # type: ignore[assignment] # a field, taken out of the class by Django
    stated_rag = SelectField(label="Stated RAG")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, action=action, **kwargs)
        possible = [s for s in ActionStatus if rules.may_become(action.status, s)]
        rags = [rag for rag in Rag if any(rules.rag_goes_with(s, rag) for s in possible)]
        fields: Any = self.fields
        fields["status"].choices = [(s.value, s.label) for s in possible]
        fields["stated_rag"].choices = [*((r.value, r.label.word) for r in rags), (NONE, "None")]

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        return {**given, "stated_rag": "" if given["stated_rag"] == NONE else given["stated_rag"]}
