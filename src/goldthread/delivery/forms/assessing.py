"""The sentence where two RAGs differ, how strictly a partnership judges, and how often updates are owed."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import LongTextField, ServiceForm, TickField, WholeNumberField


class ExplainForm(ServiceForm):
    """Why stated and assessed differ."""

    words = LongTextField(
        label="Why do the two differ?",
        help_text="A sentence is enough. It stands beside both until one of them changes, and the board reads it.",
        missing="Say in a sentence why they differ",
        max_length=2_000,
        rows=3,
    )


class CadenceForm(ServiceForm):
    """How often an update is owed."""

    days = WholeNumberField(
        label="Days between updates",
        help_text="Leave it empty to owe them as often as the plan does",
        required=False,
        min_value=7,
        max_value=730,
    )


def _days(label: str, help_text: str, *, least: int = 0) -> Any:
    return WholeNumberField(label=label, help_text=help_text, min_value=least, max_value=999)


class ThresholdsForm(ServiceForm):
    """The numbers every assessment is made with."""

    grace_days = _days("Days of grace for an update", "After these an action that owes an update is silent: amber")
    silent_red_cadences = _days("Rounds of updates missed", "Silent for so many is red", least=1)
    late_red_days = _days("Days late", "Later than this is red; less is amber")
    milestone_red_days = _days("Days a milestone is late", "Later than this is red; less is amber")
    blocked_red_days = _days("Days blocked", "Blocked for longer is red; less is amber")
    soon_days = _days("Days left without a beginning", "Not begun with no more than this left is amber")
    moves_flagged = _days("Changes of a date", "A date changed so often is amber, and shown apart from late", least=1)
    sustained_days = _days("Days complete", "Complete so long, with evidence somebody checked, is blue")
    measures_wait_days = _days(
        "Days before measures count", "So long after an action began, what its measures say counts against it"
    )
    off_target_amber_figures = _days(
        "Figures that miss the target: amber",
        "So many of the latest in a row, of a measure linked to the action",
        least=1,
    )
    off_target_red_figures = _days("Figures that miss the target: red", "So many in a row are red", least=1)
    complete_needs_evidence = TickField(label="Complete needs evidence: without any it is amber", required=False)
