"""Releases and their cells. Both are only ever added to: what has left cannot be called back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped
from goldthread.measures.models.indicators import Indicator


class Release(Scoped, Recorded):
    """One table of a measure's counts that left the partnership, and by which rule small ones were hidden."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="releases")
    name = models.CharField(max_length=200)
    given_to = models.CharField(max_length=200)
    apart = models.JSONField()  # the columns that tell people apart, in order
    over = models.CharField(max_length=120, blank=True)
    threshold = models.PositiveSmallIntegerField()
    protects_zeros = models.BooleanField(default=False)
    how = models.JSONField(null=True)  # groups, years and rounding; null: none of them
    cells_shown = models.PositiveIntegerField()
    cells_hidden = models.PositiveIntegerField()
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def history_thread(self) -> Indicator:
        return self.indicator


class ReleasedCell(Scoped, Recorded):
    """One count of a release, shown or hidden. The hidden ones are kept so that later tables do not tell them."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="cells")
    over = models.CharField(max_length=120, blank=True)
    labels = models.JSONField()  # pairs of column and label; a column left out is the total over it
    count = models.PositiveIntegerField()
    is_published = models.BooleanField()
    rounded = models.PositiveIntegerField(null=True)  # what is shown of it, where counts were rounded

    class Meta:
        ordering = ["id"]

    @property
    def history_thread(self) -> Indicator:
        return self.release.indicator
