"""A return as nobody else can change it meanwhile, and what an answer does to how far it is."""

from __future__ import annotations

from typing import Any

from goldthread.core import history
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.publishing.returns.models import STATE_WORDS, FiledReturn
from goldthread.publishing.returns.policies import check_can_file_row
from goldthread.publishing.returns.rules.states import ReturnState, after_an_answer, is_locked


def opened(filed: FiledReturn, by: Person) -> FiledReturn:
    """The return, held until the write ends. Raises InputError when it keeps its answers, NotAllowed."""
    check_can_file_row(by, filed)
    row = FiledReturn.objects.select_for_update(of=("self",)).select_related("form", "partnership").get(pk=filed.pk)
    if is_locked(row.state):
        raise InputError(
            f"This return is {STATE_WORDS[ReturnState(row.state)].lower()}, and its answers stay as they are.",
            advice="Take it back to a draft first."
            if row.state == ReturnState.AGREED
            else "Start the next one, or take it back if it has to be put right.",
        )
    return row


def drafted(filed: FiledReturn) -> None:
    """After a change of an answer the return is a draft: what was checked no longer stands there."""
    changes: dict[str, Any] = {"state": after_an_answer(filed.state)}
    if filed.checked_at:
        changes |= {"checked_by": None, "checked_at": None}
    history.amend(filed, "return_form.drafted", **changes)
