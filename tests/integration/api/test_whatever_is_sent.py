"""Whatever is sent, the API answers as its description says: never 500, never another shape, never a page."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factories import plans
from factories.machines import machine_for

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance, content_type_conformance]
EXAMPLES = 3  # of each route; more find nothing more, and take their time


@pytest.fixture
def described(db, settings) -> Any:
    """The API as it describes itself, asked in this process and in the transaction of the test."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    settings.ALLOWED_HOSTS = ["*"]
    settings.API_REQUESTS_A_MINUTE = 10**9
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_answer_is_as_described(described, partnership, coordinator):
    plan = plans.live_plan(partnership, coordinator)
    plans.reading(partnership, coordinator, text="<html><p>Another paper</p></html>")
    here = {"slug": partnership.slug, "plan": plan.slug, "key": plan.actions.first().pk}
    key = machine_for(coordinator).client.defaults["HTTP_AUTHORIZATION"]
    asked = [ask(result.ok(), here, key) for result in described.get_all_operations()]
    assert len(asked) > 70
    assert sum(asked) > 2 * len(asked)


def ask(operation: Any, here: dict[str, Any], key: str) -> int:
    """Ask one route several times, mostly of rows that are there; how often that was."""
    count = 0

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any) -> None:
        nonlocal count
        count += 1
        case.path_parameters = {name: here.get(name, value) for name, value in (case.path_parameters or {}).items()}
        with transaction.atomic():
            answer = case.call(headers={"Authorization": key})
            transaction.set_rollback(True)
        case.validate_response(answer, checks=CHECKS)

    check()
    return count
