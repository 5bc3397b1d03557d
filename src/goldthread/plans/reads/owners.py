"""Who the printed owners of a reading may be, and everybody a partnership can give an action to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans.models import Assignment, DraftItem, DraftState, PaperReading, Plan
from goldthread.plans.rules.owners import Candidate, Likeness, OwnerMatch, alike, guess_kind


@dataclass(frozen=True)
class Proposal:
    """A printed owner with what may be meant. ``decided`` is what a person said; None when nobody has."""

    printed: str
    times: int
    kind: str
    likely: list[Likeness]
    decided: OwnerMatch | None

    @property
    def offered(self) -> OwnerMatch:
        """What the page offers first: what was decided, somebody of that very name, or somebody new of the kind."""
        if self.decided:
            return self.decided
        if self.likely and self.likely[0].is_exact:
            return OwnerMatch(self.likely[0].candidate.kind, self.likely[0].candidate.id)
        return OwnerMatch(self.kind, name=self.printed)


def candidates(partnership: Partnership) -> list[Candidate]:
    """Every body, group, post and person that can have an action today. Four queries."""
    bodies = Body.objects.of(partnership).filter(closed_on=None).values_list("pk", "name", "short_name")
    groups = Group.objects.of(partnership).filter(closed_on=None).values_list("pk", "name")
    posts = Post.objects.of(partnership).filter(closed_on=None).values_list("pk", "title")
    persons = Person.objects.of(partnership).filter(left_on=None, is_service=False).values_list("pk", "name")
    return [
        *(Candidate("body", key, (name, short)) for key, name, short in bodies),
        *(Candidate("group", key, (name,)) for key, name in groups),
        *(Candidate("post", key, (title,)) for key, title in posts),
        *(Candidate("person", key, (name,)) for key, name in persons),
    ]


def proposals(reading: PaperReading, known: list[Candidate]) -> list[Proposal]:
    """Each distinct printed owner of a reading once, the most frequent first."""
    contents = DraftItem.objects.filter(reading=reading).exclude(state=DraftState.DROPPED)
    times: Counter[str] = Counter()
    persons: set[str] = set()
    for content in contents.values_list("content", flat=True):
        for owner in content.get("owners", []):
            times[owner["name"]] += 1
            if owner.get("person"):
                persons.add(owner["name"])
    decided = {printed: OwnerMatch(**values) for printed, values in reading.owner_matches.items()}
    return _proposals(times, persons, known, decided)


def unnamed(plan: Plan, known: list[Candidate]) -> list[Proposal]:
    """Each owner of a live plan of whom only the printed words are known. One query."""
    printed = Assignment.objects.filter(body=None, group=None, post=None, person=None)
    of_plan = printed.filter(Q(action__plan=plan) | Q(priority__plan=plan))
    return _proposals(Counter(of_plan.values_list("printed", flat=True)), set(), known, {})


def _proposals(
    times: Counter[str], persons: set[str], known: list[Candidate], decided: Mapping[str, OwnerMatch]
) -> list[Proposal]:
    ranked = sorted(times.items(), key=lambda each: (-each[1], each[0].lower()))
    return [
        Proposal(
            printed=printed,
            times=number,
            kind=guess_kind(printed, person=printed in persons),
            likely=alike(printed, known),
            decided=decided.get(printed),
        )
        for printed, number in ranked
    ]
