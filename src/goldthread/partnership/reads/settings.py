"""What the settings of a partnership choose from."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.partnership.models import ApiKey, Area, Partnership

OFFERED_KIND = "Council area"


def area_choices(partnership: Partnership) -> QuerySet[Area]:
    """The council areas of today, and whatever areas the partnership has already."""
    today = timezone.localdate()
    present = Q(kind=OFFERED_KIND) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    return Area.objects.filter(present | Q(partnerships=partnership)).distinct().order_by("kind", "name")


def key_at(partnership: Partnership, number: int) -> ApiKey | None:
    return ApiKey.objects.of(partnership).select_related("person", "partnership").filter(pk=number).first()
