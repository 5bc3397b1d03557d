"""Models made together are the models made one by one."""

from __future__ import annotations

from django.db import models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from goldthread.core.founding import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))
GLEN = CreateModel("Glen", [KEY, ("name", models.CharField(max_length=20))])
BURN = CreateModel("Burn", [KEY, ("glen", models.ForeignKey("scenery.Glen", models.CASCADE, related_name="burns"))])


def test_made_together_they_are_what_they_are_one_by_one():
    together, one_by_one = ProjectState(), ProjectState()
    assert not together.apps.all_models["scenery"]  # asked for already, and so to be built again
    CreateModels([GLEN, BURN]).state_forwards("scenery", together)
    for model in (GLEN, BURN):
        model.state_forwards("scenery", one_by_one)
    assert together == one_by_one
    glen = together.apps.get_model("scenery", "Glen")
    assert glen._meta.related_objects[0].related_model is together.apps.get_model("scenery", "Burn")
