"""Small marks that say how a thing stands: always a word and a shape, never colour alone.

Made once each in Python, because lists show them by the hundred.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from goldthread.kernel.rag import Rag

_SHAPES = {
    Rag.RED: "M6 1h8l5 5v8l-5 5H6l-5-5V6z",  # a stop sign
    Rag.AMBER: "M10 0.5 20 19H0z",  # a warning triangle
    Rag.GREEN: "M10 0a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",  # a disc
    Rag.BLUE: "M10 0 13 6.5 20 7.4 14.9 12.3 16.2 19.5 10 16 3.8 19.5 5.1 12.3 0 7.4 7 6.5z",  # a star
    Rag.GREY: "M1 7h18v6H1z",  # a bar
}
_MEANING = {
    Rag.RED: "Red",
    Rag.AMBER: "Amber",
    Rag.GREEN: "Green",
    Rag.BLUE: "Blue: complete and sustained",
    Rag.GREY: "Grey: not due",
}
_TONES = frozenset({"plain", "good", "busy", "warn", "bad", "done", "quiet"})
_STATUS_TONES = {
    "not_started": "quiet",
    "in_progress": "busy",
    "blocked": "bad",
    "complete": "good",
    "closed": "plain",
}


@cache
def rag_tag(value: str | None, whose: str = "") -> Markup:
    """R, A, G, B or grey as a shape with its letter, and the word. ``whose`` is "stated" or "assessed"."""
    said = Markup('<span class="gt-rag__whose">{}</span> ').format(whose.capitalize()) if whose else Markup("")
    if not value:
        return Markup('<span class="gt-rag gt-rag--none">{}No RAG</span>').format(said)
    rag = Rag(value)
    letter = "" if rag is Rag.GREY else rag.value[0].upper()
    return Markup(
        '<span class="gt-rag gt-rag--{0}" title="{1}">{2}<svg class="gt-rag__shape" viewBox="0 0 20 20" width="20" '
        'height="20" aria-hidden="true" focusable="false"><path d="{3}"/>'
        '<text x="10" y="{4}" text-anchor="middle">{5}</text></svg>{6}</span>'
    ).format(
        rag.value,
        _MEANING[rag],
        said,
        _SHAPES[rag],
        17 if rag is Rag.AMBER else 14.5,
        letter,
        rag.value.capitalize(),
    )


@cache
def assessed_tag(value: str, whose: str = "") -> Markup:
    """An assessed RAG; where there is none it could not be assessed, which is not the same as nothing stated."""
    if value:
        return rag_tag(value, whose)
    said = Markup('<span class="gt-rag__whose">{}</span> ').format(whose.capitalize()) if whose else Markup("")
    return Markup('<span class="gt-rag gt-rag--none">{}Cannot say</span>').format(said)


@cache
def status_tag(words: str, tone: str = "plain") -> Markup:
    """How something stands, in words on a tint. ``tone``: plain, good, busy, warn, bad, done or quiet.

    Raises ValueError for a tone that has no style.
    """
    if tone not in _TONES:
        raise ValueError(f"No tone {tone!r}; there are {', '.join(sorted(_TONES))}.")
    return Markup('<strong class="gt-tag gt-tag--{}">{}</strong>').format(tone, words)


def action_status_tag(status: str, words: str = "") -> Markup:
    """The status of an action, in its tone; said by its own short name unless other words are given."""
    return status_tag(words or status.replace("_", " ").capitalize(), _STATUS_TONES.get(status, "plain"))
