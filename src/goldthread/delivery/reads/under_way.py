"""Since when work was reported to be under way: what other rooms may ask about the beginning of an action."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Min, Q

from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads import conditions
from goldthread.delivery.rules import Status
from goldthread.partnership.models import Partnership


def under_way_since(partnership: Partnership, actions: Collection[int], on: date) -> dict[int, date]:
    """The first report of each action that said more than "not started", as known on a day. One query.

    A report that was corrected by then counts for nothing.
    """
    until = conditions.after(on)
    said = ProgressUpdate.objects.filter(partnership=partnership, action__in=actions, reported_on__lte=on)
    wrong = ProgressUpdate.objects.filter(partnership=partnership, corrects__isnull=False, at__lt=until)
    held = said.exclude(Q(status=Status.NOT_STARTED) | Q(pk__in=wrong.values("corrects")))
    return dict(
        held.order_by().values("action_id").annotate(first=Min("reported_on")).values_list("action_id", "first")
    )
