"""From a file to a live plan through the reader itself, and what happens to files that are none."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from factories import people, plans
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.plans import writes
from goldthread.plans.models import Paper, PaperReading


@pytest.fixture
def data() -> bytes:
    return plans.small_paper().encode()


def test_a_web_page_becomes_a_live_plan(partnership, coordinator, data):
    reading = writes.bring_in(partnership=partnership, name="plan.html", data=data, by=coordinator)
    plan = writes.accept_reading(reading=reading, title=plans.TITLE, by=coordinator)
    assert [(each.ref, each.printed) for each in plan.actions.all()] == [
        ("1.1", "March 2027"),
        ("1.2", "2026/27"),
        ("2.1", "Ongoing"),
        ("2.2", "TBC"),
    ]
    assert [each.title for each in plan.priorities.all()] == ["Fewer people die", "Treatment when it is wanted"]
    assert plan.actions.get(ref="1.2").assignments.count() == 2


def test_the_paper_is_kept_as_it_came(partnership, coordinator, data):
    reading = writes.bring_in(partnership=partnership, name="C:\\papers\\plan.html", data=data, by=coordinator)
    assert (reading.paper.name, reading.paper.kind) == ("plan.html", "html")
    with reading.paper.file.open("rb") as file:
        assert file.read() == data
    assert history.of(reading.paper).get().kind == "paper.brought"


def test_a_duplicate_is_refused_with_the_way_to_the_first(partnership, coordinator, data):
    first = writes.bring_in(partnership=partnership, name="plan.html", data=data, by=coordinator)
    with pytest.raises(writes.PaperAlreadyHere, match="brought in on") as caught:
        writes.bring_in(partnership=partnership, name="copy.html", data=data, by=coordinator)
    assert caught.value.paper == first.paper
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    writes.bring_in(partnership=elsewhere, name="plan.html", data=data, by=people.person(elsewhere))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.pdf", b"", "empty"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "before 2007"),
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "PNG"),
        ("broken.pdf", b"%PDF-1.7\nnot a paper at all", "."),
        ("letter.txt", b"Dear colleague,\n\nThank you for your letter.\n", "No table of actions was found"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(partnership, coordinator, name, data, message):
    with pytest.raises(InputError, match=message) as caught:
        writes.bring_in(partnership=partnership, name=name, data=data, by=coordinator)
    assert caught.value.place.file == name
    assert (Paper.objects.count(), PaperReading.objects.count()) == (0, 0)


def test_an_enormous_paper_is_refused_before_it_is_read(partnership, coordinator, settings):
    settings.MAX_PAPER_BYTES = 1000
    with pytest.raises(InputError, match="takes up to"):
        writes.bring_in(partnership=partnership, name="big.txt", data=b"x" * 1001, by=coordinator)


def test_a_paper_is_read_again_and_for_another_plan_in_it(partnership, coordinator, data):
    paper = writes.bring_paper(partnership=partnership, name="plan.html", data=data, by=coordinator)
    writes.read_paper(paper=paper, by=coordinator)
    again = writes.read_paper(paper=paper, by=coordinator)
    assert paper.readings.count() == 2
    assert again.items.count() == 6
    with pytest.raises(InputError, match="there is no number 2"):
        writes.read_paper(paper=paper, plan_number=1, by=coordinator)


def test_another_plan_in_the_same_paper_can_be_chosen(partnership, coordinator):
    paper = plans.paper(partnership, coordinator)
    further = plans.draft_plan(title="The old plan", actions=(plans.draft_action("An old promise"),))
    reading = plans.reading_of(other_plans=(further,))
    main = writes.stage_reading(paper=paper, reading=reading, by=coordinator)
    assert main.other_plans == [{"number": 1, "title": "The old plan", "actions": 1}]
    other = writes.stage_reading(paper=paper, reading=reading, plan_number=1, by=coordinator)
    assert [item.content["text"] for item in other.items.filter(kind="action")] == ["An old promise"]
    assert other.other_plans[0]["number"] == 0


def test_a_failure_to_keep_the_rows_keeps_no_file(partnership, coordinator, data, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # its own: other tests keep files at the same time
    before = _files()
    monkeypatch.setattr("goldthread.plans.writes.readings.stage_reading", _fail)
    with pytest.raises(RuntimeError):
        writes.bring_in(partnership=partnership, name="plan.html", data=data, by=coordinator)
    assert _files() == before
    assert not Paper.objects.exists()


def test_only_editors_bring_papers_in(partnership, data):
    for by in (people.person(partnership, role="lead"), people.national_viewer(partnership)):
        with pytest.raises(NotAllowed):
            writes.bring_in(partnership=partnership, name="plan.html", data=data, by=by)


def _fail(**_given):
    raise RuntimeError("the disk is full")


def _files() -> list[str]:
    if not default_storage.exists("papers"):
        return []
    years, _ = default_storage.listdir("papers")
    return sorted(file for year in years for file in default_storage.listdir(f"papers/{year}")[1])
