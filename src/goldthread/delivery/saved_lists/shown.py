"""A kept list as plain values: for the API and the command line."""

from __future__ import annotations

from typing import Any

from goldthread.delivery.presenters.lists import said_of
from goldthread.delivery.reads.choices import Choices
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.reads import filters_of
from goldthread.partnership.models import Person


def as_dict(saved: SavedList, by: Person, known: Choices) -> dict[str, Any]:
    """Its name, its address and what that shows in words."""
    return {
        "id": saved.pk,
        "revision": saved.revision,
        "name": saved.name,
        "query": saved.query,
        "says": said_of(filters_of(saved), known),
        "owner": saved.owner.name,
        "is_mine": by.pk is not None and saved.owner_id == by.pk,
        "is_shared": saved.is_shared,
    }
