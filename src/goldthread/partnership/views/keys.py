"""Keys that let machines act for a person."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.tenancy import partnership_page
from goldthread.partnership import reads, writes
from goldthread.partnership.forms import KeyForm
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.views.pages import form_page, found, page, to


@partnership_page
def keys(request: Any) -> HttpResponse:
    """Every key, without its text, which nobody has but who was shown it."""
    check_can_administer(request.person, request.partnership)
    return page(
        request, "partnership/keys.html", "keys", keys=reads.keys_of(request.partnership), today=timezone.localdate()
    )


@never_cache
@partnership_page
def make_key(request: Any) -> HttpResponse:
    """A new key. Its text is on the answer to this one request and nowhere else."""
    check_can_administer(request.person, request.partnership)
    form = KeyForm(request.partnership, request.POST or None)
    made = forms.save(form, writes.make_key, by=request.person)
    back = to(request, "keys")
    if made:
        return render(request, "partnership/key_made.html", {"key": made[0], "text": made[1], "back": back})
    return form_page(request, form, heading="Make a key", button="Make the key", back=back, trail=[("Keys", back)])


@partnership_page
@require_POST
def revoke_key(request: Any, number: int) -> HttpResponse:
    """It opens nothing any more."""
    check_can_administer(request.person, request.partnership)
    key = found(reads.key_at(request.partnership, number))
    writes.revoke_key(key=key, by=request.person)
    messages.success(request, f"The key for {key.label} opens nothing any more.")
    return redirect(to(request, "keys"))
