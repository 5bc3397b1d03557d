"""A table as it arrives, and the little of it that is kept: what goes from the first step of a page to the second.

The rows of people end here. What goes on is what may be stored, signed, so that the second step needs no rows.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing

from goldthread.analysis.disclosure.rules import Rule, Zeros
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.periods import Period
from goldthread.measures.outcomes.models import Brought, Instrument
from goldthread.measures.outcomes.rules.arriving import groups_of_rows
from goldthread.measures.outcomes.rules.definition import questionnaire
from goldthread.measures.outcomes.rules.groups import Group, Which
from goldthread.measures.outcomes.rules.protecting import Kept, protected
from goldthread.measures.outcomes.rules.summary import groups_of_summary
from goldthread.measures.rules.periods import read_period
from goldthread.measures.sheets import Table
from goldthread.partnership.models import Person

SALT = "goldthread.outcomes"
HOLDS_SECONDS = 3600


@dataclass(frozen=True)
class Arrival:
    """What may be kept of a table: groups with small ones taken out, of one period."""

    period: str
    kind: str
    kept: tuple[Kept, ...]

    @property
    def days(self) -> Period:
        return period_of(self.period)


def period_of(text: str) -> Period:
    """The days of a period. Raises InputError."""
    found = read_period(text)
    if found is None:
        raise InputError(
            "This is no period.", advice="Write it like 2025/26, 2025-Q3 or 2025-11.", place=Place(field="period")
        )
    return found


def arrive(instrument: Instrument, table: Table, *, kind: str, period: str) -> Arrival:
    """Add a table up and take out what is small. Nothing of its rows is left afterwards. Raises InputError."""
    days, asked = period_of(period), questionnaire(instrument.definition)
    if kind == Brought.ROWS:
        groups = groups_of_rows(table.headings, table.rows, asked, days)
    else:
        groups = groups_of_summary(table.headings, table.rows, asked)
    zeros = Zeros.PROTECT if instrument.protects_zeros else Zeros.SHOW
    kept = protected(groups, Rule(instrument.disclosure_threshold, zeros))
    return Arrival(" ".join(period.split()), kind, tuple(kept))


def sealed(arrival: Arrival, instrument: Instrument, by: Person) -> str:
    """The arrival as a text that only this installation can have made, for this person and questionnaire."""
    kept = [{**asdict(each.group), "gone": each.withheld, "hidden": each.is_withheld} for each in arrival.kept]
    value = [instrument.pk, by.pk, arrival.period, arrival.kind, kept]
    return signing.dumps(value, salt=SALT, compress=True)


def unsealed(text: str, instrument: Instrument, by: Person) -> Arrival:
    """The arrival again. Raises InputError for one that is old, altered, or of somebody else."""
    try:
        whose, person, period, kind, rows = signing.loads(text, salt=SALT, max_age=HOLDS_SECONDS)
    except (signing.BadSignature, ValueError) as error:
        raise InputError("This took too long, or something is missing.", advice="Bring the table again.") from error
    if (whose, person) != (instrument.pk, by.pk):
        raise InputError("This was prepared for something else.", advice="Bring the table again.")
    return Arrival(period, kind, tuple(map(_kept, rows)))


def _kept(row: dict[str, Any]) -> Kept:
    gone, hidden, which = row.pop("gone"), row.pop("hidden"), Which(**row.pop("which"))
    return Kept(Group(which, **row), hidden, tuple(gone))
