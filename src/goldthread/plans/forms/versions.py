"""Questions about the next version of a plan."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from goldthread.core.forms import DayField, EditForm, LongTextField, RowField, TextField
from goldthread.plans.models import PaperReading, Plan


class VersionOfForm(EditForm):
    plan = RowField(label="It is the next version of", required=False, empty="None: it is a plan of its own")

    def __init__(self, data: Any = None, *, reading: PaperReading, plans: QuerySet[Plan]) -> None:
        chosen = reading.version_of_id or reading.looks_like_id
        super().__init__(data, initial={"plan": chosen, "revision": reading.revision})
        self.fields["plan"].rows = plans  # type: ignore[attr-defined]


class AcceptVersionForm(EditForm):
    title = TextField(label="Title of the plan", max_length=300, missing="Enter what the plan is called")
    agreed_on = DayField(label="When was it agreed?", help_text="For example, 13 January 2027.", required=False)
    agreed_by = TextField(label="Who agreed it?", help_text="A board or committee.", required=False)
    version_label = TextField(
        label="What is this version called?",
        help_text="For example, “Version 2, as agreed”.",
        max_length=100,
        required=False,
    )
    reason = TextField(
        label="Why were dates changed and actions dropped?",
        help_text="It stands beside each changed date and each dropped action. Left empty, it is this version.",
        max_length=300,
        required=False,
    )
    note = LongTextField(
        label="What should be said of this version?",
        help_text="Left empty, it counts what changed.",
        rows=3,
        required=False,
    )

    def __init__(self, data: Any = None, *, reading: PaperReading) -> None:
        assert reading.version_of is not None
        super().__init__(data, initial={"title": reading.version_of.title, "revision": reading.revision})
        printed = reading.plan_facts.get("title", "")
        if printed and printed != reading.version_of.title:
            self.fields["title"].help_text = f"The paper calls it “{printed}”."
