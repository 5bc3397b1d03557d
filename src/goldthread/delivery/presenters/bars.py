"""How many of each RAG, as a bar drawn on the server: the words beside it say the same."""

from __future__ import annotations

from markupsafe import Markup

from goldthread.delivery.reads.assessed_counts import AssessedCounts
from goldthread.delivery.reads.tallies import Tally
from goldthread.kernel.rag import Rag

WIDTH, HEIGHT = 160, 12
_ORDER = (Rag.RED, Rag.AMBER, "", Rag.GREEN, Rag.BLUE, Rag.GREY)


def rag_bar(tally: Tally | AssessedCounts) -> Markup:
    """A bar as long as the whole, cut in proportion. Hidden from screen readers, who get ``rag_words``."""
    if not tally.total:
        return Markup("")
    parts, left = [], 0.0
    for rag in _ORDER:
        width = WIDTH * tally.by_rag[rag] / tally.total
        if width:
            parts.append(
                Markup('<rect class="gt-bar__part gt-bar__part--{}" x="{:.1f}" width="{:.1f}" height="{}"/>').format(
                    str(rag) or "none", left, width, HEIGHT
                )
            )
        left += width
    return Markup(
        '<svg class="gt-bar" viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-hidden="true" focusable="false">'
        "{2}</svg>"
    ).format(WIDTH, HEIGHT, Markup("").join(parts))


def rag_words(tally: Tally) -> str:
    """ "2 red, 1 amber, 4 not stated"."""
    named = [(count, str(rag) or "not stated") for rag in _ORDER if (count := tally.by_rag[rag])]
    return ", ".join(f"{count:,} {words}" for count, words in named) or "no actions"


def assessed_words(counts: AssessedCounts) -> str:
    """ "2 red, 1 amber, 4 cannot be assessed"."""
    named = [(count, str(rag) or "cannot be assessed") for rag in _ORDER if (count := counts.by_rag[rag])]
    return ", ".join(f"{count:,} {words}" for count, words in named) or "no open actions"
