"""A paper as a file of one of the formats."""

from __future__ import annotations

from importlib import import_module

from goldthread.publishing.composed.paper import Composed
from goldthread.publishing.renderers import FORMATS as ALL

FORMATS = {name: ALL[name] for name in ("docx", "pdf", "html", "xlsx", "csv", "json")}


def render(paper: Composed, form: str) -> bytes:
    """The paper as a file of one of ``FORMATS``; raises KeyError for any other."""
    module = import_module(f"goldthread.publishing.composed.as_{FORMATS[form].name}")
    made: bytes = module.render(paper)
    return made
