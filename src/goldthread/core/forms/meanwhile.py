"""What a person sees when somebody else changed the row meanwhile: both texts, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from goldthread.core import history, wording

if TYPE_CHECKING:
    from goldthread.core.forms.form import ServiceForm


@dataclass(frozen=True)
class Difference:
    """One field as it is now and as this editor wrote it."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Meanwhile:
    """Who changed the row, when, and every field where the two disagree."""

    by: str
    at: datetime | None
    differences: tuple[Difference, ...]

    @classmethod
    def between(cls, current: models.Model, form: ServiceForm) -> Meanwhile:
        """``current`` is the row as it is now; the form holds what this editor wrote."""
        last = history.of(current).first()
        found = []
        for name, mine in form.cleaned_data.items():
            if name == "revision" or not hasattr(current, name):
                continue
            theirs = getattr(current, name)
            if theirs != mine and (theirs or mine):
                found.append(
                    Difference(str(form[name].label), _shown(current, name, theirs), _chosen(form, name, mine))
                )
        return cls(last.by_name if last else "somebody else", last.at if last else None, tuple(found))


def _shown(row: models.Model, name: str, value: Any) -> str:
    display = getattr(row, f"get_{name}_display", None)
    return _text(display() if callable(display) else value)


def _chosen(form: ServiceForm, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    return _text(choices.get(value, value) if isinstance(value, str) else value)


def _text(value: Any) -> str:
    if isinstance(value, date):
        return wording.day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "(empty)" if value in (None, "") else str(value)
