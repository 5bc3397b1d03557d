"""Fields that own their component. Each turns itself into the options of one component of the design system.

``missing`` is what is said when a needed answer is not there ("Enter the name of the body").
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, MinValueValidator
from markupsafe import Markup

from goldthread.core.forms.bound import ComponentBoundField
from goldthread.core.forms.days import DayWidget, day_of, parts_of

if TYPE_CHECKING:
    _Base = forms.Field
else:
    _Base = object

# Among them signs that turn the direction of what follows: words would be read otherwise than they are kept.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Component(_Base):
    """What every field of a page shares. ``first_input`` ends the id of the first input in the component."""

    component = "input"
    first_input = ""
    asks = "Enter"
    bound_field_class = ComponentBoundField

    def __init__(self, *args: Any, missing: str = "", classes: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = classes
        label = str(self.label or "an answer")
        self.error_messages["required"] = missing or f"{self.asks} {label[:1].lower()}{label[1:]}"

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        return {"label": {"text": self.shown_label(bound)}, "value": bound.value() or ""}

    def drawn(self, bound: ComponentBoundField) -> Markup | None:
        """The markup of a field that no single component can draw."""
        return None

    def shown_label(self, bound: ComponentBoundField) -> str:
        """Most questions must be answered, so the ones that need not be say so."""
        return str(bound.label) if self.required else f"{bound.label} (optional)"

    def legend(self, bound: ComponentBoundField) -> dict[str, Any]:
        return {"legend": {"text": self.shown_label(bound), "classes": "govuk-fieldset__legend--s"}}


class TextField(Component, forms.CharField):
    """One line. Characters that cannot be printed are dropped: they only ever come from copying."""

    input_type = "text"

    def __init__(self, *args: Any, autocomplete: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)
        self.autocomplete = autocomplete

    def to_python(self, value: Any) -> str:
        return str(super().to_python(printable(str(value or ""), lines=self.component == "textarea")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """What was kept with signs or line ends that a field cannot hold is not changed by being shown."""
        return super().has_changed(None if initial is None else self.to_python(initial), data)

    def run_validators(self, value: Any) -> None:
        if self.max_length and len(value) > self.max_length:
            over = len(value) - self.max_length
            raise ValidationError(
                f"{self.label} must be {self.max_length:,} characters or fewer; this is {over:,} too many.",
                code="max_length",
            )
        super().run_validators(value)

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        options = super().options(bound) | {"type": self.input_type, "spellcheck": self.input_type == "text"}
        return options | ({"autocomplete": self.autocomplete} if self.autocomplete else {})


class EmailField(TextField, forms.EmailField):
    input_type = "email"
    default_validators = [EmailValidator(message="Enter an e-mail address like name@example.org")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)
        super().__init__(*args, **kwargs)


class LongTextField(TextField):
    """Several lines, kept as they were typed."""

    component = "textarea"

    def __init__(self, *args: Any, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10_000)
        super().__init__(*args, **kwargs)
        self.rows = rows

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        # a browser drops the first line break inside a text area, so one is given to be dropped
        return super().options(bound) | {"rows": self.rows, "value": f"\n{bound.value() or ''}", "spellcheck": True}


class PasswordField(TextField):
    component = "password-input"
    input_type = "password"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, strip=False, **{"max_length": 1000, **kwargs})

    def to_python(self, value: Any) -> str:
        return str(value or "")

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        label = {"text": self.shown_label(bound)}
        return {"label": label, "autocomplete": self.autocomplete or "current-password"}


class WholeNumberField(Component, forms.IntegerField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid"] = f"{self.label} must be a whole number, like 30"
        for validator in self.validators:
            if isinstance(validator, MinValueValidator):
                validator.message = f"{self.label} must be {self.min_value:,} or more"
            elif isinstance(validator, MaxValueValidator):
                validator.message = f"{self.label} must be {self.max_value:,} or less"
        self.classes = self.classes or "govuk-input--width-5"

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        value = bound.value()
        return super().options(bound) | {"inputmode": "numeric", "value": "" if value is None else str(value)}


class DayField(Component, forms.Field):
    """A day, in three boxes."""

    component = "date-input"
    first_input = "-day"
    widget = DayWidget

    def clean(self, value: Any) -> Any:
        day = day_of(parts_of(value), str(self.label))
        if day is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        return parts_of(initial) != parts_of(data)

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        wrong = " govuk-input--error" if bound.errors else ""
        values = parts_of(bound.value())
        items = [
            {"name": part, "classes": f"govuk-input--width-{width}{wrong}", "value": value}
            for part, width, value in zip(("day", "month", "year"), (2, 2, 4), values, strict=True)
        ]
        # the month takes words too, so a phone must not show digits only
        items[1] |= {"inputmode": "text", "classes": f"govuk-input--width-4{wrong}"}
        return {"namePrefix": bound.html_name, "items": items, "fieldset": self.legend(bound)}


class FileField(Component, forms.FileField):
    component = "file-upload"
    asks = "Choose"

    def __init__(self, *args: Any, accept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accept = accept
        self.error_messages["empty"] = "The file is empty. Choose another."
        self.error_messages["missing"] = self.error_messages["required"]

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except ValidationError as error:
            if error.code != "empty":
                raise
            name = printable(str(data.name), lines=False)
            raise ValidationError(f"{name}: {self.error_messages['empty']}", code="empty") from error

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        attributes = {"accept": self.accept} if self.accept else {}
        return {"label": {"text": self.shown_label(bound)}, "attributes": attributes}


class HiddenField(forms.CharField):
    """Carried along unseen."""

    widget = forms.HiddenInput

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, "required": False, **kwargs})


def printable(text: str, *, lines: bool) -> str:
    """``text`` in composed letters, without characters that cannot be printed; one line unless ``lines``."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(sign for sign in _UNPRINTABLE.sub("", text) if not "\ud800" <= sign <= "\udfff")
    return text if lines else " ".join(text.split())
