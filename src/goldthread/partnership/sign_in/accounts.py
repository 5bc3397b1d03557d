"""What Goldthread asks of the sign-in library: no signing up, and its messages in our words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from goldthread.partnership.models import Account

LOCKED_OUT = (
    "There have been too many attempts. Wait {minutes} minutes and try again, "
    "or choose a new password now with “I have forgotten my password”."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by a partnership's coordinator; nobody signs up by themselves."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "account_inactive": "This account is closed. Ask your partnership's coordinator.",
        "enter_current_password": "That is not your present password.",
        "incorrect_password": "The password is not right.",
        "incorrect_code": "The code is not right. Codes change every 30 seconds: try the one shown now.",
        "invalid_password_reset": "This link has been used already or is too old. Ask for a new one.",
        "rate_limited": "There have been too many attempts. Wait a few minutes and try again.",
        "too_many_login_attempts": LOCKED_OUT.format(minutes=settings.LOCK_OUT_MINUTES),
    }
    said_after: ClassVar[dict[str, str]] = {
        "account/messages/logged_out.txt": "You have signed out.",
        "account/messages/password_changed.txt": "Your password has been changed.",
        "mfa/messages/totp_activated.txt": "Your authenticator app is set up.",
        "mfa/messages/totp_deactivated.txt": "Your authenticator app has been taken off.",
        "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes.",
        "usersessions/messages/sessions_logged_out.txt": "You are signed out everywhere else.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Only what a person wants to hear, in our words; the rest of the library's messages are dropped."""
        words = message or self.said_after.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def format_email_subject(self, subject: str) -> str:
        return str(subject)


def link_to_set_password(account: Account) -> str:
    """The address, without the host, where this account chooses a password. It works once, for a few days."""
    generator = app_settings.PASSWORD_RESET_TOKEN_GENERATOR()
    key = generator.make_token(account)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(account), "key": key})
