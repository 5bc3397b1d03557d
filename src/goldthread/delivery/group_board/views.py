"""The board of a group, and of anybody else who has actions: one list, as cards or as rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.filters import OWNER_KINDS, ActionFilters, OwnerKey
from goldthread.delivery.group_board.reads import ASSESSED, WAYS, cards, group_standings
from goldthread.delivery.links import Links
from goldthread.delivery.policies import may_go_round, reports_on
from goldthread.delivery.presenters.columns import columns_of
from goldthread.delivery.presenters.lists import TICKS, chips, page_of, shortened, sorting_of
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import page
from goldthread.plans.models import ActionStatus

CARDS, LIST = "cards", "list"


@partnership_page
def boards(request: PartnershipRequest) -> HttpResponse:
    """Every group, with how its actions stand."""
    return page(
        request,
        "delivery/boards.html",
        "boards",
        groups=group_standings(request.partnership, today()),
        mine=request.person.group_ids if request.person.pk else frozenset(),
    )


@partnership_page
def board(request: PartnershipRequest, kind: str, owner: int) -> HttpResponse:
    """What an owner has: ``?view=list`` or cards, ``?by=stated`` or assessed, narrowed as the list of actions is."""
    if kind not in OWNER_KINDS:
        raise Http404
    key = OwnerKey(kind, owner)
    who = found(lambda: find_owner(request.partnership, key))
    filters = ActionFilters.from_query(request.GET).but(owner=key)
    links, known = Links(request.partnership.slug), choices(request.partnership)
    by, view = _asked(request.GET)
    shown = partial(links.board, key, by=by, view=view)
    context = {
        "name": str(who),
        "key": key,
        "by": by,
        "view": view,
        "asked": filters,
        "switched": partial(links.board, key, filters.but(page=1)),
        "cleared": shown(),
        "priorities": known.priorities,
        "statuses": ActionStatus.choices,
        "only": TICKS,
        "chips": chips(filters.but(owner=None), known, shown),
        "may_go_round": may_go_round(request.person, key),
        "may_report": reports_on(request.person),
        "links": links,
        "shortened": shortened,
        **(_as_list(request, filters) if view == LIST else _as_cards(request, filters, by)),
    }
    return render(request, "delivery/board.html", context)


def _asked(query: QueryDict) -> tuple[str, str]:
    """By which RAG and in which view; anything unknown is as usual."""
    by, view = query.get("by", ""), query.get("view", "")
    return by if by in WAYS else ASSESSED, LIST if view == LIST else CARDS


def _as_list(request: PartnershipRequest, filters: ActionFilters) -> dict[str, Any]:
    seen = reads.actions(request.partnership, filters, on=today())
    sorting = sorting_of(seen.filters)
    return {
        "seen": seen,
        "total": seen.total,
        "page": page_of(seen),
        "sorting": sorting,
        "columns": columns_of(filters),
    }


def _as_cards(request: PartnershipRequest, filters: ActionFilters, by: str) -> dict[str, Any]:
    seen = cards(request.partnership, filters, by=by, on=today())
    return {"seen": seen, "total": seen.total}
