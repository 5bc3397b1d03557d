"""A field of a form on a page: it knows its component, its present value and where an error link leads."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.utils.safestring import SafeString
from markupsafe import Markup

from goldthread.core.govuk import govuk


class ComponentBoundField(BoundField):
    """``{{ form.name }}`` in a page is the whole component: label, hint, error and input."""

    def __str__(self) -> SafeString:
        return SafeString(self.markup())

    def __html__(self) -> SafeString:
        return SafeString(self.markup())

    def markup(self, **more: Any) -> Markup:
        """The component; ``more`` overrides its options ("label", "classes")."""
        field: Any = self.field
        if (drawn := field.drawn(self)) is not None:
            return Markup(drawn)  # noqa: S704 - markup already
        return govuk(field.component, {**self._shared(), **field.options(self), **more})

    @property
    def error_id(self) -> str:
        """The id an error summary links to: the first thing a person can type in or choose."""
        field: Any = self.field
        return f"{self.id_for_label_or_auto}{field.first_input}"

    @property
    def id_for_label_or_auto(self) -> str:
        return str(self.auto_id or f"id_{self.html_name}")

    def _shared(self) -> dict[str, Any]:
        field: Any = self.field
        options: dict[str, Any] = {"name": self.html_name, "id": self.id_for_label_or_auto}
        if self.help_text:
            options["hint"] = {"text": self.help_text}
        if self.errors:
            options["errorMessage"] = {"text": " ".join(str(error) for error in self.errors)}
        if field.classes:
            options["classes"] = field.classes
        return options
