"""What every view here begins with: the day, and a row of this partnership or a 404."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.utils import timezone

Found = TypeVar("Found")


def today() -> date:
    return timezone.localdate()


def found(read: Callable[[], Found]) -> Found:
    """What the read finds, or the page's 404."""
    try:
        return read()
    except ObjectDoesNotExist:
        raise Http404 from None


def page_number(request: HttpRequest, name: str = "page") -> int:
    """The page asked for; anything that is no number is the first."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def day_asked(request: HttpRequest, name: str = "on", usual: date | None = None) -> tuple[date, str]:
    """The day an address names, today or earlier, and what is to be said of one that makes no sense."""
    otherwise, text = usual or today(), request.GET.get(name, "").strip()
    if not text:
        return otherwise, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return otherwise, f"“{text[:40]}” is no day. Write it as 2026-04-30."
    if not date(1990, 1, 1) <= day <= today():
        return otherwise, "That day is still to come, or too long ago."
    return day, ""


def past_or_coming_day(request: HttpRequest, name: str) -> tuple[date | None, str]:
    """The day an address names, whenever it is, or None; and what is to be said of one that makes no sense."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, f"“{text[:40]}” is no day. Write it as 2026-04-30."
    if not date(1990, 1, 1) <= day <= date(2100, 1, 1):
        return None, "That day is too far away."
    return day, ""
