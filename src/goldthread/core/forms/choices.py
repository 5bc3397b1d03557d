"""Fields where a person picks from what there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from goldthread.core.forms.bound import ComponentBoundField
from goldthread.core.forms.fields import Component


class _Choices(Component):
    """Choices that know how to show themselves as items of a component."""

    asks = "Choose"
    choices: Any

    def __init__(self, *args: Any, hints: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
        for code in ("invalid_choice", "invalid_list"):
            self.error_messages[code] = f"{self.error_messages['required']} from the list"

    def items(self, bound: ComponentBoundField) -> list[dict[str, Any]]:
        chosen = _chosen(bound.value())
        return [
            {
                "value": str(value),
                "text": str(text),
                "checked": str(value) in chosen,
                "selected": str(value) in chosen,
            }
            | ({"hint": {"text": self.hints[str(value)]}} if str(value) in self.hints else {})
            for value, text in self.choices
        ]


class RadiosField(_Choices, forms.ChoiceField):
    """One of a few, all shown."""

    component = "radios"

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        return {
            "idPrefix": bound.id_for_label_or_auto,
            "items": [item for item in self.items(bound) if item["value"]],
            "fieldset": self.legend(bound),
        }


class SelectField(_Choices, forms.ChoiceField):
    """One of many."""

    component = "select"

    def __init__(self, *args: Any, empty: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty = empty

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        items = self.items(bound)
        if not any(item["value"] == "" for item in items):
            items.insert(0, {"value": "", "text": self.empty or f"{self.asks} one"})
        return {"label": {"text": self.shown_label(bound)}, "items": items}


class CheckboxesField(_Choices, forms.MultipleChoiceField):
    """Any number of a few."""

    component = "checkboxes"

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        return {
            "idPrefix": bound.id_for_label_or_auto,
            "items": self.items(bound),
            "fieldset": self.legend(bound),
        }


class TickField(Component, forms.BooleanField):
    """One box: ticked or not."""

    component = "checkboxes"
    asks = "Tick"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"required": False, **kwargs})

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
        return {"idPrefix": bound.id_for_label_or_auto, "items": [item]}


class RowField(_Choices, forms.Field):
    """One row of a queryset (already limited to the partnership), in a list. Gives the row itself, or None."""

    component = "select"
    widget = forms.Select

    def __init__(self, *args: Any, rows: QuerySet[Any] | None = None, empty: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.empty = empty

    @property
    def choices(self) -> Iterable[tuple[str, str]]:
        return [] if self.rows is None else [(str(row.pk), str(row)) for row in self.rows]

    def clean(self, value: Any) -> Any:
        if value in (None, ""):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        for row in () if self.rows is None else self.rows:
            if str(row.pk) == str(value):
                return row
        raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        items = [{"value": "", "text": self.empty or f"{self.asks} one"}, *self.items(bound)]
        return {"label": {"text": self.shown_label(bound)}, "items": items}


class RowsField(RowField):
    """Any number of rows, as boxes to tick. Gives a list."""

    component = "checkboxes"
    widget = forms.SelectMultiple

    def clean(self, value: Any) -> list[Any]:
        asked = {str(one) for one in value or []}
        chosen = [row for row in self.rows or () if str(row.pk) in asked]
        if len(chosen) != len(asked):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        if self.required and not chosen:
            raise ValidationError(self.error_messages["required"], code="required")
        return chosen

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        return {
            "idPrefix": bound.id_for_label_or_auto,
            "items": self.items(bound),
            "fieldset": self.legend(bound),
            "classes": f"govuk-checkboxes--small {self.classes}".strip(),
        }


def _chosen(value: Any) -> set[str]:
    if value is None:
        return set()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {str(getattr(one, "pk", one)) for one in values}
