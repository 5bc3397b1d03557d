"""The forms a partnership has, version by version, and those that come with the product and wait."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from goldthread.core import rows
from goldthread.partnership.models import Partnership
from goldthread.publishing.returns.models import FormQuestion, FormVersion
from goldthread.publishing.returns.packs import Pack, packs


@dataclass(frozen=True)
class FormSeen:
    """One version with how much it asks, and whether it may still be changed."""

    form: FormVersion
    questions: int
    unknown: int
    returns: int
    is_open: bool


def forms(partnership: Partnership) -> list[FormSeen]:
    """Every version, the latest of each form first. One query."""
    counted = rows.every(FormVersion, of=partnership).annotate(
        asked=Count("questions", distinct=True),
        unsure=Count("questions", filter=Q(questions__is_known=False), distinct=True),
        filled=Count("returns", distinct=True),
        gone=Count("returns", filter=Q(returns__sent_on__isnull=False), distinct=True),
    )
    return [
        FormSeen(form, form.asked, form.unsure, form.filled, not form.gone)
        for form in counted.order_by("title", "-number")
    ]


def form_at(partnership: Partnership, key: int) -> FormVersion:
    """Raises FormVersion.DoesNotExist."""
    return rows.one(FormVersion, of=partnership, pk=key)


def question_at(partnership: Partnership, key: int) -> FormQuestion:
    """Raises FormQuestion.DoesNotExist."""
    return rows.one(FormQuestion, of=partnership, pk=key, related=("form",))


def still_to_take(partnership: Partnership) -> list[Pack]:
    """What comes with the product and has not been taken over here."""
    have = set(rows.every(FormVersion, of=partnership).values_list("key", "number"))
    return [pack for pack in packs() if (pack.key, pack.number) not in have]
