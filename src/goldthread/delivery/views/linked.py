"""What a link in an e-mail opens: one action, three answers, and nobody signs in.

Opening it changes nothing, because mail scanners follow links: only a button does.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goldthread.core import recorder
from goldthread.core.forms import save
from goldthread.delivery import writes
from goldthread.delivery.forms.update_links import AS_IT_IS, HelpForm, SayForm
from goldthread.delivery.models import UpdateLink
from goldthread.delivery.reads.update_links import find_link, state_of
from goldthread.delivery.rules.links import LinkState
from goldthread.plans.forms.timescales import with_what_was_understood

STATUSES = {LinkState.BUSY: 429, LinkState.OPEN: 200}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def linked_update(request: HttpRequest, token: str) -> HttpResponse:
    """The action of the link with its three answers; what was said is kept under the name the link is for."""
    try:
        link = find_link(token)
    except UpdateLink.DoesNotExist:
        raise Http404 from None
    state = state_of(link)
    if state is not LinkState.OPEN:
        return _page(request, "delivery/linked_closed.html", link, STATUSES.get(state, 410), state=state)
    answer = request.POST.get("answer", "")
    say = SayForm(
        request.POST if answer == "update" else None,
        request.FILES if answer == "update" else None,
        action=link.action,
        initial={"stated_rag": AS_IT_IS},
    )
    ask = HelpForm(request.POST if answer == "help" else None, prefix="help")
    with recorder.through("link"):
        said = _said(answer, link, say, ask) if request.method == "POST" else None
    if said:
        dates = with_what_was_understood("", say) if answer == "update" else ""
        return _page(request, "delivery/linked_said.html", link, 200, said=said, dates=dates)
    status = max(say.status, ask.status)
    return _page(request, "delivery/linked.html", link, status, say=say, ask=ask, answer=answer)


def _said(answer: str, link: UpdateLink, say: SayForm, ask: HelpForm) -> Any:
    """What one answer kept; None when the form must be shown again."""
    if answer == "no_change":
        return writes.say_no_change(link=link, by=link.person)
    if answer == "update":
        return save(say, writes.say_by_link, link=link, by=link.person)
    return save(ask, writes.ask_for_help, link=link, by=link.person) if answer == "help" else None


def _page(request: HttpRequest, template: str, link: UpdateLink, status: int, **more: Any) -> HttpResponse:
    context = {"link": link, "action": link.action, "latest": link.action.updates.first(), **more}
    answer = render(request, template, context, status=status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    # not "no-referrer": a browser would then send its answers from nowhere (Origin: null), and they would be refused
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
