"""Components of the design system, called from Python and from pages as ``govuk("input", ...)``.

They are written for an engine that takes missing names as empty, so they run in an environment of their own:
pages keep ``StrictUndefined``. A component costs about half a millisecond; never call one per row of a list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup


@cache
def _environment() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(
        loader=loader, autoescape=True, undefined=ChainableUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _macro(name: str) -> Callable[[dict[str, Any]], str]:
    template = _environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html")
    called = "govuk" + "".join(word.capitalize() for word in name.split("-"))
    macro: Callable[[dict[str, Any]], str] = getattr(template.module, called)
    return macro


def govuk(name: str, params: dict[str, Any] | None = None, /, **more: Any) -> Markup:
    """The markup of one component ("error-summary"), with the options its documentation names.

    ``text`` options are escaped; ``html`` options are trusted and must be Markup.
    """
    params = {**(params or {}), **more}
    _refuse_plain_html(name, params)
    return Markup(_macro(name)(params).strip())  # noqa: S704 - the component escapes every text it is given


def _refuse_plain_html(name: str, value: Any) -> None:
    """Text handed over as ``html`` would run as markup: a mistake in a page, so say so at once."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.lower().endswith("html") and inner and not isinstance(inner, Markup):
                raise TypeError(f"{name}: the option {key!r} must be Markup; give plain words as 'text'.")
            _refuse_plain_html(name, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_plain_html(name, inner)
