"""Fixtures of the browser tests: one Chromium a worker, a server of its own for each test, and a watched page."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

from app.bank.files import Catalogue
from tests.answering import of_choices
from tests.browser.site import LONGEST_WAIT_MS, Site, Watch, serve

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")

expect.set_options(timeout=LONGEST_WAIT_MS)


class PausedLoop:
    """Playwright's event loop counts as running for as long as its browser lives; other tests must not meet it."""

    loop: asyncio.AbstractEventLoop | None = None

    def resume(self) -> None:
        asyncio._set_running_loop(self.loop)

    def pause(self) -> None:
        self.loop = asyncio._get_running_loop()
        asyncio._set_running_loop(None)


@pytest.fixture(scope="session")
def paused_loop() -> PausedLoop:
    """Where Playwright's loop waits between browser tests."""
    return PausedLoop()


@pytest.fixture(scope="session")
def browser(paused_loop: PausedLoop) -> Iterator[Browser]:
    """The Chromium of this worker; without one the tests fail in CI and are loudly skipped elsewhere."""
    playwright = sync_playwright().start()
    try:
        launched = _launch(playwright)
    except Error as problem:
        playwright.stop()
        _refuse(problem)
    paused_loop.pause()
    yield launched
    paused_loop.resume()
    launched.close()
    playwright.stop()


def _launch(playwright: Playwright) -> Browser:
    found = os.environ.get("EARNED_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=found, args=list(FLAGS))


def _refuse(problem: Error) -> NoReturn:
    remedy = (
        "Install Chromium (apt-get install chromium, or playwright install chromium), or name it in EARNED_CHROMIUM."
    )
    reason = f"NO BROWSER: no browser test ran. {remedy} {problem}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _loop_only_here(paused_loop: PausedLoop) -> Iterator[None]:
    paused_loop.resume()
    yield
    paused_loop.pause()


@pytest.fixture
def site(sqlite_template: Path, tmp_path: Path, catalogue: Catalogue) -> Iterator[Site]:
    """A server of this test's own: nobody welcomed, its clock standing, its bank cut down to questions of choice."""
    with serve(sqlite_template, tmp_path / "data", catalogue) as served:
        served.app.state.bank = of_choices(served.bank)
        yield served


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Opens pages; the test fails at its end when one had an error, broke the policy or asked another site."""
    made = Watch(browser)
    yield made
    made.close()
    assert made.found() == []


@pytest.fixture
def page(site: Site, watch: Watch) -> Page:
    """A watched page of the site."""
    return watch.open(site)
