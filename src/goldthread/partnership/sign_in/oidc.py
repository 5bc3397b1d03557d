"""Signing in through one's own organisation, stricter than the library asks for.

The ID token's signature is always checked, with a nonce of this very sign-in; the issuer must be the one that
was configured; nothing in the address can add to what is asked for; only what is needed is kept.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"]
CLOCKS_MAY_DIFFER_SECONDS = 60


class Exchange(OpenIDConnectOAuth2Adapter):
    """The way to the organisation and back."""

    _nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        said, expected = str(config.get("issuer", "")).rstrip("/"), self._issuer
        if said != expected:
            raise OAuth2Error(f"The issuer calls itself {said!r}, not {expected!r}.")
        absent = [name for name in ("authorization_endpoint", "token_endpoint", "jwks_uri") if not config.get(name)]
        if absent:
            raise OAuth2Error(f"The issuer does not say its {', '.join(absent)}.")
        return config

    @property
    def _issuer(self) -> str:
        return str(self.get_provider().app.settings["server_url"]).rstrip("/")

    def get_access_token_data(self, request: Any, app: Any, client: Any, pkce_code_verifier: Any = None) -> Any:
        self._nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        claims = self._claims(kwargs["response"].get("id_token"), app.client_id)
        wanted = app.settings["email_claim"]
        kept = {"iss": claims["iss"], "sub": claims["sub"], "email": str(claims.get(wanted, "")).lower()}
        kept["email_verified"] = claims.get("email_verified", True)
        return self.get_provider().sociallogin_from_response(request, {"id_token": kept})

    def _claims(self, id_token: Any, audience: str) -> dict[str, Any]:
        if not isinstance(id_token, str):
            raise OAuth2Error("The organisation sent no ID token.")
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self._key_of(id_token),
                algorithms=ALGORITHMS,
                audience=audience,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_MAY_DIFFER_SECONDS,
                options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"The ID token is not right: {error}.") from error
        if not hmac.compare_digest(str(claims["nonce"]), self._nonce):
            raise OAuth2Error("The ID token belongs to another sign-in.")
        return claims

    def _key_of(self, id_token: str) -> Any:
        name = jwt.get_unverified_header(id_token).get("kid")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        for key in jwt.PyJWKSet.from_dict(answer.json()).keys:
            if key.key_id == name:
                return key.key
        raise OAuth2Error("The ID token is signed with a key the organisation does not publish.")


class Organisation(OpenIDConnectProvider):
    """One issuer of the settings."""

    oauth2_adapter_class = Exchange

    def get_pkce_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Where to go afterwards, and nothing else: an address must not change scopes or link accounts."""
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return {
            **kwargs,
            "process": "login",
            "scope": ["openid", "profile", "email"],
            "auth_params": self.get_auth_params(),
        }

    def extract_uid(self, data: dict[str, Any]) -> str:
        """An account is the pair of issuer and subject; the pair is hashed because it may be long."""
        claims = data["id_token"]
        return hashlib.sha256(f"{claims['iss']}\n{claims['sub']}".encode()).hexdigest()


def nonce_of(verifier: str) -> str:
    """The nonce of a sign-in, made from its secret verifier, which the session alone holds."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"nonce {verifier}".encode()).digest()).decode().rstrip("=")


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the organisation."""
    return _answer(OAuth2LoginView, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the organisation."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id not in {issuer["provider_id"] for issuer in settings.OIDC_ISSUERS}:
        raise Http404
    exchange = Exchange(request, provider_id)
    try:
        response: HttpResponse = view.adapter_view(exchange)(request)
    except (OAuth2Error, RequestException) as error:  # the library minds these only on the way back
        return render_authentication_error(request, exchange.get_provider(), exception=error)
    return response
