"""How sure each field is: evidence for and against it, added up as log odds and turned into a share.

The weights were learned by logistic regression (``benchmarks/calibration.py``), so that of the fields said to be
90 % sure about 90 % are right. Each sign is something a person could check; those that speak against a field are
added to its reasons.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from goldthread.documents.model import DraftAction, Evidence, PlanDraft, Reading
from goldthread.documents.sureness_weights import WEIGHTS
from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.tables.cells.names import is_acronym, is_body, is_person, is_post
from goldthread.documents.tagging import WHY
from goldthread.documents.timescales import says_when, words_besides

LEAST, MOST = 0.05, 0.99  # a reader is never wholly sure, nor wholly unsure of what it read
_SIGNS = (
    ("runs over a page break", re.compile("page break")),
    ("something assumed", re.compile("assumed")),
    ("known by its colour", re.compile("colour")),
    ("stands for another", re.compile("stands for|names no owner")),
    ("known by what stands in it", re.compile("what stands in the column|no heading|only column|read like")),
    ("said in the statement", re.compile("the statement itself")),
    ("divided row", re.compile("matching lines|several numbered")),
    ("several dates", re.compile("dates stand in the cell")),
)
_SAID = {
    "owners: odd name": "a name unlike those of bodies, posts and persons",
    "owners: no name": "no name was found in what is printed",
    "timescale: no date": "the words give no date",
    "timescale: further words": "more is printed than a date",
    "text: no instruction": "it does not begin with something to do",
    "text: short": "only a few words",
    "text: nobody and never": "neither who nor when is printed with it",
}
_SHORT, _LONG = 4, 70  # words of a statement
_MANY = 4  # owners
_SEASONS = {"spring", "summer", "autumn", "winter"}
_KINDS = {"pdf", "text"}


def with_sureness(reading: Reading) -> Reading:
    """The reading with every action's evidence weighed."""
    kind = reading.document.kind
    further = tuple(_weighed(plan, kind) for plan in reading.other_plans)
    return replace(reading, plan=_weighed(reading.plan, kind), other_plans=further)


def _weighed(plan: PlanDraft, kind: str) -> PlanDraft:
    actions = tuple(
        replace(
            action,
            evidence={
                name: _evidence(evidence, signs(name, evidence, action, kind))
                for name, evidence in action.evidence.items()
            },
        )
        for action in plan.actions
    )
    return replace(plan, actions=actions)


def _evidence(evidence: Evidence, found: Mapping[str, float]) -> Evidence:
    why = dict.fromkeys((*evidence.why, *(said for sign, said in _SAID.items() if sign in found)))
    return replace(evidence, confidence=sure(found), why=tuple(why))


def weighed_anew(evidence: Evidence, sign: str, why: str) -> Evidence:
    """Evidence with one sign more, which came to light after the others were weighed."""
    odds = math.log(evidence.confidence / (1 - evidence.confidence)) + WEIGHTS.get(sign, 0.0)
    return replace(evidence, confidence=_share(odds), why=(*evidence.why, why))


def sure(found: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The share of fields with such signs that are right, 0 to 1."""
    return _share(sum(weights.get(sign, 0.0) * value for sign, value in found.items()))


def _share(odds: float) -> float:
    """Log odds as a share, within what a reader may say."""
    return round(max(LEAST, min(MOST, 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))), 2)


def signs(name: str, evidence: Evidence, action: DraftAction, kind: str) -> dict[str, float]:
    """What speaks for or against a field of an action, each sign with its strength."""
    doubt = min(0.995, max(0.005, 1 - evidence.confidence))
    odds = math.log((1 - doubt) / doubt) / 3
    if WHY in evidence.why:
        return {"network": 1.0, f"network {name}": 1.0, "network's own odds": odds, f"network's odds of {name}": odds}
    found = {"any": 1.0, f"field {name}": 1.0, "rules' own odds": odds}
    why = " ".join(evidence.why)
    found |= {sign: 1.0 for sign, pattern in _SIGNS if pattern.search(why)}
    if evidence.source.table is None:
        found["running text"] = 1.0
    if kind in _KINDS:
        found[f"kind {kind}"] = 1.0
    found |= {f"{name}: {sign}": strength for sign, strength in _OF_FIELD.get(name, _nothing)(action)}
    return found


_Signs = Iterator[tuple[str, float]]


def _nothing(_action: DraftAction) -> _Signs:
    return iter(())


def _of_text(action: DraftAction) -> _Signs:
    words = len(action.text.split())
    if not is_instruction(action.text):
        yield "no instruction", 1.0
    if words < _SHORT:
        yield "short", 1.0
    if words > _LONG:
        yield "long", 1.0
    if not action.owners and action.timescale is None:
        yield "nobody and never", 1.0
    if action.parts:
        yield "parts", 1.0


def _of_owners(action: DraftAction) -> _Signs:
    leads = [owner.name for owner in action.owners if not owner.support]
    if not leads:
        yield "no name", 1.0
        return
    odd = sum(not (is_body(name) or is_post(name) or is_person(name) or is_acronym(name)) for name in leads)
    if odd:
        yield "odd name", odd / len(leads)
    if len(leads) > 1:
        yield "several", 1.0
    if len(leads) > _MANY:
        yield "many", 1.0
    if any(" and " in name or "," in name or "&" in name for name in leads):
        yield "joined by and", 1.0


def _of_timescale(action: DraftAction) -> _Signs:
    when = action.timescale
    if when is None or not says_when(when):
        yield "no date", 1.0
    elif any(word.lower() not in _SEASONS for word in words_besides(when.printed)):
        yield "further words", 1.0


def _of_progress(action: DraftAction) -> _Signs:
    if len((action.progress or "").split()) > _LONG:
        yield "long", 1.0


_OF_FIELD = {"text": _of_text, "owners": _of_owners, "timescale": _of_timescale, "progress": _of_progress}
