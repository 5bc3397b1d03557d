"""The documents a plan answers (a commission, an inspection, a national strategy) and what they recommended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.core.models import Recorded, Scoped


class SourceDocument(Scoped, Recorded):
    """A report whose recommendations this partnership answers: its own, or a national body's."""

    title = models.CharField(max_length=300)
    body = models.CharField(max_length=200, blank=True)  # who published it
    level = models.CharField(max_length=10, choices=[("local", "Local"), ("national", "National")], default="local")
    published = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["partnership", "title"], name="source_title_once")]

    def __str__(self) -> str:
        return self.title


class Recommendation(Scoped, Recorded):
    """One recommendation, in the words of its source."""

    source = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="recommendations")
    ref = models.CharField(max_length=30, blank=True)
    section = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)  # blank: the paper names it and does not print its words
    position = models.PositiveIntegerField(default=0)
    provenance = models.JSONField(default=dict)

    class Meta:
        ordering = ["source", "position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "ref"], condition=~Q(ref=""), name="recommendation_ref_once")
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}".strip()


class PriorityRecommendation(Scoped):
    """A priority answers a recommendation."""

    priority = models.ForeignKey("plans.Priority", on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["priority", "recommendation"], name="priority_answers_once")]


class ActionRecommendation(Scoped):
    """An action answers a recommendation, local or national."""

    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "recommendation"], name="action_answers_once")]
