"""Each part pages are made of, drawn on its own and read as a browser reads it."""

from __future__ import annotations

from datetime import date

import pytest
from django.template import engines
from django.test import RequestFactory
from lxml import html

from goldthread.core.forms import EditForm, TextField
from goldthread.core.forms.meanwhile import Difference, Meanwhile
from goldthread.core.listing import Page, Sorting
from goldthread.core.navigation import Link

HOSTILE = "<script>alert(1)</script>"


def draw(source: str, **context):
    template = engines["jinja2"].from_string('{% import "core/components.html" as ui %}' + source)
    request = RequestFactory().get("/list?role=lead")
    plain = {"messages": [], "partnership": None, "person": None, "signed_in": False, "navigation": []}
    words = template.template.render({"request": request, **plain, "footer_links": [], **context})
    return html.fromstring(f"<div>{words}</div>")


def test_breadcrumbs():
    page = draw('{{ ui.breadcrumbs([("Plans", "/plans"), (words, "/x")]) }}', words=HOSTILE)
    assert page.xpath("//nav[@aria-label='Breadcrumb']//a/@href") == ["/plans", "/x"]
    assert HOSTILE in page.text_content()


def test_a_heading_with_what_can_be_done():
    page = draw('{% call ui.heading("Plan", "Caption", "What it is about") %}<a href="/a">Do</a>{% endcall %}')
    assert page.xpath("//h1/text()") == ["Plan"]
    assert page.xpath("//div[contains(@class,'gt-heading__actions')]/a")
    assert not draw('{{ ui.heading("Plan") }}').xpath("//div[contains(@class,'gt-heading__actions')]")


def test_a_table_scrolls_by_itself_and_says_what_it_is():
    page = draw('{% call ui.table("due", "What is due") %}<tbody><tr><td>1</td></tr></tbody>{% endcall %}')
    (region,) = page.xpath("//div[@role='region'][@tabindex='0']")
    (label,) = page.xpath(f"//*[@id='{region.get('aria-labelledby')}']")
    assert label.text == "What is due"


def test_a_sorted_heading():
    request = RequestFactory().get("/list?role=lead&sort=name")
    sorting = Sorting.of(request, {"name": ["name"]}, first="name")
    page = draw(
        '<table><tr>{{ ui.sort_header(request, sorting, "name", "Name") }}</tr></table>',
        request=request,
        sorting=sorting,
    )
    (head,) = page.xpath("//th[@scope='col'][@aria-sort='ascending']")
    assert head.xpath("a/@href") == ["?role=lead&sort=-name"]


def test_pages():
    page = draw('{{ ui.pagination(request, page, "actions") }}', page=Page(range(50), 2, 3, 120, 50))
    assert "Showing 51 to 100 of 120 actions" in page.text_content()
    assert page.xpath("//a[@aria-current='page']/@href") == ["?role=lead&page=2"]
    assert page.xpath("//a[@rel='prev' or @rel='next']/@href") == ["?role=lead&page=1", "?role=lead&page=3"]
    assert not draw("{{ ui.pagination(request, page) }}", page=Page([1], 1, 1, 1, 50)).xpath("//nav")


def test_nothing_here_teaches():
    page = draw('{% call ui.empty("No plans yet", "Bring one in.") %}<a href="/new">Bring in</a>{% endcall %}')
    assert "Bring one in." in page.text_content()
    assert page.xpath("//a/@href") == ["/new"]


def test_filters_keep_their_answers_in_the_address():
    page = draw(
        '{% call ui.filters("/list", true, "Show") %}{{ ui.filter_text("words", "Words", words) }}'
        '{{ ui.filter_select("role", "Role", [("lead", "Lead")], "lead") }}'
        '{{ ui.filter_tick("left", "Left", true) }}{% endcall %}',
        words='"><script>',
    )
    (form,) = page.xpath("//form[@method='get']")
    assert form.xpath(".//input[@name='words']/@value") == ['"><script>']
    assert form.xpath(".//option[@selected]/@value") == ["lead"]
    assert form.xpath(".//input[@name='left']/@checked")
    for control in form.xpath(".//input | .//select"):
        assert form.xpath(f".//label[@for='{control.get('id')}']")


def test_a_summary_with_and_without_actions():
    page = draw('{{ ui.summary([("Name", words), ("Lead", "Body", "/change", "Change")]) }}', words=HOSTILE)
    assert HOSTILE in page.text_content()
    (link,) = page.xpath("//a")
    assert " ".join(link.text_content().split()) == "Change lead"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('ui.timescale("By April 2020", ends)', "By April 2020 by 30 Apr 2020"),
        ('ui.timescale("", ends, 12)', "30 April 2020 12 days overdue"),
        ('ui.timescale("Ongoing")', "Ongoing"),
        ('ui.timescale("")', "No date"),
    ],
)
def test_a_timescale_keeps_its_words(call, said):
    page = draw("{{ " + call + " }}", ends=date(2020, 4, 30))
    assert " ".join(page.text_content().split()) == said


def test_an_empty_history_says_what_will_be_kept():
    assert "Every change will be kept" in draw("{{ ui.history([]) }}").text_content()


def test_confirming_posts_and_can_be_left():
    page = draw('{% call ui.confirm(request, "/do", "Do it", "/back") %}<p>It will be done.</p>{% endcall %}')
    assert page.xpath("//form[@method='post'][@action='/do']//input[@name='csrfmiddlewaretoken']/@value")[0]
    assert page.xpath("//a/@href") == ["/back"]


def test_buttons_that_do_one_thing_are_told_apart():
    page = draw('{{ ui.post_button(request, "Revoke", "/x", "warning", words) }}', words=HOSTILE)
    assert " ".join(page.xpath("//button")[0].text_content().split()) == f"Revoke {HOSTILE}"


def test_sections_say_where_one_is():
    links = [Link("People", "/p", "page"), Link("Bodies", "/b", "")]
    page = draw('{{ ui.sections(links, "Who is in") }}', links=links)
    assert page.xpath("//nav[@aria-label='Who is in']//a[@aria-current='page']/text()") == ["People"]


def test_a_figure_with_its_note():
    page = draw('{{ ui.figure(3, "late", "/late", "of 12 open", "bad") }}')
    assert page.xpath("//a/@href") == ["/late"]
    assert "of 12 open" in page.text_content()


def test_both_texts_of_two_editors():
    class Form(EditForm):
        name = TextField(label="Name")

    form = Form({"name": "Mine", "revision": "1"})
    assert form.is_valid()
    form.meanwhile = Meanwhile("Somebody", None, (Difference("Name", HOSTILE, "Mine"),))
    page = draw('{{ ui.meanwhile(form, "/keep") }}', form=form)
    assert HOSTILE in page.text_content()
    assert page.xpath("//a/@href") == ["/keep"]
    assert page.xpath("//*[@role='alert']")
