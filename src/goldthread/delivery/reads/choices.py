"""What a list of actions can be narrowed by in one partnership."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.utils import timezone

from goldthread.core.prepared import Given, prepared
from goldthread.delivery.filters import OwnerKey
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans.models import Plan, Priority, Recommendation

_NAMED: dict[str, tuple[Any, str]] = {
    "body": (Body, "name"),
    "group": (Group, "name"),
    "post": (Post, "title"),
    "person": (Person, "name"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """Names to choose from, each with the value that stands in an address."""

    plans: tuple[tuple[str, str], ...]
    priorities: tuple[tuple[int, str], ...]
    recommendations: tuple[tuple[int, str], ...]
    owners: tuple[tuple[str, str], ...]


def choices(partnership: Partnership) -> Choices:
    """Four queries. Whoever has closed or left can still be chosen: their actions are still theirs."""
    here = {"partnership": partnership.pk}
    return Choices(
        plans=tuple(_plans(**here)),
        priorities=tuple((key, f"{ref} {title}".strip()) for key, ref, title in _priorities(**here)),
        recommendations=tuple((key, f"{ref} {text}".strip()) for key, ref, text in _recommendations(**here)),
        owners=owner_choices(partnership),
    )


_HERE = Q(partnership=Given("partnership"))


@prepared
def _plans() -> QuerySet[Any, Any]:
    return Plan.objects.filter(_HERE).order_by("-id").values_list("slug", "title")


@prepared
def _priorities() -> QuerySet[Any, Any]:
    return Priority.objects.filter(_HERE).order_by("-plan_id", "position").values_list("id", "ref", "title")


@prepared
def _recommendations() -> QuerySet[Any, Any]:
    return Recommendation.objects.filter(_HERE).order_by("source_id", "position").values_list("id", "ref", "text")


def owner_choices(partnership: Partnership) -> tuple[tuple[str, str], ...]:
    """Everybody who can have an action, in one query over the four kinds."""
    found = _owners(partnership=partnership.pk)
    return tuple(sorted(((str(OwnerKey(kind, key)), name) for kind, key, name in found), key=lambda pair: pair[1]))


@prepared
def _owners() -> QuerySet[Any, Any]:
    found = [
        model.objects.filter(_HERE, **({"is_service": False} if kind == "person" else {}))
        .order_by()
        .values_list(Value(kind, output_field=CharField()), "id", name)
        for kind, (model, name) in _NAMED.items()
    ]
    return found[0].union(*found[1:], all=True)


def owner_names(keys: Collection[OwnerKey]) -> dict[OwnerKey, str]:
    """What these owners are called. A query for each kind there is."""
    found: dict[OwnerKey, str] = {}
    for kind, (model, name) in _NAMED.items():
        if ids := [key.id for key in keys if key.kind == kind]:
            found |= {
                OwnerKey(kind, key): words for key, words in model.objects.filter(id__in=ids).values_list("id", name)
            }
    return found


def people_to_ask(partnership: Partnership) -> QuerySet[Person]:
    """Everybody who is here, with an account or without."""
    gone = Q(left_on__lt=timezone.localdate())
    return Person.objects.filter(partnership=partnership, is_service=False).exclude(gone).order_by("name")
