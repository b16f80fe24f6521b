"""The watch over the pages sees what it is there for: a page that errs fails its test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import Site, Watch


@pytest.fixture
def sleepless(browser: Browser) -> Iterator[Watch]:
    """A watch whose findings the test itself reads."""
    made = Watch(browser)
    yield made
    made.close()


@pytest.fixture
def watched(site: Site, sleepless: Watch) -> Page:
    page = sleepless.open(site)
    page.goto("/welcome")
    return page


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("console.error('mistake')", "console error: mistake"),
        ("setTimeout(() => { throw new Error('broken') })", "script error: broken"),
        (
            "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
            "console error: Executing inline script violates the following Content Security Policy directive",
        ),
        ("document.body.setAttribute('style', 'color: red')", "console error: Applying inline style violates"),
        ("fetch('/nowhere')", "console error: Failed to load resource: the server responded with a status of 404"),
    ],
    ids=["console", "exception", "inline script", "inline style", "missing file"],
)
def test_a_fault_of_a_page_is_found(sleepless: Watch, watched: Page, fault: str, expected: str) -> None:
    with watched.expect_event("console") if expected.startswith("console") else watched.expect_event("pageerror"):
        watched.evaluate(f"() => {{ {fault} }}")

    assert [text[: len(expected)] for text in sleepless.found()] == [expected]


def test_a_request_to_another_site_is_found(sleepless: Watch, watched: Page) -> None:
    sleepless.allow("console error")
    sleepless.allow("script error")

    with watched.expect_request("**/elsewhere"):
        watched.evaluate("() => { location.href = 'http://127.0.0.1:9/elsewhere' }")

    assert sleepless.found() == ["request leaves the site: http://127.0.0.1:9/elsewhere"]
