"""Who watches what."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.core.models import Recorded, Scoped

KINDS = ("action", "priority", "plan", "saved_list")


def _of_one_thing() -> Q:
    """One of the four, and no other."""
    return Q(
        *(Q(**{f"{kind}__isnull": kind != named for kind in KINDS}) for named in KINDS),
        _connector=Q.OR,
    )


class Watch(Scoped, Recorded):
    """A person watches one thing until ``ended_at``."""

    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey("plans.Action", on_delete=models.PROTECT, null=True, related_name="watches")
    priority = models.ForeignKey("plans.Priority", on_delete=models.PROTECT, null=True, related_name="watches")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, null=True, related_name="watches")
    saved_list = models.ForeignKey("delivery.SavedList", on_delete=models.PROTECT, null=True, related_name="watches")
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "watches"
        constraints = [
            models.CheckConstraint(condition=_of_one_thing(), name="watch_of_one_thing"),
            *(
                models.UniqueConstraint(
                    fields=["person", kind],
                    condition=Q(ended_at__isnull=True, **{f"{kind}__isnull": False}),
                    name=f"watch_{kind}_once",
                )
                for kind in KINDS
            ),
        ]

    @property
    def thing(self) -> models.Model:
        """What is watched."""
        return next(thing for kind in KINDS if (thing := getattr(self, kind)) is not None)

    @property
    def history_thread(self) -> models.Model:
        """On the person's page: who watches what is no business of everybody who reads the action."""
        return self.person
