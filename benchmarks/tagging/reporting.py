"""Pages that tell of a plan and hold none: news, introductions, what is asked of members or advised to everybody."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from inventing import PHRASES

_LONGEST = 25  # words of an item


def page_about(gold: Mapping[str, Any], seed: int) -> str | None:
    """A page that lists what reads like statements of this plan, as its priorities or somebody's advice."""
    chance = random.Random(seed)
    titles = [priority["title"] for priority in gold.get("priorities") or [] if priority["title"]]
    statements = [action["text"] for action in gold["actions"] if 0 < len(action["text"].split()) <= _LONGEST]
    items = titles if len(titles) > 2 and chance.random() < 0.5 else statements
    if len(items) < 2:
        return None
    chosen = chance.sample(items, min(len(items), chance.randint(2, 8)))
    mark = chance.choice(("• ", "- ", "  * ", "{}. ", "  {}. ", ""))
    listed = [mark.format(place) + item.rstrip(".;") for place, item in enumerate(chosen, 1)]
    told = chance.sample(PHRASES["told"], chance.randint(3, 7))
    before = chance.randint(1, len(told))
    between = chance.choice(("\n", "\n\n"))
    title = [chance.choice(PHRASES["news"])] * (chance.random() < 0.8)
    lead = [chance.choice(PHRASES["lists"])] * (chance.random() < 0.85)
    return between.join([*title, *told[:before], *lead, "\n".join(listed), *told[before:]])
