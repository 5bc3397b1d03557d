"""The area a plan is for: the place that the paper's bodies are named after, or that it names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from goldthread.documents.facts.lines import FactLine, in_sentence_case
from goldthread.documents.facts.title import Title
from goldthread.documents.vocabulary import NO_PLACE, SUBJECTS

_NATIONS = {"scotland": "Scotland", "wales": "Wales", "northern ireland": "Northern Ireland", "england": "England"}
_NATION_WORDS = {
    "scottish government": "Scotland",
    "scottish executive": "Scotland",
    "scottish ministers": "Scotland",
    "welsh government": "Wales",
}
_PLACE = r"[A-Z][\w’'-]+(?: (?:and|upon|on|of|with|the|&) [A-Z][\w’'-]+| [A-Z][\w’'-]+){0,3}?"
_BODY_AFTER = (
    r"(?:City |County |District |Borough |Islands |Metropolitan |Local |Unitary )*"
    r"(?:Council|Partnership|Alliance|Alcohol (?:and|&) Drugs?|Drugs? (?:and|&) Alcohol|ADP|DAAT|DAT|HSCP|"
    r"Health (?:and|&) (?:Social Care|Wellbeing)|Community (?:Planning|Safety|Justice)|"
    r"Fire(?: (?:and|&) Rescue)?|Constabulary|Housing Association|"
    r"Combating Drugs|Safer Communities|Integration Joint Board|IJB|Child Protection|Public Protection)\b"
)
_NAMED_AFTER = re.compile(rf"(?<![\w’'-])(?P<place>{_PLACE}) {_BODY_AFTER}")
_SUBJECT = "(?:" + "|".join(sorted(map(str.capitalize, SUBJECTS), key=len, reverse=True)).replace("'", "['’]") + ")"
_NAMED_FOR = re.compile(
    rf"(?<![\w’'-])(?P<place>{_PLACE}) {_SUBJECT}(?:,? (?:and |& )?[A-Z][\w’'-]+){{0,4}}? "
    r"(?:Strategy|(?:Action |Delivery )?Plan|Board|Forum|Network|Taskforce|(?:Steering |Working )?Group)\b"
)
_BODY_BEFORE = re.compile(
    rf"\b(?:London Borough|Royal Borough|Borough|City|County|Isle|Council area) of (?P<place>{_PLACE})(?![\w’'-])"
)
_IN_PLACE = re.compile(
    r"\b(?:in|across|throughout|within) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?![\w’'-])(?! [A-Z])"
)
_NATIONAL_BODY = re.compile(r"\b(?:Public Health|NHS|Sport|Health Protection) (?:England|Scotland|Wales)\b")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,20}(?![\w’'-])")
_JOINERS = frozenset({"and", "&", "of", "on", "upon", "with", "the"})
_STRONG_MENTION = 2.0
_KNOWN_PLACE = 2.5


def find_area(title: Title | None, lines: Sequence[FactLine]) -> tuple[str, FactLine] | None:
    """The area's name and the line that says it best, or None."""
    weights: Counter[str] = Counter()
    where: dict[str, tuple[float, FactLine]] = {}
    titled: set[str] = set()
    for line in lines:
        factor = _factor(line, title)
        for name, weight in _places(in_sentence_case(line.text[:6000])):
            if line.in_plan and not _is_known(name):
                continue  # "Local Enterprise Partnership" as an owner makes no place of "Enterprise"
            weights[name] += weight * factor  # type: ignore[assignment]
            if name not in where or weight * factor > where[name][0]:
                where[name] = (weight * factor, line)
            if title and line is title.line:
                titled.add(name)
    for word in _common_words(lines) & set(weights):
        del weights[word]
    if not weights:
        return None
    name = max(weights, key=lambda each: (_preference(each, weights, titled), -len(each)))
    return (name, where[name][1]) if weights[name] >= 0.5 else None


def _is_known(name: str) -> bool:
    return name in _NATIONS.values() or name.lower() in _gazetteer()[1]


def _factor(line: FactLine, title: Title | None) -> float:
    if title and line is title.line:
        return 5.0
    if line.in_plan:
        return 0.5
    return 2.0 if line.heading is not None or line.label else 1.0


def _preference(name: str, weights: Counter[str], titled: Container[str]) -> float:
    """A nation is named in every local plan, so outside the title it counts for less than a place."""
    return weights[name] * (0.3 if name in _NATIONS.values() and name not in titled else 1.0)


def _common_words(lines: Sequence[FactLine]) -> set[str]:
    """With a capital, the words that the paper also writes small: "Actions" and "Financial" are no places."""
    known = _gazetteer()[1]
    return {
        word.capitalize() for line in lines for word in _SMALL_WORD.findall(line.text[:6000]) if word not in known
    }


def _places(text: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for pattern in (_NAMED_AFTER, _NAMED_FOR, _BODY_BEFORE):
        for match in pattern.finditer(text):
            name = _clean(match["place"])
            if name:
                found.append((name, _STRONG_MENTION))
    known = _gazetteer()
    for match in known[0].finditer(text):
        if not re.search(
            r"\b(?:University|College|Royal) (?:of )?$", text[max(0, match.start() - 20) : match.start()]
        ):
            found.append((known[1][match.group().lower()], _KNOWN_PLACE))
    for match in _IN_PLACE.finditer(text):
        name = _clean(match["place"])
        if name and name.lower() not in known[1]:
            found.append((name, 0.25))
    lower = _NATIONAL_BODY.sub("", text).lower()
    found += [(name, 0.8 * lower.count(word)) for word, name in (_NATIONS | _NATION_WORDS).items() if word in lower]
    return found


def _is_subject(word: str) -> bool:
    return word.lower().replace("’", "'") in SUBJECTS


def _clean(place: str) -> str | None:
    """The place without words around it that are none; the short form of a known one."""
    words = place.split()
    while words and (words[0].lower() in NO_PLACE or words[0] in _JOINERS or _is_subject(words[0])):
        words.pop(0)
    words = list(takewhile(lambda word: not _is_subject(word), words))  # "Fellside Suicide Prevention"
    while words and words[-1] in _JOINERS:
        words.pop()
    if not words or any(word.lower() in NO_PLACE for word in words) or words[0].lower() in _NATIONS:
        return None
    if all(word.isupper() for word in words) or (len(words) == 1 and words[0].lower().endswith("ing")):
        return None
    name = " ".join(words)
    return _gazetteer()[1].get(name.lower(), name)


@cache
def _gazetteer() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all known places, and each spelling with the name to give."""
    names: dict[str, str] = {}
    text = (files("goldthread.documents.facts") / "areas.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        long, _, short = line.rpartition(", ") if line.count(",") == 1 and " and " not in line else (line, "", "")
        names[long.lower()] = short or long
        if short:
            names[short.lower()] = short
        if " and " in long:
            names[long.lower().replace(" and ", " & ")] = long
    ordered = sorted(names, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(_capitals(name)) for name in ordered) + r")(?![\w-])")
    return pattern, names


def _capitals(name: str) -> str:
    small = {"and", "of", "upon", "on", "with", "the", "&"}
    words = re.split(r"(\W+)", name)
    return "".join(word if word in small else word[:1].upper() + word[1:] for word in words)
