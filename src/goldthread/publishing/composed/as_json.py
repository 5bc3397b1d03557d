"""A paper as JSON: every value of it, for machines."""

from __future__ import annotations

import orjson

from goldthread.publishing.composed.paper import Composed


def render(paper: Composed) -> bytes:
    """The file, laid out for people too."""
    head = {"partnership": paper.partnership, "title": paper.title, "subtitle": paper.subtitle, "as_of": paper.on}
    return orjson.dumps({**head, **paper.data}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
