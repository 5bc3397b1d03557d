"""How people fare, in groups: what is kept, what is hidden, and that no row of a person is left anywhere."""

from __future__ import annotations

import csv
import io
import logging
import re
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from factories import outcomes, people
from factories.browsing import HOME, error_summary, page_of, words
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.measures import reads as measure_reads
from goldthread.measures.models import Indicator, Instrument, Observation, OutcomeFigure, OutcomeLoad
from goldthread.measures.outcomes import reads, writes
from goldthread.measures.outcomes.arrivals import arrive
from goldthread.measures.sheets import table_of_paste

pytestmark = pytest.mark.django_db
PAGE = f"{HOME}/measures/outcomes/"
BRING = f"{PAGE}of/phq-9/bring/"


@pytest.fixture
def phq(partnership, coordinator):
    return outcomes.instrument(partnership, by=coordinator)


def rows_of(people_of: dict[str, int], *, mark: str = "p", start: int = 18, last: int = 9) -> str:
    """People of each service with a score at the start and at exit; every third stays as they were."""
    lines = ["person,service,occasion,total"]
    for service, count in people_of.items():
        for number in range(count):
            person = f"{mark}-{service[:2]}{number}"
            lines.append(f"{person},{service},start,{start}")
            lines.append(f"{person},{service},exit,{start if number % 3 == 0 else last}")
    return "\n".join(lines) + "\n"


def group(load, service="", occasion="exit", scale="total"):
    return load.figures.get(service=service, occasion=occasion, scale=scale)


def test_rows_are_scored_paired_and_added_up(phq, coordinator):
    load = outcomes.brought(phq, by=coordinator, kind="rows", text=rows_of({"Harbour": 30, "Hill": 60}))
    harbour, everybody = group(load, "Harbour"), group(load)
    assert (harbour.people, harbour.mean, harbour.improved, harbour.unchanged) == (30, -6, 20, 10)
    assert (everybody.people, everybody.started, everybody.improved) == (90, 90, 60)
    seen = reads.instrument_page(phq).outcomes[0].groups[0]
    assert seen.improved.percent == pytest.approx(66.67, abs=0.01)
    assert (seen.improved.low, seen.improved.high) == pytest.approx((48.78, 80.77), abs=0.01)
    assert seen.change.low < -6 < seen.change.high


def test_answers_are_scored_by_the_rules_of_the_questionnaire(partnership, coordinator):
    row = outcomes.instrument(partnership, by=coordinator, key="harbour-ten")
    heads = "person,service,occasion," + ",".join(f"h{n}" for n in range(1, 11))
    lines = [heads]
    for number in range(8):
        lines += [
            f"a{number},Harbour,start,2,2,2,8,2,,3,3,3,3",  # h4 is turned: 8 counts as 2, and one answer is missing
            f"a{number},Harbour,exit,6,6,6,4,6,6,3,,,",
        ]
    load = outcomes.brought(row, by=coordinator, kind="rows", text="\n".join(lines))
    wellbeing = group(load, scale="wellbeing")
    assert (wellbeing.people, wellbeing.first, wellbeing.last, wellbeing.improved) == (8, 2, 6, 8)
    assert (group(load, scale="footing").people, group(load, scale="footing").started) == (0, 8)


def test_the_last_of_several_reviews_counts(phq, coordinator):
    lines = ["person,service,occasion,date,total"]
    for number in range(10):
        lines += [
            f"p{number},Harbour,start,2024-01-05,20",
            f"p{number},Harbour,review,2024-09-05,4",
            f"p{number},Harbour,review,2024-06-05,18",
        ]
    load = outcomes.brought(phq, by=coordinator, kind="rows", text="\n".join(lines))
    assert group(load, occasion="review").mean == -16


def test_a_small_service_is_hidden_with_what_would_tell_it(phq, coordinator):
    text = rows_of({"Harbour": 30, "Hill": 24, "Night": 3})
    load = outcomes.brought(phq, by=coordinator, kind="rows", text=text)
    night = group(load, "Night")
    assert (night.people, night.mean, night.improved) == (None, None, None)
    assert [row.people for row in load.figures.all()].count(None) >= 2
    assert 3 not in {value for row in load.figures.values() for value in row.values() if isinstance(value, int)} - {
        row.pk for row in load.figures.all()
    }


def test_counts_that_were_added_up_elsewhere_are_hidden_alike(phq, coordinator):
    load = outcomes.brought(phq, by=coordinator)
    night = group(load, "Night Service")
    assert (night.improved, night.worsened) == (None, None)  # three of twelve
    assert "improved" in night.withheld


