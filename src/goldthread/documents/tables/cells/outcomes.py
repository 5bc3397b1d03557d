"""A cell of outcomes to its statements: paragraphs, bullets, and sentences or clauses strung in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldthread.documents.model import Paragraph
from goldthread.documents.vocabulary import GOES_ON

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%’'\"”]\.)\s+(?=[A-Z0-9“\"])")
_PARTED = re.compile(r";\s+(?=[A-Z0-9])")  # "A; B": what goes on in small letters is one statement
_LEAST = 4  # words of a sentence that is a statement of its own


def outcome_statements(paragraphs: Iterable[Paragraph]) -> list[str]:
    """One entry a statement, in order."""
    return [statement for paragraph in paragraphs for statement in _statements(paragraph)]


def _statements(paragraph: Paragraph) -> list[str]:
    if paragraph.bullet is not None:
        return [paragraph.text]
    sentences = [part for one in _SENTENCE_END.split(paragraph.text.strip()) for part in _PARTED.split(one)]
    whole = all(len(sentence.split()) >= _LEAST for sentence in sentences)
    goes_on = any(
        sentence.split()[0].lower().strip(",") in GOES_ON - {"there"} for sentence in sentences[1:] if sentence
    )
    return sentences if whole and not goes_on else [paragraph.text]
