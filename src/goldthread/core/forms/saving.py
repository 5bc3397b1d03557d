"""From a form to a write: what the write refuses is said on the form, in the writer's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from django.db import IntegrityError

from goldthread.core.forms.fields import FileField
from goldthread.core.forms.form import EditForm, ServiceForm
from goldthread.core.history import EditedMeanwhile
from goldthread.kernel.errors import InputError, Place

Row = TypeVar("Row")


def save(form: ServiceForm, write: Callable[..., Row], /, *, taken: str = "", **more: Any) -> Row | None:
    """Run ``write`` with the form's answers; None when the form must be shown again.

    An edit passes the revision its editor saw. ``taken`` is said when the database refuses a name that is there
    already. NotAllowed goes through: it is the page's 404.
    """
    if not form.is_valid():
        return None
    seen = {"revision": form.seen} if isinstance(form, EditForm) else {}
    try:
        return write(**form.values, **seen, **more)
    except EditedMeanwhile as error:
        if not isinstance(form, EditForm):
            raise
        form.meet(error)
    except InputError as error:
        refuse(form, error)
    except IntegrityError:
        if not taken:
            raise
        form.add_error(next(iter(form.fields)), taken)
    return None


def refuse(form: ServiceForm, error: InputError) -> None:
    """Say on the form what was refused: at the field it names, with the file, page, table and row it names.

    A file that is at fault is told of at the field that asked for it. Fields that are asked here are named by the
    form itself, and those that are asked nowhere by nobody.
    """
    place = error.place or Place()
    is_asked = place.field in form.fields
    told = InputError(error.message, advice=error.advice, place=replace(place, field=None)) if is_asked else error
    asking = place.field if is_asked else _asking_for_a_file(form) if place.file else None
    form.add_error(asking, told.on_a_page)


def _asking_for_a_file(form: ServiceForm) -> str | None:
    names = [name for name, field in form.fields.items() if isinstance(field, FileField)]
    return names[0] if len(names) == 1 else None
