"""Pages of saved lists: all of them, one as it shows, and keeping, changing and removing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core import history
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.grouping.presenters import tables_of
from goldthread.delivery.presenters.lists import said_of
from goldthread.delivery.reads.choices import choices
from goldthread.delivery.saved_lists import reads, writes
from goldthread.delivery.saved_lists.forms import ChangeListForm, SaveListForm
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.saved_lists.policies import check_can_change, check_can_keep, may_share
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, to
from goldthread.delivery.views.listing import list_of_actions
from goldthread.delivery.watching.reads import watching_of
from goldthread.kernel.errors import InputError

_OWN_TO_READER = ("page", "sort", "size")


def saved_at(request: PartnershipRequest, key: int, *, removed: bool = False) -> SavedList:
    """The list, or the page's 404 for one this reader may not see."""
    return found(lambda: reads.find_saved(request.person, request.partnership, key, removed=removed))


def changeable(request: PartnershipRequest, key: int) -> SavedList:
    """The list, for somebody who may change it."""
    saved = saved_at(request, key)
    check_can_change(request.person, saved)
    return saved


@partnership_page
def saved_lists(request: PartnershipRequest) -> HttpResponse:
    """Mine, those shared, and what was removed and can be put back."""
    gone = reads.visible_to(request.person, request.partnership, removed=True).order_by("-removed_on", "-id")[:20]
    removals = [(each, history.of(each).filter(kind="saved_list.removed").first()) for each in gone]
    context = {
        "lists": reads.visible_to(request.person, request.partnership),
        "removed": [(each, event) for each, event in removals if allows(check_can_change, request.person, each)],
        "may_keep": allows(check_can_keep, request.person, request.partnership, shared=False),
    }
    return render(request, "delivery/saved_lists.html", context)


@partnership_page
def saved_list(request: PartnershipRequest, saved: int) -> HttpResponseBase:
    """What it shows now, to this reader; the same as a file with ``?form=``."""
    row = saved_at(request, saved)
    query = QueryDict(row.query, mutable=True)
    query.update({name: request.GET[name] for name in _OWN_TO_READER if name in request.GET})
    filters = ActionFilters.from_query(query)
    if file := file_asked(request, *tables_of(request.partnership, filters, today()), of=row.name):
        return file
    shown = {
        "saved": row,
        "may_change": allows(check_can_change, request.person, row),
        "watching": watching_of(request.person, row),
    }
    return render(request, "delivery/actions.html", {**list_of_actions(request, filters), **shown})


@partnership_page
def save_list(request: PartnershipRequest) -> HttpResponse:
    """Keep the list of this address under a name."""
    check_can_keep(request.person, request.partnership, shared=False)
    asked = ActionFilters.from_query(request.GET)
    form = SaveListForm(
        request.POST or None,
        may_share=may_share(request.person, request.partnership),
        initial={"query": asked.to_query()},
    )
    return form_page(
        request,
        form,
        writes.save_list,
        heading="Keep this list",
        button="Keep it",
        done="The list is kept.",
        back=f"{to(request, 'actions')}?{asked.to_query()}",
        then=lambda made: to(request, "saved_list", made.pk),
        shown={"lede": said_of(asked, choices(request.partnership))},
        partnership=request.partnership,
    )


@partnership_page
def change_list(request: PartnershipRequest, saved: int) -> HttpResponse:
    """Another name or, from the list of actions, another filter; its history is under it."""
    row = changeable(request, saved)
    asked = ActionFilters.from_query(request.GET) if request.GET else reads.filters_of(row)
    initial = {"name": row.name, "query": asked.to_query(), "is_shared": row.is_shared, "revision": row.revision}
    form = ChangeListForm(
        request.POST or None, may_share=row.is_shared or may_share(request.person, row.partnership), initial=initial
    )
    events = history.latest(row, 30)
    return form_page(
        request,
        form,
        writes.change_list,
        heading="Change a list",
        button="Save",
        done="The list is changed.",
        back=to(request, "saved_list", row.pk),
        trail=[("Saved lists", to(request, "saved_lists")), (row.name, to(request, "saved_list", row.pk))],
        template="delivery/change_list.html",
        shown={
            "lede": f"It will show: {said_of(asked, choices(request.partnership))}",
            "row": row,
            "entries": entries(events),
            "undoable": {event.pk for event in events if writes.can_be_undone(event)},
        },
        saved=row,
    )


@partnership_page
def remove_list(request: PartnershipRequest, saved: int) -> HttpResponse:
    """Take it away; asks first."""
    row = changeable(request, saved)
    if request.method == "POST":
        writes.remove_list(saved=row, by=request.person)
        messages.success(request, f"“{row.name}” is removed. It can be put back below.")
        return redirect(to(request, "saved_lists"))
    return render(request, "delivery/remove_list.html", {"row": row, "back": to(request, "saved_list", row.pk)})


@partnership_page
@require_POST
def undo_list(request: PartnershipRequest, saved: int, event: int) -> HttpResponse:
    """Put back what one change replaced, a removal too."""
    try:
        row = saved_at(request, saved)
    except Http404:
        row = saved_at(request, saved, removed=True)
    check_can_change(request.person, row)
    entry = found(lambda: history.of(row).get(pk=event))
    try:
        writes.undo_list_change(event=entry, by=request.person)
        messages.success(request, "Undone. Both stand in the history of the list.")
    except InputError as error:
        messages.error(request, error.on_a_page)
    return redirect(to(request, "saved_lists"))
