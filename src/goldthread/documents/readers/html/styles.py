"""Colours and list marks of HTML: attributes, inline styles and the plain class rules that office programs write."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

from goldthread.documents.readers.colours import colour_of

_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,4000})\}")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]{1,80})", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:[^;]{0,60}\bnone\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


@dataclass(frozen=True)
class Styles:
    """What the page's own style sheet says about classes."""

    fills: dict[str, str] = field(default_factory=dict)
    unmarked: frozenset[str] = frozenset()  # classes and elements whose lists show no numbers

    @classmethod
    def of(cls, root: html.HtmlElement) -> Styles:
        """The class colours of every <style> of the page, and the lists that it shows without their numbers."""
        fills: dict[str, str] = {}
        unmarked: set[str] = set()
        for sheet in root.iter("style"):
            for selectors, body in _RULE.findall((sheet.text or "")[:500_000]):
                if _NO_MARKS.search(body):
                    unmarked.update(selector.rpartition(".")[2].strip() for selector in selectors.split(","))
                if colour := _background(body):
                    names = (_CLASS.search(selector) for selector in selectors.split(","))
                    fills.update((name.group(1), colour) for name in names if name)
        return cls(fills, frozenset(unmarked))

    def hides_numbers(self, item: html.HtmlElement) -> bool:
        """Whether an item of a list is shown without its number: the page often prints one of its own."""
        parent = item.getparent()
        return any(
            _NO_MARKS.search(element.get("style") or "")
            or self.unmarked.intersection((str(element.tag), *(element.get("class") or "").split()))
            for element in ((item, parent) if parent is not None else (item,))
        )

    def fill(self, element: html.HtmlElement) -> str | None:
        """The colour behind one element, if it has any of its own."""
        own = _background(element.get("style") or "") or colour_of(element.get("bgcolor"))
        if own:
            return own
        classes = (element.get("class") or "").split()
        return next((self.fills[name] for name in classes if name in self.fills), None)


def is_hidden(element: html.HtmlElement) -> bool:
    """True for what the page itself hides from everyone."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _background(style: str) -> str | None:
    found = _BACKGROUND.search(style)
    return colour_of(found.group(1).split("!")[0]) if found else None
