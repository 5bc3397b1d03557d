"""A meeting, a risk and the rules in full; what is planned for sign-off; what the next run would do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import steering as schemas
from goldthread.delivery.escalation import reads as escalation_reads
from goldthread.delivery.escalation.rules import Level
from goldthread.delivery.meetings import reads as meeting_reads
from goldthread.delivery.meetings import shown as meetings_shown
from goldthread.delivery.meetings.one_meeting import meeting_whole
from goldthread.delivery.risks import reads as risk_reads
from goldthread.delivery.risks import shown as risks_shown
from goldthread.delivery.risks import writes as risk_writes
from goldthread.delivery.risks.models import Risk
from goldthread.delivery.tick import plan as tick
from goldthread.partnership.models import Person

room = Room(tags=["Governance"])
RISK = HERE + "/risks/{int:key}"


@room.get(HERE + "/meetings/{int:key}", response={200: schemas.MeetingWhole, **READ_PROBLEMS})
def meeting(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One meeting with the agenda that has built itself, who came, and what was decided."""
    partnership, person = visit(request, slug)
    return meetings_shown.whole(meeting_whole(partnership, key, timezone.localdate(), by=person))


@room.get(HERE + "/sign-offs", response={200: list[schemas.OwedSeen], **READ_PROBLEMS})
def sign_offs(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What is owed to others by a day, which groups sign it off, and the last meetings that still work."""
    partnership, _ = visit(request, slug)
    return [meetings_shown.owed(each) for each in meeting_reads.returns(partnership, timezone.localdate())]


def risk_at(request: HttpRequest, slug: str, key: int) -> tuple[Risk, Person]:
    """The risk and who asks. Raises Http404, Risk.DoesNotExist."""
    partnership, person = visit(request, slug)
    return risk_reads.risk_at(partnership, key, by=person), person


def _whole(risk: Risk) -> dict[str, Any]:
    return risks_shown.whole(risk, timezone.localdate())


@room.get(RISK, response={200: schemas.RiskWhole, **READ_PROBLEMS})
def risk(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One risk, open or closed, with every score it had."""
    return _whole(risk_at(request, slug, key)[0])


@room.post(RISK + "/scores", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def score_risk(request: HttpRequest, slug: str, key: int, given: schemas.NewScore) -> dict[str, Any]:
    """How likely and how grave it is now, and why."""
    found, person = risk_at(request, slug, key)
    return _whole(risk_writes.score_risk(risk=found, by=person, **given.dict()))


@room.post(RISK + "/close", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def close_risk(request: HttpRequest, slug: str, key: int, given: schemas.Because) -> dict[str, Any]:
    """It can happen no more, or is no more watched here."""
    found, person = risk_at(request, slug, key)
    return _whole(risk_writes.close_risk(risk=found, by=person, **given.dict()))


@room.post(RISK + "/reopen", response={200: schemas.RiskWhole, **WRITE_PROBLEMS})
def reopen_risk(request: HttpRequest, slug: str, key: int, given: schemas.Because) -> dict[str, Any]:
    """It is watched again, as it was left."""
    found, person = risk_at(request, slug, key)
    return _whole(risk_writes.reopen_risk(risk=found, by=person, **given.dict()))


@room.get(HERE + "/escalation-rules", response={200: schemas.RulesSeen, **READ_PROBLEMS})
def escalation_rules(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The partnership's own numbers and local holidays."""
    partnership, _ = visit(request, slug)
    policy = escalation_reads.policy_of(partnership)
    names = ("sends", "nation", "red_reviews", "silent_cadences", "blocked_days", "confirms", "follows")
    return {
        **{name: getattr(policy, name) for name in names},
        "grace": {level.value: policy.grace(level) for level in Level},
        "local_holidays": {each.name: each.day for each in escalation_reads.local_holidays(partnership)},
    }


@room.get(HERE + "/next-run", response={200: schemas.NextRun, **READ_PROBLEMS})
def next_run(request: HttpRequest, slug: str) -> dict[str, object]:
    """How much the next run would raise, propose and send."""
    return tick.as_dict(tick.next_run(visit(request, slug)[0], timezone.localdate()))
