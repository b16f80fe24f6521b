"""The calculators in a browser: worked, refused, kept as a bookmark, printed on one page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, Watch
from tests.browser.steps import expect_error

PAPERS = ("A4", "Letter")
SHEET_OF_PDF = re.compile(rb"/Type\s*/Page\b")


def result(page: Page, text: str) -> None:
    expect(page.get_by_role("region", name="Result").locator(".result")).to_have_text(text)


def test_a_formula_is_found_worked_and_kept_in_its_address(page: Page) -> None:
    page.goto("/formulas")
    page.get_by_label("Find by words").fill("cost performance index")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Cost performance index", exact=True).click()
    result(page, "Cost performance index: 0.94, over cost.")

    page.get_by_label("Earned value").fill("$450,000")
    page.get_by_label("Actual cost").fill("500,000")
    page.get_by_label("My own answer").fill("1.11")
    page.keyboard.press("Enter")
    result(page, "Cost performance index: 0.90, over cost.")
    page.reload()

    result(page, "Cost performance index: 0.90, over cost.")
    expect(page.get_by_label("Earned value")).to_have_value("$450,000")
    expect(page.locator(".judgment")).to_contain_text("Whoever divides the cost by the value gets 1.11.")


def test_impossible_numbers_are_refused_beside_their_field_and_kept(page: Page, watch: Watch) -> None:
    watch.allow("status of 422")
    page.goto("/formulas/cpi")
    page.get_by_label("Actual cost").fill("0")
    page.get_by_role("button", name="Work it out").click()

    message = "There is no cost index while nothing has been spent: enter an actual cost other than zero."
    expect_error(page, "AC", message)
    expect(page.get_by_label("Actual cost")).to_have_value("0")
    page.get_by_role("alert").get_by_role("link", name=message).click()
    expect(page.get_by_label("Actual cost")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the example").click()

    result(page, "Cost performance index: 0.94, over cost.")


def test_a_network_is_worked_and_drawn_from_its_lines_without_scripts(site: Site, watch: Watch) -> None:
    page = watch.open(site, java_script_enabled=False)
    page.goto("/formulas/schedule-network")
    page.get_by_role("textbox", name="Activities").fill("A 2\nB 6 A\nC 3 A SS+1\nD 1 B, C")
    page.get_by_role("button", name="Work it out").click()

    result(page, "The project takes 9 units of time. Its critical path is A → B → D.")
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.get_by_role("textbox", name="Activities")).to_have_value("A 2\nB 6 A\nC 3 A SS+1\nD 1 B, C")
    row = page.get_by_role("region", name="Dates and floats").get_by_role("row", name="C 3 A SS+1")
    expect(row).to_have_text("C3A SS+1145844")


def test_a_tree_keeps_its_indentation_after_a_refusal(page: Page, watch: Watch) -> None:
    watch.allow("status of 422")
    page.goto("/formulas/decision-tree")
    tree = "Go?\n  Go\n    50% win: 9\n    40% lose: 1\n  Stay: 5"
    page.get_by_role("textbox", name="Tree").fill(tree)
    page.get_by_role("button", name="Work it out").click()

    expect_error(page, "tree", "The chances at Go must sum to 1: adjust them.")
    expect(page.get_by_role("textbox", name="Tree")).to_have_value(tree)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_of_all_formulas_prints_on_one_page(page: Page, paper: str) -> None:
    page.goto("/formulas/sheet")

    assert len(SHEET_OF_PDF.findall(page.pdf(format=paper))) == 1


def test_nothing_of_the_sheet_is_cut_off_on_the_smaller_paper(page: Page) -> None:
    page.set_viewport_size({"width": 726, "height": 978})  # the smaller side of each paper inside its margins
    page.goto("/formulas/sheet")
    page.emulate_media(media="print")

    lowest = "Math.max(...[...document.querySelectorAll('.sheet-line')].map(e => e.getBoundingClientRect().bottom))"
    farthest = "Math.max(...[...document.querySelectorAll('.sheet-line')].map(e => e.getBoundingClientRect().right))"
    assert page.evaluate(lowest) <= 978
    assert page.evaluate(farthest) <= 726 + 1
