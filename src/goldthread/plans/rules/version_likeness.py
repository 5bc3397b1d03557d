"""Whether a paper looks like the next version of a plan that is there already. Offered, never decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from rapidfuzz import fuzz

from goldthread.plans.rules.version_pairing import plain

SAME_SHARE = 0.3  # of the shorter list of actions, word for word the same
LIKE_TITLE = 90
FEWEST = 2  # a single action with the same words says nothing


def likely_plan(title: str, texts: Iterable[str], plans: Mapping[int, tuple[str, Set[str]]]) -> int | None:
    """The plan (key -> its title and the texts of its actions) this paper is most like, or None.

    The actions say most; a title alone says enough only when nothing else speaks against it.
    """
    mine = {plain(text) for text in texts}
    best, best_share = None, 0.0
    for key, (plan_title, plan_texts) in plans.items():
        theirs = {plain(text) for text in plan_texts}
        common = len(mine & theirs)
        share = common / max(1, min(len(mine), len(theirs))) if common >= FEWEST else 0.0
        like = fuzz.token_sort_ratio(plain(title), plain(plan_title)) if title else 0
        weight = share + (SAME_SHARE if like >= LIKE_TITLE else 0.0)
        if weight >= SAME_SHARE and weight > best_share:
            best, best_share = key, weight
    return best
