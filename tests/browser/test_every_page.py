"""What holds on every page: axe finds nothing, nothing scrolls sideways, targets are large enough, colors follow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.bank.domain import ItemType
from app.bank.files import Catalogue
from tests.answering import of_choices
from tests.browser.site import Site, Watch, serve

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (320, 390, 1280, 1920)
SMALLEST_TARGET = 24

NEW = {
    "today of a new learner": "/",
    "welcome": "/welcome",
    "study": "/study",
    "exam": "/exam",
    "renewal without a date": "/renewal",
    "empty bank": "/bank",
    "settings": "/settings",
}
BUSY: dict[str, str] = {
    "today with an exam open": "/",
    "study with a session open": "/study",
    "question": "/study/sessions/2/questions/2",
    "right answer": "/study/sessions/2/questions/1",
    "wrong answer": "/study/sessions/1/questions/2",
    "summary": "/study/sessions/1",
    "exam with one open": "/exam",
    "exam question": "/exam/attempts/2/questions/1",
    "review": "/exam/attempts/2/review",
    "report": "/exam/attempts/1/report",
    "reported question": "/exam/attempts/1/report/1",
    "renewal": "/renewal",
    "certification date": "/renewal/credential",
    "bank": "/bank",
    "quality of the bank": "/bank/quality",
    "changes of the bank": "/bank/changes",
    "record of a question": "/bank/items/{item_id}/history",
    "dispute": "/bank/items/{item_id}/dispute",
    "formulas": "/formulas",
    "formula": "/formulas/cpi",
    "worksheet": "/formulas/schedule-network",
    "author": "/bank/author",
    "item": "/bank/items/{item_id}",
    "data": "/settings/data",
    "API": "/api/docs",
    "nothing there": "/nowhere",
}
OTHER_TYPES = [kind for kind in ItemType if kind not in {ItemType.SINGLE, ItemType.MULTIPLE}]
BUSY |= {f"{kind} question": f"/study/sessions/{n}/questions/1" for n, kind in enumerate(OTHER_TYPES, 3)}
BUSY |= {"case question": f"/study/sessions/{3 + len(OTHER_TYPES)}/questions/1"}
PAGES = [(site, name) for site, pages in (("new", NEW), ("busy", BUSY)) for name in pages]
IDS = [name for _, name in PAGES]

SMALL = """least => [...document.querySelectorAll('a, button, input, select, summary, [role=button]')].map(element => {
    const target = element.matches('input') && element.closest('label') || element;
    const box = target.getBoundingClientRect();
    const isInSentence = element.matches('a') && getComputedStyle(element).display === 'inline';
    const isUnseen = !box.width || element.closest('.unseen') || !element.checkVisibility();
    return isInSentence || isUnseen || Math.min(box.width, box.height) >= least ? null
      : `${Math.round(box.width)} x ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`;
  }).filter(Boolean)"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


Show = Callable[[str, str], Page]


@dataclass
class Tour:
    """A page in each site, opened when it is first wanted and closed with the browser."""

    watch: Watch
    sites: dict[str, Site]
    pages: dict[str, Page] = field(default_factory=dict)

    def show(self, site_name: str, name: str) -> Page:
        """Go to a page of a site at the width of a desk."""
        if site_name not in self.pages:
            self.pages[site_name] = self.watch.open(self.sites[site_name])
        page, address = self.pages[site_name], (NEW if site_name == "new" else BUSY)[name]
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address.format(item_id=self.sites["busy"].study_question(1, 1).item_id))
        return page


def violations(page: Page, theme: Literal["light", "dark"]) -> list[str]:
    """What axe finds: rule, and the first element that breaks it."""
    page.emulate_media(color_scheme=theme)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:120]}" for v in found]


@pytest.fixture(scope="module")
def new(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Site]:
    """The site of a learner who was just welcomed."""
    with serve(sqlite_template, tmp_path_factory.mktemp("new") / "data", catalogue) as site:
        site.call("PUT", "/learner/preferences", {})
        yield site


