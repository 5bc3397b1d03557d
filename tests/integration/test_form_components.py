"""Each kind of field draws its component, and every link of an error summary leads to something on the page."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from lxml import html

from goldthread.core import forms
from goldthread.core.govuk import govuk
from goldthread.kernel.errors import InputError, Place

HOSTILE = "<script>alert('x')</script> \" onfocus=\"alert(1) {{ 7*7 }} {% raise %} \x00\x1b[31m\u2028 ' OR 1=1 --"


class EveryKind(forms.ServiceForm):
    line = forms.TextField(label="Name", max_length=40, help_text="As people say it")
    mail = forms.EmailField(label="E-mail address")
    words = forms.LongTextField(label="Narrative", max_length=50)
    secret = forms.PasswordField(label="Password")
    days = forms.WholeNumberField(label="Cadence", min_value=7)
    due = forms.DayField(label="Due date")
    kind = forms.RadiosField(label="Kind", choices=[("a", "First"), ("b", "Second")], hints={"a": "The usual one"})
    colour = forms.SelectField(label="Colour", choices=[("red", "Red"), ("green", "Green")])
    roles = forms.CheckboxesField(label="Roles", choices=[("lead", "Lead"), ("analyst", "Analyst")])
    agreed = forms.TickField(label="I agree", required=True)
    paper = forms.FileField(label="Paper", accept=".docx")
    token = forms.HiddenField()


GOOD = {
    "line": "Harbour Trust",
    "mail": "name@example.org",
    "words": "One\r\ntwo",
    "secret": " spaces stay ",
    "days": "30",
    "due-day": "13",
    "due-month": "January",
    "due-year": "2020",
    "kind": "b",
    "colour": "red",
    "roles": ["lead", "analyst"],
    "agreed": "on",
    "token": "7",
}


def posted(**answers) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**GOOD, **answers}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def paper():
    return {"paper": SimpleUploadedFile("paper.docx", b"words")}


def parsed(form):
    return html.fromstring(f"<div>{form.summary}<form>{form.components}</form></div>")


def test_answers_come_out_clean():
    form = EveryKind(posted(), paper())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "One\ntwo"
    assert form.cleaned_data["due"] == date(2020, 1, 13)
    assert form.cleaned_data["roles"] == ["lead", "analyst"]
    assert form.cleaned_data["secret"] == " spaces stay "
    assert form.summary == ""


@pytest.mark.parametrize("data", [{}, dict.fromkeys([*GOOD, "due-day", "due-month", "due-year"], HOSTILE)])
def test_every_error_links_to_an_input_that_is_there(data):
    form = EveryKind(data, {})
    assert not form.is_valid()
    page = parsed(form)
    links = page.xpath("//div[contains(@class,'govuk-error-summary')]//a/@href")
    assert len(links) >= 8
    for link in links:
        (target,) = page.xpath(f"//*[@id='{link.removeprefix('#')}']")
        assert target.tag in {"input", "textarea", "select"}


def test_every_field_is_drawn_with_a_label_and_its_error():
    form = EveryKind({}, {})
    page = parsed(form)
    assert set(page.xpath("//form//*[@name]/@name")) >= {*EveryKind.base_fields} - {"due"} | {"due-day", "due-year"}
    for control in page.xpath("//form//*[self::input or self::select or self::textarea][not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{control.get('id')}']"), control.get("name")
    assert len(page.xpath("//*[contains(@class,'govuk-form-group--error')]")) == len(EveryKind.base_fields) - 1


def test_hostile_text_stays_text():
    form = EveryKind(posted(line=HOSTILE, words=HOSTILE, mail=HOSTILE, kind=HOSTILE, token=HOSTILE), paper())
    form.is_valid()
    page = parsed(form)
    assert not page.xpath("//script")
    assert not page.xpath("//@onfocus")
    assert "{{ 7*7 }}" in page.xpath("//input[@name='line']/@value")[0]


def test_unprintable_characters_are_dropped_and_lines_kept():
    form = EveryKind(posted(line="  Caf\u0065\u0301 \x07\u2028 bar ", words="\x0ca\r\nb\x00"), paper())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["line"] == "Café bar"
    assert form.cleaned_data["words"] == "a\nb"


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("31", "2", "2020", "must be a real date"),
        ("13", "", "2020", "must include a month"),
        ("13", "1", "20", "must be a real date"),
        ("１３", "1", "9999999999999999999", "must be a real date"),
        ("x" * 10_000, "1", "2020", "must be a real date"),
    ],
)
def test_a_day_that_is_none_is_said_in_words(day, month, year, said):
    form = EveryKind(posted(**{"due-day": day, "due-month": month, "due-year": year}), paper())
    assert said in form.errors["due"][0]


def test_too_long_says_by_how_much():
    form = EveryKind(posted(line="x" * 45), paper())
    assert form.errors["line"] == ["Name must be 40 characters or fewer; this is 5 too many."]


def test_text_areas_keep_their_first_line_break():
    form = EveryKind(posted(words="\n\nlate"), paper())
    text = parsed(form).xpath("//textarea")[0].text
    assert text == "\n" + "\n\nlate"  # the parser of a browser drops the one we add


def test_plain_words_are_never_taken_for_markup():
    with pytest.raises(TypeError, match="Markup"):
        govuk("inset-text", {"html": "<b>words</b>"})
    assert "&lt;b&gt;" in govuk("inset-text", {"text": "<b>words</b>"})


class Brings(forms.ServiceForm):
    name = forms.TextField(label="Name")
    paper = forms.FileField(label="Paper")


def refused(**place) -> dict[str, list[str]]:
    """What a form says when its write refuses something that stands there."""

    def write(**_):
        raise InputError("It makes no sense.", advice="Mend it.", place=Place(**place))

    form = Brings({"name": "Harbour"}, paper())
    assert forms.save(form, write) is None
    return {name: list(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("place", "field", "said"),
    [
        ({"file": "a.xlsx", "table": 2, "row": 7}, "paper", "a.xlsx, table 2, row 7: It makes no sense. Mend it."),
        ({"file": "a.xlsx", "row": 7, "field": "Lead"}, "paper", "a.xlsx, row 7, Lead: It makes no sense. Mend it."),
        ({"file": "a.xlsx", "field": "paper"}, "paper", "a.xlsx: It makes no sense. Mend it."),
        ({"field": "name"}, "name", "It makes no sense. Mend it."),
        ({"field": "asked_nowhere"}, "__all__", "It makes no sense. Mend it."),
        ({"row": 3, "field": "count"}, "__all__", "row 3, count: It makes no sense. Mend it."),
        ({}, "__all__", "It makes no sense. Mend it."),
    ],
)
def test_what_a_write_refuses_is_said_with_its_place_in_the_file(place, field, said):
    assert refused(**place) == {field: [said]}


def test_an_empty_file_is_named():
    form = Brings({"name": "Harbour"}, {"paper": SimpleUploadedFile("plan.pdf", b"")})
    assert form.errors["paper"] == ["plan.pdf: The file is empty. Choose another."]


def test_signs_that_turn_the_direction_of_words_are_dropped():
    form = EveryKind(posted(line="plan\u202efdp.exe\u202c", words="\u2066אב\u2069 \u200fגד"), paper())
    assert form.is_valid(), form.errors
    assert form.cleaned_data["line"] == "planfdp.exe"
    assert form.cleaned_data["words"] == "אב \u200fגד"


def test_words_over_two_lines_are_not_changed_by_being_shown_on_one():
    assert "line" not in EveryKind(posted(line="March 2027"), paper(), initial={"line": "March\n2027"}).changed_data
    assert "line" in EveryKind(posted(line="May 2027"), paper(), initial={"line": "March\n2027"}).changed_data