def test_the_interval_of_everybody_comes_from_all_services(phq, coordinator):
    alike = "service,occasion,people,first,last,change,sd\nA,exit,40,15,9,-6,5\nB,exit,40,15,9,-6,5\n"
    load = outcomes.brought(phq, by=coordinator, text=alike)
    assert (group(load).people, group(load).mean) == (80, -6)
    assert group(load).sd == pytest.approx(4.97, abs=0.01)


@pytest.mark.parametrize(
    ("text", "message", "secret"),
    [
        ("person,service,occasion,total\nsecret-1,A,start,18\nsecret-1,A,exit,lots\n", "row 3, total", "lots"),
        ("person,service,occasion,total\nsecret-1,A,start,99\nsecret-1,A,exit,4\n", "row 2, total", "99"),
        ("person,service,occasion,total\n0101011237,A,start,9\n", "row 2, person.*CHI or NHS", "0101011237"),
        ("person,service,occasion,total\n943 476 5919,A,start,9\n", "row 2, person.*CHI or NHS", "943"),
        (
            "person,service,occasion,total\nsecret-1,A,start,9\nsecret-1,A,start,9\n",
            "row 3.*starts twice",
            "secret-1",
        ),
        ("person,service,occasion,total\nsecret-1,A,begin,9\n", "row 2, occasion", "begin"),
        ("secret-1,A,start,9\nsecret-2,A,start,9\n", "no column “person”", "secret"),
        ("person,service,occasion,total,name\nsecret-1,A,start,9,Jo Bloggs\n", "Column 5 is not asked for", "Jo"),
        ("person,service,occasion,phq1\nsecret-1,A,start,8\n", "row 2, phq1", "secret-1"),
        ("person,service,occasion,total\nsecret-1,A,start,9\n", "Nobody here was asked again", "secret-1"),
    ],
)
def test_a_bad_row_is_named_by_its_place_and_never_repeated(phq, text, message, secret):
    with pytest.raises(InputError) as refused:
        arrive(phq, table_of_paste(text), kind="rows", period="2024/25")
    assert re.search(message, str(refused.value))
    assert secret not in str(refused.value)
    assert (
        refused.value.__context__ is None or secret not in str(refused.value.__context__) or message == "row 3, total"
    )


def test_a_column_of_people_in_the_place_of_services_is_refused(phq):
    lines = [f"x{n},person-{n},{occasion},9" for n in range(20) for occasion in ("start", "exit")]
    with pytest.raises(InputError, match="20 services for 20 people"):
        arrive(
            phq, table_of_paste("person,service,occasion,total\n" + "\n".join(lines)), kind="rows", period="2024/25"
        )


