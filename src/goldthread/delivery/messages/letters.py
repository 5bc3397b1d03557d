"""A message as plain text and as HTML, from one pair of templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from goldthread.delivery.links import Links


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes into an envelope."""

    subject: str
    text: str
    html: str


class FullLinks(Links):
    """The pages of one partnership, with the address of the site before them: for letters and calendars."""

    def __init__(self, partnership: str) -> None:
        super().__init__(partnership)
        self.root = f"{settings.SITE}{self.root}"


def letter(name: str, subject: str, **said: Any) -> Letter:
    """``delivery/mail/NAME.txt`` and ``.html``, filled in."""
    return Letter(
        subject=" ".join(subject.split())[:200],
        text=render_to_string(f"delivery/mail/{name}.txt", said).strip() + "\n",
        html=render_to_string(f"delivery/mail/{name}.html", {**said, "subject": subject}),
    )
