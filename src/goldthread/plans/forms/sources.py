"""Reports that are answered, and their recommendations."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import EditForm, LongTextField, RadiosField, ServiceForm, TextField
from goldthread.plans.forms.plans import initial_of_row
from goldthread.plans.models import Recommendation, SourceDocument
from goldthread.plans.rules.texts import LONG, SHORT

LEVELS = (("local", "Local: our own commission, review or inspection"), ("national", "National"))


class _SourceFields(ServiceForm):
    title = TextField(label="Title of the report", max_length=SHORT, missing="Enter the title of the report")
    body = TextField(label="Who published it", required=False)
    level = RadiosField(label="Local or national", choices=LEVELS, initial="local")
    published = TextField(label="When it was published", max_length=60, required=False)
    link = TextField(label="Its web address", max_length=500, required=False)


class NewSourceForm(_SourceFields):
    """A report that is not there yet."""


class SourceForm(_SourceFields, EditForm):
    @classmethod
    def of(cls, source: SourceDocument, data: Any = None) -> SourceForm:
        return cls(data, initial=initial_of_row(cls, source))


class _RecommendationFields(ServiceForm):
    ref = TextField(label="Number", max_length=30, required=False, classes="govuk-input--width-5")
    section = TextField(label="Section of the report", max_length=SHORT, required=False)
    text = LongTextField(
        label="The recommendation, in the words of the report", max_length=LONG, missing="Enter the recommendation"
    )


class NewRecommendationForm(_RecommendationFields):
    """A recommendation that is not there yet."""


class RecommendationForm(_RecommendationFields, EditForm):
    @classmethod
    def of(cls, recommendation: Recommendation, data: Any = None) -> RecommendationForm:
        return cls(data, initial=initial_of_row(cls, recommendation))
