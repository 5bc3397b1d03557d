"""The links of an action: who can say how it goes without signing in, making another, taking one back."""

from __future__ import annotations

from urllib.parse import urljoin

from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import writes
from goldthread.delivery.forms.update_links import LinkForm
from goldthread.delivery.links import Links
from goldthread.delivery.models import UpdateLink
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.reads.choices import people_to_ask
from goldthread.delivery.reads.update_links import address_of, find_link_of, links_of
from goldthread.delivery.views.asked import found
from goldthread.delivery.views.changes import editable


@partnership_page
def links(request: PartnershipRequest, action: int) -> HttpResponse:
    """Which links are open, and another one; its address is shown once, here."""
    row = editable(request, action)
    form = LinkForm(
        request.POST or None,
        people=people_to_ask(request.partnership),
        initial={"days": LinkForm.base_fields["days"].initial},
    )
    made, address = None, ""
    if request.method == "POST" and form.is_valid():
        send = form.cleaned_data.pop("send")
        made = save(form, writes.make_update_link, action=row, by=request.person)
        if made:
            address = urljoin(request.build_absolute_uri("/"), address_of(made))
            sent = bool(send and made.person.email) and _send(made, address)
            messages.success(request, f"The link is made{' and sent' if sent else ''}.")
    name, here = shortened(str(row), 80), Links(request.partnership.slug)
    context = {
        "form": LinkForm(None, people=people_to_ask(request.partnership), initial={"days": 21}) if made else form,
        "action": row,
        "name": name,
        "made": made,
        "address": address,
        "open_links": links_of(row),
        "links": here,
        "now": timezone.now(),
        "trail": [(row.plan.title, here.plan(row.plan.slug)), (name, here.action(row.pk))],
    }
    return render(request, "delivery/update_links.html", context, status=200 if made else form.status)


@partnership_page
@require_POST
def revoke(request: PartnershipRequest, action: int, link: int) -> HttpResponse:
    """Take a link back."""
    row = editable(request, action)
    taken = found(lambda: find_link_of(row, link))
    writes.revoke_update_link(link=taken, by=request.person)
    messages.success(request, f"The link for {taken.person} does nothing any more.")
    return redirect("delivery:update_links", partnership=request.partnership.slug, action=row.pk)


def _send(link: UpdateLink, address: str) -> bool:
    """One plain letter with the link in it."""
    name = shortened(str(link.action), 100)
    words = render_to_string("delivery/mail/link.txt", {"link": link, "name": name, "address": address})
    send_mail(f"How is it going? {shortened(name, 60)}", words.strip(), None, [link.person.email])
    return True
