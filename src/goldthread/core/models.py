"""Base models: rows that belong to a partnership, rows whose changes are kept, and the history itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from goldthread.core import recorder


class RecordedQuerySet(models.QuerySet):
    """A queryset whose writes, bulk ones too, need an open recording (see ``core.history``)."""

    def of(self, partnership: Any) -> RecordedQuerySet:
        """Only the rows of this partnership."""
        return self.filter(partnership=partnership)

    def update(self, **kwargs: Any) -> int:
        recorder.require(self.model)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        recorder.require(self.model)
        return super().delete()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        recorder.require(self.model)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        recorder.require(self.model)
        return super().bulk_update(objs, fields, batch_size)


class Recorded(models.Model):
    """A row whose every change is history. ``revision`` lets two editors notice each other."""

    revision = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        recorder.require(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        recorder.require(type(self))
        return super().delete(*args, **kwargs)


class Scoped(models.Model):
    """A row of one partnership; nobody else's pages, files or figures ever show it."""

    partnership = models.ForeignKey(settings.TENANT_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class HistoryEvent(models.Model):
    """Who changed what, when and why. Append-only: a database trigger refuses anything else.

    ``subject`` is the row that changed; ``thread`` the row on whose page the change is shown. People are kept
    by name as well as by key, because history must outlive them.
    """

    partnership = models.ForeignKey(
        settings.TENANT_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    by_id = models.BigIntegerField(null=True, blank=True)
    by_name = models.CharField(max_length=200)
    channel = models.CharField(max_length=20)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    thread_type = models.CharField(max_length=60)
    thread_id = models.BigIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["thread_type", "thread_id", "-id"], name="history_thread"),
            models.Index(fields=["partnership", "-id"], name="history_partnership"),
        ]


class SearchDocument(models.Model):
    """What the full-text search knows of one row. The index beside it differs by database (``core.search``)."""

    partnership = models.ForeignKey(settings.TENANT_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    row_id = models.BigIntegerField()
    title = models.TextField()
    body = models.TextField(blank=True)
    address = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row_id"], name="search_one_per_row")]
        indexes = [models.Index(fields=["partnership", "kind"], name="search_partnership")]
