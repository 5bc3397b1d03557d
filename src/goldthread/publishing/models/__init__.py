"""A partnership's own paper, the sheets that go out and come back, and the returns that are owed."""

from goldthread.publishing.models.papers import PaperTemplate, ReturnedRow, RowState, SentSheet
from goldthread.publishing.needs.models import NeedsAssessment, NeedsWords
from goldthread.publishing.returns.models import (
    Answer,
    AnswerSupport,
    FiledReturn,
    FormQuestion,
    FormVersion,
    Origin,
)

__all__ = [
    "Answer",
    "AnswerSupport",
    "FiledReturn",
    "FormQuestion",
    "FormVersion",
    "NeedsAssessment",
    "NeedsWords",
    "Origin",
    "PaperTemplate",
    "ReturnedRow",
    "RowState",
    "SentSheet",
]
