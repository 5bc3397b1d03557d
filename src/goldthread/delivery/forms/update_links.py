"""Making a link, and the two forms behind one."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import LongTextField, RadiosField, RowField, ServiceForm, TickField, WholeNumberField
from goldthread.delivery import rules
from goldthread.delivery.forms.along import AlongForm
from goldthread.delivery.rules.links import DAYS_OPEN
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action

AS_IT_IS = "as_it_is"


class LinkForm(ServiceForm):
    """For whom a link is made."""

    person = RowField(label="For whom", missing="Choose for whom the link is")
    days = WholeNumberField(label="Days it can be used", initial=DAYS_OPEN, min_value=1, max_value=90)
    send = TickField(label="Send it to them by e-mail now", required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.rows = people


class SayForm(AlongForm):
    """Here is an update."""

    narrative = LongTextField(
        label="What has happened since last time?",
        help_text="Plain words. Do not name anybody who uses a service.",
        missing="Say what has happened",
        max_length=20_000,
        rows=5,
    )
    stated_rag = RadiosField(label="RAG, as you see it")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, action=action, **kwargs)
        offered = [(rag, Rag(rag).label.word) for rag in rules.RAGS[rules.Status(action.status)] if rag]
        rag: Any = self.fields["stated_rag"]
        rag.choices = [(AS_IT_IS, "As it was"), *offered]

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        return {**given, "stated_rag": None if given["stated_rag"] == AS_IT_IS else given["stated_rag"]}


class HelpForm(ServiceForm):
    """I need help."""

    narrative = LongTextField(
        label="What do you need, and from whom?",
        missing="Say what you need",
        max_length=5_000,
        rows=4,
    )
