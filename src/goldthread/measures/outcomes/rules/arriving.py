"""Rows of people as they arrive: scored, paired, added up by service, and dropped. Pure.

Nothing here repeats what a row holds, not even to say what is wrong with it: a fault is named by row and column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean, stdev

from goldthread.analysis.outcomes.change import reliable_change
from goldthread.analysis.outcomes.scoring import Questionnaire, Scale, score
from goldthread.analysis.records.health_numbers import is_chi, is_nhs_number
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.periods import Period
from goldthread.measures.outcomes.rules.groups import Group, Which, with_totals

START, REVIEW, EXIT = OCCASIONS = ("start", "review", "exit")
LATER = (REVIEW, EXIT)
NEEDED = ("person", "service", "occasion")
SERVICES_ANYHOW = 10
Rows = Sequence[tuple[int, list[str]]]


@dataclass(frozen=True)
class _Asked:
    """One person's scores of one occasion."""

    row: int
    person: str
    service: str
    occasion: str
    day: date | None
    scores: dict[str, float | None]


def groups_of_rows(headings: Sequence[str], rows: Rows, asked: Questionnaire, period: Period) -> list[Group]:
    """Every service's groups and everybody's, from rows of one person and occasion each.

    Raises InputError naming row and column, and never what stands there.
    """
    try:
        return _groups(headings, rows, asked, period)
    except InputError:
        raise
    except Exception:
        raise InputError("These rows cannot be added up.", advice="Save them as CSV and try again.") from None


def _groups(headings: Sequence[str], rows: Rows, asked: Questionnaire, period: Period) -> list[Group]:
    places = _places(headings, asked)
    people: dict[str, list[_Asked]] = defaultdict(list)
    for number, cells in rows:
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
        each = _read(number, row, asked, period)
        people[each.person].append(each)
    _check_services(people)
    firsts, laters = {}, {}
    for person, times in people.items():
        firsts[person] = _start(times)
        laters[person] = {occasion: _latest(times, occasion) for occasion in LATER}
    found: list[Group] = []
    for occasion in LATER:
        if any(later[occasion] for later in laters.values()):
            pairs = [(firsts[person], laters[person][occasion]) for person in people]
            for scale in asked.scales:
                found += _by_service(occasion, scale, pairs)
    if not found:
        raise InputError(
            "Nobody here was asked again.", advice="There is no row with review or exit in the column occasion."
        )
    return with_totals(found)


def _places(headings: Sequence[str], asked: Questionnaire) -> dict[str, int]:
    """Where each column stands. Nothing may come along that is not needed."""
    named = {heading.strip().lower(): place for place, heading in enumerate(headings)}
    missing = next((name for name in NEEDED if name not in named), None)
    if missing:
        raise InputError(
            f"There is no column “{missing}”.",
            advice=f"The columns are {', '.join(_columns(asked))}.",
            place=Place(field=missing),
        )
    known = set(_columns(asked))
    unknown = next((place for name, place in named.items() if name not in known), None)
    if unknown is not None:
        raise InputError(
            f"Column {unknown + 1} is not asked for, so it must not come along.",
            advice=f"The columns are {', '.join(_columns(asked))}.",
        )
    if not set(named) - {*NEEDED, "date"}:
        raise InputError("There is no column of answers or scores.", advice="Give items, or scales by their key.")
    return named


