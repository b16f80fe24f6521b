"""The renewal screen: the date, activities, what counts, and the way back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, Watch
from tests.browser.steps import expect_error

SIDES = ("Ways of Working", "Power Skills", "Business Acumen")


@pytest.fixture
def certified(site: Site) -> Site:
    """The site of a learner who passed on January 15, 2026."""
    site.call("PUT", "/renewal/credential", {"certified_on": "2026-01-15"})
    return site


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_an_activity_is_logged_removed_and_brought_back(site: Site, page: Page) -> None:
    page.goto("/renewal")
    page.get_by_label("When did you pass the PMP exam?").fill("2026-01-15")
    page.get_by_role("button", name="Start my cycle").click()
    heading(page, "0 of 60 PDUs")
    expect(page.locator(".timeline-ends")).to_contain_text("January 15, 2026")

    page.get_by_label("What did you do?").fill("Negotiation for project managers")
    page.get_by_label("Category").select_option("course")
    page.get_by_label("Completed on").fill("2026-11-20")
    page.get_by_label("Hours").fill("3")
    for side, hours in zip(SIDES, ("2", "0.5", "0.5"), strict=True):
        page.get_by_label(side).fill(hours)
    page.get_by_role("button", name="Log activity").click()
    heading(page, "3 of 60 PDUs")
    expect(page.get_by_role("row", name="Negotiation for project managers")).to_contain_text("November 20, 2026")

    page.get_by_role("button", name="Remove Negotiation for project managers").click()
    heading(page, "0 of 60 PDUs")
    expect(page.get_by_role("status")).to_contain_text("Activity removed.")
    expect(page.get_by_role("row", name="Negotiation for project managers")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    heading(page, "3 of 60 PDUs")
    expect(page.get_by_role("row", name="Negotiation for project managers")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(0)


def test_the_sides_of_the_triangle_step_aside_for_giving_back(certified: Site, page: Page) -> None:
    page.goto("/renewal")
    sides = page.get_by_role("group", name="Split over the talent triangle")
    expect(sides).to_be_visible()
    page.get_by_label("What did you do?").fill("Mentoring two coordinators")
    page.get_by_label("Hours").fill("2")
    page.get_by_label("Power Skills").fill("2")

    page.get_by_label("Category").select_option("knowledge")
    expect(sides).to_be_hidden()
    page.get_by_label("Category").select_option("course")
    expect(sides).to_be_visible()
    page.get_by_label("Category").select_option("knowledge")
    page.get_by_role("button", name="Log activity").click()

    heading(page, "2 of 60 PDUs")
    assert [claim["power_skills"] for claim in certified.call("GET", "/renewal/cycle")["claims"]] == ["0"]


def test_sides_stay_aside_when_a_giving_back_activity_comes_back_with_a_message(
    certified: Site, page: Page, watch: Watch
) -> None:
    watch.allow("status of 422")
    page.goto("/renewal")
    page.get_by_label("Category").select_option("knowledge")
    page.get_by_label("Hours").fill("2")
    page.get_by_role("button", name="Log activity").click()

    expect_error(page, "title", "Fill this in.")
    expect(page.get_by_label("Category")).to_have_value("knowledge")
    expect(page.get_by_label("Hours")).to_have_value("2")
    expect(page.get_by_role("group", name="Split over the talent triangle")).to_be_hidden()


def test_messages_stand_beside_the_fields_and_the_list_above_leads_to_them(
    certified: Site, page: Page, watch: Watch
) -> None:
    watch.allow("status of 422")
    page.goto("/renewal")
    page.get_by_label("Completed on").fill("")
    page.get_by_role("button", name="Log activity").click()
    expect_error(page, "title", "Fill this in.")
    expect_error(page, "completed_on", "Fill this in.")
    expect_error(page, "hours", "Fill this in.")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was stored yet.")

    page.get_by_role("alert").get_by_role("link", name="Fill this in.").first.click()
    expect(page.get_by_label("What did you do?")).to_be_in_viewport()
    page.get_by_label("What did you do?").fill("A course")
    page.get_by_label("Completed on").fill("2026-11-01")
    page.get_by_label("Hours").fill("3")
    page.get_by_label("Power Skills").fill("1")
    page.get_by_role("button", name="Log activity").click()
    expect_error(page, "ways_of_working", "The three sides add up to 1 h; they must make 3 h.")
    expect(page.get_by_label("What did you do?")).to_have_value("A course")
    page.get_by_label("Ways of Working").fill("2")
    page.get_by_role("button", name="Log activity").click()

    heading(page, "3 of 60 PDUs")


def test_a_certification_date_is_asked_for_and_can_be_corrected(site: Site, page: Page, watch: Watch) -> None:
    watch.allow("status of 422")
    page.goto("/renewal")
    page.get_by_role("button", name="Start my cycle").click()
    expect_error(page, "certified_on", "Fill this in.")
    page.get_by_label("When did you pass the PMP exam?").fill("1984-09-30")
    page.get_by_role("button", name="Start my cycle").click()
    expect_error(page, "certified_on", "There was no PMP before October 1984. Check the year.")
    page.get_by_label("When did you pass the PMP exam?").fill("2026-01-15")
    page.get_by_role("button", name="Start my cycle").click()

    page.get_by_role("link", name="Correct the date").click()
    expect(page.get_by_label("When did you pass the PMP exam?")).to_have_value("2026-01-15")
    page.get_by_label("When did you pass the PMP exam?").fill("2026-02-20")
    page.get_by_role("button", name="Save the date").click()

    expect(page.locator(".timeline-ends")).to_contain_text("February 20, 2026")


def test_an_activity_is_logged_without_scripts(certified: Site, watch: Watch) -> None:
    page = watch.open(certified, java_script_enabled=False)
    page.goto("/renewal")
    page.get_by_label("What did you do?").fill("A talk at the chapter")
    page.get_by_label("Category").select_option("knowledge")
    page.get_by_label("Hours").fill("1.5")
    page.get_by_role("button", name="Log activity").click()

    heading(page, "1.5 of 60 PDUs")
