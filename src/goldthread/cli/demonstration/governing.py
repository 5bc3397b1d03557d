"""How Kinlarroch was steered for two years: meetings, decisions, escalations, risks and a return to sign off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from goldthread.cli.demonstration.calendar import Calendar

if TYPE_CHECKING:
    from goldthread.delivery.meetings.models import Meeting
    from goldthread.partnership.models import Group, Person
    from goldthread.plans.models import Action, Plan

BOARD, CHIEFS = "Kinlarroch Alcohol and Drug Partnership Board", "Chief Officers Group"
TREATMENT, FAMILIES = "Treatment and Recovery Workgroup", "Whole Family Workgroup"
# the group, the months after the agreement on which it met, the days from now on which it meets again, the quorum
DATES: tuple[tuple[str, tuple[int, ...], tuple[int, ...], int], ...] = (
    (BOARD, (1, 4, 7, 10, 13, 16, 19, 22), (10, 101, 192), 3),
    (CHIEFS, (6, 12, 18), (45, 150), 2),
    (TREATMENT, (3, 9, 15, 21), (17,), 2),
)
# the group and the month of its meeting, what was decided, why, about which action, days to do it in, done or not
DECISIONS: tuple[tuple[str, int, str, str, str, int, bool], ...] = (
    (
        BOARD,
        1,
        "Every action has one lead from today.",
        "Shared leads had left seven actions with nobody.",
        "",
        0,
        True,
    ),
    (BOARD, 4, "Pay expenses of panel members on the day.", "Two members had waited for months.", "8.1", 60, True),
    (
        BOARD,
        7,
        "Publish progress in plain words each quarter.",
        "Readers could not follow the papers.",
        "9.1",
        90,
        True,
    ),
    (
        TREATMENT,
        9,
        "Begin same-day prescribing in Ardmore with one nurse.",
        "A second cannot be had yet.",
        "2.1",
        60,
        True,
    ),
    (CHIEFS, 12, "Sign the agreement to share information.", "All legal advice is in.", "9.3", 45, True),
    (BOARD, 16, "Ask the licensing board to meet with us twice a year.", "", "7.3", 120, True),
    (
        BOARD,
        22,
        "Bring a paper on weekend outreach to the next meeting.",
        "Staffing is not settled.",
        "1.5",
        95,
        False,
    ),
)
# by the event of a risk: the measures that show how near it is
NEARNESS = {
    "Same-day prescribing stops in Ardmore": ("same_day_prescribing_pct",),
    "Evening and weekend outreach ends": ("overdose_contact_72h_pct", "near_fatal_overdoses"),
}
RISKS: tuple[tuple[str, dict[str, Any], tuple[tuple[int, int, int, str], ...], tuple[str, ...]], ...] = (
    (
        TREATMENT,
        {
            "cause": "Two prescribing posts have been empty since spring",
            "event": "Same-day prescribing stops in Ardmore",
            "consequence": "People wait for weeks, and some are lost to us",
            "controls": "A shared rota with Larroch Harbour; an agency nurse on Fridays",
        },
        ((4, 3, 4, "As first scored"), (12, 4, 5, "The second post is empty too."), (20, 3, 5, "One has begun.")),
        ("2.1", "2.2"),
    ),
    (
        BOARD,
        {
            "cause": "Funding of outreach ends with the financial year",
            "event": "Evening and weekend outreach ends",
            "consequence": "Nobody is there at the hours when most overdoses happen",
            "controls": "",
        },
        ((10, 3, 4, "As first scored"), (19, 4, 4, "No word on funding.")),
        (),
    ),
    (
        FAMILIES,
        {
            "cause": "One worker carries the whole of family support",
            "event": "Support stops when she is ill or leaves",
            "consequence": "Families are left in the middle of the hardest weeks",
            "controls": "A volunteer is being trained",
        },
        ((6, 3, 3, "As first scored"), (18, 2, 3, "The volunteer has begun.")),
        ("3.1", "3.5"),
    ),
    (
        BOARD,
        {
            "cause": "Partners use three systems that do not speak to each other",
            "event": "Somebody at risk is known to one service and missed by the others",
            "consequence": "Help comes too late",
            "controls": "The meeting each weekday morning",
        },
        ((2, 4, 5, "As first scored"), (14, 2, 5, "The agreement to share is signed.")),
        ("1.1", "9.3"),
    ),
)
TARGET = 2, 3


@dataclass(frozen=True)
class Steering:
    """The plan, its calendar, who writes it all down, and the meetings by group and month."""

    plan: Plan
    calendar: Calendar
    by: Person
    meetings: dict[tuple[str, int], Meeting]

    def group(self, name: str) -> Group:
        from goldthread.partnership.models import Group

        return Group.objects.of(self.plan.partnership).get(name=name)

    def action(self, ref: str) -> Action | None:
        from goldthread.plans.models import Action

        return (
            Action.objects.select_related("partnership", "plan", "priority").filter(plan=self.plan, ref=ref).first()
        )


def tell(plan: Plan, calendar: Calendar) -> None:
    """All of it, in its order."""
    from goldthread.partnership.models import Person

    coordinator = Person.objects.get(partnership=plan.partnership, name="Partnership Coordinator")
    steering = Steering(plan, calendar, coordinator, {})
    _holidays(steering)
    _meet(steering)
    _raise(steering)
    _decide(steering)
    _close_minutes(steering)
    _watch(steering)
    _owe(steering)


def _holidays(steering: Steering) -> None:
    from goldthread.delivery.escalation import writes

    for days, name in ((40, "Kinlarroch Fair"), (130, "Harbour Monday")):
        day = steering.calendar.today + timedelta(days=days)
        monday = day - timedelta(days=day.weekday())
        writes.add_local_holiday(partnership=steering.plan.partnership, day=monday, name=name, by=steering.by)


def _meet(steering: Steering) -> None:
    """Every meeting there was and will be; those that were are open for what follows."""
    from goldthread.delivery.meetings import writes

    when = steering.calendar
    for name, months, days, quorum in DATES:
        group = steering.group(name)
        shared: dict[str, Any] = {"group": group, "quorum": quorum, "by": steering.by}
        for month in months:
            held = writes.plan_meeting(held_on=when.meeting(when.on(month)), place="Larroch Town Hall", **shared)
            steering.meetings[name, month] = writes.move_meeting(meeting=held, to="running", by=steering.by)
        for ahead in days:
            day = when.meeting(when.today + timedelta(days=ahead))
            writes.plan_meeting(held_on=day, place="Larroch Town Hall", **shared)


def _raise(steering: Steering) -> None:
    """One that climbed to the Board and was decided, one that was put right, one that waits for an answer now."""
    from goldthread.delivery.escalation import writes
    from goldthread.delivery.meetings.writes import record_decision

    on, by = steering.calendar.on, steering.by
    if homes := steering.action("5.1"):
        raised = writes.raise_escalation(
            action=homes, why="No site for the homes has been named, and the date has moved.", on=on(11), by=by
        )
        _up(steering, raised, on(11.7))
        writes.answer_escalation(
            escalation=raised,
            answer="returned",
            answer_words="The council cannot name a site without the health board's share.",
            answered_on=on(12.3),
            by=by,
        )
        writes.climb_escalation(
            escalation=raised, why="Both bodies have to act at once.", level="partnership", on=on(12.5), by=by
        )
        record_decision(
            meeting=steering.meetings[BOARD, 13],
            words="Council and health board each name one site within eight weeks.",
            why="Neither can begin alone.",
            escalation=raised,
            due_on=on(15),
            by=by,
        )
    _put_right(steering)
    _waiting(steering)


def _up(steering: Steering, raised: Any, day: date) -> None:
    """Nobody answered in time, and it went on."""
    from goldthread.delivery.escalation import writes

    writes.lapse_escalation(escalation=raised, by=steering.by)
    writes.climb_escalation(escalation=raised, why="No answer came in time.", on=day, by=steering.by)


def _put_right(steering: Steering) -> None:
    from goldthread.delivery.escalation import writes

    on, by = steering.calendar.on, steering.by
    action = steering.action("6.3")
    if action is None or action.ended_on is not None:
        return
    raised = writes.raise_escalation(
        action=action, why="Nobody counts who could have been offered it.", on=on(16), by=by
    )
    writes.answer_escalation(
        escalation=raised,
        answer="plan",
        answer_words="The procurator's office sends the count each month from June.",
        recover_by=on(19),
        answered_on=on(16.4),
        by=by,
    )
    writes.resolve_escalation(escalation=raised, reason="Three counts have come.", on=on(18.8), by=by)


def _waiting(steering: Steering) -> None:
    """The first action that is blocked: its lead and the body were asked, now the Board is."""
    from goldthread.delivery.escalation import writes
    from goldthread.plans.models import Action

    today, by = steering.calendar.today, steering.by
    stuck = Action.objects.select_related("partnership", "plan", "priority").filter(
        plan=steering.plan, status="blocked"
    )
    action = stuck.order_by("position").first()
    if action is None:
        return
    raised = writes.raise_escalation(
        action=action, why="It has been blocked for months, and nobody at the table can free it.",
        on=today - timedelta(days=60), by=by,
    )  # fmt: skip
    _up(steering, raised, today - timedelta(days=45))
    writes.lapse_escalation(escalation=raised, by=by)
    writes.climb_escalation(
        escalation=raised, why="No answer came in time.", level="partnership", on=today - timedelta(days=20), by=by
    )


def _decide(steering: Steering) -> None:
    from goldthread.delivery.meetings import writes

    for group, month, words, why, ref, days, is_done in DECISIONS:
        meeting = steering.meetings[group, month]
        due = meeting.held_on + timedelta(days=days) if days else None
        action = steering.action(ref) if ref else None
        made = writes.record_decision(
            meeting=meeting, words=words, why=why, action=action, due_on=due, by=steering.by
        )
        if is_done and due is not None:
            writes.finish_decision(decision=made, done_on=min(due, steering.calendar.today), by=steering.by)


def _close_minutes(steering: Steering) -> None:
    """Who came, and the minutes closed."""
    from goldthread.delivery.meetings import writes

    people = list(_attending(steering))
    for number, meeting in enumerate(steering.meetings.values()):
        present = [person for place, person in enumerate(people) if (place + number) % 4]
        writes.record_attendance(meeting=meeting, people=present, others=["Minute taker"], by=steering.by)
        writes.move_meeting(meeting=meeting, to="held", by=steering.by)


def _attending(steering: Steering) -> Iterator[Person]:
    from goldthread.partnership.models import Person

    yield from Person.objects.of(steering.plan.partnership).filter(is_service=False).order_by("id")[:7]


def _watch(steering: Steering) -> None:
    """The risks, with every score they had."""
    from goldthread.delivery.risks import writes
    from goldthread.measures.models import Indicator

    measures = Indicator.objects.of(steering.plan.partnership)
    on, by = steering.calendar.on, steering.by
    for group, words, (first, *later), refs in RISKS:
        month, likelihood, impact, _ = first
        risk = writes.add_risk(
            group=steering.group(group),
            **words,
            likelihood=likelihood,
            impact=impact,
            target_likelihood=TARGET[0],
            target_impact=TARGET[1],
            owner=by,
            review_on=steering.calendar.today + timedelta(days=30),
            actions=[action for ref in refs if (action := steering.action(ref)) is not None],
            measures=list(measures.filter(key__in=NEARNESS.get(words["event"], ()))),
            on=on(month),
            by=by,
        )
        for month, likelihood, impact, why in later:
            writes.score_risk(
                risk=risk,
                likelihood=likelihood,
                impact=impact,
                why=why,
                review_on=risk.review_on,
                scored_on=on(month),
                by=by,
            )


def _owe(steering: Steering) -> None:
    """A return that two groups sign off, in time if nothing is missed."""
    from goldthread.delivery.meetings import writes

    writes.owe_return(
        partnership=steering.plan.partnership,
        title="Annual survey of the national body",
        due_on=steering.calendar.today + timedelta(days=170),
        groups=[steering.group(BOARD), steering.group(CHIEFS)],
        by=steering.by,
    )
