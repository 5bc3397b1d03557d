"""The second factor: its secrets sealed at rest, and asked of everybody whose role is worth stealing."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldthread.core.sealing import seal, unseal
from goldthread.core.tenancy import gate
from goldthread.partnership.models import Role

NEEDED_BY = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.DATA_STEWARD, Role.RESPONDER)
PURPOSE = "second factor"
SETTLED = "second_factor_settled"


class SealedSecrets(DefaultMFAAdapter):
    """The library keeps what we hand it: sealed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Codes change every 30 seconds: try the one shown now.",
        "cannot_delete_authenticator": "Your role needs a second factor, so it cannot be taken off.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose=PURPOSE)


@gate
def set_up_first(request: HttpRequest) -> HttpResponse | None:
    """Sends those who need a second factor and have none to set it up, when the installation asks for it."""
    person = request.person  # type: ignore[attr-defined]
    if not settings.REQUIRE_SECOND_FACTOR or not person.holds(*NEEDED_BY) or _is_settled(request):
        return None
    messages.warning(request, "Your role needs a second factor. Set it up now; it takes two minutes.")
    return redirect("mfa_activate_totp")


def _is_settled(request: HttpRequest) -> bool:
    """Asked of the database once a session; afterwards the session knows."""
    if request.session.get(SETTLED):
        return True
    settled = is_mfa_enabled(request.user) or _vouched_for(request)
    if settled:
        request.session[SETTLED] = True
    return settled


def _vouched_for(request: HttpRequest) -> bool:
    """Signed in through an organisation that asks for a second factor itself, and is trusted to."""
    trusted = {issuer["provider_id"] for issuer in settings.OIDC_ISSUERS if issuer["settings"]["second_factor"]}
    records = get_authentication_records(request, request.user)
    return any(record.get("provider") in trusted for record in records)
