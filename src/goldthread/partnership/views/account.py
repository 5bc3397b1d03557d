"""One's own account: where one is, and how one signs in."""

from __future__ import annotations

from typing import cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.partnership import reads
from goldthread.partnership.models import Account


@login_required
def account_home(request: HttpRequest) -> HttpResponse:
    """What this account is in each partnership, its password, second factor and open sessions."""
    account = cast(Account, request.user)  # signed in
    factors = set(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    return render(
        request,
        "partnership/account.html",
        {
            "account": account,
            "standings": reads.standings_of(account),
            "has_password": account.has_usable_password(),
            "has_app": Authenticator.Type.TOTP in factors,
            "session_count": UserSession.objects.filter(user=account).count(),
        },
    )
