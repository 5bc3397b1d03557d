"""How a review tells of what was read."""

from __future__ import annotations

from factories.browsing import HOME, page_of, upload
from goldthread.plans.models import PaperReading
from goldthread.plans.presenters.items import doubts_of

UNNUMBERED = """Action plan for the harbour

Parking
• The Roads Manager will open a car park by March 2031
• The Trade Team will mark out ten bays for carers by May 2031

Boats
• The Harbour Trust will mend the slipway by June 2031
• The Trade Team will paint the sheds by July 2031
"""


def test_a_priority_without_a_number_is_told_once(browser, partnership, coordinator):
    upload(browser, UNNUMBERED, "harbour.txt")
    page = page_of(browser.get(f"{HOME}/readings/{PaperReading.objects.get().pk}/"))
    told = page.xpath("//dt[.='Priority']/following-sibling::dd")
    assert {each.text_content() for each in told} == {"Parking", "Boats"}


def test_fields_doubted_for_one_reason_are_told_together():
    def unsure(confidence, *why):
        return {"confidence": confidence, "why": list(why)}

    evidence = {
        "text": unsure(0.6, "no verb"),
        "owners": unsure(0.5, "no verb"),
        "ref": unsure(0.4),
        "rag": unsure(1),
    }
    assert doubts_of(evidence) == ["Reference: not certain", "Owners and What is to be done: no verb"]
