"""What a learner does on a page, for several tests: by keyboard alone, or entry by entry."""

from collections.abc import Iterable

from playwright.sync_api import Locator, Page, expect

LONGEST_WAY = 80
"""Most presses of Tab from one place of a page to another."""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; a target that Tab never reaches fails."""
    expect(target).to_be_visible()
    for _ in range(LONGEST_WAY):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target, "Tab must reach it").to_be_focused(timeout=1)


def expect_keys_work(page: Page) -> None:
    """The page's script has arrived: only it shows the button of the keys."""
    expect(page.get_by_role("button", name="Keys", exact=True)).to_be_visible()


def press_each(page: Page, places: Iterable[int]) -> None:
    """Choose options by their numbers."""
    for place in places:
        page.keyboard.press(str(place))


def option(page: Page, place: int) -> Locator:
    """The control of the option at this place, from 1."""
    return page.locator("[name=chosen]").nth(place - 1)


def chosen(page: Page) -> list[int]:
    """Places, from 1, of the options that are chosen on the page."""
    boxes = page.locator("[name=chosen]")
    return [place for place in range(1, boxes.count() + 1) if option(page, place).is_checked()]


def paper(page: Page) -> str:
    """The color on which the page is written."""
    color: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return color


def expect_error(page: Page, name: str, text: str) -> None:
    """The message stands beside the field, and the field says that it is described by it."""
    field = page.locator(f"#{name}")
    message = page.locator(f"#{name}-error")
    expect(message).to_have_text(text)
    expect(message).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert f"{name}-error" in (field.get_attribute("aria-describedby") or "").split()
    assert page.locator(f".field:has(#{name}) #{name}-error").count() == 1
