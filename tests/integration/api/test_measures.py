"""Figures, agreed periods, impacts and needs assessments by machine: the same doors as the pages."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from factories import people, plans
from factories.machines import machine_for
from goldthread.measures.models import Load, Observation, Prediction
from goldthread.measures.writes import add_indicator, link_measure

pytestmark = pytest.mark.django_db
HERE = "/api/v1/partnerships/glen-orrin"


@pytest.fixture
def waits(partnership, coordinator):
    return add_indicator(partnership=partnership, name="Waits", key="waits", unit="%", by=coordinator)


@pytest.fixture
def analyst(partnership):
    return machine_for(people.person(partnership, role="analyst")).client


def post(client, address, body):
    answer = client.post(HERE + address, body, content_type="application/json")
    return answer.status_code, answer.json()


def rows(*values):
    return [{"indicator": "waits", "period": f"2026-Q{n}", "value": value} for n, value in enumerate(values, 1)]


def test_figures_are_loaded_and_sent_again_change_nothing(waits, analyst):
    sent = {"name": "Nightly", "rows": rows(91.5, "92", None, "*")}
    status, told = post(analyst, "/figures", sent)
    assert (status, told["added"], told["unchanged"], told["problems"]) == (201, 4, 0, [])
    kept = list(Observation.objects.order_by("starts").values_list("value", "status"))
    assert kept == [(91.5, "published"), (92, "published"), (None, "missing"), (None, "suppressed")]
    status, told = post(analyst, "/figures", sent)
    assert (status, told["added"], told["revised"], told["unchanged"]) == (201, 0, 0, 4)
    assert post(analyst, "/figures", {"rows": rows(90)})[1]["revised"] == 1
    assert analyst.get(f"{HERE}/loads").json()["items"][0]["revised"] == 1


def test_a_bad_row_is_named_and_nothing_is_loaded_unless_said(waits, analyst):
    sent = {
        "measure": "waits",
        "rows": [*rows(91), {"period": "some day", "value": 4}, {"period": "2026-Q2", "value": "many"}],
    }
    status, told = post(analyst, "/figures", sent)
    assert status == 422
    assert [each["field"] for each in told["errors"]] == ["row 2, period", "row 3, value"]
    assert not Load.objects.exists()
    status, told = post(analyst, "/figures", {**sent, "take_good": True})
    assert (status, told["added"], [each["row"] for each in told["problems"]]) == (201, 1, [2, 3])


def test_what_makes_no_figures_is_refused(waits, analyst):
    assert post(analyst, "/figures", {"rows": []})[1]["errors"][0]["field"] == "rows"
    assert post(analyst, "/figures", {"rows": rows(1), "measure": "nothing"})[0] == 422
    assert post(analyst, "/figures", {"rows": [{"value": 1, "size": 3}]})[0] == 422
    assert not Load.objects.exists()


def test_a_file_comes_through_the_same_door(waits, analyst):
    def send(text):
        file = SimpleUploadedFile("waits.csv", text.encode())
        return analyst.post(f"{HERE}/figures/file", {"file": file, "measure": "waits"})

    assert send("period,value\n2026-Q1,91\n").json()["added"] == 1
    answer = send("period,value\n2026-Q2,many\n")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "row 2, value")


def test_a_period_is_agreed_locked_and_opened_again(waits, analyst):
    post(analyst, "/figures", {"rows": rows(91)})
    quarter = {"starts": "2026-01-01", "ends": "2026-03-31"}
    status, told = post(analyst, "/measures/waits/approved", quarter)
    assert (status, told["reopened_at"]) == (201, None)
    assert post(analyst, "/measures/waits/approved", quarter)[0] == 422
    status, refused = post(analyst, "/figures", {"rows": rows(55)})
    assert (status, "approved" in refused["errors"][0]["message"]) == (422, True)
    opened = post(analyst, f"/measures/waits/approved/{told['id']}/open", {"reason": "A late return"})
    assert opened[1]["reopen_reason"] == "A late return"
    assert post(analyst, "/figures", {"rows": rows(55)})[1]["revised"] == 1
    assert analyst.get(f"{HERE}/measures/waits/approved").json()["total"] == 1


def test_a_prediction_is_written_and_what_came_is_told(waits, partnership, coordinator, machine):
    plan = plans.live_plan(partnership, coordinator)
    action, other = plan.actions.order_by("position")[:2]
    link_measure(indicator=waits, to=action, by=coordinator)
    said = {"direction": "rise", "size": 5, "seen_by": "2030-03-31", "mechanism": "A worker rings everybody."}
    address = f"/impacts/{action.pk}/waits"
    status, told = post(machine.client, f"{address}/predictions", said)
    assert (status, told["direction"], told["size"], told["by"]) == (201, "rise", 5, str(coordinator))
    assert Prediction.objects.get().action == action
    listed = machine.client.get(f"{HERE}/impacts").json()["items"]
    assert [(each["measure"], each["predicted"]) for each in listed] == [("waits", "A rise of 5%")]
    whole = machine.client.get(HERE + address).json()
    assert whole["refused"]
    assert "not a change because of it" in whole["caution"]
    assert machine.client.get(f"{HERE}/impacts/{other.pk}/waits").status_code == 404
    assert post(machine.client, f"{address}/predictions", {**said, "seen_by": "2020-01-01"})[0] == 422


def test_a_needs_assessment_is_begun_read_written_and_settled(partnership, coordinator, machine):
    waits = add_indicator(
        partnership=partnership, name="Deaths", key="drug_misuse_deaths", kind="count", by=coordinator
    )
    rows_of_years = [
        {"indicator": waits.key, "period": str(year), "value": value} for year, value in ((2024, 30), (2025, 24))
    ]
    post(machine.client, "/figures", {"rows": rows_of_years})
    status, begun = post(machine.client, "/needs", {"year": "2026"})
    assert (status, begun["written"], begun["settled_on"]) == (201, 0, None)
    address = f"/needs/{begun['id']}"
    sections = {each["key"]: each for each in machine.client.get(HERE + address).json()["sections"]}
    figure = sections["harms"]["figures"][0]
    assert (figure["value"], figure["year_before"]) == (24, 30)
    words = {"section": "harms", "text": "Fewer people died.", "revision": 0}
    assert post(machine.client, f"{address}/words", words)[0] == 200
    assert post(machine.client, f"{address}/words", words)[0] == 409
    assert post(machine.client, f"{address}/settle", {})[1]["settled_on"] == timezone.localdate().isoformat()
    assert post(machine.client, f"{address}/words", {**words, "revision": 1})[0] == 422
    assert machine.client.get(f"{HERE}{address}/file?format=docx").status_code == 200
