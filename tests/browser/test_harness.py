"""The checks that stand on the harness can fail: each is shown a page that breaks it."""

from __future__ import annotations

import pytest

from browser.accessible import assert_accessible, assert_fits, walk

pytestmark = pytest.mark.browser

PAGE = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{}</main>"


@pytest.fixture
def plain(open_as):
    page = open_as(None)

    def show(body: str):
        page.set_content(PAGE.format(body))
        return page

    return show


def test_a_good_page_passes(plain):
    page = plain('<p>Read <a href="/a">the plan</a>.</p><label>Name <input autocomplete=name></label>')
    assert_accessible(page)
    assert_fits(page)
    assert [stop.name for stop in walk(page)] == ["the plan", "Name"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        "<input>",
        '<a href="#nowhere">The date</a>',
        '<a href="/a">Change</a> <a href="/b">Change</a>',
        '<p style="color:#aaa;background:#fff">Pale</p>',
    ],
)
def test_a_page_that_shuts_readers_out_is_found(plain, body):
    with pytest.raises(AssertionError):
        assert_accessible(plain(body))


def test_colours_are_looked_at_once_for_each_look(plain):
    met: set[str] = set()
    good, pale = "<p class=good>Dark</p>", "<style>.pale { color: #aaa; background: #fff }</style>"
    assert_accessible(plain(good), met)
    assert met
    before = set(met)
    assert_accessible(plain(good), met)
    assert met == before
    for body in ("<p class=pale>Pale</p>", "<div class=pale><p class=good>Pale by what it stands in</p></div>"):
        with pytest.raises(AssertionError, match="contrast"):
            assert_accessible(plain(pale + body), set(met))


def test_a_page_that_is_too_wide_is_found(plain):
    with pytest.raises(AssertionError, match="too wide"):
        assert_fits(plain('<p style="width:900px">Wide</p>'))


def test_focus_that_cannot_be_seen_is_found(plain):
    with pytest.raises(AssertionError, match="focus cannot be seen"):
        walk(plain('<style>a { outline: none }</style><a href="/a">The plan</a>'))


def test_a_trap_is_found(plain):
    page = plain('<button onkeydown="event.preventDefault()">Stay</button>')
    with pytest.raises(AssertionError, match="no way out"):
        walk(page, most=5)


def test_what_a_page_complains_of_fails_the_test(open_as, watch):
    page = open_as(None)
    watch.expected.add(404)
    page.goto("/nowhere-at-all/")
    page.evaluate("console.error('Something is wrong')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.invalid/x.png'}))")
    page.wait_for_timeout(300)
    assert any("Something is wrong" in said for said in watch.complaints)
    assert any("elsewhere.invalid" in said for said in watch.complaints)
    watch.complaints.clear()
