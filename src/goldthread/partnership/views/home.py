"""The front door."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldthread.core.listing import Page
from goldthread.partnership import figures, reads


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The partnerships of this account, with how their plans stand; straight in when there is only one."""
    mine = reads.partnerships_of(request.user)  # type: ignore[arg-type]
    words = request.GET.get("words", "").strip()[:100]
    if not words and len(few := list(mine[:2])) == 1:
        return redirect("delivery:front", partnership=few[0].slug)
    listed = Page.of(request, mine.filter(name__icontains=words).order_by("name"))
    context = {
        "listed": listed,
        "words": words,
        "labels": figures.labels(),
        "figures": figures.of([row.pk for row in listed], timezone.localdate()),
    }
    return render(request, "partnership/home.html", context)
