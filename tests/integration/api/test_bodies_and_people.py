"""Bodies, groups, posts and people through the API; addresses only for those who may see them."""

from __future__ import annotations

import pytest

from factories import people
from factories.machines import machine_for

HERE = "/partnerships/glen-orrin"


def test_bodies_groups_posts_and_people_are_added_and_listed(machine, partnership):
    body = machine.send("POST", f"{HERE}/bodies", {"name": "Harbour Trust", "kind": "third_sector"}, expect=201)
    board = machine.send("POST", f"{HERE}/groups", {"name": "Board", "kind": "board"}, expect=201)
    group = {"name": "Workgroup", "kind": "workgroup", "parent": board["id"]}
    assert machine.send("POST", f"{HERE}/groups", group, expect=201)["parent_id"] == board["id"]
    person = {"name": "Service manager", "email": "sm@example.org", "body": body["id"]}
    made = machine.send("POST", f"{HERE}/people", person, expect=201)
    assert (made["email"], made["body_id"], made["roles"]) == ("sm@example.org", body["id"], [])
    role = {"role": "group_member", "group": board["id"], "starts_on": "2024-01-01"}
    assert machine.send("POST", f"{HERE}/people/{made['id']}/roles", role, expect=201)["roles"] == ["group_member"]
    post = {"title": "Chair", "holder": made["id"]}
    assert machine.send("POST", f"{HERE}/posts", post, expect=201)["holder_id"] == made["id"]
    for what in ("bodies", "groups", "posts", "people"):
        assert machine.get(f"{HERE}/{what}")["total"] > 0


def test_a_name_that_is_there_already_is_a_conflict(machine):
    machine.send("POST", f"{HERE}/bodies", {"name": "Harbour Trust", "kind": "other"}, expect=201)
    machine.send("POST", f"{HERE}/bodies", {"name": "harbour trust", "kind": "other"}, expect=409)


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "kind": "other"},
        {"name": "x" * 201, "kind": "other"},
        {"name": "A", "kind": "company"},
        {"name": "A", "kind": "other", "partnership": 1},
        {"name": "A\x00B", "kind": "other"},
        {"name": "\ud800", "kind": "other"},
    ],
)
def test_what_cannot_be_kept_is_422(machine, body):
    import json

    answer = machine.client.post(f"/api/v1{HERE}/bodies", json.dumps(body), content_type="application/json")
    assert answer.status_code == 422, answer.content


def test_addresses_are_for_who_administers(machine, partnership, coordinator):
    machine.send("POST", f"{HERE}/people", {"name": "Somebody", "email": "some@example.org"}, expect=201)
    lead = machine_for(people.person(partnership, role="lead"))
    seen = {row["name"]: row["email"] for row in lead.get(f"{HERE}/people", limit=200)["items"]}
    assert seen["Somebody"] is None
    assert {row["name"]: row["email"] for row in machine.get(f"{HERE}/people")["items"]}["Somebody"]
    lead.send("POST", f"{HERE}/people", {"name": "Another"}, expect=403)


def test_another_partnerships_rows_are_not_there_to_name(machine, stranger):
    theirs = stranger.send("POST", "/partnerships/elsewhere/bodies", {"name": "Theirs", "kind": "other"}, expect=201)
    machine.send("POST", f"{HERE}/people", {"name": "A", "body": theirs["id"]}, expect=404)
    assert machine.get(f"{HERE}/bodies")["total"] == 0
