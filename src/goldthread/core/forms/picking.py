"""A choice of any number among many: what is chosen stands there, more is found by words. It needs no script."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from goldthread.core.forms.bound import ComponentBoundField
from goldthread.core.forms.choices import CheckboxesField, RowsField
from goldthread.core.govuk import govuk

FEW = 15  # so many boxes can be looked through; more are searched
MOST_FOUND = 20
FIND = "find"  # the name of the button that searches, with the field as its value

_PICK = """\
<div class="govuk-form-group{bad} gt-pick" id="pick-{name}" tabindex="-1">{fieldset}</div>"""
_FIND = """\
<div class="gt-pick__search">{words}<button type="submit" class="govuk-button govuk-button--secondary" \
name="find" value="{name}" formnovalidate formaction="#pick-{name}">Find<span class="govuk-visually-hidden"> \
for “{label}”</span></button></div>"""


class _Searched:
    """Draws the chosen ones as ticked boxes, a search, and what it finds as boxes to tick."""

    is_searched = True

    def __init__(self, *args: Any, few: int = FEW, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.few = few

    def drawn(self, bound: ComponentBoundField) -> Markup | None:
        """None where the usual boxes will do."""
        field: Any = self
        items = field.items(bound)
        if len(items) <= self.few:
            return None
        chosen = [item for item in items if item["checked"]]
        asked = str(bound.form.data.get(f"{bound.html_name}-words", "")).strip()[:200] if bound.form.is_bound else ""
        found = _holding(asked, [item for item in items if not item["checked"]]) if asked else []
        parts = [
            _boxes(bound, "chosen", chosen),
            self._search(bound, asked),
            Markup('<p class="govuk-body gt-quiet">{}</p>').format(_told(asked, chosen, found, len(items))),
            _boxes(bound, "found", found[:MOST_FOUND]),
        ]
        errors = " ".join(str(error) for error in bound.errors)
        said = Markup('<p class="govuk-error-message">{}</p>').format(errors) if errors else Markup("")
        hint = Markup('<div class="govuk-hint">{}</div>').format(bound.help_text) if bound.help_text else Markup("")
        inside = Markup("").join([hint, said, *parts])
        bad = " govuk-form-group--error" if errors else ""
        fieldset = govuk("fieldset", {**field.legend(bound), "html": inside})
        return Markup(_PICK).format(bad=bad, name=bound.html_name, fieldset=fieldset)  # noqa: S704 - constant

    def _search(self, bound: ComponentBoundField, asked: str) -> Markup:
        words = govuk(
            "input",
            {
                "id": bound.id_for_label_or_auto,
                "name": f"{bound.html_name}-words",
                "type": "search",
                "value": asked,
                "autocomplete": "off",
                "label": {"text": "Find one to add"},
                "hint": {"text": "Words that stand in it. Nothing is saved yet."},
                "classes": "govuk-input--width-20",
            },
        )
        find = Markup(_FIND)  # noqa: S704 - constant
        return find.format(words=words, name=bound.html_name, label=bound.label)


def _holding(words: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    wanted = words.casefold().split()
    return [item for item in items if all(word in item["text"].casefold() for word in wanted)]


def _boxes(bound: ComponentBoundField, which: str, items: list[dict[str, Any]]) -> Markup:
    if not items:
        return Markup("")
    prefix = f"{bound.id_for_label_or_auto}-{which}"
    classes = "govuk-checkboxes--small"
    return govuk("checkboxes", {"name": bound.html_name, "idPrefix": prefix, "items": items, "classes": classes})


def _told(asked: str, chosen: list[Any], found: list[Any], there: int) -> str:
    if not asked:
        return f"{len(chosen)} of {there:,} chosen." if chosen else f"None of {there:,} chosen yet."
    if not found:
        return f"Nothing more has “{asked}” in it."
    if len(found) > MOST_FOUND:
        return f"{MOST_FOUND} of {len(found):,} with “{asked}”. Say more words to see fewer. Tick those to add."
    return f"{len(found)} with “{asked}”. Tick those to add."


class PickRowsField(_Searched, RowsField):
    """Any number of rows, searched where they are many. Gives a list."""


class PickField(_Searched, CheckboxesField):
    """Any number of choices, searched where they are many."""
