"""What shows that things were done in Kinlarroch: brought by whoever did them, mostly looked at by somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.delivery.models import Evidence
    from goldthread.partnership.models import Person
    from goldthread.plans.models import Action, Plan


@dataclass(frozen=True)
class Shown:
    """One piece: the actions it shows (the first perhaps a milestone of it), its kind and what it is."""

    refs: tuple[str, ...]
    kind: str
    title: str
    words: str
    milestone: int = 0
    file: str = ""
    checked: bool = True


SHOWN = (
    Shown(
        ("1.1",),
        "process",
        "Who came to the weekday meeting, first quarter",
        "Sixty-two meetings; one partner missed one.",
        milestone=2,
        file="Partner,Meetings,Came\nNHS,62,62\nPolice,62,61\nCouncil,62,62\nHarbour Recovery,62,62\n",
    ),
    Shown(("1.2",), "numerical", "Visits within 72 hours, by month", "Counted by the analyst from the daily list."),
    Shown(
        ("1.4",), "process", "The procedure for a warning, as agreed", "Two pages; it says who decides at weekends."
    ),
    Shown(
        ("2.1", "2.2"),
        "numerical",
        "Days from asking to the first prescription",
        "Both clinics and the three glens. It serves the annual survey too.",
        milestone=2,
        file="Clinic,Asked,Same day\nLarroch Harbour,118,101\nArdmore,64,49\nGlens,23,15\n",
    ),
    Shown(("2.3",), "experiential", "Thirty people on choosing their medicine", "In their own words, agreed."),
    Shown(("3.2",), "experiential", "What Thursday's Table means to those who come", "Written by the families."),
    Shown(
        ("3.4",),
        "experiential",
        "Nine women on pregnancy and treatment",
        "Read this first.",
        checked=False,
    ),
    Shown(("4.2",), "process", "Minutes of the weekly meeting, a sample of six", "Names are taken out."),
    Shown(("5.3",), "numerical", "Benefits won in the first year", "By the welfare rights adviser."),
    Shown(("6.2",), "numerical", "Kits carried and kits used", "Police and fire, by division.", checked=False),
    Shown(("7.1",), "process", "The programme for schools", "Third draft, after the pupils' day."),
    Shown(("8.1",), "process", "Board minutes that show the two votes", "Items 3 and 7."),
    Shown(("9.3",), "process", "The signed agreement", "It ends in two years.", checked=False),
)
SENTENCES = (
    "The lead counts work that begins on Monday; until then the date has passed.",
    "Both services say it goes well; nobody has written that down yet.",
)


def tell(plan: Plan) -> int:
    """Bring it all, and say a sentence where two RAGs differ; gives how many pieces there are."""
    from goldthread.delivery.meetings.models import Return
    from goldthread.delivery.writes import check_evidence, show_for_return
    from goldthread.partnership.models import Person, Role

    people = Person.objects.of(plan.partnership).filter(is_service=False)
    coordinator = people.get(memberships__role=Role.COORDINATOR)
    analyst = people.get(memberships__role=Role.ANALYST)
    brought = [_bring(plan, shown, coordinator) for shown in SHOWN]
    for shown, evidence in zip(SHOWN, brought, strict=True):
        if shown.checked:
            check_evidence(evidence=evidence, by=analyst)
        if len(shown.refs) > 1:
            for owed in Return.objects.of(plan.partnership):
                show_for_return(evidence=evidence, owed=owed, by=coordinator)
    _explain(plan, coordinator)
    return len(brought)


def _bring(plan: Plan, shown: Shown, by: Person) -> Evidence:
    from django.utils import timezone

    from goldthread.delivery.writes import bring_evidence

    actions = [_action(plan, ref) for ref in shown.refs]
    first = actions[0]
    steps = [first.milestones.order_by("position")[shown.milestone - 1]] if shown.milestone else []
    return bring_evidence(
        actions=actions,
        kind=shown.kind,
        title=shown.title,
        words=shown.words,
        dated=first.ended_on or timezone.localdate(),
        file_name="figures.csv" if shown.file else "",
        data=shown.file.encode() if shown.file else None,
        milestones=steps,
        by=by,
    )


def _action(plan: Plan, ref: str) -> Action:
    return plan.actions.select_related("partnership", "priority").get(ref=ref)


def _explain(plan: Plan, by: Person) -> None:
    """A sentence for the first of those that owe one; the others still do."""
    from django.utils import timezone

    from goldthread.delivery.reads import differences
    from goldthread.delivery.writes import explain_difference
    from goldthread.plans.models import Action

    owing = differences(plan, timezone.localdate(), shown=len(SENTENCES)).rows
    for words, each in zip(SENTENCES, owing, strict=False):
        action = Action.objects.select_related("partnership", "priority").get(pk=each.row.id)
        explain_difference(action=action, words=words, by=by)
