"""A relation of models follows the order of the rooms, though a string such as "plans.Action" imports nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps

from architecture.house import ROOM_RANKS

Relation = tuple[str, str, str]  # room, field, room it points to


def rightward(relations: Iterable[Relation]) -> list[Relation]:
    """The relations that point to a room further right, or beside their own."""
    return [
        (room, field, other)
        for room, field, other in relations
        if room != other and ROOM_RANKS[other] >= ROOM_RANKS[room] and not _is_tenancy(room, field, other)
    ]


def _is_tenancy(room: str, field: str, other: str) -> bool:
    """Every row carries its partnership, those of the floor too: the one relation that may point rightwards."""
    return room == "core" and other == "partnership" and field.endswith(".partnership")


def _relations() -> list[Relation]:
    found = []
    for model in apps.get_models(include_auto_created=True):
        room = _room(model.__module__)
        for field in model._meta.get_fields():
            other = field.related_model if field.is_relation and not field.auto_created else None
            target = _room(other.__module__) if isinstance(other, type) else None
            if room and target:
                found.append((room, f"{model.__name__}.{field.name}", target))
    return found


def _room(module: str) -> str | None:
    """The room of a module of ours; None for anybody else's."""
    package, _, rest = module.partition(".")
    return rest.split(".")[0] if package == "goldthread" else None


def test_no_relation_points_rightwards() -> None:
    relations = _relations()
    assert len(relations) > 20
    assert rightward(relations) == []


def test_a_relation_that_points_rightwards_is_seen() -> None:
    fine: Relation = ("plans", "Action.owner", "partnership")
    planted: Relation = ("partnership", "Person.action", "plans")
    beside: Relation = ("api", "Key.command", "cli")
    tenancy: Relation = ("core", "HistoryEvent.partnership", "partnership")
    person: Relation = ("core", "HistoryEvent.person", "partnership")
    assert rightward([fine, planted, beside, tenancy, person]) == [planted, beside, person]
