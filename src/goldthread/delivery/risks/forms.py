"""Writing a risk down, scoring it, and the matrix."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    PickRowsField,
    RowField,
    SelectField,
    WholeNumberField,
)
from goldthread.delivery.risks.rules import LARGEST, SMALLEST, Matrix


def _steps(matrix: Matrix, least: str, most: str) -> list[tuple[str, str]]:
    named = {1: f"1, {least}", matrix.size: f"{matrix.size}, {most}"}
    return [(str(step), named.get(step, str(step))) for step in matrix.steps]


def _offer(form: Any, matrix: Matrix, names: tuple[str, ...]) -> None:
    for name in names:
        if name in form.fields:
            likely = name.endswith("likelihood")
            form.fields[name].choices = _steps(
                matrix, "hardly ever" if likely else "slight", "almost certain" if likely else "very grave"
            )


class _Scored:
    """Steps come as text and leave as numbers."""

    steps = ("likelihood", "impact", "target_likelihood", "target_impact")

    @property
    def values(self) -> dict[str, Any]:
        given: dict[str, Any] = super().values  # type: ignore[misc]
        return {name: int(value) if name in self.steps else value for name, value in given.items()}


def _step(label: str) -> SelectField:
    return SelectField(label=label)


class RiskForm(_Scored, EditForm):
    """A new risk, or the words of one: ``is_new`` asks for group and score too. ``rows``: what each field offers."""

    group = RowField(label="Group that watches it", missing="Choose the group")
    cause = LongTextField(label="Because of", help_text="What makes it possible", rows=2)
    event = LongTextField(label="This may happen", rows=2)
    consequence = LongTextField(label="And then", help_text="What it would mean for people", rows=2)
    likelihood = _step("How likely it is now")
    impact = _step("How grave it would be now")
    controls = LongTextField(label="What is in place against it", required=False, rows=3)
    target_likelihood = _step("How likely it should be")
    target_impact = _step("How grave it should be")
    owner = RowField(label="Who watches it", required=False, empty="Nobody named")
    review_on = DayField(label="Look at it again on", required=False)
    actions = PickRowsField(label="What is done about it", required=False)
    measures = PickRowsField(label="What shows how near it is", required=False)

    def __init__(self, *args: Any, matrix: Matrix, is_new: bool, rows: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in () if is_new else ("group", "likelihood", "impact"):
            del fields[name]
        for name, found in rows.items():
            if name in fields:
                fields[name].rows = found
        if not rows["measures"]:
            del fields["measures"]
        if is_new:
            del fields["revision"]
        _offer(self, matrix, self.steps)

    @property
    def seen(self) -> int | None:  # type: ignore[override]
        """A new risk has no revision that anybody saw."""
        return super().seen if "revision" in self.fields else None


class ScoreForm(_Scored, EditForm):
    """How it stands now."""

    likelihood = _step("How likely it is now")
    impact = _step("How grave it would be now")
    why = LongTextField(label="Why?", missing="Say what has changed, or that nothing has", rows=3)
    review_on = DayField(label="Look at it again on", required=False)

    def __init__(self, *args: Any, matrix: Matrix, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, matrix, self.steps)


class CloseForm(EditForm):
    reason = LongTextField(label="Why is it closed?", missing="Say why it is closed", rows=3)


class ReopenForm(EditForm):
    reason = LongTextField(label="Why is it watched again?", missing="Say why it is watched again", rows=3)


class MatrixForm(EditForm):
    """A partnership's own matrix."""

    size = WholeNumberField(label="Steps each way", min_value=SMALLEST, max_value=LARGEST)
    medium_from = WholeNumberField(label="Medium from a score of", min_value=2, max_value=36)
    high_from = WholeNumberField(label="High from a score of", min_value=3, max_value=36)
    appetite = WholeNumberField(
        label="The highest score you can bear", help_text="Anything above needs an action", min_value=1, max_value=36
    )
