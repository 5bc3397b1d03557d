"""What a change is to be, from whatever door it comes: checked by the same form, given to the same write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.core.forms import ServiceForm
from goldthread.delivery.batches.changes import Answers
from goldthread.delivery.batches.forms import FORMS
from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.reads.choices import owner_choices
from goldthread.delivery.reads.owners import find_owner
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Priority


def form_of(partnership: Partnership, what: str, said: Mapping[str, Any] | None) -> ServiceForm:
    """The form of one kind of change, with those of this partnership to choose from."""
    return FORMS[what](
        said,
        owners=owner_choices(partnership) if what in ("owner", "lead") else (),
        priorities=Priority.objects.of(partnership).order_by("-plan_id", "position"),
    )


def answers_of(partnership: Partnership, form: ServiceForm) -> Answers:
    """The answers of a valid form, with the owner itself for its key."""
    values = form.values
    if "owner" not in values:
        return values
    return {**values, "owner": find_owner(partnership, OwnerKey.parse(values["owner"]))}


def answered(partnership: Partnership, what: str, said: Mapping[str, Any]) -> Answers:
    """The answers that a machine or a command gives. Raises InputError naming the first that is wrong."""
    form = form_of(partnership, what, {name: value for name, value in said.items() if value is not None})
    for name in said:
        if name not in form.fields:
            raise InputError("Nothing of this name is asked here.", advice=_asked(form), place=Place(field=name))
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise InputError(str(errors[0]), advice=_asked(form), place=Place(field=name))
    return answers_of(partnership, form)


def _asked(form: ServiceForm) -> str:
    return f"Asked are: {', '.join(form.fields)}."
