"""The Jinja environment of every page: strict about missing names, with the few words templates need."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options)  # noqa: S701 - the backend switches autoescape on
    env.globals.update(static=static, url=_url)
    return env


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the layout shows on every page."""
    return {
        "partnership": getattr(request, "partnership", None),
        "person": getattr(request, "person", None),
        "signed_in": request.user.is_authenticated,
    }
