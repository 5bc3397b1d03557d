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
_SETS_APART = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)\b", re.IGNORECASE)
_STANDS_APART = re.compile(r"padding[a-z-]*\s*:|margin[a-z-]*\s*:|display\s*:\s*(?:inline-)?block\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


@dataclass(frozen=True)
class Styles:
    """What the page's own style sheet says about classes."""

    fills: dict[str, str] = field(default_factory=dict)
    unmarked: frozenset[str] = frozenset()  # classes and elements whose lists show no numbers
    spreading: frozenset[str] = frozenset()  # those that set their children apart
    apart: frozenset[str] = frozenset()  # those that stand apart from the words beside them

    @classmethod
    def of(cls, root: html.HtmlElement) -> Styles:
        """The class colours of every <style> of the page, and the lists that it shows without their numbers."""
        fills: dict[str, str] = {}
        unmarked, spreading, apart = set[str](), set[str](), set[str]()
        for sheet in root.iter("style"):
            for selectors, body in _RULE.findall((sheet.text or "")[:500_000]):
                named = [selector.rpartition(".")[2].strip() for selector in selectors.split(",")]
                for shown, classes in ((_NO_MARKS, unmarked), (_SETS_APART, spreading), (_STANDS_APART, apart)):
                    classes.update(named if shown.search(body) else ())
                if colour := _background(body):
                    names = (_CLASS.search(selector) for selector in selectors.split(","))
                    fills.update((name.group(1), colour) for name in names if name)
        return cls(fills, frozenset(unmarked), frozenset(spreading), frozenset(apart))

    def stands_apart(self, element: html.HtmlElement) -> bool:
        """Whether the page leaves white between an element in a line and what stands beside it."""
        parent = element.getparent()
        spread = parent is not None and _is_shown(parent, _SETS_APART, self.spreading)
        return spread or _is_shown(element, _STANDS_APART, self.apart)

    def hides_numbers(self, item: html.HtmlElement) -> bool:
        """Whether an item of a list is shown without its number: the page often prints one of its own."""
        parent = item.getparent()
        around = (item, parent) if parent is not None else (item,)
        return any(_is_shown(element, _NO_MARKS, self.unmarked) for element in around)

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


def _is_shown(element: html.HtmlElement, style: re.Pattern[str], classes: frozenset[str]) -> bool:
    """Whether an element has a style, of its own or by its class or name."""
    names = (str(element.tag), *(element.get("class") or "").split())
    return bool(style.search(element.get("style") or "") or classes.intersection(names))


def _background(style: str) -> str | None:
    found = _BACKGROUND.search(style)
    return colour_of(found.group(1).split("!")[0]) if found else None
