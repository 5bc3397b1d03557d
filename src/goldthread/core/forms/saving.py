"""From a form to a write: what the write refuses is said on the form, in the writer's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError

from goldthread.core.forms.form import EditForm, ServiceForm
from goldthread.core.history import EditedMeanwhile
from goldthread.kernel.errors import InputError

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
        _refuse(form, str(error.place.field) if error.place and error.place.field else "", error)
    except IntegrityError:
        if not taken:
            raise
        form.add_error(next(iter(form.fields)), taken)
    return None


def _refuse(form: ServiceForm, field: str, error: InputError) -> None:
    words = f"{error.message} {error.advice}".strip()
    form.add_error(field if field in form.fields else None, words)
