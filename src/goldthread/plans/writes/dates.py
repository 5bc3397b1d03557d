"""Changed dates. The old ones stay as baselines, and the first promise never changes (rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.timescale import Timescale
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Baseline, Milestone
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import required, within

FIRST = "As first agreed"


@dataclass(frozen=True)
class Agreement:
    """Why a date was changed, who agreed, and on which day if not today."""

    reason: str
    by: str
    on: date | None

    def checked(self) -> Agreement:
        """Raises InputError for a missing reason, or a day still to come."""
        if self.on is not None and self.on > timezone.localdate():
            raise InputError("That day is still to come.", place=Place(field="agreed_on"))
        return Agreement(required(self.reason, "reason"), within(self.by, "agreed_by", limit=200), self.on)

    @property
    def at(self) -> datetime:
        """The moment it was written down, or noon of the earlier day it was agreed on."""
        if self.on is None or self.on == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(datetime.combine(self.on, time(12)))


@recorded
def change_timescale(
    *,
    action: Action,
    timescale: Timescale | str,
    reason: str,
    agreed_by: str = "",
    agreed_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> Action:
    """Set another timescale, with why and who agreed; ``agreed_on`` where that was before today.

    Words are read by the grammar of timescales. Raises InputError for a missing reason, EditedMeanwhile.
    """
    check_can_edit_row(by, action)
    _change(
        action,
        timescale,
        Agreement(reason, agreed_by, agreed_on),
        revision,
        by,
        of={"action": action},
        kind="action.timescale_changed",
    )
    return action


@recorded
def change_milestone_timescale(
    *,
    milestone: Milestone,
    timescale: Timescale | str,
    reason: str,
    agreed_by: str = "",
    agreed_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> Milestone:
    """The same for a milestone. Whoever has the action moves its steps by an update (``record_steps``)."""
    check_can_edit_row(by, milestone)
    redate_milestone(milestone, timescale, Agreement(reason, agreed_by, agreed_on), revision, by)
    return milestone


def redate_milestone(
    milestone: Milestone, timescale: Timescale | str, agreement: Agreement, revision: int | None, by: Person
) -> None:
    """Inside a write that has settled who may. Raises InputError, EditedMeanwhile."""
    kind = "milestone.timescale_changed"
    _change(milestone, timescale, agreement, revision, by, of={"milestone": milestone}, kind=kind)


def timescale_of(timescale: Timescale | str) -> Timescale:
    """A timescale as given, or read from its words. Raises InputError for words that are too many."""
    if isinstance(timescale, Timescale):
        return timescale
    return parse_timescale(within(timescale, "timescale", limit=500))


def _change(
    row: Action | Milestone,
    timescale: Timescale | str,
    agreement: Agreement,
    revision: int | None,
    by: Person,
    *,
    of: dict[str, Any],
    kind: str,
) -> None:
    if revision is not None and row.revision != revision:
        raise EditedMeanwhile(row)
    old, new = row.timescale, timescale_of(timescale)
    if old == new:
        return
    agreement = agreement.checked()
    columns = timescale_columns(new)
    if row.first_ends is None:
        columns["first_ends"] = new.end
    for name, value in columns.items():
        setattr(row, name, value)
    history.save_changes(row, columns)
    _keep_baselines(row, old, new, agreement, by, of)
    history.record(
        kind,
        target=row,
        before={"timescale": old.to_dict()},
        after={"timescale": new.to_dict(), "agreed_by": agreement.by},
        reason=agreement.reason,
    )


def _keep_baselines(
    row: Action | Milestone,
    old: Timescale,
    new: Timescale,
    agreement: Agreement,
    by: Person,
    of: dict[str, Any],
) -> None:
    """Number 1, the first promise, is written beside the first change: most dates are never changed."""
    last = Baseline.objects.filter(**of).order_by("-number").values_list("number", flat=True).first()
    common = {**of, "partnership": row.partnership, "set_by": str(by)}
    rows = []
    if last is None:
        rows.append(Baseline(number=1, reason=FIRST, **{**common, "set_by": ""}, **timescale_columns(old)))
        last = 1
    rows.append(
        Baseline(
            number=last + 1,
            reason=agreement.reason,
            agreed_by=agreement.by,
            set_at=agreement.at,
            **common,
            **timescale_columns(new),
        )
    )
    Baseline.objects.bulk_create(rows)
