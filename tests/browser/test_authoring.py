"""Writing a question: problems and preview follow what is typed, by keyboard alone and without scripts too."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.authoring.drafting import STEM, a_case_text, a_text
from tests.browser.site import Site, Watch
from tests.browser.steps import tab_to

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIDEWAYS = "+(document.getElementById('content').scrollWidth > document.documentElement.clientWidth)"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


def write(page: Page, text: str) -> None:
    """Replace what stands in the editor, as a keyboard would."""
    page.locator("#text").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def test_a_problem_appears_and_vanishes_and_the_preview_follows(site: Site, page: Page) -> None:
    page.goto("/bank/author")
    title = page.locator("#problems-title")
    expect(title).to_have_text("Not filled in yet")

    write(page, a_text(site.bank).replace("clue: passes the", "clue: passes a"))
    expect(title).to_have_text("1 problem")
    expect(page.locator(".problems").first).to_contain_text("these words do not stand in the stem")
    expect(page.locator("#asked .stem")).to_have_text(STEM)
    write(page, a_text(site.bank))

    expect(title).to_have_text("No problems")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#preview mark")).to_have_text("passes the agreed cost limit")


def test_a_question_is_written_tried_and_saved_by_keyboard_alone(site: Site, page: Page) -> None:
    page.goto("/bank/author")
    tab_to(page, page.locator("#text"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(a_text(site.bank).replace("clue: passes the", "clue: passes a"))
    expect(page.locator("#problems-title")).to_have_text("1 problem")
    tab_to(page, page.get_by_role("link", name="Line "))
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    selected = page.locator("#text").evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    page.keyboard.insert_text("  clue: passes the agreed cost limit")
    expect(page.locator("#problems-title")).to_have_text("No problems")
    tab_to(page, page.locator("#preview [name=chosen]").first)
    page.keyboard.press("Space")
    tab_to(page, page.locator("#check-answer"))
    page.keyboard.press("Enter")
    expect(page.locator("#preview .verdict-line")).to_have_count(1)
    expect(page.locator("#check-answer")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    tab_to(page, page.locator("#save"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Draft 1")
    expect(page.locator("#text")).to_have_value(a_text(site.bank))
    assert selected == "  clue: passes a agreed cost limit"


def test_a_text_that_breaks_keeps_the_last_preview(site: Site, page: Page) -> None:
    page.goto("/bank/author")
    write(page, a_text(site.bank))
    expect(page.locator("#asked .stem")).to_have_text(STEM)

    write(page, "- id: [")

    expect(page.locator("#problems-title")).to_have_text("1 problem")
    expect(page.locator("#asked .stem")).to_have_text(STEM)


def test_the_questions_of_a_case_are_looked_at_one_by_one(site: Site, page: Page) -> None:
    page.goto("/bank/author")
    write(page, a_case_text(site.bank))
    expect(page.locator("#asked .stem")).to_contain_text("week three")

    page.get_by_role("button", name="3", exact=True).click()

    expect(page.locator("#asked .stem")).to_contain_text("week five")


def test_without_scripts_a_text_is_checked_and_saved(site: Site, watch: Watch) -> None:
    page = watch.open(site, java_script_enabled=False)
    page.goto("/bank/author?type=matching")
    page.locator("#text").fill(a_text(site.bank))
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#problems-title")).to_have_text("No problems")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Draft 1")
    expect(page.locator("#text")).to_have_value(a_text(site.bank))


def test_the_pages_are_accessible_in_light_and_in_dark_and_never_scroll_sideways(site: Site, page: Page) -> None:
    page.goto("/bank/author")
    write(page, a_text(site.bank))
    page.locator("#save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Draft 1")
    found: list[Any] = []
    for path in ("/bank/author?type=hotspot", "/bank/author/drafts/1", "/bank/author/drafts/1/revisions/1"):
        page.goto(path)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found += [
                (path, v["id"], v["nodes"][0]["html"]) for v in Axe().run(page, options=RULES).response["violations"]
            ]
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found += [(path, width)] * page.evaluate(SIDEWAYS)

    assert found == []
