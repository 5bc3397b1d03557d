"""Words that stigmatise are pointed out where somebody has written them; what was written stays as it is.

One place for every form: after a page has saved something, what was sent is looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from goldthread.kernel.wording import Hit, shipped_terms, stigmatising_terms

MOST_NAMED = 3
SAVED = (302, 303)  # a page that refuses what was sent shows its form again instead
NOT_TEXT = {"csrfmiddlewaretoken"}


class KinderWords:
    """Tells on the page that follows, with the wording that people prefer. Never refuses or changes anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in SAVED and getattr(request, "partnership", None):
            written = (text for name, text in request.POST.items() if name not in NOT_TEXT)
            if hits := worth_a_look(map(str, written)):
                messages.info(request, told(hits))
        return response


def worth_a_look(texts: Iterable[str]) -> list[Hit]:
    """The first few terms found, each once."""
    found: dict[str, Hit] = {}
    for text in texts:
        for hit in stigmatising_terms(text, shipped_terms()):
            found.setdefault(hit.term.term, hit)
    return list(found.values())[:MOST_NAMED]


def told(hits: Iterable[Hit]) -> str:
    """What is said of them."""
    named = "; ".join(f"“{hit.written}” (kinder: {hit.term.preferred.replace('; ', ' or ')})" for hit in hits)
    return f"Saved as you wrote it. Some words can hurt the people they are about: {named}."
