"""Run as a process of its own by ``test_ticks_at_once``: seeds a database, ticks with a slow mail server, tells.

python ticking.py seed|tick|tell SPOOL DAY
python ticking.py say|said|kept SPOOL WORDS

WORDS that begin with "halt" stop inside the transaction, when the update is written and the action does not stand by
it yet, until a file called "go" is in SPOOL. Those that begin with "hold" stop when all is written, and those that
begin with "other" are of the second action; both say that it is blocked.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

SPOOL = Path(sys.argv[2]) if len(sys.argv) > 2 else Path()
DAY = sys.argv[3] if len(sys.argv) > 3 else ""
PEOPLE = 12


class SlowMail:
    """Keeps a file for each message handed over: its name is the Message-ID and the process."""

    def __init__(self, **options: object) -> None:
        pass

    def close(self) -> None:
        pass

    def send_messages(self, messages: list) -> int:
        for message in messages:
            time.sleep(0.05)
            identity = message.message()["Message-ID"].strip("<>").split("@")[0]
            (SPOOL / f"{identity}.{os.getpid()}").touch()
            time.sleep(0.05)
        return len(messages)


def seed() -> None:
    """Twelve leads, each with an action that is silent, and sending switched on."""
    from factories import people, plans
    from goldthread.delivery.escalation import writes
    from goldthread.plans import writes as plan_writes
    from goldthread.plans.models import Action

    partnership = people.partnership()
    coordinator = people.person(partnership)
    plan = plans.live_plan(partnership, coordinator, plans.big_plan(PEOPLE, priorities=2))
    for action in Action.objects.filter(plan=plan):
        for assignment in action.assignments.all():
            plan_writes.unassign(assignment=assignment, by=coordinator)
        plan_writes.assign(thing=action, owner=people.person(partnership, role="lead"), by=coordinator)
    writes.change_policy(partnership=partnership, sends=True, silent_cadences=1, by=coordinator)


def tick() -> None:
    from datetime import date

    from django.conf import settings

    from goldthread.delivery.tick.run import run
    from goldthread.partnership.models import Partnership

    settings.EMAIL_BACKEND = "__main__.SlowMail"
    run(Partnership.objects.get(), date.fromisoformat(DAY))


def tell() -> None:
    """What became of the week's messages, once every claim that could be left has run out."""
    from collections import Counter
    from datetime import date, timedelta

    from django.utils import timezone

    from goldthread.delivery.escalation.models import Escalation
    from goldthread.delivery.messages import rules, sending
    from goldthread.delivery.messages.models import Message

    sending.give_up_on_old_claims(timezone.now() + timedelta(hours=1))
    found = Message.objects.filter(key__endswith=rules.week_of(date.fromisoformat(DAY)))
    told = {
        "states": Counter(found.values_list("state", flat=True)),
        "keys": {f"message-{key}": state for key, state in found.values_list("pk", "state")},
        "people": found.values("person").distinct().count(),
        "messages": found.count(),
        "escalations": Escalation.objects.count(),
        "raised": Escalation.objects.values("action").distinct().count(),
    }
    print(json.dumps(told))  # noqa: T201 - read by the test


def wait() -> None:
    """Stand still until the test says "go"."""
    (SPOOL / "halted").touch()
    deadline = time.monotonic() + 60
    while not (SPOOL / "go").exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def say() -> None:
    """An update of an action; tells whether it was kept, or somebody else was first."""
    from django.db import transaction

    from goldthread.core.history import EditedMeanwhile
    from goldthread.delivery.writes import updates
    from goldthread.partnership.models import Person
    from goldthread.plans.models import Action

    if DAY.startswith("halt"):
        stand = updates._stand

        def wait_and_stand(*args: object) -> None:
            wait()
            stand(*args)

        updates._stand = wait_and_stand
    action = Action.objects.select_related("partnership", "priority").order_by("id")[DAY.startswith("other")]
    status = "blocked" if DAY.startswith(("hold", "other")) else None
    by = Person.objects.filter(partnership=action.partnership, is_service=False, memberships__role="coordinator")
    try:
        with transaction.atomic():
            updates.record_update(action=action, narrative=DAY, status=status, by=by.first())
            if DAY.startswith("hold"):
                wait()
    except EditedMeanwhile:
        print("meanwhile")  # noqa: T201 - read by the test
    else:
        print("kept")  # noqa: T201


def kept() -> None:
    """Whether what is kept of assessments, brought up to date, is what assessing everything anew would find."""
    from django.utils import timezone

    from goldthread.delivery import reads
    from goldthread.delivery.models import KeptAssessment
    from goldthread.partnership.models import Partnership

    partnership, today = Partnership.objects.get(), timezone.localdate()
    reads.keep_up(partnership, today)
    found = dict(KeptAssessment.objects.values_list("action", "reasons"))
    fresh = {
        key: [reason.kept() for reason in seen.reasons] for key, seen in reads.assessments(partnership, today).items()
    }
    is_true = json.dumps(sorted(found.items())) == json.dumps(sorted(fresh.items()))
    print(json.dumps({"is_true": is_true, "blocked": sum("blocked" in str(reasons) for reasons in found.values())}))  # noqa: T201


def said() -> None:
    """What was said of the first action, how it stands, and what history tells of it."""
    from goldthread.core.models import HistoryEvent
    from goldthread.delivery.models import ProgressUpdate
    from goldthread.plans.models import Action

    action = Action.objects.order_by("id").first()
    told = {
        "words": list(
            ProgressUpdate.objects.filter(action=action).order_by("id").values_list("narrative", flat=True)
        ),
        "heard": str(action.last_update_at),
        "events": HistoryEvent.objects.filter(kind="update.recorded").count(),
    }
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    import django

    django.setup()
    {"seed": seed, "tick": tick, "tell": tell, "say": say, "said": said, "kept": kept}[sys.argv[1]]()
