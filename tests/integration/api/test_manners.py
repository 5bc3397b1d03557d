"""How the API answers what it cannot do, and how it describes itself."""

from __future__ import annotations

import pytest
from django.test import Client

HERE = "/partnerships"


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0},
        {"limit": 201},
        {"limit": "9" * 30},
        {"limit": "many"},
        {"offset": -1},
        {"offset": 100_001},
        {"offset": "9" * 40},
        {"unknown": "1"},
    ],
)
def test_an_unknown_or_absurd_parameter_is_422(machine, query):
    said = machine.get(HERE, expect=422, **query)
    assert said["status"] == 422
    assert said["errors"]


def test_an_address_that_is_not_there_is_a_problem_too(machine):
    assert machine.get("/no/such/thing", expect=404)["title"] == "Not Found"
    assert machine.get("/partnerships/not a slug", expect=404)["status"] == 404


def test_openapi_is_3_1_and_needs_no_key(db):
    said = Client().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert said["components"]["securitySchemes"]["Key"]["scheme"] == "bearer"


def test_each_route_declares_its_problems(db):
    said = Client().get("/api/v1/openapi.json").json()
    for address, operations in said["paths"].items():
        for method, operation in operations.items():
            expected = {"400", "401", "403", "404", "422", "429"}
            if method != "get":
                expected |= {"409", "413"}
            assert expected <= set(operation["responses"]), f"{method} {address}"
            content = operation["responses"]["404"]["content"]
            assert list(content) == ["application/problem+json"], f"{method} {address}"
