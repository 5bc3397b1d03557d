"""Who may. A check raises ``NotAllowed``; a page answers it with 404, the API with 403 where the row may be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """This person may not do this here."""


def allows(check: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """Ask a check instead of being stopped by it."""
    try:
        check(*args, **kwargs)
    except NotAllowed:
        return False
    return True
