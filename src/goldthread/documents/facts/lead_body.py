"""The body that leads the plan: the partnership or board the paper is about, judged by its name and its place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from goldthread.documents.facts.lines import FactLine, in_sentence_case
from goldthread.documents.facts.title import Title
from goldthread.documents.tables.cells.names import is_post

_HEADS = {
    "partnership": 3.0, "alliance": 3.0, "adp": 2.6, "daat": 2.0, "dat": 2.0, "consortium": 2.0, "government": 2.2,
    "executive": 2.0, "board": 1.8, "taskforce": 1.5, "forum": 1.2, "team": 1.4, "council": 1.3, "group": 0.9,
    "committee": 0.4, "commission": 0.3, "trust": 0.5, "hscp": 1.0, "ijb": 0.9, "network": 0.6,
    "authority": 1.0, "service": 0.5,
}  # fmt: skip
_NAME = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'&/-]*(?: (?:and|of|for|the|on|&|in) (?=[A-Z])| )){0,8}?"
    r"(?:"
    + "|".join(
        head.upper() if head in ("adp", "daat", "dat", "hscp", "ijb") else head.capitalize() for head in _HEADS
    )
    + r"))"
    r"(?: Board)?(?![\w’'-])"
)
_LEADS = re.compile(
    r"\b(?:taking (?:a|the) lead|will lead|leads? on|led by|oversee|overseen by|on behalf of|responsib|monitor|"
    r"developed by|drawn up by|plan of|accountable|will (?:own|deliver)|goes through|reviews?)\b",
    re.IGNORECASE,
)
_LEADING_SMALL = re.compile(r"^(?:The|A|An|Our|This|Each|All|And|For|Of|In|By|That) ")
_LEAST = 3.0
_GENERIC = frozenset({"working group", "the board", "steering group", "scottish government"})


def find_lead_body(title: Title | None, area: str | None, lines: Sequence[FactLine]) -> tuple[str, FactLine] | None:
    """The name of the leading body and the line that says it best, or None."""
    scores: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    where: dict[str, FactLine] = {}
    for line in lines:
        for name in _names(in_sentence_case(line.text[:6000])):
            mentions[name] += 1
            scores[name] = max(scores[name], _place(line, title))  # type: ignore[assignment]
            where.setdefault(name, line)
    best = max(scores, key=lambda name: _worth(name, scores[name], mentions[name], area), default=None)
    if best is None or _worth(best, scores[best], mentions[best], area) < _LEAST:
        return None
    return best, where[best]


def _names(text: str) -> list[str]:
    found = []
    for match in _NAME.finditer(text):
        name = _LEADING_SMALL.sub("", match.group().strip(" ,"))
        if (len(name.split()) >= 2 or name.isupper()) and not is_post(name):
            found.append(" ".join(name.split()))
    return found


def _place(line: FactLine, title: Title | None) -> float:
    if title and line is title.line:
        return 2.5
    if line.in_plan:
        return 0.0
    near = 1.5 * math.exp(-line.before_plan / 12) if line.before_plan is not None else 0.0
    labelled = 1.2 if line.label or line.heading is not None else 0.0
    leads = 1.2 if _LEADS.search(line.text) else 0.0
    return max(near, labelled) + leads


def _worth(name: str, place: float, mentions: int, area: str | None) -> float:
    if not place:
        return 0.0  # named as an owner and nowhere else
    head = re.findall(r"\w+", name.lower())[-1]
    if head == "board":
        head = next(
            (word for word in re.findall(r"\w+", name.lower())[:-1] if word in ("alliance", "partnership")), "board"
        )
    worth = _HEADS.get(head, 0.3) + place + 0.7 * math.log1p(mentions)
    if area and area.lower() in name.lower():
        worth += 1.5
    return worth - (1.0 if len(name.split()) == 1 else 0.0) - 0.15 * max(0, len(name.split()) - 7)
