"""A list kept under a name. What is kept is its address, never its rows: it shows what its reader may see today."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped


class SavedList(Scoped, Recorded):
    """``query`` is the address of the list (``ActionFilters.to_query``). A removed one can be put back."""

    name = models.CharField(max_length=120)
    query = models.TextField("what it shows", blank=True)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField("shared with the partnership", default=False)
    made_at = models.DateTimeField(default=timezone.now)
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_list_has_name"),
            models.UniqueConstraint(
                fields=["partnership", "owner", "name"], condition=Q(removed_on__isnull=True), name="saved_list_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