def _check_services(people: dict[str, list[_Asked]]) -> None:
    """Names of services are kept, so that column must not hold people by mistake."""
    services = {each.service for times in people.values() for each in times}
    if len(services) > max(SERVICES_ANYHOW, len(people) // 3):
        raise InputError(
            f"There are {len(services)} services for {len(people)} people.",
            advice="The column service is for services. Is something else in it?",
            place=Place(field="service"),
        )


def _columns(asked: Questionnaire) -> list[str]:
    return [*NEEDED, "date", *(item.key for item in asked.items), *(scale.key for scale in asked.scales)]


def _read(number: int, row: dict[str, str], asked: Questionnaire, period: Period) -> _Asked:
    for name in NEEDED:
        if not row[name]:
            raise _fault("nothing stands here.", number, name)
    occasion = row["occasion"].lower()
    for name in ("person", "service"):
        if is_chi(row[name]) or is_nhs_number(row[name]) or "@" in row[name]:
            raise _fault(
                "this looks like a CHI or NHS number, or an e-mail address.", number, name, "Give pseudonyms only."
            )
    if occasion not in OCCASIONS:
        raise _fault("this is not start, review or exit.", number, "occasion")
    day = _day(row.get("date", ""), number)
    if day is not None and occasion in LATER and day not in period:
        raise _fault("this day does not lie in the period.", number, "date")
    return _Asked(number, row["person"], row["service"][:120], occasion, day, dict(_scores(number, row, asked)))


def _scores(number: int, row: dict[str, str], asked: Questionnaire) -> Iterator[tuple[str, float | None]]:
    for scale in asked.scales:
        if row.get(scale.key):
            value = _number(row[scale.key], number, scale.key)
            low, high = scale.range
            if not low <= value <= high:
                raise _fault(f"the score does not lie between {low:g} and {high:g}.", number, scale.key)
            yield scale.key, value
            continue
        answers = {item.key: _number(row[item.key], number, item.key) for item in scale.items if row.get(item.key)}
        try:
            yield scale.key, score(scale, answers)
        except InputError as error:
            field = str(error.place.field) if error.place else ""
            raise _fault(error.message, number, field) from None


def _start(times: Sequence[_Asked]) -> _Asked | None:
    starts = [each for each in times if each.occasion == START]
    if len(starts) > 1:
        raise _fault("this person starts twice.", starts[1].row, "occasion", "Keep the first of one stay.")
    return starts[0] if starts else None


def _latest(times: Sequence[_Asked], occasion: str) -> _Asked | None:
    """The last of several reviews; they need their days for that. Nobody leaves twice."""
    found = [each for each in times if each.occasion == occasion]
    if len(found) < 2:
        return found[0] if found else None
    if occasion == EXIT:
        raise _fault("this person leaves twice.", found[1].row, "occasion")
    undated = next((each for each in found if each.day is None), None)
    if undated:
        raise _fault("this person has several reviews, so each needs its day.", undated.row, "date")
    return max(found, key=lambda each: each.day or date.min)


def _by_service(occasion: str, scale: Scale, pairs: Sequence[tuple[_Asked | None, _Asked | None]]) -> Iterator[Group]:
    """One group a service: those who started there, and of them those with a later score."""
    started: dict[str, int] = defaultdict(int)
    both: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for first, later in pairs:
        before = first.scores[scale.key] if first else None
        if first is None or before is None:
            continue
        started[first.service] += 1
        after = later.scores[scale.key] if later else None
        if after is not None:
            both[first.service].append((before, after))
    for service in sorted(started):
        yield _group(Which(occasion, scale.key, service), scale, both[service], started[service])


def _group(which: Which, scale: Scale, pairs: Sequence[tuple[float, float]], started: int) -> Group:
    firsts, lasts = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    changes = [last - first for first, last in pairs]
    told: dict[str, int] = {}
    if scale.reliable_change is not None:
        found = reliable_change(
            firsts, lasts, threshold=scale.reliable_change, higher_is_better=scale.higher_is_better
        )
        told = {"improved": found.improved, "unchanged": found.unchanged, "worsened": found.worsened}
    return Group(
        which,
        len(pairs),
        fmean(firsts) if pairs else None,
        fmean(lasts) if pairs else None,
        fmean(changes) if pairs else None,
        stdev(changes) if len(pairs) > 1 else None,
        **told,
        started=started,
    )


def _number(text: str, row: int, field: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise _fault("this is not a number.", row, field, "Leave a missing answer empty.") from None


def _day(text: str, row: int) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _fault("this is not a day like 2026-04-30.", row, "date") from None


def _fault(message: str, row: int, field: str, advice: str = "") -> InputError:
    return InputError(message, advice=advice, place=Place(row=row, field=field))
