"""What the page of a list of actions shows, under whatever address it stands."""

from __future__ import annotations

from typing import Any

from goldthread.core.listing import whole
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest
from goldthread.delivery.filters import NO_RAG, ActionFilters
from goldthread.delivery.grouping.fields import FIELDS
from goldthread.delivery.grouping.listing import listed
from goldthread.delivery.grouping.presenters import FIGURE_LABELS, headings_of
from goldthread.delivery.grouping.reads import NARROWS, crossed, grouped
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.columns import COLUMNS, columns_of
from goldthread.delivery.presenters.lists import TICKS, chips, page_of, shortened, sorting_of
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.policies import check_can_change, check_can_keep
from goldthread.delivery.saved_lists.reads import kept_lists, visible_to
from goldthread.delivery.views.asked import today
from goldthread.kernel.rag import Rag
from goldthread.plans.models import ActionStatus

LISTS_SHOWN = 12
_RAGS = tuple((rag.value, rag.value.capitalize()) for rag in Rag)


def list_of_actions(request: PartnershipRequest, filters: ActionFilters) -> dict[str, Any]:
    """The list, what it can be narrowed and grouped by, and its totals where it is grouped."""
    found = listed(request.partnership, filters, on=today())
    seen = found.page
    links, known = Links(request.partnership.slug), choices(request.partnership)
    totals = grouped(request.partnership, filters, on=today()) if filters.group_by else None
    return {
        "kept_lists": kept_lists(request.person, most=LISTS_SHOWN),
        "saved": None,
        "starts_from": _starts_from(request),
        "may_keep": allows(check_can_keep, request.person, request.partnership, shared=False),
        "seen": seen,
        "page": page_of(seen),
        "sorting": sorting_of(seen.filters),
        "columns": columns_of(filters),
        "all_columns": [(column.key, column.label) for column in COLUMNS.values()],
        "fields": [(field.name, field.label) for field in FIELDS.values()],
        "totals": totals,
        "figures": FIGURE_LABELS,
        "narrows": NARROWS,
        "crossed": crossed(request.partnership, filters, on=today()) if filters.across else None,
        "headings": headings_of(found.keys, totals),
        "choices": known,
        "statuses": ActionStatus.choices,
        "rags": [*_RAGS, (NO_RAG, "None stated")],
        "assessed_rags": [*_RAGS, (NO_RAG, "Cannot be assessed")],
        "only": TICKS,
        "chips": chips(seen.filters, known, links.actions),
        "links": links,
        "shortened": shortened,
    }


def _starts_from(request: PartnershipRequest) -> SavedList | None:
    """The saved list (``?list=``) that this one came from, for somebody who may change it to what is shown now."""
    key = whole(request.GET.get("list"), 0)
    row = visible_to(request.person, request.partnership).filter(pk=key).first() if key else None
    return row if row is not None and allows(check_can_change, request.person, row) else None
