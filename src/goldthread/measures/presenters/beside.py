"""A measure as one line on the pages of other rooms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from goldthread.measures.presenters.words import assurance_tag, figure_words, variation_tag
from goldthread.measures.reads.measures import MeasureSeen


@dataclass(frozen=True)
class Beside:
    """The measure, its latest figure and what it says, in words."""

    href: str
    name: str
    latest: str
    period: str
    variation: Markup
    assurance: Markup
    impact: str = ""  # where what came of the action that it stands beside is told


def beside(found: Iterable[MeasureSeen], partnership: str, *, action: int | None = None) -> list[Beside]:
    """One line for each, in the order given. ``partnership`` is its address."""
    return [_line(each, partnership, action) for each in found]


def _line(each: MeasureSeen, partnership: str, action: int | None) -> Beside:
    latest = each.judged.latest
    return Beside(
        href=reverse("measures:measure", args=[partnership, each.indicator.key]),
        name=each.indicator.name,
        latest=figure_words(latest.value, each.indicator) if latest else "",
        period=latest.period if latest else "",
        variation=variation_tag(each.judged),
        assurance=assurance_tag(each.judged),
        impact="" if action is None else reverse("measures:impact", args=[partnership, action, each.indicator.key]),
    )
