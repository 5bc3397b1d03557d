"""Agreeing the figures of a period, so that nothing loaded changes them; and opening them again."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import ApprovedPeriod, Indicator
from goldthread.measures.policies import check_can_keep
from goldthread.partnership.models import Person


@recorded
def approve_period(*, indicator: Indicator, starts: date, ends: date, by: Person) -> ApprovedPeriod:
    """Nothing loaded changes a figure that lies in these days from now on. Raises InputError."""
    check_can_keep(by, indicator)
    if ends < starts:
        raise InputError("The last day lies before the first.", place=Place(field="ends"))
    if ApprovedPeriod.objects.filter(indicator=indicator, starts=starts, ends=ends, reopened_at=None).exists():
        raise InputError("These figures are approved already.", place=Place(field="starts"))
    return history.create(
        ApprovedPeriod,
        "period.approved",
        partnership=indicator.partnership,
        indicator=indicator,
        starts=starts,
        ends=ends,
        approved_by=by,
    )


@recorded
def reopen_period(*, approved: ApprovedPeriod, reason: str, by: Person) -> ApprovedPeriod:
    """The figures may change again. Raises InputError without a reason."""
    check_can_keep(by, approved)
    if not reason.strip():
        raise InputError("Say why the figures are opened again.", place=Place(field="reason"))
    if approved.reopened_at:
        return approved
    return history.amend(
        approved,
        "period.reopened",
        reason=reason,
        reopened_at=timezone.now(),
        reopened_by=by,
        reopen_reason=reason.strip()[:300],
    )
