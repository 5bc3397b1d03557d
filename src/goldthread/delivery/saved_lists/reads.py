"""The lists a reader may see: her own and those shared. Anybody else's is not there."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from goldthread.core import rows
from goldthread.core.prepared import Given, prepared_objects
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.partnership.models import Partnership, Person


def visible_to(person: Person, partnership: Partnership, *, removed: bool = False) -> QuerySet[SavedList]:
    """By name. ``removed``: those taken away, which can be put back."""
    mine = Q(owner=person.pk) if person.pk is not None else Q(pk__in=())
    found = rows.every(SavedList, of=partnership).filter(mine | Q(is_shared=True), removed_on__isnull=not removed)
    return found.select_related("owner", "partnership")


def kept_lists(person: Person, *, most: int) -> list[SavedList]:
    """The first of those she sees in her partnership, for a page that offers them all."""
    return _kept(most, person=person.pk or 0, partnership=person.partnership_id)


@prepared_objects(SavedList)
def _kept(most: int) -> QuerySet[Any, Any]:
    found = SavedList.objects.filter(partnership=Given("partnership"), removed_on=None)
    return found.filter(Q(owner=Given("person")) | Q(is_shared=True))[:most]


def shared_in(partnership: Partnership) -> QuerySet[SavedList]:
    """What everybody of a partnership sees: for the command line, which is nobody."""
    return rows.every(SavedList, of=partnership).filter(is_shared=True, removed_on=None).select_related("owner")


def find_saved(person: Person, partnership: Partnership, key: int, *, removed: bool = False) -> SavedList:
    """Raises SavedList.DoesNotExist for one this person may not see, as for one that is not there."""
    return visible_to(person, partnership, removed=removed).get(pk=key)


def filters_of(saved: SavedList) -> ActionFilters:
    """What it shows. A part that means nothing any more is told in ``problems``."""
    return ActionFilters.from_query(QueryDict(saved.query))
