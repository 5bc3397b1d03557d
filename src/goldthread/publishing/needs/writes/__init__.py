"""The only code that changes needs assessments."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.core import history, undoing
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.core.models import HistoryEvent
from goldthread.core.undoing import Undoable
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.policies import check_can_keep, check_can_keep_measures
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.rules.texts import required, within
from goldthread.publishing.needs.models import NeedsAssessment, NeedsWords
from goldthread.publishing.needs.rules.sections import part_named

UNDOABLE: Undoable = {NeedsWords: frozenset({"text"}), NeedsAssessment: frozenset({"as_of"})}


@recorded
def begin_assessment(*, partnership: Partnership, year: str, as_of: date, by: Person) -> NeedsAssessment:
    """A year's assessment, with the figures as known on a day. Raises InputError when the year has one."""
    check_can_keep_measures(by, partnership)
    name = required(year, "year", limit=20)
    if NeedsAssessment.objects.of(partnership).filter(year=name).exists():
        raise InputError("The assessment of that year has been begun already.", place=Place(field="year"))
    return history.create(NeedsAssessment, "needs.begun", partnership=partnership, year=name, as_of=as_of)


@recorded
def write_words(
    *, assessment: NeedsAssessment, section: str, text: str, revision: int | None = None, by: Person
) -> NeedsWords:
    """What the analyst says in one section; ``revision`` 0: nothing was said there yet.

    Raises InputError once the assessment is settled, EditedMeanwhile, NotAllowed.
    """
    row = _open(assessment, by)
    if part_named(section) is None:
        raise InputError("There is no such section.", place=Place(field="section"))
    said = within(text, "text")
    there = NeedsWords.objects.filter(assessment=row, section=section).first()
    if there is not None:
        return history.amend(there, "needs.written", revision=revision, text=said)
    facts = {"partnership": row.partnership, "assessment": row, "section": section}
    try:
        with transaction.atomic():
            return history.create(NeedsWords, "needs.written", **facts, text=said)
    except IntegrityError:
        raise EditedMeanwhile(NeedsWords.objects.get(assessment=row, section=section)) from None


@recorded
def set_day(*, assessment: NeedsAssessment, as_of: date, revision: int | None = None, by: Person) -> NeedsAssessment:
    """Figures as known on another day. Raises InputError once it is settled, EditedMeanwhile, NotAllowed."""
    return history.amend(_open(assessment, by), "needs.day_set", revision=revision, as_of=as_of)


@recorded
def settle(*, assessment: NeedsAssessment, by: Person) -> NeedsAssessment:
    """Finished: words and figures stay as they are, whatever is revised later. Raises InputError, NotAllowed."""
    row = _open(assessment, by)
    if not row.words.exclude(text="").exists():
        raise InputError("Nobody has written anything in it yet.", advice="Begin with what a board has to know.")
    return history.amend(row, "needs.settled", settled_on=timezone.localdate(), settled_by=by)


@recorded
def reopen(*, assessment: NeedsAssessment, reason: str, by: Person) -> NeedsAssessment:
    """It may change again. Raises InputError without a reason, NotAllowed."""
    check_can_keep(by, assessment)
    required(reason, "reason")
    return history.amend(assessment, "needs.reopened", reason=reason, settled_on=None, settled_by=None)


def can_be_undone(event: HistoryEvent) -> bool:
    """Is this an entry of the kind that ``undo_change`` takes?"""
    return undoing.can_be_undone(event, UNDOABLE)


@recorded
def undo_change(*, event: HistoryEvent, by: Person) -> NeedsAssessment:
    """Put back what one change replaced. Raises InputError saying why not; NotAllowed."""
    row = undoing.row_of(event, UNDOABLE)
    assessment = _open(row.assessment if isinstance(row, NeedsWords) else row, by)
    undoing.put_back(row, event, "needs.undone")
    return assessment


def _open(assessment: NeedsAssessment, by: Person) -> NeedsAssessment:
    check_can_keep(by, assessment)
    row = NeedsAssessment.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=assessment.pk)
    if row.settled_on:
        raise InputError("This assessment is settled.", advice="Begin next year's, or open it again with a reason.")
    return row
