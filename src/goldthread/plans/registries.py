"""What other rooms do when a plan has been accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Plan


@dataclass(frozen=True)
class PrintedStanding:
    """How the paper itself says an action stands; only for actions of which it says anything.

    ``progress`` is the narrative as printed, perhaps blank; ``rag`` and ``status`` what its marks mean;
    ``rag_printed`` the marks themselves ("G/A"). ``is_printed`` False: ``progress`` are our own words, for an
    action of which the next version of the paper says nothing any more.
    """

    action: Action
    progress: str
    rag: Rag | None
    rag_printed: str
    status: str
    reported_on: date
    is_printed: bool = True


Receiver = Callable[[Plan, Sequence[PrintedStanding], Person], None]
_receivers: list[Receiver] = []


def on_plan_accepted(receive: Receiver) -> Receiver:
    """Register what is done, inside the acceptance itself, with what the paper says of its actions."""
    if receive not in _receivers:
        _receivers.append(receive)
    return receive


def plan_accepted(plan: Plan, standings: Sequence[PrintedStanding], by: Person) -> None:
    """Tell every registered room."""
    for receive in _receivers:
        receive(plan, standings, by)
