"""The list of keys, and its switch (WCAG 2.1.4)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import option

RUNNERS = {"study": "/study/sessions/1/questions/1", "exam": "/exam/attempts/1/questions/1"}


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest, site: Site, page: Page) -> Page:
    """A question of study, and one of an exam."""
    site.call("POST", "/study/sessions", {"count": 1})
    site.call("POST", "/exam/attempts", {"size": 20})
    page.goto(RUNNERS[request.param])
    return page


def switch(page: Page, *, on: bool) -> None:
    """Open the list with its key, set its switch by keyboard, and close it."""
    page.keyboard.press("?")
    box = page.get_by_role("checkbox", name="Use these keys")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(box).to_be_checked(checked=on)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("dialog :focus")).to_have_count(0)


def test_the_list_of_keys_opens_by_its_key_and_its_button(runner: Page) -> None:
    dialog = runner.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_hidden()

    runner.keyboard.press("?")
    expect(dialog.get_by_text("choose an option")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    runner.get_by_role("button", name="Keys").click()

    expect(dialog).to_be_visible()


def test_keys_do_nothing_while_they_are_switched_off(runner: Page) -> None:
    switch(runner, on=False)
    runner.keyboard.press("1")
    expect(option(runner, 1)).not_to_be_checked()
    runner.reload()
    runner.keyboard.press("1")
    expect(option(runner, 1)).not_to_be_checked()

    switch(runner, on=True)
    runner.keyboard.press("1")

    expect(option(runner, 1)).to_be_checked()


def test_keys_are_not_taken_while_the_list_is_open(runner: Page) -> None:
    runner.keyboard.press("?")
    expect(runner.get_by_role("dialog")).to_be_visible()

    runner.keyboard.press("1")

    expect(option(runner, 1)).not_to_be_checked()


def test_chords_of_the_browser_stay_the_browser_s(runner: Page) -> None:
    for chord in ("Control+1", "Meta+1", "Alt+1"):
        runner.keyboard.press(chord)

    expect(option(runner, 1)).not_to_be_checked()
