"""The forms of the sign-in library with our components; what they check stays the library's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as app_forms
from django import forms as django_forms

from goldthread.core import forms

NEW_PASSWORD_HINT = "At least 12 characters. Three or four unrelated words are strong and easy to remember."  # noqa: S105


class _OurFields(forms.Components):
    """Puts our field in place of the library's, by name."""

    ours: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.ours.items():
            user = getattr(self.fields.get(name), "user", None)
            self.fields[name] = field()
            if user is not None:
                self.fields[name].user = user  # type: ignore[attr-defined]
        self.order_fields(self.ours)


class NewPasswordField(forms.PasswordField):
    """A password somebody chooses: held against the rules, with the account in mind."""

    user: Any = None

    def clean(self, value: Any) -> str:
        from allauth.account.adapter import get_adapter

        return get_adapter().clean_password(super().clean(value), user=self.user)


def _address() -> forms.EmailField:
    return forms.EmailField(label="E-mail address", autocomplete="username")


def _password() -> forms.PasswordField:
    return forms.PasswordField(label="Password", missing="Enter your password")


def _new_password() -> NewPasswordField:
    return NewPasswordField(label="New password", help_text=NEW_PASSWORD_HINT, autocomplete="new-password")


def _once_more() -> forms.PasswordField:
    return forms.PasswordField(label="New password, once more", autocomplete="new-password")


def _code() -> forms.TextField:
    return forms.TextField(
        label="Code",
        max_length=20,
        autocomplete="one-time-code",
        classes="govuk-input--width-10",
        missing="Enter a code",
    )


class SignInForm(_OurFields, account_forms.LoginForm):
    ours = {"login": _address, "password": _password}


class ReauthenticateForm(_OurFields, account_forms.ReauthenticateForm):
    ours = {"password": _password}


class ChangePasswordForm(_OurFields, account_forms.ChangePasswordForm):
    ours = {
        "oldpassword": lambda: forms.PasswordField(label="Present password"),
        "password1": _new_password,
        "password2": _once_more,
    }


class ForgottenPasswordForm(_OurFields, account_forms.ResetPasswordForm):
    ours = {"email": _address}


class ChoosePasswordForm(_OurFields, account_forms.ResetPasswordKeyForm):
    ours = {"password1": _new_password, "password2": _once_more}


class CodeForm(_OurFields, factor_forms.AuthenticateForm):
    ours = {"code": _code}


class CodeAgainForm(_OurFields, factor_forms.ReauthenticateForm):
    ours = {"code": _code}


class SetUpAppForm(_OurFields, app_forms.ActivateTOTPForm):
    ours = {"code": _code}


class TakeAppOffForm(_OurFields, app_forms.DeactivateTOTPForm):
    """Nothing to fill in."""


class NothingToFillIn(forms.Components, django_forms.Form):
    """A form that is only a button."""
