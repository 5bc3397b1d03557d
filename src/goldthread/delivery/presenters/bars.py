"""How many of each RAG, as a bar drawn on the server: the words beside it say the same."""

from __future__ import annotations

from markupsafe import Markup

from goldthread.delivery.reads.assessed_counts import AssessedCounts
from goldthread.delivery.reads.tallies import Tally
from goldthread.delivery.summary.assessed import OpenCounts
from goldthread.kernel.rag import Rag

WIDTH, HEIGHT = 160, 12
_BAR = (
    '<svg class="gt-bar" viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-hidden="true" focusable="false">'
    "{2}</svg>"
)
_ORDER = (Rag.RED, Rag.AMBER, "", Rag.GREEN, Rag.BLUE, Rag.GREY)


def rag_bar(tally: Tally | AssessedCounts | OpenCounts) -> Markup:
    """A bar as long as the whole, cut in proportion. Hidden from screen readers, who get ``rag_words``."""
    if not tally.total:
        return Markup("")
    parts, left = "", 0.0
    for rag in _ORDER:
        width = WIDTH * tally.by_rag[rag] / tally.total
        if width:
            kind = f"gt-bar__part gt-bar__part--{str(rag) or 'none'}"
            parts += f'<rect class="{kind}" x="{left:.1f}" width="{width:.1f}" height="{HEIGHT}"/>'
        left += width
    return Markup(_BAR.format(WIDTH, HEIGHT, parts))  # noqa: S704 - numbers, and our own words


def rag_words(tally: Tally) -> str:
    """ "2 red, 1 amber, 4 not stated"."""
    named = [(count, str(rag) or "not stated") for rag in _ORDER if (count := tally.by_rag[rag])]
    return ", ".join(f"{count:,} {words}" for count, words in named) or "no actions"


def assessed_words(counts: AssessedCounts | OpenCounts) -> str:
    """ "2 red, 1 amber, 4 cannot be assessed"."""
    named = [(count, str(rag) or "cannot be assessed") for rag in _ORDER if (count := counts.by_rag[rag])]
    return ", ".join(f"{count:,} {words}" for count, words in named) or "no open actions"
