"""Finds of a search as a page shows them."""

from __future__ import annotations

from markupsafe import Markup, escape

# What can be found, in the words of a reader, in the order they are offered.
KINDS = {
    "action": "Actions",
    "update": "Progress updates",
    "priority": "Priorities",
    "recommendation": "Recommendations",
    "outcome": "Outcomes",
    "plan": "Plans",
    "paper": "Papers",
}


def marked(snippet: str) -> Markup:
    """The words around a find, with « and » around what was found turned into marks."""
    return Markup(str(escape(snippet)).replace("«", "<mark>").replace("»", "</mark>"))  # noqa: S704 - escaped
