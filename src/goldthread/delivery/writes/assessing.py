"""What a partnership judges by, how often updates are owed, and the sentence where two RAGs differ."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.models import Cadence, Explanation, ThresholdSetting
from goldthread.delivery.policies import check_can_settle, check_can_update
from goldthread.delivery.reads.differences import kept_assessment
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action, Priority
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import required


@recorded
def explain_difference(*, action: Action, words: str, by: Person) -> Explanation:
    """Say why the RAG stated and the one assessed differ. It holds while both stay as they are.

    Raises NotAllowed, InputError when the words are missing or nothing differs.
    """
    check_can_update(by, action)
    assessed = kept_assessment(action, timezone.localdate())
    if not assessed.owes_a_sentence:
        raise InputError("What is stated and what is assessed do not differ any more.")
    return history.create(
        Explanation,
        "assessment.explained",
        partnership=action.partnership,
        action=action,
        words=required(words, "words"),
        stated_rag=assessed.stated,
        assessed_rag=assessed.rag,
        by=by,
    )


@recorded
def settle_thresholds(*, partnership: Partnership, by: Person, **thresholds: Any) -> ThresholdSetting:
    """Judge by these thresholds from now on (fields of ``rules.Thresholds``; those left out as usual).

    Raises NotAllowed.
    """
    check_can_settle(by, partnership)
    return history.create(ThresholdSetting, "thresholds.settled", partnership=partnership, **thresholds)


@recorded
def set_cadence(*, target: Action | Priority, days: int | None, by: Person) -> Cadence:
    """How often one action, or those under one priority, owe an update; None: as often as the plan's.

    Raises NotAllowed, InputError for less than a week.
    """
    check_can_edit_row(by, target)
    if days is not None and not 7 <= days <= 730:
        raise InputError("Enter between 7 and 730 days.", place=Place(field="days"))
    owner = {"action": target} if isinstance(target, Action) else {"priority": target}
    return history.create(Cadence, "cadence.set", partnership=target.partnership, days=days, **owner)
