"""What Kinlarroch owes: last year's treatment standards, sent; this year's in part; the plan against Annex D."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership, Person
    from goldthread.publishing.returns.models import FiledReturn, FormVersion

# standard: the scores of process, numerical and experiential evidence, the score stated, and why, in our own words
GREEN, AMBER, PROVISIONAL, BLUE = "green", "amber", "provisional_green", "blue"
LAST_YEAR = {
    "MAT1": (
        GREEN,
        GREEN,
        PROVISIONAL,
        PROVISIONAL,
        "Treatment begins the same day in Larroch Harbour only.",
    ),
    "MAT2": (GREEN, GREEN, GREEN, GREEN, "All medicines are offered; the choice is written down with the person."),
    "MAT3": (AMBER, PROVISIONAL, AMBER, AMBER, "Visits after an overdose had only just begun."),
    "MAT4": (GREEN, GREEN, GREEN, GREEN, "Naloxone and injecting equipment are in every place where treatment is."),
    "MAT5": (PROVISIONAL, AMBER, PROVISIONAL, AMBER, "More people left without a plan than in the year before."),
    "MAT6": (AMBER, AMBER, "", AMBER, "One psychologist for the whole area; nobody had been asked how it was."),
    "MAT7": (AMBER, "", "", AMBER, "Two practices of nine take part."),
    "MAT8": (GREEN, GREEN, GREEN, GREEN, "An advocate sits in each clinic once a week."),
    "MAT9": (AMBER, AMBER, AMBER, AMBER, "The agreement between the two services was not signed."),
    "MAT10": (GREEN, PROVISIONAL, PROVISIONAL, PROVISIONAL, "Training is done; the rooms are not."),
}
THIS_YEAR = {
    "MAT1": (GREEN, PROVISIONAL, PROVISIONAL, PROVISIONAL, "Ardmore has one nurse now; a second cannot be had yet."),
    "MAT3": (GREEN, GREEN, PROVISIONAL, PROVISIONAL, "Every weekday somebody visits, within three days as a rule."),
    "MAT4": (GREEN, GREEN, BLUE, GREEN, "As last year, and people who use the places say so themselves."),
}
ANNEX = {
    "A1": ("To reduce harm from alcohol and drugs in Kinlarroch.", "Page 1"),
    "A2": ("Five years from the day it was agreed.", "Page 1"),
    "A4": ("The partnership's board.", "Page 2"),
    "B1": ("Overdoses, deaths and alcohol, with where each is going.", "Section 1"),
}


def tell(partnership: Partnership, today: date) -> int:
    """Last year's return sent, this year's begun, the plan's coverage in part; gives how many returns there are."""
    from goldthread.partnership.models import Person, Role
    from goldthread.publishing.returns import writes

    people = Person.objects.of(partnership)
    by = people.get(memberships__role=Role.COORDINATOR, is_service=False)
    year = today.year if today.month > 3 else today.year - 1
    before, now, annex = (
        writes.take_over(partnership=partnership, key=key, number=number, by=by)
        for key, number in (("mat-standards", 1), ("mat-standards", 2), ("annex-d", 1))
    )
    last = _begin(before, year - 1, by)
    _score(last, LAST_YEAR, by)
    for step in ("checked", "agreed", "sent"):
        agreed, went = f"Board, May {year - 1}, item 5", date(year - 1, 6, 12)
        writes.move_return(filed=last, to=step, how=agreed, sent_on=went, by=by)
    _score(_begin(now, year, by), THIS_YEAR, by)
    covered = _begin(annex, year, by)
    for code, (text, place) in ANNEX.items():
        said = {"text": text, "place": place, "owner": by, "dated": today}
        writes.give_answer(filed=covered, question=covered.form.questions.get(code=code), **said, by=by)
    writes.fill_in(filed=covered, on=today, by=by)
    return 3


def _begin(form: FormVersion, year: int, by: Person) -> FiledReturn:
    from goldthread.publishing.returns import writes

    period = f"{year - 1}/{year % 100:02}"
    return writes.start_return(form=form, period=period, ends=date(year, 3, 31), by=by)


def _score(filed: FiledReturn, scores: dict[str, tuple[str, str, str, str, str]], by: Person) -> None:
    from goldthread.publishing.returns import writes

    asked = {question.code: question for question in filed.form.questions.all()}
    for code, (process, numerical, experiential, stated, words) in scores.items():
        streams = {"process": process, "numerical": numerical, "experiential": experiential}
        said: dict[str, Any] = {"streams": streams, "choice": stated, "text": words}
        writes.give_answer(filed=filed, question=asked[code], **said, by=by)
