"""The only writer of who watches what."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from goldthread.core import history, recorder, rows
from goldthread.core.history import recorded
from goldthread.core.policies import NotAllowed
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.reads import find_saved
from goldthread.delivery.watching.models import Watch
from goldthread.delivery.watching.reads import KIND_OF, Thing, watch_of
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_read, check_same_partnership


@recorded
def watch(*, thing: Thing, by: Person) -> Watch:
    """Keep an eye on an action, priority, plan or saved list. Twice is once.

    Raises NotAllowed; SavedList.DoesNotExist for a list this person may not see.
    """
    check_same_partnership(by, thing)
    _check_can_watch(by)
    if isinstance(thing, SavedList):
        find_saved(by, thing.partnership, thing.pk)
    recorder.open_for(Watch)
    found = watch_of(by, thing)
    if found is not None:
        return found
    named = {KIND_OF[type(thing)]: thing}
    return history.create(Watch, "watch.begun", partnership=thing.partnership, person=by, **named)


@recorded
def watch_actions(*, partnership: Partnership, keys: Sequence[int], by: Person) -> int:
    """Keep an eye on each of these actions; how many of them are watched now. Of another partnership none.

    Raises NotAllowed.
    """
    if by.partnership_id != partnership.pk:
        raise NotAllowed(f"{by} is not in this partnership.")
    _check_can_watch(by)
    recorder.open_for(Watch)
    actions = rows.every(Action, of=partnership, pk__in=keys)
    watched = set(Watch.objects.filter(person=by, ended_at=None, action__in=keys).values_list("action", flat=True))
    for action in actions.exclude(pk__in=watched):
        history.create(Watch, "watch.begun", partnership=partnership, person=by, action=action)
    return actions.count()


def _check_can_watch(by: Person) -> None:
    check_can_read(by, by.partnership)
    if by.pk is None:
        raise NotAllowed("Somebody who only looks in watches nothing here.")


@recorded
def stop_watching(*, thing: Thing, by: Person) -> None:
    """No longer. Nothing happens where it is not watched. Raises NotAllowed."""
    check_same_partnership(by, thing)
    recorder.open_for(Watch)
    found = watch_of(by, thing)
    if found is not None:
        history.amend(found, "watch.ended", ended_at=timezone.now())
