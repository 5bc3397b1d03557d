"""What pages, files, the API and the command line show of returns."""

from goldthread.publishing.returns.reads.differences import Difference, Differences, differences
from goldthread.publishing.returns.reads.filed import (
    AnswerSeen,
    FiledView,
    SupportSeen,
    filed_at,
    filed_view,
    returns,
)
from goldthread.publishing.returns.reads.forms import FormSeen, form_at, forms, question_at, still_to_take
from goldthread.publishing.returns.reads.known import what_is_known

__all__ = [
    "AnswerSeen",
    "Difference",
    "Differences",
    "FiledView",
    "FormSeen",
    "SupportSeen",
    "differences",
    "filed_at",
    "filed_view",
    "form_at",
    "forms",
    "question_at",
    "returns",
    "still_to_take",
    "what_is_known",
]
