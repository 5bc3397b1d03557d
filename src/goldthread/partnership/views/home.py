"""The front door."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.partnership import reads


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The partnerships of this account; straight in when there is only one."""
    mine = list(reads.partnerships_of(request.user)[:100])  # type: ignore[arg-type]
    if len(mine) == 1:
        return redirect("delivery:front", partnership=mine[0].slug)
    return render(request, "partnership/home.html", {"partnerships": mine})