def kept_anywhere(mark: str) -> list[str]:
    """Every column of every table that holds this text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(mark in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


MARK = "zq7pseudonym"


@pytest.fixture(params=["large file", "paste", "spreadsheet"])
def sent(request):
    """The same rows in three ways; the large file is beyond what Django keeps in memory by itself."""
    if request.param == "large file":
        text = rows_of({"Harbour": 8_000, "Hill": 9_000}, mark=MARK * 5)
        assert 2_621_440 < len(text) < 5_000_000
        return {"file": SimpleUploadedFile(f"{MARK}.csv", text.encode())}
    text = rows_of({"Harbour": 30, "Hill": 60}, mark=MARK)
    return {"pasted": text} if request.param == "paste" else {"file": SimpleUploadedFile("a.xlsx", _workbook(text))}


@pytest.fixture
def no_disk(sent, monkeypatch):
    """Whatever would write a file while a page is answered is told of, and fails."""
    import_module("scipy.stats")  # loaded when first wanted, and Python keeps what it compiles of it
    written = []

    def refuse(*args, **kwargs):
        written.append(args)
        raise AssertionError("something was written to disk")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    real = io.open

    def only_reading(file, mode="r", *args, **kwargs):
        return refuse(file, mode) if set(mode) & set("wax+") else real(file, mode, *args, **kwargs)

    monkeypatch.setattr("builtins.open", only_reading)
    return written


def test_no_row_of_a_person_is_left_anywhere(browser, phq, sent, no_disk, caplog):
    """Database, history, messages, session, log, disk and page: a text that stands in every row is nowhere."""
    caplog.set_level(logging.DEBUG)
    page = browser.post(BRING, {"period": "2024/25", "kind": "rows", **sent})
    assert "What would be kept" in words(page)
    sealed = page_of(page).xpath("string(//input[@name='sealed']/@value)")
    answer = browser.post(BRING, {"sealed": sealed, "source": "Record system"})
    after = browser.get(answer["Location"])
    assert OutcomeLoad.objects.get().figures.get(service="Harbour").people in (30, 8_000)
    assert no_disk == []
    assert kept_anywhere(MARK) == []
    assert all(MARK not in told for told in (caplog.text, page.content.decode(), after.content.decode()))


def test_rows_that_are_refused_leave_nothing_either(browser, phq, no_disk, caplog):
    caplog.set_level(logging.DEBUG)
    text = rows_of({"Harbour": 30}, mark=MARK) + f"{MARK},{MARK},exit,{MARK}\n"
    page = browser.post(BRING, {"period": "2024/25", "kind": "rows", "pasted": text})
    assert "row 62" in error_summary(page)
    assert no_disk == []
    assert kept_anywhere(MARK) == []
    assert all(MARK not in told for told in (caplog.text, page.content.decode()))


def _workbook(text: str) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in csv.reader(text.splitlines()):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_the_watch_for_files_can_fail(browser, phq, settings, monkeypatch):
    """Without its own handler the same page would write a large file to disk."""
    seen = []
    real = tempfile.NamedTemporaryFile
    monkeypatch.setattr(
        "django.core.files.uploadedfile.tempfile.NamedTemporaryFile", lambda *a, **k: seen.append(a) or real(*a, **k)
    )
    monkeypatch.setattr(
        "goldthread.measures.outcomes.memory.InMemoryOnly",
        __import__("django.core.files.uploadhandler", fromlist=["x"]).TemporaryFileUploadHandler,
    )
    browser.post(BRING, {"period": "2024/25", "kind": "rows", "file": SimpleUploadedFile("a.csv", b"x" * 3_000_000)})
    assert seen


def test_whatever_breaks_while_rows_are_read_says_nothing_of_them(phq, monkeypatch):
    def break_down(*args):
        raise RuntimeError(f"broke at {args}")

    monkeypatch.setattr("goldthread.measures.outcomes.rules.arriving._read", break_down)
    with pytest.raises(InputError) as refused:
        arrive(phq, table_of_paste(rows_of({"Harbour": 9})), kind="rows", period="2024/25")
    assert "p-Ha0" not in str(refused.value)


def test_a_forged_request_is_refused(coordinator, phq):
    client = Client(enforce_csrf_checks=True)
    client.force_login(coordinator.account)
    assert client.post(BRING, {"period": "2024/25", "kind": "summary", "pasted": outcomes.SUMMARY}).status_code == 403


def test_what_was_prepared_cannot_be_altered_or_used_elsewhere(browser, partnership, coordinator, phq):
    page = browser.post(BRING, {"period": "2024/25", "kind": "summary", "pasted": outcomes.SUMMARY})
    sealed = page_of(page).xpath("string(//input[@name='sealed']/@value)")
    other = outcomes.instrument(partnership, by=coordinator, key="gad-7")
    for address, text in ((BRING, sealed[:-2]), (f"{PAGE}of/{other.key}/bring/", sealed)):
        assert "Bring the table again" in error_summary(browser.post(address, {"sealed": text}))
    assert not OutcomeLoad.objects.exists()


def test_periods_that_share_days_are_refused(phq, coordinator):
    outcomes.brought(phq, by=coordinator)
    with pytest.raises(InputError, match="shares days"):
        outcomes.brought(phq, by=coordinator, period="2024-Q3")
    outcomes.brought(phq, by=coordinator, period="2025-Q3")


def test_a_second_figure_of_a_period_may_not_tell_of_the_few_between(phq, coordinator):
    first = outcomes.brought(phq, by=coordinator)
    with pytest.raises(InputError, match="the difference would tell of them"):
        outcomes.brought(
            phq, by=coordinator, text=outcomes.SUMMARY.replace("60,40,15,9,-6,5,20,13", "62,42,15,9,-6,5,22,13")
        )
    outcomes.brought(phq, by=coordinator, text=outcomes.SUMMARY.replace(",15,9,-6,", ",15,10,-5,"))
    assert OutcomeLoad.objects.filter(replaced_at=None).count() == 1
    assert OutcomeLoad.objects.get(pk=first.pk).replaced_at


def test_what_is_kept_cannot_be_changed(phq, coordinator):
    outcomes.brought(phq, by=coordinator)
    with pytest.raises(DatabaseError), transaction.atomic():
        OutcomeFigure.objects.all()._raw_delete("default")


def test_another_way_of_scoring_is_another_version_and_breaks_the_series(phq, coordinator):
    outcomes.brought(phq, by=coordinator)
    facts = {**phq.definition, "scale": [{**phq.definition["scale"][0], "reliable_change": 5}]}
    later = writes.change_instrument(instrument=phq, changes={"definition": facts}, by=coordinator)
    assert (later.version, reads.find_instrument(phq.partnership, "phq-9").pk) == (2, later.pk)
    outcomes.brought(later, by=coordinator, period="2025/26")
    feeds = Indicator.objects.get(key="phq-9-total-improved-exit")
    assert "version 2" in feeds.breaks.get().reason
    facts = writes.change_instrument(instrument=later, changes={"licence": "Free"}, by=coordinator)
    assert facts.version == 2


def test_outcomes_feed_a_measure_that_stands_where_others_do(browser, phq, coordinator):
    outcomes.brought(phq, by=coordinator)
    outcomes.brought(phq, by=coordinator, period="2025/26")
    feeds = Indicator.objects.get(key="phq-9-total-improved-exit")
    everybody = measure_reads.measure_page(feeds, on=OutcomeLoad.objects.first().ends)
    assert [(each.period, each.numerator, each.denominator) for each in everybody.figures] == [
        ("2024/25", 35, 82),
        ("2025/26", 35, 82),
    ]
    withheld = Observation.objects.filter(series__breakdown="Night Service")
    assert {row.status for row in withheld} == {"suppressed"}
    assert "Reliably improved by exit" in words(browser.get(f"{HOME}/measures/"))


def test_only_those_who_keep_measures_bring_outcomes(phq, partnership, coordinator):
    lead = people.person(partnership, role="lead")
    arrival = arrive(phq, table_of_paste(outcomes.SUMMARY), kind="summary", period="2024/25")
    for attempt in (
        lambda: writes.keep_outcomes(instrument=phq, arrival=arrival, by=lead),
        lambda: writes.add_instruments(partnership=partnership, by=lead),
        lambda: writes.change_instrument(instrument=phq, changes={"name": "X"}, by=lead),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    client = Client()
    client.force_login(lead.account)
    assert client.get(BRING).status_code == 404
    assert client.get(f"{PAGE}of/phq-9/").status_code == 200


def test_the_pages_from_library_to_chart(browser, partnership):
    said = words(browser.get(PAGE))
    assert "Name only" in said
    browser.post(f"{PAGE}take-over/", {"key": "phq-9"})
    assert Instrument.objects.get().key == "phq-9"
    assert "No outcomes yet" in words(browser.get(f"{PAGE}of/phq-9/"))
    page = browser.post(BRING, {"period": "2024/25", "kind": "summary", "pasted": outcomes.SUMMARY})
    sealed = page_of(page).xpath("string(//input[@name='sealed']/@value)")
    there = browser.post(BRING, {"sealed": sealed, "source": "Record systems"})["Location"]
    shown = words(browser.get(there))
    assert "82 people were asked at the start and again" in shown
    assert "no proof of what brought it about" in shown
    table = browser.get(f"{there}&form=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["Service"] for row in rows] == ["Harbour Trust", "Hill Street", "Night Service", "Everybody"]
    assert rows[2]["Reliably improved"] == "[c]"
    picture = browser.get(f"{PAGE}of/phq-9/chart.svg?shown=improved")
    assert "Harbour Trust" in picture.content.decode()
    assert browser.get(f"{PAGE}of/phq-9/chart.png").content[:4] == b"\x89PNG"


def test_a_questionnaire_is_written_down_as_facts_and_faults_are_named(browser, partnership):
    facts = {"name": "Our own", "disclosure_threshold": 5, "definition": "[[item]]\nkey = 'a'\nlow = 3\nhigh = 1\n"}
    assert "low must be below high" in error_summary(browser.post(f"{PAGE}new/", facts)) or "There is no [[scale]]"
    text = (
        "[[item]]\nkey = 'a'\nlow = 0\nhigh = 4\nwording = 'How are you?'\n[[scale]]\nkey = 't'\nbetter = 'higher'\n"
    )
    assert "wording" in error_summary(browser.post(f"{PAGE}new/", {**facts, "definition": text}))
    good = text.replace("wording = 'How are you?'\n", "")
    assert browser.post(f"{PAGE}new/", {**facts, "definition": good}).status_code == 302
    page = browser.get(f"{PAGE}of/our-own/change/")
    assert 'key = "a"' in page.content.decode().replace("&#34;", '"')


def test_nothing_kept_holds_more_than_groups():
    """The models have no place for a person."""
    fields = {field.name for model in (OutcomeLoad, OutcomeFigure) for field in model._meta.concrete_fields}
    assert not fields & {"person", "pseudonym", "answers", "rows", "score"}
    assert {model.__name__ for model in apps.get_app_config("measures").get_models()} >= {"OutcomeFigure"}
    assert Path(tempfile.gettempdir()).exists()
