"""A year's needs assessment and the analyst's words in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.core.models import Recorded, Scoped


class NeedsAssessment(Scoped, Recorded):
    """One year's assessment. Its figures are those known on ``as_of``; once settled that day stays."""

    year = models.CharField(max_length=20)
    as_of = models.DateField("figures as known on")
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "partnership.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-as_of", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year"], name="needs_once_a_year"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True, settled_by__isnull=True)
                | Q(settled_on__isnull=False, settled_by__isnull=False),
                name="needs_settled_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Needs assessment {self.year}"


class NeedsWords(Scoped, Recorded):
    """What the analyst writes into one section of one year's assessment."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.CASCADE, related_name="words")
    section = models.SlugField(max_length=40)
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "needs words"
        constraints = [models.UniqueConstraint(fields=["assessment", "section"], name="needs_words_once")]

    @property
    def history_thread(self) -> NeedsAssessment:
        return self.assessment
