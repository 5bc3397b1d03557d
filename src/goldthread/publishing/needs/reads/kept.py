"""The assessments a partnership has."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from goldthread.core import rows
from goldthread.partnership.models import Partnership
from goldthread.publishing.needs.models import NeedsAssessment


def assessments(partnership: Partnership) -> QuerySet[NeedsAssessment]:
    """Every one, the latest first, with how many sections have words."""
    return rows.every(NeedsAssessment, of=partnership).annotate(written=Count("words"))


def assessment_at(partnership: Partnership, key: int) -> NeedsAssessment:
    """Raises NeedsAssessment.DoesNotExist."""
    return rows.one(NeedsAssessment, of=partnership, pk=key, related=("settled_by",))


def before(assessment: NeedsAssessment) -> NeedsAssessment | None:
    """The assessment before this one."""
    earlier = rows.every(NeedsAssessment, of=assessment.partnership, as_of__lt=assessment.as_of)
    return earlier.order_by("-as_of").first()
