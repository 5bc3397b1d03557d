"""The Jinja environment of every page: strict about missing names, with the few words templates need."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from goldthread.core import listing, navigation, tags, wording
from goldthread.core.govuk import govuk


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options)  # noqa: S701 - the backend switches autoescape on
    env.globals.update(
        static=static,
        url=_url,
        govuk=govuk,
        csrf_token_of=get_token,
        address_with=listing.address_with,
        rag_tag=tags.rag_tag,
        assessed_tag=tags.assessed_tag,
        status_tag=tags.status_tag,
        action_status_tag=tags.action_status_tag,
        count=wording.count,
        part_of=wording.part_of,
        length=wording.length,
    )
    env.filters.update(
        day=wording.day,
        day_short=wording.day_short,
        month=wording.month,
        moment=wording.moment,
        number=wording.number,
        listed=wording.listed,
    )
    return env


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the layout shows on every page."""
    return {
        "partnership": getattr(request, "partnership", None),
        "person": getattr(request, "person", None),
        "signed_in": request.user.is_authenticated,
        "navigation": navigation.links(request, "top"),
        "footer_links": navigation.links(request, "footer"),
    }
