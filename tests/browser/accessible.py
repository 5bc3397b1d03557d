"""What every page owes its readers, whoever they are and whatever they read with."""

from __future__ import annotations

from dataclasses import dataclass

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_axe = Axe()
# Of the rows of a table so many are enough: axe looks behind every word of each for its colour.
_REST_OF_ROWS = "tbody tr:nth-child(n+16)"
_WHERE = {"exclude": [[_REST_OF_ROWS]]}
_OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
# Style sheets alone give something its colours, by what it is and in what it stands. Marks what was not met yet.
_MARK_NEW_LOOKS = """([met, left_out]) => {
  const known = new Set(met), fresh = [], looks = new Map([[document.documentElement, '']]);
  const said = e => [e.tagName, e.className, e.type, e.disabled, e.open, e.getAttribute('aria-current')].join('.');
  const look = e => {
    if (!looks.has(e)) looks.set(e, look(e.parentElement) + '>' + said(e));
    return looks.get(e);
  };
  for (const e of document.body.querySelectorAll('*')) {
    const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!(words || e.matches('input, select, textarea')) || known.has(look(e)) || e.closest(left_out)) continue;
    if (e.checkVisibility({opacityProperty: true, visibilityProperty: true})) {
      known.add(look(e));
      fresh.push(look(e));
      e.setAttribute('data-new-look', '');
    }
  }
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-new-look]'}]});
  return fresh;
}"""
_RUN = "([where, options]) => axe.run(where, options)"
SCROLLERS = 50  # what scrolls by itself takes focus too, without saying so

# What axe does not look for: two links that read alike and lead apart, and an error summary that leads nowhere.
_LINKS = """() => Array.from(document.querySelectorAll('a[href]')).filter(a => a.offsetParent !== null)
  .map(a => [(a.getAttribute('aria-label') || a.textContent).replace(/\\s+/g, ' ').trim(), a.href])"""
_LOST_LINKS = """() => Array.from(document.querySelectorAll('a[href^="#"]'))
  .filter(a => a.hash.length > 1 && !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)"""
_OVERFLOW = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = Array.from(document.body.querySelectorAll('*'))
    .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1);
  // what stands in a region that scrolls is right, unless it is placed past the region and widens the page anyway
  const out = wide.filter(e => !e.closest('[tabindex="0"]'));
  return (out.length ? out : wide).slice(0, 5).map(e => e.outerHTML.slice(0, 120));
}"""
_STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
_TO_THE_TOP = """() => {
  document.activeElement && document.activeElement.blur();
  window.scrollTo(0, 0);
}"""
_IN_MAIN = "() => document.activeElement.matches('main')"
# Each stop is noted as the focus comes to it, so that the keys need not wait for questions in between.
_NOTE = """stops => {
  const noted = window.walked = [];
  window.walkedRound = false;
  const first = {};
  const top = document.querySelector(stops);
  document.removeEventListener('focusin', window.walkNotes);
  window.walkNotes = event => {
    const e = event.target, seen = getComputedStyle(e), box = e.getBoundingClientRect();
    if ((e === first.element || e === top) && noted.length > 1) window.walkedRound = true;
    first.element ??= e;
    if (window.walkedRound) return;  // past the last stop the browser begins again at the first
    const label = e.labels && e.labels.length ? e.labels[0].textContent : e.textContent;
    // the calendar button inside a date input draws its own ring, and only the input can be asked
    const inside = e.type === 'date' && !e.matches(':focus');
    const shows = seen.outlineStyle !== 'none' || seen.boxShadow !== 'none' || inside || !!e.closest('summary');
    noted.push({tag: e.tagName,
                name: (e.getAttribute('aria-label') || label || e.id || '').replace(/\\s+/g, ' ').trim(),
                id: e.id, visible: box.width > 0 && box.height > 0, marked: shows});
  };
  document.addEventListener('focusin', window.walkNotes);
}"""
_NOTED = "() => [window.walked, window.walkedRound || document.activeElement === document.body]"
_AT_ONCE = 12  # keys between two questions


@dataclass(frozen=True)
class Stop:
    """One stop of the Tab key."""

    tag: str
    name: str
    id: str


def assert_accessible(page: Page, looks_met: set[str] | None = None) -> None:
    """Nothing for axe to report under WCAG 2.2 AA and good practice; links tell apart and lead somewhere.

    Colours take axe longer than all else together. Who looks at many pages hands over one ``looks_met`` for all:
    what looks like something that was met already, in the same surroundings, is not looked at for its colour again.
    """
    page.wait_for_load_state()  # a click may only have begun to go to the page
    page.evaluate(_axe.axe_script)
    if looks_met is not None:
        looks_met.update(page.evaluate(_MARK_NEW_LOOKS, [list(looks_met), _REST_OF_ROWS]))
    results = AxeResults(page.evaluate(_RUN, [_WHERE, _OPTIONS]))
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    lost = page.evaluate(_LOST_LINKS)
    assert not lost, f"{page.url}: links that lead nowhere on the page: {lost}"
    assert_links_tell_apart(page)


def assert_links_tell_apart(page: Page) -> None:
    """Two links with the same words lead to the same place."""
    targets: dict[str, set[str]] = {}
    for words, target in page.evaluate(_LINKS):
        targets.setdefault(words, set()).add(target)
    assert "" not in targets, f"{page.url}: a link without words: {targets['']}"
    alike = {words: sorted(places) for words, places in targets.items() if len(places) > 1}
    assert not alike, f"{page.url}: links that read alike and lead apart: {alike}"


def assert_fits(page: Page, *, width: int = 375, height: int = 700) -> None:
    """Nothing sticks out sideways on a telephone; what is wider scrolls in a region of its own."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    try:
        assert not (out := page.evaluate(_OVERFLOW)), f"{page.url} at {width} px is too wide: {out}"
    finally:
        if before:
            page.set_viewport_size(before)


def walk(page: Page, *, most: int | None = None, skip_the_head: bool = False) -> list[Stop]:
    """Tab through the whole page: every stop can be seen, is marked and has a name, and there is a way out.

    Whoever has stopped more often than the page has stops (or ``most`` times) is going in circles.
    ``skip_the_head`` passes what stands at the head of every page as a reader does who knows it: by the skip link.
    """
    most = most or page.locator(_STOPS).count() + SCROLLERS
    page.evaluate(_TO_THE_TOP)
    if skip_the_head:
        page.locator(_STOPS).first.press("Enter")
        assert page.evaluate(_IN_MAIN), f"{page.url}: the skip link does not lead to the main content"
    page.evaluate(_NOTE, _STOPS)
    pressed, noted, out = 0, [], False
    while not out and pressed < most:
        for _ in range(min(_AT_ONCE, most - pressed)):
            page.keyboard.press("Tab")
            pressed += 1
        noted, out = page.evaluate(_NOTED)
    for now in noted:
        assert now["visible"], f"{page.url}: focus is on something that cannot be seen: {now}"
        assert now["marked"], f"{page.url}: focus cannot be seen on {now}"
        assert now["name"], f"{page.url}: something without a name takes focus: {now}"
    stops = [Stop(now["tag"], now["name"], now["id"]) for now in noted]
    assert out, f"{page.url}: no way out after {pressed} stops: {stops[-3:]}"
    return stops
