"""What views share: a row or 404, and a change made by a button whose refusal is said on the next page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, QueryDict

from goldthread.core.history import EditedMeanwhile
from goldthread.kernel.errors import InputError

Row = TypeVar("Row")
MEANWHILE = "Somebody else changed this meanwhile. Nothing was done; look at it as it is now."


def found(row: Row | None) -> Row:
    """The row, or the page's 404."""
    if row is None:
        raise Http404
    return row


def posted(request: HttpRequest) -> QueryDict | None:
    """The answers of a form that was sent, even an empty one; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def attempt(request: HttpRequest, change: Callable[[], Any], done: str) -> bool:
    """Make a change that needs no form; ``done`` or the refusal is said on the page that follows."""
    try:
        change()
    except InputError as error:
        messages.error(request, error.on_a_page)
    except EditedMeanwhile:
        messages.error(request, MEANWHILE)
    else:
        messages.success(request, done)
        return True
    return False
