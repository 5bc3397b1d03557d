"""Pages of messages: the outbox, what one wants to be told, and calendars at secret addresses."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.core.forms import save
from goldthread.core.listing import Page
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.escalation.reads import policy_of
from goldthread.delivery.messages import feeds, reads, writes
from goldthread.delivery.messages.forms import FeedForm, WishesForm
from goldthread.delivery.messages.models import MessageState
from goldthread.delivery.messages.rules import masked
from goldthread.delivery.messages.shown import table
from goldthread.delivery.views.asked import found
from goldthread.delivery.views.governing import form_page, may_edit, page, to
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Group, Person
from goldthread.plans.models import Plan
from goldthread.plans.policies import check_can_edit


@partnership_page
def messages(request: PartnershipRequest) -> HttpResponseBase:
    """The outbox, for those who may see it; everybody else's own wishes. A file with ``?form=``."""
    if not may_edit(request):
        return redirect(to(request, "my_messages"))
    state = request.GET.get("state", "")
    every = reads.outbox(request.partnership, state=state)
    if file := file_asked(request, table(every), of=request.partnership.name):
        return file
    return page(
        request,
        "delivery/messages.html",
        "messages",
        listed=Page.of(request, every),
        state=state,
        states=MessageState.choices,
        troubled=reads.outbox(request.partnership).filter(state__in=reads.TROUBLED).count(),
        policy=policy_of(request.partnership),
    )


@partnership_page
def message(request: PartnershipRequest, message: int) -> HttpResponse:
    """One message as it went, or would go."""
    check_can_edit(request.person, request.partnership)
    row = found(lambda: reads.message_at(request.partnership, message))
    may_try = row.state in reads.TROUBLED
    return page(request, "delivery/message.html", "messages", message=row, text=masked(row.text), may_try=may_try)


@partnership_page
@require_POST
def try_again(request: PartnershipRequest, message: int) -> HttpResponse:
    """Send once more what did not go, or may not have gone."""
    row = found(lambda: reads.message_at(request.partnership, message))
    try:
        writes.try_again(message=row, by=request.person)
        flash.success(request, "It goes with the next run.")
    except InputError as error:
        flash.error(request, str(error))
    return redirect(to(request, "message", row.pk))


@partnership_page
def my_messages(request: PartnershipRequest) -> HttpResponse:
    """What I want to be told, and my calendars."""
    person = _somebody(request)
    form = WishesForm(request.POST or None, initial=WishesForm.said(reads.wishes_of(person)))
    return form_page(
        request,
        form,
        writes.choose_wishes,
        heading="What you are told",
        button="Save",
        done="Your wishes are saved.",
        back=to(request, "my_messages"),
        trail=[("My work", to(request, "my_work"))],
        template="delivery/my_messages.html",
        shown={"feeds": reads.feeds_of(person)},
        person=person,
    )


@partnership_page
def new_feed(request: PartnershipRequest) -> HttpResponse:
    """Make a secret address and show it, once."""
    person = _somebody(request)
    groups = Group.objects.of(request.partnership).filter(closed_on=None)
    plans = Plan.objects.of(request.partnership)
    form = FeedForm(request.POST or None, groups=groups, plans=plans)
    back = to(request, "my_messages")
    context = {"form": form, "heading": "A calendar of your own", "button": "Make the address", "back": back}
    if request.method == "POST" and (made := save(form, writes.make_feed, person=person, by=request.person)):
        kinds = {kind: settings.SITE + reverse("feed", args=[made[1], kind]) for kind in ("events", "tasks")}
        return page(request, "delivery/feed_made.html", "messages", kinds=kinds, back=back)
    trail = [("What you are told", back)]
    return render(request, "core/form_page.html", {**context, "trail": trail}, status=form.status)


@partnership_page
@require_POST
def revoke_feed(request: PartnershipRequest, feed: int) -> HttpResponse:
    """The address shows nothing any more."""
    row = found(lambda: reads.feed_at(request.partnership, feed))
    writes.revoke_feed(feed=row, by=request.person)
    flash.success(request, "That address shows nothing any more.")
    return redirect(to(request, "my_messages"))


@require_GET
def feed(request: HttpRequest, secret: str, kind: str) -> HttpResponse:
    """A calendar, for whoever knows its address. Nothing tells a wrong address from one that was revoked."""
    row = reads.feed_with(secret)
    made = {"events": feeds.as_events, "tasks": feeds.as_tasks}.get(kind)
    if row is None or made is None:
        raise Http404
    answer = HttpResponse(made(feeds.dated_of(row)), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _somebody(request: PartnershipRequest) -> Person:
    """The reader, who must be a person of this partnership: a national viewer gets no messages."""
    if request.person.pk is None:
        raise Http404
    person: Person = request.person
    return person
