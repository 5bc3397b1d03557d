"""Who may come in through an organisation: people who were invited, and nobody else."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from goldthread.partnership import reads

log = logging.getLogger(__name__)


class InvitedOnly(DefaultSocialAccountAdapter):
    """Matches the first sign-in to an invitation; from then on the pair of issuer and subject decides."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Raises ImmediateHttpResponse, with a page that says why, for everybody who was not invited."""
        if sociallogin.is_existing:
            return
        account = self._invited(sociallogin)
        if account is None:
            raise ImmediateHttpResponse(render(request, "account/not_invited.html", status=403))
        sociallogin.connect(request, account)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Says that it did not work, without what the organisation answered; that goes to the log."""
        log.warning("Sign-in through %s failed: %s %s", provider.name, error, exception)
        context = {"organisation": provider.name}
        raise ImmediateHttpResponse(render(request, "account/organisation_failed.html", context, status=401))

    def _invited(self, sociallogin: Any) -> Any:
        claims = sociallogin.account.extra_data["id_token"]
        address, _, domain = str(claims["email"]).rpartition("@")
        known = sociallogin.provider.app.settings["domains"]
        if not address or domain not in known or claims["email_verified"] in (False, "false"):
            return None
        return reads.invited_account(claims["email"])
