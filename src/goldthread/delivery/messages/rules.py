"""The course of a message, when a failed one is tried again, and which week a weekly message belongs to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

# A claim that nobody finished is not tried again by itself: whether it went is not known (see the decision record).
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "waiting": frozenset({"sending"}),
    "sending": frozenset({"sent", "waiting", "failed", "unsure"}),
    "unsure": frozenset({"waiting", "sent"}),
    "failed": frozenset({"waiting"}),
    "sent": frozenset(),
}

MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=5)
CLAIM_HOLDS = timedelta(minutes=10)  # longer than any mail server is waited for


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many failed attempts: 5 minutes, 15, 45 ...; None to give up."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return now + FIRST_PAUSE * 3 ** (attempts - 1)


def week_of(on: date) -> str:
    """The ISO week a day is in: "2026-W48"."""
    year, week, _ = on.isocalendar()
    return f"{year}-W{week:02}"


def weekly_key(person: int, on: date) -> str:
    """One weekly message to one person: what makes it one."""
    return f"weekly:{person}:{week_of(on)}"


def notice_key(step: int, person: int) -> str:
    """One notice of one step to one reader."""
    return f"step:{step}:{person}"


_ONE_CLICK = re.compile(r"(/say/)[^/\s\"'<>]+")


def masked(text: str) -> str:
    """A message without what opens a page for whoever has it: the links say that they were there."""
    return _ONE_CLICK.sub(r"\1…", text)


def digest_of(secret: str) -> str:
    """What is kept of a secret address: enough to know it again, not to tell it."""
    return hashlib.sha256(secret.encode()).hexdigest()
