"""Searching the bank."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Shown, Site


@pytest.fixture
def answered(site: Site) -> list[Shown]:
    """Four questions of a session, the first right and the others wrong."""
    site.call("POST", "/study/sessions", {"count": 4})
    shown = [site.study_question(1, position) for position in (1, 2, 3, 4)]
    for position in (1, 2, 3, 4):
        site.answer(1, position, is_right=position == 1)
        site.clock.turn(minutes=1)
    return shown


def results(page: Page) -> list[str]:
    """Ids of the questions in the list."""
    addresses = page.locator(".results a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [address.removeprefix("/bank/items/") for address in addresses]


def test_a_search_finds_an_answered_question_by_its_words_and_opens_it(
    site: Site, page: Page, answered: list[Shown]
) -> None:
    wanted = answered[2].item_id
    stem = site.bank.item(wanted).stem
    page.goto("/bank")
    assert results(page) == [question.item_id for question in reversed(answered)]

    page.get_by_label("Search").fill(" ".join(reversed(stem.split()[:8])).upper())
    page.keyboard.press("Enter")
    page.wait_for_url("**/bank?q=*")
    assert results(page) == [wanted]
    page.locator(".results a").click()

    expect(page.get_by_role("heading", name="Where this question comes from")).to_be_visible()
    expect(page.get_by_text(f"{wanted}, revision")).to_be_visible()
    expect(page.locator("#history + ul li")).to_have_text(["November 22, 2026, study: not right, sure, first sight"])


def test_a_search_by_outcome_and_one_without_result(site: Site, page: Page, answered: list[Shown]) -> None:
    page.goto("/bank")
    page.get_by_label("Last answer").select_option("right")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/bank?*outcome=right*")
    assert results(page) == [answered[0].item_id]
    expect(page.get_by_label("Last answer")).to_have_value("right")

    page.get_by_label("Search").fill(answered[1].item_id)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("No answered question fits.")).to_be_visible()
    page.get_by_role("link", name="Show all").click()

    page.wait_for_url("**/bank")
    assert len(results(page)) == 4