@pytest.fixture(scope="module")
def busy(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Site]:
    """The site of a learner with everything: sessions and exams, ended and open, a cycle, activities."""
    with serve(sqlite_template, tmp_path_factory.mktemp("busy") / "data", catalogue) as site:
        whole = site.bank
        site.app.state.bank = of_choices(whole)
        site.call("PUT", "/learner/preferences", {"exam_on": "2027-02-15"})
        for number, answers in ((1, (True, False, True)), (2, (True,))):
            site.call("POST", "/study/sessions", {"count": 3})
            for position, is_right in enumerate(answers, 1):
                site.answer(number, position, is_right=is_right)
        for number in (1, 2):
            site.call("POST", "/exam/attempts", {"size": 20})
            for position in (1, 2):
                site.save(number, position, site.exam_question(number, position).right, is_flagged=position == 1)
            if number == 1:
                site.call("POST", "/exam/attempts/1/submission")
        site.call("PUT", "/renewal/credential", {"certified_on": "2026-01-15"})
        for category, side in (("course", "4"), ("knowledge", "0")):
            claim = {"title": "Long names of activities wrap", "completed_on": "2026-06-01", "hours": "4"}
            site.call("POST", "/renewal/claims", claim | {"category": category, "ways_of_working": side})
        site.app.state.bank = whole
        for wanted in (*({"type": kind, "count": 1} for kind in OTHER_TYPES), {"case": next(iter(whole.cases))}):
            site.call("POST", "/study/sessions", wanted)
        yield site


@pytest.fixture(scope="module")
def tour(browser: Browser, new: Site, busy: Site) -> Tour:
    """One visit to each site for all tests of this file: pages are only looked at."""
    return Tour(Watch(browser, allowed=["status of 404"]), {"new": new, "busy": busy})


@pytest.fixture
def show(tour: Tour) -> Iterator[Show]:
    """Opens a page of one of the two sites by its name."""
    yield tour.show
    assert tour.watch.found() == []


@pytest.mark.parametrize(("site_name", "name"), PAGES, ids=IDS)
def test_axe_finds_nothing_in_light_and_in_dark(show: Show, site_name: str, name: str) -> None:
    page = show(site_name, name)

    assert {theme: violations(page, theme) for theme in THEMES} == {"light": [], "dark": []}


@pytest.mark.parametrize(("site_name", "name"), PAGES, ids=IDS)
def test_no_page_scrolls_sideways_or_has_a_target_too_small_to_hit(show: Show, site_name: str, name: str) -> None:
    page = show(site_name, name)

    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = {"sideways": page.evaluate(SIDEWAYS), "small": page.evaluate(SMALL, SMALLEST_TARGET)}

    assert found == {width: {"sideways": 0, "small": []} for width in WIDTHS}


def test_axe_finds_nothing_in_a_form_with_messages(show: Show, tour: Tour) -> None:
    tour.watch.allow("status of 422")
    page = show("busy", "renewal")
    page.get_by_text("Log an activity").click()
    page.get_by_label("Hours").fill("3")
    page.get_by_role("button", name="Log activity").click()
    expect(page.get_by_role("alert")).to_be_visible()

    assert {theme: violations(page, theme) for theme in THEMES} == {"light": [], "dark": []}


def test_axe_finds_nothing_in_the_list_of_keys(show: Show) -> None:
    page = show("busy", "question")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()

    assert {theme: violations(page, theme) for theme in THEMES} == {"light": [], "dark": []}


@pytest.fixture
def dark(busy: Site) -> Iterator[None]:
    """The learner has chosen dark colors."""
    wanted = busy.call("GET", "/learner/preferences")
    busy.call("PUT", "/learner/preferences", wanted | {"theme": "dark"})
    yield
    busy.call("PUT", "/learner/preferences", wanted)


def test_the_chosen_colors_reach_every_page(show: Show, dark: None) -> None:
    themes = {name: show("busy", name).locator("html").get_attribute("data-theme") for name in BUSY}

    assert [name for name, theme in themes.items() if theme != "dark"] == []
