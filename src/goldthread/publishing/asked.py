"""Which plan, on which day, since when: what the address of a board or a report says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from goldthread.core import rows
from goldthread.core.wording import day
from goldthread.delivery.links import Links
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan
from goldthread.publishing.reads import last_time


@dataclass(frozen=True)
class Asked:
    """``plan`` is None for all of a partnership. ``problem`` says what in the address made no sense."""

    plan: Plan | None
    since: date
    on: date
    links: Links
    problem: str = ""


def read(request: HttpRequest, partnership: Partnership, *, on: date, plan: str = "") -> Asked:
    """``plan`` where the path names one. What makes no sense is left as usual, and said.

    Raises Plan.DoesNotExist for a plan that is not there.
    """
    slug = plan or request.GET.get("plan", "").replace("\0", "")
    found = rows.one(Plan, of=partnership, slug=slug) if slug else None
    usual = last_time(found or partnership, on)
    since, problem = _day(request.GET.get("since", ""), usual, on)
    return Asked(found, since, on, Links(partnership.slug), problem)


def _day(text: str, usual: date, on: date) -> tuple[date, str]:
    if not text:
        return usual, ""
    try:
        since = date.fromisoformat(text)
    except ValueError:
        return usual, f"“{text[:40]}” is no day; this is since {day(usual)}. Write a day as 2026-04-30."
    if since > on:
        return usual, f"{day(since)} has not come yet; this is since {day(usual)}."
    return since, ""
