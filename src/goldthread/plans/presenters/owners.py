"""Printed owners with who they may be, as rows of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldthread.plans.reads.owners import Proposal
from goldthread.plans.rules.owners import KINDS, Candidate, OwnerMatch

AS_PRINTED = "printed"
KIND_WORDS = {"body": "Partner body", "group": "Group", "post": "Post", "person": "Person"}
MOST_KNOWN = 200  # beyond this only the likely ones are listed


@dataclass(frozen=True)
class Option:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class ShownProposal:
    """A row of the form: groups of options under their headings."""

    printed: str
    times: int
    name: str
    groups: list[tuple[str, list[Option]]]
    is_decided: bool
    may_be: str = ""  # the likeliest of those who are known, where nobody is chosen yet


def shown_proposals(
    proposals: Iterable[Proposal], known: Sequence[Candidate], answered: Mapping[str, OwnerMatch] | None = None
) -> list[ShownProposal]:
    """Every proposal with what can be chosen for it. What is offered comes chosen; nothing is done with it yet.

    ``answered``: what was chosen and refused, by printed owner, to be put right.
    """
    everybody = list(known) if len(known) <= MOST_KNOWN else []
    return [_shown(each, (answered or {}).get(each.printed, each.offered), everybody) for each in proposals]


def _shown(proposal: Proposal, chosen: OwnerMatch, everybody: list[Candidate]) -> ShownProposal:
    offered = _value(chosen)
    likely = [each.candidate for each in proposal.likely]
    others = [each for each in everybody if each not in likely]
    groups = [
        ("Likely", [_option(each, offered) for each in likely]),
        (
            "New",
            [Option(f"new:{kind}", f"New {KIND_WORDS[kind].lower()}", offered == f"new:{kind}") for kind in KINDS],
        ),
        ("Not now", [Option(AS_PRINTED, "Leave as printed", offered == AS_PRINTED)]),
        ("Everybody else", [_option(each, offered) for each in others]),
    ]
    return ShownProposal(
        printed=proposal.printed,
        times=proposal.times,
        name=chosen.name or proposal.printed,
        groups=[(words, options) for words, options in groups if options],
        is_decided=proposal.decided is not None,
        may_be=likely[0].names[0] if likely and chosen.id is None and not proposal.decided else "",
    )


def _option(candidate: Candidate, offered: str) -> Option:
    value = f"{candidate.kind}:{candidate.id}"
    return Option(value, f"{candidate.names[0]} ({KIND_WORDS[candidate.kind].lower()})", value == offered)


def _value(match: OwnerMatch) -> str:
    if match.is_as_printed:
        return AS_PRINTED
    return f"new:{match.kind}" if match.id is None else f"{match.kind}:{match.id}"


def chosen_matches(answers: Mapping[str, str], rows: int) -> dict[str, OwnerMatch]:
    """What was chosen in each row, by the printed owner that stood in it."""
    return {
        answers[f"printed-{number}"]: _chosen(answers, number)
        for number in range(rows)
        if answers.get(f"printed-{number}") and f"match-{number}" in answers
    }


def _chosen(answers: Mapping[str, str], number: int) -> OwnerMatch:
    """Anything that makes no sense leaves the owner as printed."""
    first, _, second = answers[f"match-{number}"].partition(":")
    if first == "new" and second in KINDS:
        return OwnerMatch(second, name=answers.get(f"name-{number}", "").strip() or answers[f"printed-{number}"])
    if first in KINDS and second.isascii() and second.isdecimal() and len(second) < 18:
        return OwnerMatch(first, id=int(second))
    return OwnerMatch()
