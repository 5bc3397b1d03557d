"""The only writer of saved lists."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import timezone

from goldthread.core import history, undoing
from goldthread.core.history import recorded
from goldthread.core.models import HistoryEvent
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.policies import check_can_change, check_can_keep
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.rules.texts import required

LONGEST_NAME, LONGEST_QUERY = 120, 4_000
UNDOABLE: undoing.Undoable = {SavedList: {"name", "query", "is_shared", "removed_on"}}
_TAKEN = InputError("You have a list of this name already.", advice="Choose another.", place=Place(field="name"))


@recorded
def save_list(*, partnership: Partnership, name: str, query: str, is_shared: bool = False, by: Person) -> SavedList:
    """Keep a list under a name. ``query`` is its address; what makes no sense in it is left out.

    Raises NotAllowed, InputError for no name, one that is taken, or an address that is too long.
    """
    check_can_keep(by, partnership, shared=is_shared)
    return _once(
        lambda: history.create(
            SavedList,
            "saved_list.kept",
            partnership=partnership,
            owner=by,
            name=required(name, "name", limit=LONGEST_NAME),
            query=_tidied(query),
            is_shared=is_shared,
        )
    )


@recorded
def change_list(
    *,
    saved: SavedList,
    name: str | None = None,
    query: str | None = None,
    is_shared: bool | None = None,
    revision: int | None = None,
    by: Person,
) -> SavedList:
    """Another name, another address, shared or not; what is not named stays.

    Raises NotAllowed, InputError, EditedMeanwhile.
    """
    check_can_change(by, saved)
    if is_shared and not saved.is_shared:
        check_can_keep(by, saved.partnership, shared=True)
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = required(name, "name", limit=LONGEST_NAME)
    if query is not None:
        changes["query"] = _tidied(query)
    if is_shared is not None:
        changes["is_shared"] = is_shared
    return _once(lambda: history.amend(saved, "saved_list.changed", revision=revision, **changes))


@recorded
def remove_list(*, saved: SavedList, revision: int | None = None, by: Person) -> SavedList:
    """Take it away. It stays in the history and can be put back. Raises NotAllowed, EditedMeanwhile."""
    check_can_change(by, saved)
    return history.amend(saved, "saved_list.removed", revision=revision, removed_on=timezone.localdate())


@recorded
def undo_list_change(*, event: HistoryEvent, by: Person) -> SavedList:
    """Put back what one change of a list replaced, its removal too. Raises NotAllowed, InputError saying why not."""
    saved: SavedList = undoing.row_of(event, UNDOABLE)
    check_can_change(by, saved)
    if event.before.get("is_shared"):
        check_can_keep(by, saved.partnership, shared=True)

    def put_back() -> SavedList:
        undoing.put_back(saved, event, "saved_list.undone")
        return saved

    return _once(put_back)


def can_be_undone(event: HistoryEvent) -> bool:
    """Is this an entry that ``undo_list_change`` takes?"""
    return undoing.can_be_undone(event, UNDOABLE)


def _tidied(query: str) -> str:
    """The address in its own short form, from its first page."""
    if len(query) > LONGEST_QUERY:
        raise InputError("This list asks for too much to be kept.", place=Place(field="query"))
    return ActionFilters.from_query(QueryDict(query.lstrip("?"))).but(page=1).to_query()


def _once(write: Any) -> SavedList:
    try:
        with transaction.atomic():
            saved: SavedList = write()
    except IntegrityError:
        raise _TAKEN from None
    return saved
