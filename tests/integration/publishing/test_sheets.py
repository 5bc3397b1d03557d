"""A round trip for partners: their open actions go out as Word or Excel, and what they wrote comes back to review."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import load_workbook

from factories import people, plans
from factories.browsing import HOME, error_summary, words
from factories.pictures import page_png
from goldthread.core.history import EditedMeanwhile
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.publishing import sheet_reads, writes
from goldthread.publishing.models import PaperTemplate, ReturnedRow, SentSheet


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def trust(plan, coordinator):
    body = partnership_writes.add_body(
        partnership=plan.partnership, name="Harbour Trust", kind="third_sector", by=coordinator
    )
    plan_writes.name_owner_everywhere(plan=plan, printed="Harbour Trust", owner=body, by=coordinator)
    return body


def sent(browser, body, form="xlsx") -> bytes:
    answer = browser.post(f"{HOME}/reports/sheets/send/", {"owner": f"body:{body.pk}", "form": form})
    assert answer.status_code == 200, answer.content[:500]
    assert "Harbour Trust" in answer.headers["Content-Disposition"]
    return answer.content


def filled_in(file: bytes, **cells: str) -> bytes:
    """The sheet with these words in the row of the first action."""
    book = load_workbook(io.BytesIO(file))
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[3]}
    for heading, value in cells.items():
        sheet.cell(4, heads[heading.replace("_", " ")], value)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def brought_back(browser, file: bytes, name="filled in.xlsx"):
    return browser.post(f"{HOME}/reports/sheets/take-back/", {"sheet": SimpleUploadedFile(name, file)}, follow=True)


def test_what_a_lead_wrote_waits_and_becomes_an_update(browser, plan, trust):
    action = plan.actions.get(ref="1.1")
    told = action.updates.count()
    file = filled_in(
        sent(browser, trust),
        What_happened_since="The daily meeting began on Monday",
        RAG="Amber",
        Timescale="June 2027",
    )
    page = words(brought_back(browser, file))
    assert "1 action says something new and waits below" in page
    assert "The daily meeting began on Monday" in page
    action.refresh_from_db()
    assert (action.updates.count(), action.stated_rag, action.ends) == (told, "green", date(2027, 3, 31))
    row = ReturnedRow.objects.get()
    address = f"{HOME}/reports/sheets/rows/{row.pk}/"
    browser.post(address, {"do": "accept", "revision": action.revision})
    action.refresh_from_db()
    assert (action.stated_rag, action.ends, action.first_ends) == ("amber", date(2027, 6, 30), date(2027, 3, 31))
    update = action.updates.order_by("-pk").first()
    assert update.narrative.startswith("The daily meeting began on Monday")
    assert "As Harbour Trust wrote in the sheet of" in update.narrative
    assert action.baselines.get(number=2).reason == "The daily meeting began on Monday"
    assert "Came back and waits" not in words(browser.get(f"{HOME}/reports/sheets/"))


def test_a_word_file_comes_back_too(browser, plan, trust):
    document = Document(io.BytesIO(sent(browser, trust, "docx")))
    document.tables[0].rows[1].cells[6].text = "Ten vans carry it"
    document.tables[0].rows[1].cells[4].text = "blocked"
    kept = io.BytesIO()
    document.save(kept)
    brought_back(browser, kept.getvalue(), "filled in.docx")
    assert ReturnedRow.objects.get().said == {"progress": "Ten vans carry it", "status": "blocked"}


def test_what_nobody_touched_says_nothing(browser, plan, trust):
    page = words(brought_back(browser, sent(browser, trust)))
    assert "No action says anything new" in page
    assert not ReturnedRow.objects.exists()


def test_a_stale_row_is_named_and_not_taken_blindly(browser, plan, trust, coordinator):
    file = filled_in(sent(browser, trust), What_happened_since="Going well")
    action = plan.actions.get(ref="1.1")
    seen = action.revision
    plan_writes.reword_action(action=action, text="Meet every morning", by=coordinator)
    assert "has been changed here since the sheet went out" in words(brought_back(browser, file))
    row = ReturnedRow.objects.get()
    with pytest.raises(EditedMeanwhile):
        writes.accept_row(row=row, revision=seen, by=coordinator)
    writes.accept_row(row=ReturnedRow.objects.get(), revision=action.revision, by=coordinator)
    assert ReturnedRow.objects.get().state == "accepted"


def test_words_that_mean_no_status_are_shown_and_left(browser, plan, trust, coordinator):
    file = filled_in(sent(browser, trust), Status="nearly there", What_happened_since="Soon")
    assert "Not understood, so it stays as it is" in words(brought_back(browser, file))
    before = plan.actions.get(ref="1.1").status
    writes.accept_row(row=ReturnedRow.objects.get(), by=coordinator)
    assert plan.actions.get(ref="1.1").status == before


def test_the_same_sheet_twice_waits_once_and_can_be_left(browser, plan, trust):
    file = sent(browser, trust)
    for text in ("First", "Second"):
        brought_back(browser, filled_in(file, What_happened_since=text))
    row = ReturnedRow.objects.get()
    assert row.said == {"progress": "Second"}
    browser.post(f"{HOME}/reports/sheets/rows/{row.pk}/", {"do": "refuse"})
    row.refresh_from_db()
    assert row.state == "refused"
    assert "decided already" in words(
        browser.post(f"{HOME}/reports/sheets/rows/{row.pk}/", {"do": "accept"}, follow=True)
    )


def twice(file: bytes) -> bytes:
    """The row of the first action once more at the end, with other words."""
    book = load_workbook(io.BytesIO(file))
    sheet = book.active
    again = [cell.value for cell in sheet[4]]
    sheet.append([*again[:3], "May 2028", *again[4:-1], "And the second week too"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_an_action_that_stands_twice_loses_no_word(browser, plan, trust):
    file = filled_in(sent(browser, trust), What_happened_since="It went well", Timescale="June 2027")
    assert "1 action says something new" in words(brought_back(browser, twice(file)))
    said = {"progress": "It went well\n\nAnd the second week too", "timescale": "June 2027"}
    assert ReturnedRow.objects.get().said == said


def test_words_that_are_too_many_are_refused_by_their_row(browser, plan, trust):
    file = filled_in(sent(browser, trust), What_happened_since="x" * 16_000)
    said = error_summary(brought_back(browser, file))
    assert "filled in.xlsx, row 4, What happened since: These words have 16,000 characters" in said
    assert not ReturnedRow.objects.exists()


def test_what_comes_back_is_made_fit_to_keep(browser, plan, trust):
    brought_back(browser, filled_in(sent(browser, trust), What_happened_since="Two \u202ehomes"))
    assert ReturnedRow.objects.get().said == {"progress": "Two homes"}


def test_what_was_decided_is_not_offered_again(browser, plan, trust, coordinator):
    file = filled_in(sent(browser, trust), What_happened_since="It went well")
    brought_back(browser, file)
    writes.accept_row(row=ReturnedRow.objects.get(), by=coordinator)
    assert "No action says anything new" in words(brought_back(browser, file))
    brought_back(browser, filled_in(file, What_happened_since="It goes on"))
    assert ReturnedRow.objects.get(state="waiting").said == {"progress": "It goes on"}


def test_a_sheet_needs_no_more_than_its_keys(browser, plan, trust):
    """Whoever filled it in may have taken columns out that make a plan."""
    book = load_workbook(io.BytesIO(filled_in(sent(browser, trust), What_happened_since="Begun")))
    book.active.delete_cols(2, 3)
    kept = io.BytesIO()
    book.save(kept)
    brought_back(browser, kept.getvalue())
    assert ReturnedRow.objects.get().said == {"progress": "Begun"}


def test_a_key_of_another_partnership_or_none_is_told(browser, plan, trust):
    file = filled_in(sent(browser, trust), Goldthread_key="S999999-A1", What_happened_since="Mine")
    said = words(brought_back(browser, file))
    assert "filled in.xlsx: 1 row could not be matched" in said
    assert "the key S999999-A1 in row 4 is of no sheet made here" in said
    file = filled_in(sent(browser, trust), Goldthread_key="", What_happened_since="Mine")
    assert "row 4 has no key" in words(brought_back(browser, file))
    file = filled_in(sent(browser, trust), Goldthread_key=f"S{SentSheet.objects.last().pk}-A999", RAG="Red")
    assert "row 4 was not in the sheet of Harbour Trust" in words(brought_back(browser, file))
    assert not ReturnedRow.objects.exists()


def test_what_is_no_sheet_of_ours_is_refused(browser, plan):
    said = error_summary(brought_back(browser, plans.small_paper().encode(), "plan.html"))
    assert "No table has the column “Goldthread key”" in said


def test_only_those_who_keep_the_plan_send_and_take(plan, trust, partnership, client, coordinator):
    lead = people.person(partnership, role="lead")
    client.force_login(lead.account)
    assert client.get(f"{HOME}/reports/sheets/").status_code == 200
    assert (
        client.post(f"{HOME}/reports/sheets/send/", {"owner": f"body:{trust.pk}", "form": "xlsx"}).status_code == 404
    )
    assert client.get(f"{HOME}/reports/template/").status_code == 404
    assert not SentSheet.objects.exists()


def test_the_template_is_checked_and_used(browser, partnership, coordinator, plan):
    writes.change_template(
        partnership=partnership,
        columns=[("action", "What we will do"), ("lead", "Who"), ("timescale", "By when")],
        logo=page_png(),
        by=coordinator,
    )
    assert [column.heading for column in sheet_reads.layout_for(partnership).columns] == [
        "What we will do",
        "Who",
        "By when",
    ]
    answer = browser.get(f"{HOME}/reports/{plan.slug}/paper.docx")
    document = Document(io.BytesIO(answer.content))
    assert len(document.inline_shapes) == 1
    assert document.tables[0].rows[0].cells[0].text == "What we will do"
    writes.change_template(
        partnership=partnership,
        columns=[("action", ""), ("lead", ""), ("timescale", "")],
        without_logo=True,
        by=coordinator,
    )
    assert sheet_reads.layout_for(partnership).logo is None


@pytest.mark.parametrize("logo", [b"", b"<svg/>", b"GIF89a" + b"\0" * 40, page_png()[:30], page_png(5000, 2)])
def test_a_logo_that_is_none_is_refused(partnership, coordinator, logo):
    columns = [("action", ""), ("lead", ""), ("timescale", "")]
    with pytest.raises(InputError, match="picture"):
        writes.change_template(partnership=partnership, columns=columns, logo=logo, by=coordinator)
    assert not PaperTemplate.objects.exists()


def test_the_page_of_the_template(browser, partnership):
    answer = browser.post(
        f"{HOME}/reports/template/",
        {"place_action": "1", "heading_action": "Budget", "place_lead": "2", "place_timescale": "3"},
    )
    assert "would be taken for" in error_summary(answer)
    good = {"place_action": "2", "heading_action": "What", "place_lead": "1", "place_timescale": "3"}
    logo = SimpleUploadedFile("logo.png", page_png())
    assert browser.post(f"{HOME}/reports/template/", {**good, "logo": logo}).status_code == 302
    template = PaperTemplate.objects.get()
    assert [key for key, _ in template.columns] == ["lead", "action", "timescale"]
    assert template.logo
    assert "Take the logo away" in words(browser.get(f"{HOME}/reports/template/"))
    drawn = SimpleUploadedFile("our-crest.svg", b"<svg/>")
    refused = browser.post(f"{HOME}/reports/template/", {**good, "logo": drawn})
    assert "our-crest.svg: This is no picture that can be read. Choose a PNG or a JPEG." in error_summary(refused)
