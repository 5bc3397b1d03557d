"""Which headings a paragraph of a paper stands under."""

from __future__ import annotations

from goldthread.documents.model import Paragraph

_LOWEST = 9  # of what is a heading at no level


def under_with(headings: tuple[Paragraph, ...], heading: Paragraph) -> tuple[Paragraph, ...]:
    """The headings that what follows one stands under, the widest first; it ends those that are no wider."""
    level = heading.heading or _LOWEST
    return (*(held for held in headings if (held.heading or _LOWEST) < level), heading)
