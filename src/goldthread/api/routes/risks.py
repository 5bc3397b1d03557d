"""The risk register: written down, changed, scored, closed and opened again; and the matrix it is scored on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import steering as schemas
from goldthread.api.schemas import steering_changes as sent
from goldthread.api.schemas.governing import RiskQuery, RiskSeen
from goldthread.core import rows
from goldthread.delivery.risks import reads, shown, writes
from goldthread.delivery.risks.models import Risk, RiskMatrix
from goldthread.measures.models import Indicator
from goldthread.measures.reads import find_indicator
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.plans.models import Action

room = Room(tags=["Risks"])
RISK = HERE + "/risks/{int:key}"
MATRIX = HERE + "/risk-matrix"


@room.get(HERE + "/risks", response={200: Part[RiskSeen], **READ_PROBLEMS})
def risks(request: HttpRequest, slug: str, asked: Query[RiskQuery]) -> dict[str, Any]:
    """The open risks, the worst first; or those closed, the latest first."""
    partnership, person = visit(request, slug)
    today = timezone.localdate()
    seen = reads.register(partnership, today, group=asked.group, closed=asked.closed, by=person)
    chosen = seen.risks[asked.offset : asked.offset + asked.limit]
    return part(len(seen.risks), asked, [shown.as_dict(each) for each in chosen])


def risk_at(request: HttpRequest, slug: str, key: int) -> tuple[Risk, Person]:
    """The risk and who asks. Raises Http404, Risk.DoesNotExist."""
    partnership, person = visit(request, slug)
    return reads.risk_at(partnership, key, by=person), person


def _whole(risk: Risk) -> dict[str, Any]:
    return shown.whole(risk, timezone.localdate())


def _rows(here: Partnership, said: dict[str, Any]) -> dict[str, Any]:
    """What was sent, with the rows that its keys name. Raises ObjectDoesNotExist."""
    found = dict(said)
    if found.get("owner") is not None:
        found["owner"] = rows.one(Person, of=here, pk=said["owner"], is_service=False)
    if found.get("actions") is not None:
        found["actions"] = rows.named(Action, of=here, keys=said["actions"])
    if found.get("measures") is not None:
        found["measures"] = _measures(here, said["measures"])
    return found


def _measures(here: Partnership, keys: Sequence[str]) -> list[Indicator]:
    found = [find_indicator(here, key) for key in dict.fromkeys(keys)]
    if None in found:
        raise Indicator.DoesNotExist
    return [each for each in found if each is not None]


@room.post(HERE + "/risks", response={201: schemas.RiskWhole, **WRITE_PROBLEMS})
def add_risk(request: HttpRequest, slug: str, risk: sent.NewRisk) -> Status[dict[str, Any]]:
    """Write one down; its first score is kept with it."""
    partnership, person = visit(request, slug)
    group = rows.one(Group, of=partnership, pk=risk.group)
    made = writes.add_risk(group=group, by=person, **_rows(partnership, risk.dict(exclude={"group"})))
    return Status(201, _whole(made))


@room.get(RISK, response={200: schemas.RiskWhole, **READ_PROBLEMS})
def risk(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One risk, open or closed, with every score it had."""
    return _whole(risk_at(request, slug, key)[0])


@room.patch(RISK, response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def change_risk(request: HttpRequest, slug: str, key: int, change: sent.RiskChange) -> dict[str, Any]:
    """Its words, controls, owner, review or target, and what is linked to it. Its score is given to ``scores``."""
    found, person = risk_at(request, slug, key)
    said = {
        name: value
        for name, value in change.named().items()
        if value is not None or name in ("owner", "review_on")  # which may go; words and links may not
    }
    here = found.partnership
    return _whole(writes.change_risk(risk=found, revision=change.revision, by=person, **_rows(here, said)))


@room.post(RISK + "/scores", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def score_risk(request: HttpRequest, slug: str, key: int, given: schemas.NewScore) -> dict[str, Any]:
    """How likely and how grave it is now, and why."""
    found, person = risk_at(request, slug, key)
    return _whole(writes.score_risk(risk=found, by=person, **given.dict()))


@room.post(RISK + "/close", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def close_risk(request: HttpRequest, slug: str, key: int, given: schemas.Because) -> dict[str, Any]:
    """It can happen no more, or is no more watched here."""
    found, person = risk_at(request, slug, key)
    return _whole(writes.close_risk(risk=found, by=person, **given.dict()))


@room.post(RISK + "/reopen", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def reopen_risk(request: HttpRequest, slug: str, key: int, given: schemas.Because) -> dict[str, Any]:
    """It is watched again, as it was left."""
    found, person = risk_at(request, slug, key)
    return _whole(writes.reopen_risk(risk=found, by=person, **given.dict()))


@room.get(MATRIX, response={200: schemas.MatrixSeen, **READ_PROBLEMS})
def matrix(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The partnership's own matrix, or the usual one."""
    return _matrix(reads.matrix_row(visit(request, slug)[0]))


@room.put(MATRIX, response={200: schemas.MatrixSeen, **WRITE_PROBLEMS})
def set_matrix(request: HttpRequest, slug: str, given: sent.MatrixSent) -> dict[str, Any]:
    """Score on another matrix, as far as the scores there are stand on it."""
    partnership, person = visit(request, slug)
    return _matrix(writes.set_matrix(partnership=partnership, by=person, **given.dict()))


def _matrix(row: RiskMatrix) -> dict[str, Any]:
    numbers = {name: getattr(row, name) for name in ("size", "medium_from", "high_from", "appetite")}
    return {**numbers, "revision": row.revision if row.pk else None}
