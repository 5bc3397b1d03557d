"""The last questions before a plan goes live, and who its owners are."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import DayField, EditForm, TextField
from goldthread.plans.models import PaperReading


class AcceptForm(EditForm):
    title = TextField(label="Title of the plan", max_length=300, missing="Enter what the plan is called")
    slug = TextField(
        label="Address",
        help_text="The last part of the plan's web address. Left empty, it is made of the title.",
        max_length=60,
        required=False,
    )
    agreed_on = DayField(label="When was it agreed?", help_text="For example, 13 January 2026.", required=False)
    agreed_by = TextField(label="Who agreed it?", help_text="A board or committee.", required=False)
    version_label = TextField(
        label="What is this version called?",
        help_text="For example, “Version 2, as agreed”.",
        max_length=100,
        required=False,
    )
    source_title = TextField(
        label="Which report made the recommendations it answers?",
        help_text="If the partnership has a report of this title already, it is used again.",
        max_length=300,
        required=False,
    )
    source_body = TextField(label="Who published that report?", required=False)

    def __init__(self, data: Any = None, *, reading: PaperReading, answers: bool) -> None:
        initial = {"title": reading.plan_facts.get("title", ""), "revision": reading.revision}
        super().__init__(data, initial=initial)
        if not answers:
            del self.fields["source_title"], self.fields["source_body"]
