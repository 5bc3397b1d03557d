"""Reports that the partnership answers, their recommendations, and what answers them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Max

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Recommendation, SourceDocument
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.rules.texts import SHORT, required, within

LEVELS = ("local", "national")
_LINE_LIMITS = {"body": 200, "published": 60}
_check_link = URLValidator(schemes=["http", "https"])


@recorded
def add_source(*, partnership: Partnership, title: str, by: Person, **facts: Any) -> SourceDocument:
    """A report, local or national: its title, body, level, published and link. Raises InputError."""
    check_can_edit(by, partnership)
    fields = _source_fields(partnership, {"title": title, **facts}, besides=None)
    return history.create(SourceDocument, "source.added", partnership=partnership, **fields)


@recorded
def edit_source(
    *, source: SourceDocument, changes: dict[str, Any], revision: int | None = None, by: Person
) -> SourceDocument:
    """Put right what is said of a report. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, source)
    fields = _source_fields(source.partnership, changes, besides=source)
    return history.amend(source, "source.edited", revision=revision, **fields)


def _source_fields(
    partnership: Partnership, given: dict[str, Any], *, besides: SourceDocument | None
) -> dict[str, Any]:
    fields = {name: within(given[name], name, limit=limit) for name, limit in _LINE_LIMITS.items() if name in given}
    if "title" in given:
        fields["title"] = _free_title(partnership, given["title"], besides)
    if "level" in given:
        if given["level"] not in LEVELS:
            raise InputError("A source is local or national.", place=Place(field="level"))
        fields["level"] = given["level"]
    if "link" in given:
        fields["link"] = _link(given["link"])
    return fields


def _free_title(partnership: Partnership, title: str, besides: SourceDocument | None) -> str:
    title = required(title, "title", limit=SHORT)
    same = SourceDocument.objects.of(partnership).filter(title=title).first()
    if same is not None and same != besides:
        raise InputError("There is a source of that title already.", place=Place(field="title"))
    return title


def _link(address: str) -> str:
    address = within(address, "link", limit=500)
    if address:
        try:
            _check_link(address)
        except ValidationError:
            raise InputError(
                "This is no web address.", advice="It begins with https://.", place=Place(field="link")
            ) from None
    return address


@recorded
def add_recommendation(
    *, source: SourceDocument, text: str, ref: str = "", section: str = "", by: Person
) -> Recommendation:
    """One recommendation, in the words of its source. Raises InputError for a number that is there already."""
    check_can_edit_row(by, source)
    last = source.recommendations.aggregate(last=Max("position"))["last"] or 0
    return history.create(
        Recommendation,
        "recommendation.added",
        partnership=source.partnership,
        source=source,
        ref=_free_ref(source, ref),
        section=within(section, "section", limit=SHORT),
        text=required(text, "text"),
        position=last + 1,
    )


@recorded
def edit_recommendation(
    *, recommendation: Recommendation, changes: dict[str, Any], revision: int | None = None, by: Person
) -> Recommendation:
    """Put right its number, section or text. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, recommendation)
    fields: dict[str, Any] = {}
    if "text" in changes:
        fields["text"] = required(changes["text"], "text")
    if "section" in changes:
        fields["section"] = within(changes["section"], "section", limit=SHORT)
    if "ref" in changes:
        fields["ref"] = _free_ref(recommendation.source, changes["ref"], besides=recommendation)
    return history.amend(recommendation, "recommendation.edited", revision=revision, **fields)


def _free_ref(source: SourceDocument, ref: str, *, besides: Recommendation | None = None) -> str:
    ref = within(ref, "ref", limit=30)
    same = source.recommendations.filter(ref=ref).first() if ref else None
    if same is not None and same != besides:
        raise InputError(f"This source has a recommendation {ref} already.", place=Place(field="ref"))
    return ref
