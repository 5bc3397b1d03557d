"""Two years of the plan of Kinlarroch, told by the people in it through the writes of the product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goldthread.cli.demonstration import papers
from goldthread.cli.demonstration.calendar import Calendar
from goldthread.cli.demonstration.people import PEOPLE

if TYPE_CHECKING:
    from goldthread.partnership.models import Person
    from goldthread.plans.models import Action, Plan

KINDS = ("updates", "corrections", "new_actions", "new_versions")


@dataclass(frozen=True)
class Story:
    """A plan, what is known of its two years, and who tells it."""

    plan: Plan
    calendar: Calendar
    told: dict[str, Any]
    people: dict[str, Person]

    @property
    def coordinator(self) -> Person:
        return self.people["coordinator"]

    def action(self, ref: str) -> Action:
        from goldthread.plans.models import Action

        return Action.objects.select_related("partnership", "priority").get(plan=self.plan, ref=ref)


def tell(plan: Plan, calendar: Calendar) -> int:
    """Everything that happened, in its order; gives how many progress updates there were."""
    told = papers.contents("kinlarroch/updates.toml", calendar)
    story = Story(plan, calendar, told, _people(plan))
    tellers = {
        "updates": _update,
        "corrections": _correct,
        "new_actions": _add_action,
        "new_versions": _agree_version,
    }
    for kind, event in _in_order(told):
        tellers[kind](story, event)
    _link(story)
    return len(told["updates"]) + len(told["corrections"])


def _in_order(told: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    events = [(event["after"], kind, event) for kind in KINDS for event in told[kind]]
    return ((kind, event) for _, kind, event in sorted(events, key=lambda each: each[0]))


def _people(plan: Plan) -> dict[str, Person]:
    from goldthread.partnership.models import Person

    here = {person.email: person for person in Person.objects.filter(partnership=plan.partnership)}
    return {person.key: here[person.email] for person in PEOPLE if person.email in here}


def _update(story: Story, event: dict[str, Any]) -> None:
    from goldthread.delivery.writes import record_update
    from goldthread.plans.writes import StepSaid, change_timescale

    day = story.calendar.on(event["after"])
    action = story.action(event["ref"])
    milestones = list(action.milestones.order_by("position"))
    record_update(
        action=action,
        narrative=event["says"],
        status=event.get("status"),
        stated_rag=event.get("rag"),
        reported_on=day,
        steps=[StepSaid(milestone=milestones[place - 1], done_on=day) for place in event.get("done", [])],
        by=story.people[event["by"]],
    )
    if move := event.get("move"):
        change_timescale(
            action=story.action(event["ref"]),
            timescale=move["to"],
            reason=move["because"],
            agreed_by=move["agreed"],
            agreed_on=story.calendar.on(event["after"]),
            by=story.coordinator,
        )


def _correct(story: Story, event: dict[str, Any]) -> None:
    from goldthread.delivery.writes import record_update

    action = story.action(event["ref"])
    record_update(
        action=action,
        narrative=event["says"],
        stated_rag=event["rag"],
        reported_on=story.calendar.on(event["after"]),
        corrects=action.updates.order_by("-id").first(),
        by=story.people[event["by"]],
    )


def _add_action(story: Story, event: dict[str, Any]) -> None:
    from goldthread.partnership.models import Post
    from goldthread.plans import writes

    action = writes.add_action(
        plan=story.plan,
        text=event["text"],
        priority=story.plan.priorities.get(ref=event["priority"]),
        ref=event["ref"],
        timescale=event["when"],
        reason="Asked for by the lived experience panel after the warnings of last summer.",
        by=story.coordinator,
    )
    lead = Post.objects.of(story.plan.partnership).get(title=event["lead"])
    writes.assign(thing=action, owner=lead, by=story.coordinator)


def _agree_version(story: Story, event: dict[str, Any]) -> None:
    from goldthread.plans import writes

    writes.record_version(
        plan=story.plan,
        label=event["label"],
        agreed_on=story.calendar.on(event["after"]),
        agreed_by=event["agreed_by"],
        note=event["note"],
        by=story.coordinator,
    )


def _link(story: Story) -> None:
    """What waits for what, and the national recommendations that local actions answer."""
    from goldthread.plans import writes

    by = story.coordinator
    for each in story.told["dependencies"]:
        writes.add_dependency(action=story.action(each["ref"]), on=story.action(each["on"]), note=each["note"], by=by)
    for source in story.told["national"]:
        recommendations = source.pop("recommendations")
        made = writes.add_source(partnership=story.plan.partnership, level="national", by=by, **source)
        for each in recommendations:
            recommendation = writes.add_recommendation(source=made, ref=each["ref"], text=each["text"], by=by)
            for ref in each["answered_by"]:
                writes.answer_recommendation(thing=story.action(ref), recommendation=recommendation, by=by)
