"""Feedback on paper: the question with its reasons, without what only a screen can use."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site

FEEDBACK = {
    "study": "/study/sessions/1/questions/1",
    "exam": "/exam/attempts/1/report/1",
    "bank": "/bank/items/{item_id}",
}
NAVIGATION = "header, nav, footer, button, [data-next], .actions a, a[href='/'], a[href='/bank'], a[href$='/report']"
INKS = "[...document.querySelectorAll('main *')].map(element => getComputedStyle(element).color)"


@pytest.fixture
def answered(site: Site) -> Site:
    """The site with an answered question in a session, and an exam that is submitted."""
    site.call("POST", "/study/sessions", {"count": 2})
    site.answer(1, 1, is_right=False)
    site.call("POST", "/exam/attempts", {"size": 20})
    site.call("POST", "/exam/attempts/1/submission")
    return site


@pytest.fixture(params=FEEDBACK)
def address(request: pytest.FixtureRequest, answered: Site) -> str:
    """Where feedback is shown."""
    return FEEDBACK[request.param].format(item_id=answered.study_question(1, 1).item_id)


def test_navigation_is_not_printed_and_every_reason_is(page: Page, address: str) -> None:
    page.goto(address)
    reasons = page.locator(".why").count()
    assert page.locator(NAVIGATION).locator("visible=true").count() > 0

    page.emulate_media(media="print")

    assert page.locator(NAVIGATION).locator("visible=true").all_inner_texts() == []
    assert page.locator(".why").locator("visible=true").count() == reasons >= 4
    expect(page.get_by_role("region", name="Rule to take away")).to_be_visible()


def test_dark_colors_print_as_light_ones(answered: Site, page: Page) -> None:
    printed = {}
    page.emulate_media(media="print")
    for theme in ("light", "dark"):
        answered.call("PUT", "/learner/preferences", {"theme": theme})
        page.goto(FEEDBACK["study"])
        printed[theme] = page.evaluate(INKS)

    assert printed["dark"] == printed["light"]
