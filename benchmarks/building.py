"""The national set: thirty partnerships with everything a country would have, the same rows for the same seed."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))  # the factories; imported where they are used, once the rooms are loaded

PASSWORD = "correct horse battery staple"
ON = date(2026, 11, 1)  # the day the set stands at; lists are asked for relative to the real day
# what is written, and the first step of each room: where that is written anew, no kept set can be brought forward
RECIPE = [
    Path(__file__),
    ROOT / "tests" / "factories" / "bulk.py",
    *sorted(ROOT.glob("src/goldthread/*/migrations/0001_*.py")),
]


@dataclass(frozen=True)
class Amount:
    """How much of a country."""

    partnerships: int
    actions: int

    @property
    def name(self) -> str:
        return f"{self.partnerships}x{self.actions}"


@dataclass(frozen=True)
class Built:
    """What a visitor needs to know of the set."""

    key: str
    write_key: str
    action: int
    rows: dict[str, int]
    seconds: float


NATIONAL = Amount(30, 100_000)
SMALL = Amount(3, 1_500)


def recipe() -> str:
    """Changes whenever the rows that are built would. Later migrations do not: a kept set is brought up to date."""
    return hashlib.sha256("".join(path.read_text() for path in RECIPE).encode()).hexdigest()[:10]


def build(amount: Amount, folder: Path, say: Callable[[str], None]) -> Built:
    """Build into the database of the settings; a set that is there already is brought up to date, as anybody's is."""
    from factories import bulk
    from goldthread.cli.prepare import prepare

    note = folder / "built.json"
    began = time.perf_counter()
    prepare()
    if note.exists():
        return Built(**json.loads(note.read_text()))
    per = amount.actions // amount.partnerships
    plans = []
    for number in range(1, amount.partnerships + 1):
        size = bulk.Size(actions=per + (number <= amount.actions % amount.partnerships))
        plans.append(_partnership(number, size))
        say(f"  partnership {number} of {amount.partnerships}: {time.perf_counter() - began:.0f} s")
    _national_viewer()
    _analyse()
    built = _note(plans[0], time.perf_counter() - began)
    note.write_text(json.dumps(asdict(built)))
    return built


def _partnership(number: int, size: Any) -> Any:
    from django.db import transaction

    from factories import bulk
    from goldthread.delivery.reads import keep_up
    from goldthread.partnership import writes

    with transaction.atomic():
        partnership = writes.found_partnership(
            slug=f"area-{number:02}",
            name=f"Area {number:02} Alcohol and Drug Partnership",
            kind="Alcohol and Drug Partnership",
            areas=[],
            by=writes.Installation(),
        )
        coordinator = _coordinator(partnership, f"coordinator-{number:02}@example.org")
        plan = bulk.load_plan(partnership=partnership, by=coordinator, size=size, on=ON)
        _what_an_update_leaves(plan)
        keep_up(partnership, ON)
    return plan


def _coordinator(partnership: Any, email: str) -> Any:
    from goldthread.partnership import writes
    from goldthread.partnership.models import Account

    account = Account.objects.create_user(email, PASSWORD)
    person = writes.add_person(partnership=partnership, name="Coordinator", account=account, by=writes.Installation())
    writes.give_role(person=person, role="coordinator", starts_on=date(2020, 1, 1), by=writes.Installation())
    return person


def _national_viewer() -> None:
    from goldthread.partnership import writes
    from goldthread.partnership.models import Account

    account = Account.objects.create_user("national@example.org", PASSWORD)
    writes.grant_national_view(
        account=account, name="National body", starts_on=date(2020, 1, 1), by=writes.Installation()
    )


def _what_an_update_leaves(plan: Any) -> None:
    """Each update said one at a time leaves an event and is found by its words; so do these."""
    from goldthread.core.models import HistoryEvent, SearchDocument
    from goldthread.delivery.models import ProgressUpdate
    from goldthread.delivery.searching import update_words

    updates = ProgressUpdate.objects.filter(action__plan=plan).select_related("action__partnership", "by")
    every = updates.order_by("id").iterator(chunk_size=2_000)
    while some := list(islice(every, 2_000)):
        HistoryEvent.objects.bulk_create(_event(update) for update in some)
        SearchDocument.objects.bulk_create(_document(update, update_words(update)) for update in some)


def _event(update: Any) -> Any:
    from goldthread.core.models import HistoryEvent

    return HistoryEvent(
        partnership_id=update.partnership_id,
        at=update.at,
        kind="update.recorded",
        by_id=update.by_id,
        by_name=update.by.name,
        channel="page",
        subject_type="delivery.progressupdate",
        subject_id=update.pk,
        thread_type="plans.action",
        thread_id=update.action_id,
        after={"narrative": update.narrative, "status": update.status, "reported_on": update.reported_on.isoformat()},
    )


def _document(update: Any, words: Any) -> Any:
    from goldthread.core.models import SearchDocument

    return SearchDocument(
        partnership_id=update.partnership_id,
        kind=words.kind,
        row_id=update.pk,
        title=words.title,
        body=words.body,
        address=words.address,
    )


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _note(plan: Any, seconds: float) -> Built:
    from goldthread.partnership import writes
    from goldthread.partnership.models import Person

    person = Person.objects.get(partnership=plan.partnership, name="Coordinator")
    _, reads = writes.make_key(person=person, label="Benchmark", can_write=False, expires_on=None, by=person)
    _, changes = writes.make_key(person=person, label="Benchmark, writes", can_write=True, expires_on=None, by=person)
    action = plan.actions.order_by("position").first().pk
    return Built(reads, changes, action, dict(_rows()), round(seconds, 1))


def _rows() -> Iterator[tuple[str, int]]:
    from django.utils import timezone

    from goldthread.core.models import HistoryEvent
    from goldthread.delivery.models import ProgressUpdate
    from goldthread.plans.models import Action, Milestone

    open_ = Action.objects.filter(status__in=["not_started", "in_progress", "blocked"])
    yield "actions", Action.objects.count()
    yield "open", open_.count()
    yield "overdue", open_.filter(ends__lt=timezone.localdate()).count()
    yield "milestones", Milestone.objects.count()
    yield "updates", ProgressUpdate.objects.count()
    yield "events", HistoryEvent.objects.count()
