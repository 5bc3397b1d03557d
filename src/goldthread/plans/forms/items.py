"""Correcting one item of a reading. Lists are written one to a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.core.forms import EditForm, LongTextField, SelectField, TextField, TickField
from goldthread.plans.forms.timescales import TimescaleField
from goldthread.plans.models import DraftItem, DraftKind
from goldthread.plans.rules.texts import LONG

BAR = "|"
STATUSES = (
    ("", "Nothing"),
    ("not started", "Not started"),
    ("in progress", "In progress"),
    ("blocked", "Blocked"),
    ("complete", "Complete"),
    ("closed", "Closed without completion"),
)


class ItemForm(EditForm):
    """What every kind of item shares: only what a person changed is sent on."""

    @property
    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "revision"}


class ActionItemForm(ItemForm):
    text = LongTextField(label="What is to be done", max_length=LONG, rows=5, missing="Enter what is to be done")
    parts = LongTextField(label="Parts", help_text="One to a line.", max_length=LONG, rows=4, required=False)
    owners = LongTextField(label="Owners", help_text="One to a line, as printed.", rows=3, required=False)
    timescale = TimescaleField(
        label="Timescale",
        help_text="In the words of the paper, like “By April 2027”, “2026/27”, “Quarterly” or “Ongoing”.",
        required=False,
    )
    priority = SelectField(label="Priority", required=False, empty="None")
    sub_priority = TextField(label="Heading inside the priority", max_length=500, required=False)
    ref = TextField(label="Reference", max_length=30, required=False, classes="govuk-input--width-5")
    recommendations = TextField(
        label="Recommendations it answers", help_text="Their references, with commas between.", required=False
    )
    outcomes = LongTextField(label="Outcomes", help_text="One to a line.", max_length=LONG, rows=3, required=False)
    milestones = LongTextField(
        label="Milestones",
        help_text="One to a line; a date behind a bar, like “Two localities | June 2026”.",
        max_length=LONG,
        rows=3,
        required=False,
    )
    progress = LongTextField(label="Progress in the paper", max_length=LONG, rows=4, required=False)
    rag = TextField(label="RAG in the paper", max_length=30, required=False, classes="govuk-input--width-5")
    status = SelectField(  # type: ignore[assignment]  # named as the paper names it
        label="Status in the paper", choices=STATUSES, required=False
    )
    comments = LongTextField(label="Comments", max_length=LONG, rows=3, required=False)
    new = TickField(label="The paper calls it a new action")

    def __init__(self, *args: Any, priorities: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [("", "None"), *priorities.items()]  # type: ignore[attr-defined]

    @property
    def changes(self) -> dict[str, Any]:
        changes = super().changes
        if "milestones" in changes:
            changes["milestones"] = [_milestone(line) for line in changes["milestones"].splitlines()]
        return changes


class PriorityItemForm(ItemForm):
    ref = TextField(label="Number", max_length=30, required=False, classes="govuk-input--width-5")
    title = TextField(label="Title", max_length=500, missing="Enter the title of the priority")
    owners = LongTextField(label="Owners", help_text="One to a line, as printed.", rows=3, required=False)
    recommendations = TextField(
        label="Recommendations it answers", help_text="Their references, with commas between.", required=False
    )
    outcomes = LongTextField(label="Outcomes", help_text="One to a line.", max_length=LONG, rows=5, required=False)


class RecommendationItemForm(ItemForm):
    ref = TextField(label="Number", max_length=30, required=False, classes="govuk-input--width-5")
    section = TextField(label="Section", max_length=300, required=False)
    text = LongTextField(label="Recommendation", max_length=LONG, missing="Enter the recommendation")


class SplitForm(EditForm):
    """One action to a paragraph; lines that begin with a dash are its parts."""

    pieces = LongTextField(
        label="The actions",
        help_text="Leave an empty line between two actions. A line that begins with a dash is a part of its action.",
        max_length=LONG,
        rows=14,
        missing="Enter the actions",
    )


class FactsForm(EditForm):
    title = TextField(label="Title of the plan", max_length=300, required=False)
    area = TextField(label="Area", max_length=200, required=False)
    lead_body = TextField(label="Lead body", max_length=200, required=False)
    period = TextField(label="Period", help_text="Like 2026/27 or 2026-2029.", max_length=100, required=False)


def item_form(item: DraftItem, priorities: Mapping[str, str], data: Any = None) -> ItemForm:
    """The form of this item's kind, with what is known of it."""
    return form_of(item.kind, priorities, data, initial_of(item.kind, item.content) | {"revision": item.revision})


def form_of(kind: str, priorities: Mapping[str, str], data: Any = None, initial: Any = None) -> ItemForm:
    """A form for a new item of this kind, or with ``initial`` for one that is there."""
    if kind == DraftKind.PRIORITY:
        return PriorityItemForm(data, initial=initial)
    if kind == DraftKind.RECOMMENDATION:
        return RecommendationItemForm(data, initial=initial)
    return ActionItemForm(data, initial=initial, priorities=priorities)


def initial_of(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of an item as the form shows it."""
    initial = {name: _shown(name, value) for name, value in content.items()}
    if kind == DraftKind.ACTION:
        initial["timescale"] = (content["timescale"] or {}).get("printed", "")
    return initial


def _shown(name: str, value: Any) -> Any:
    if name == "owners":
        return "\n".join(owner["name"] for owner in value)
    if name == "milestones":
        return "\n".join(_milestone_line(each) for each in value)
    if name == "recommendations":
        return ", ".join(value)
    return "\n".join(value) if name in ("parts", "outcomes") else value


def _milestone_line(milestone: Mapping[str, Any]) -> str:
    due = (milestone["due"] or {}).get("printed", "")
    return f"{milestone['text']} {BAR} {due}" if due else milestone["text"]


def _milestone(line: str) -> dict[str, str]:
    text, bar, due = line.rpartition(BAR)
    return {"text": text.strip(), "due": due.strip()} if bar else {"text": line.strip(), "due": ""}


def pieces_of(text: str) -> list[dict[str, Any]]:
    """The paragraphs of a split as the pieces that ``split_draft`` takes."""
    paragraphs = [each.splitlines() for each in text.replace("\r\n", "\n").split("\n\n") if each.strip()]
    return [
        {
            "text": " ".join(line.strip() for line in lines if not _is_part(line)),
            "parts": [line.strip()[1:].strip() for line in lines if _is_part(line)],
        }
        for lines in paragraphs
    ]


def whole_of(content: Mapping[str, Any]) -> str:
    """An action as the split form shows it at first: each part already a paragraph of its own, if it has parts."""
    return "\n\n".join([content["text"], *content["parts"]])


def _is_part(line: str) -> bool:
    return line.strip().startswith(("-", "–", "•"))
