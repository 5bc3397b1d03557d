"""The library's sign-in page, with the organisations that sign their own people in."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.urls import reverse


class SignIn(LoginView):
    """With a password, or through one's organisation."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisations = [
            (issuer["name"], reverse("openid_connect_login", args=[issuer["provider_id"]]))
            for issuer in settings.OIDC_ISSUERS
        ]
        return {**super().get_context_data(**kwargs), "organisations": organisations}
