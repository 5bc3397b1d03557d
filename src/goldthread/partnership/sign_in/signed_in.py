"""Whose session it is: every page asks."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from goldthread.core.prepared import Given, prepared_objects
from goldthread.partnership.models import Account


class SignedIn(AuthenticationBackend):
    """The sign-in library's, with the account found by a query that is put together once."""

    def get_user(self, user_id: int) -> Account | None:
        for account in _with_key(key=user_id):
            return account if self.user_can_authenticate(account) else None
        return None


@prepared_objects(Account)
def _with_key() -> QuerySet[Any, Any]:
    return Account.objects.filter(pk=Given("key"))
