"""Words that an extraction set against each other without a blank: "neededAugust 2031Chair"."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"\S+?(?:(?<=[a-z)\]])(?=[A-Z])|(?<=[.!?;])(?=[A-Z][a-z])|(?<=19\d\d)(?=[A-Z])|(?<=20\d\d)(?=[A-Z]))|\S+"
)


def words_in(text: str) -> list[re.Match[str]]:
    """The words of a text, those set against each other told apart: where a small letter, the end of a sentence or a
    year meets a capital. "McDonald" and "YouTube" are taken for two words, so what is cut between them must fit.
    """
    return list(_WORD.finditer(text))
