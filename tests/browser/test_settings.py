"""The settings screen: colors, the download, and starting again."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.site import Site, Watch
from tests.browser.steps import expect_error, paper


def choose_colors(page: Page, name: str) -> None:
    page.goto("/settings")
    page.get_by_label("Colors").select_option(label=name)
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_role("status")).to_have_text("Saved. Your plan follows from now on.")


def test_the_chosen_colors_win_over_those_of_the_device(site: Site, watch: Watch) -> None:
    light_device, dark_device = watch.open(site, color_scheme="light"), watch.open(site, color_scheme="dark")
    for device in (light_device, dark_device):
        device.goto("/settings")
    light, dark = paper(light_device), paper(dark_device)
    assert light != dark

    choose_colors(light_device, "Dark")
    assert paper(light_device) == dark
    light_device.goto("/study")
    assert paper(light_device) == dark
    choose_colors(dark_device, "Light")
    assert paper(dark_device) == light
    choose_colors(dark_device, "As the device says")

    assert paper(dark_device) == dark


def test_a_setting_that_does_not_fit_is_told_beside_its_field(site: Site, page: Page, watch: Watch) -> None:
    watch.allow("status of 422")
    page.goto("/settings")
    page.get_by_label("Exam date").fill("2026-11-01")
    page.get_by_role("button", name="Save settings").click()

    expect_error(page, "exam_on", "That day has passed. Enter the day of your next exam, or leave it empty.")
    expect(page.get_by_label("Exam date")).to_have_value("2026-11-01")


def test_the_history_is_downloaded_before_it_can_be_removed(site: Site, page: Page, tmp_path: Path) -> None:
    site.call("PUT", "/learner/preferences", {"minutes_a_day": 45})
    site.call("POST", "/study/sessions", {"count": 2})
    for position in (1, 2):
        site.answer(1, position)
    page.goto("/settings")
    page.get_by_role("link", name="Download your history, or start again").click()
    expect(page.get_by_role("button", name="Remove my history")).to_have_count(0)

    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download your history").click()
    downloading.value.save_as(tmp_path / "history.json")
    assert downloading.value.suggested_filename == "earned-2026-11-22.json"
    tables = json.loads((tmp_path / "history.json").read_text())["tables"]
    assert [row["raw_score"] for row in tables["responses"]] == [1, 1]

    page.reload()
    page.get_by_role("button", name="Remove my history").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Start with ten questions")
    page.goto("/bank")
    expect(page.get_by_text("Questions appear here once you have answered them")).to_be_visible()

    assert site.call("GET", "/learner/preferences")["minutes_a_day"] == 45


def test_the_chosen_colors_stay_when_a_form_comes_back_with_a_message(site: Site, watch: Watch) -> None:
    watch.allow("status of 422")
    site.call("PUT", "/learner/preferences", {"theme": "dark"})
    site.call("POST", "/study/sessions", {"count": 1})
    page = watch.open(site, java_script_enabled=False)
    page.goto("/study/sessions/1/questions/1")

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#chosen-error")).to_be_visible()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
