"""The form every page uses: components, an error summary whose links lead somewhere, and the revision seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from markupsafe import Markup

from goldthread.core.forms.bound import ComponentBoundField
from goldthread.core.forms.fields import HiddenField
from goldthread.core.forms.meanwhile import Meanwhile
from goldthread.core.forms.picking import FIND
from goldthread.core.govuk import govuk
from goldthread.core.history import EditedMeanwhile

if TYPE_CHECKING:
    _Base = forms.Form
else:
    _Base = object


class Components(_Base):
    """``{{ form.summary }}`` above the heading, ``{{ form.components }}`` (or single fields) in the form.

    For forms that a library brings along too: mix it in and give them fields of ``core.forms``.
    """

    bound_field_class = ComponentBoundField
    use_required_attribute = False
    meanwhile: Meanwhile | None = None

    @property
    def is_finding(self) -> bool:
        """Was "Find" pressed in a field that is searched? Then nothing is checked, and nothing saved."""
        searched = any(getattr(field, "is_searched", False) for field in self.fields.values())
        return searched and self.is_bound and bool(self.data.get(FIND))

    def full_clean(self) -> None:
        """Leaves a form alone that only looks for something."""
        if self.is_finding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        return not self.is_finding and bool(super().is_valid())

    @property
    def summary(self) -> Markup:
        """The error summary, or nothing. Each line links to an input that is on the page."""
        if not self.is_bound or not self.errors:
            return Markup("")
        lines: list[dict[str, str]] = []
        for name, errors in self.errors.items():
            href = self._link_to(name)
            lines += [{"text": str(error), **({"href": href} if href else {})} for error in errors]
        return govuk("error-summary", titleText="There is a problem", errorList=lines)

    def _link_to(self, name: str) -> str:
        bound: Any = self[name] if name in self.fields else None
        return f"#{bound.error_id}" if bound is not None and not bound.is_hidden else ""

    @property
    def components(self) -> Markup:
        """Every field in order, with the hidden ones."""
        shown = [bound.markup() for bound in self.visible_fields()]  # type: ignore[attr-defined]
        return Markup("\n").join([*shown, self.hidden])

    @property
    def hidden(self) -> Markup:
        return Markup("").join(
            Markup('<input type="hidden" name="{}" value="{}">').format(bound.html_name, bound.value() or "")
            for bound in self.hidden_fields()
        )

    @property
    def is_multipart_form(self) -> bool:
        return any(isinstance(field, forms.FileField) for field in self.fields.values())

    @property
    def title_prefix(self) -> str:
        """Goes first in the page's title, so that it is the first thing read out."""
        return "Error: " if self.is_bound and self.errors else ""

    @property
    def status(self) -> int:
        """The status of the answer that shows this form again."""
        if self.meanwhile:
            return 409
        return 422 if self.is_bound and self.errors else 200

    @property
    def values(self) -> dict[str, Any]:
        """The answers for a write: every field but the revision."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class ServiceForm(Components, forms.Form):
    """The form of a page."""


class EditForm(ServiceForm):
    """A form over a row that is there already: it remembers which revision the editor saw."""

    revision = HiddenField()

    @property
    def seen(self) -> int:
        """The revision this editor saw. One that was tampered with is older than any."""
        text = str(self.cleaned_data.get("revision") or "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0

    def meet(self, error: EditedMeanwhile) -> None:
        """Somebody else was here: show both texts; saving once more then knowingly replaces theirs."""
        self.meanwhile = Meanwhile.between(error.current, self)
        self.carry(revision=str(getattr(error.current, "revision", 0)))

    def carry(self, **values: str) -> None:
        """What the form carries along unseen when it is shown once more."""
        self.data = {**_plain(self.data), **values}


def _plain(data: Any) -> dict[str, Any]:
    """The data as a plain dictionary that keeps lists where a box can be ticked twice."""
    lists = data.lists() if hasattr(data, "lists") else ((key, [value]) for key, value in data.items())
    return {key: values[0] if len(values) == 1 else values for key, values in lists}
