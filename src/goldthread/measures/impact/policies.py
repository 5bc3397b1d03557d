"""Who may write down what an action is to change."""

from __future__ import annotations

from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_report_on


def check_can_predict(by: Person, action: Action) -> None:
    """Whoever has the action, a coordinator and an administrator. Raises NotAllowed."""
    check_can_report_on(by, action)
