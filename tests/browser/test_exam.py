"""Ways through a practice exam: by keyboard, without scripts, offline, and to the end of its time."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, Watch
from tests.browser.steps import chosen, expect_keys_work, option, press_each, tab_to

ATTEMPT = "/exam/attempts/1"
FIRST = f"{ATTEMPT}/questions/1"
SECONDS = 1600
"""Time of an exam of 20 questions: 240 minutes for 180, in proportion."""


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-save-state]")).to_have_text("Saved")


def press_and_save(page: Page, keys: list[int] | str) -> None:
    """Press keys one by one, each until the server has confirmed it."""
    for key in keys:
        with page.expect_response("**/saves"):
            page.keyboard.press(str(key))
    expect_saved(page)


@pytest.fixture
def exam(site: Site) -> Site:
    """The site with an open exam of 20 questions."""
    site.call("PUT", "/learner/preferences", {})
    site.call("POST", "/exam/attempts", {"size": 20})
    return site


@pytest.fixture(autouse=True)
def _offline_is_meant(watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")


def test_an_exam_is_taken_by_keyboard_alone_and_survives_a_closed_browser(site: Site, watch: Watch) -> None:
    site.call("PUT", "/learner/preferences", {})
    first = watch.open(site)
    first.goto("/exam")
    tab_to(first, first.get_by_role("button", name="Start 20-question exam"))
    first.keyboard.press("Enter")
    expect(first.get_by_role("heading", level=1)).to_have_text("Question 1 of 20")
    expect_keys_work(first)
    right = site.exam_question(1, 1).right
    press_and_save(first, right)
    press_and_save(first, "f")
    first.context.close()

    page = watch.open(site)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your exam is running")
    tab_to(page, page.get_by_role("link", name="Go on with the exam"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 20")
    expect_keys_work(page)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 1 of 20")
    assert chosen(page) == right
    expect(page.get_by_label("Flag")).to_be_checked()

    expect_keys_work(page)
    page.keyboard.press("ArrowRight")
    for position in range(2, 6):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Question {position} of 20")
        expect_keys_work(page)
        shown = site.exam_question(1, position)
        press_each(page, shown.right if position < 5 else shown.wrong)
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 6 of 20")
    tab_to(page, page.get_by_role("button", name="Review"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("5 answered, 15 blank, 1 flagged.")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Submit exam"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Exam report")
    expect(page.locator(".report-figure")).to_have_text("4 of 20 right")
    expect(page.get_by_text("20 % of the questions; 15 blanks.")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Question 5", exact=True))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Not this one")
    assert page.locator(".option[data-state=missed] .place").all_inner_texts() == [
        str(place) for place in site.exam_question(1, 5).wrong if place not in site.exam_question(1, 5).right
    ]


def test_the_review_screen_leads_to_the_flagged_and_the_blank(exam: Site, page: Page) -> None:
    exam.save(1, 1, [1])
    exam.save(1, 2, [], is_flagged=True)
    exam.save(1, 3, [1], is_flagged=True)
    page.goto(f"{ATTEMPT}/review")
    cells = page.locator(".cell")
    expect(cells).to_have_count(20)

    page.get_by_role("link", name="Blank", exact=True).click()
    expect(cells).to_have_count(18)
    page.get_by_role("link", name="Flagged", exact=True).click()
    expect(cells).to_have_count(2)
    expect(cells).to_have_text(["Question 2blank, flagged", "Question 3answered, flagged"])
    cells.last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Question 3 of 20")
    assert chosen(page) == [1]


def test_an_exam_works_without_scripts(site: Site, watch: Watch) -> None:
    page = watch.open(site, java_script_enabled=False)
    page.goto("/exam")
    page.get_by_role("button", name="Start 20-question exam").click()
    right = site.exam_question(1, 1).right
    for place in right:
        option(page, place).check()
    page.get_by_label("Flag").check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 20")
    page.get_by_role("button", name="Previous").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 1 of 20")
    assert chosen(page) == right
    expect(page.get_by_label("Flag")).to_be_checked()

    page.get_by_label("Flag").uncheck()
    page.get_by_role("button", name="Review").click()
    expect(page.get_by_text("1 answered, 19 blank, 0 flagged.")).to_be_visible()
    page.get_by_role("button", name="Submit exam").click()

    expect(page.locator(".report-figure")).to_have_text("1 of 20 right")


def test_a_choice_made_offline_waits_on_the_device_and_reaches_the_server_later(exam: Site, page: Page) -> None:
    page.goto(FIRST)
    page.context.set_offline(True)
    page.keyboard.press("2")
    expect(page.locator("[data-save-state]")).to_have_text("Saved on this device")
    assert exam.saved_places(1, 1) == []

    page.context.set_offline(False)

    expect_saved(page)
    assert exam.saved_places(1, 1) == [2]


def test_only_the_last_choice_made_offline_counts(exam: Site, page: Page) -> None:
    place = next(p for p in range(1, 21) if len(exam.exam_question(1, p).right) == 1)
    page.goto(f"{ATTEMPT}/questions/{place}")
    press_and_save(page, [1])
    page.context.set_offline(True)
    press_each(page, [2, 3])
    expect(page.locator("[data-save-state]")).to_have_text("Saved on this device")

    page.context.set_offline(False)

    expect_saved(page)
    assert exam.saved_places(1, place) == [3]


def test_a_choice_made_offline_is_shown_and_not_lost_when_its_question_is_opened_again(exam: Site, page: Page) -> None:
    page.goto(FIRST)
    page.context.set_offline(True)
    page.keyboard.press("2")
    expect(page.locator("[data-save-state]")).to_have_text("Saved on this device")
    later = page.context.new_page()
    page.close()
    later.context.set_offline(False)

    later.goto(FIRST)
    expect_saved(later)
    assert exam.saved_places(1, 1) == [2]
    shown = chosen(later)
    later.get_by_role("button", name="Next").click()
    expect(later.get_by_role("heading", level=1)).to_have_text("Question 2 of 20")

    assert (shown, exam.saved_places(1, 1)) == ([2], [2])


@pytest.mark.parametrize("where", ["questions/1", "review"])
def test_an_exam_whose_time_is_over_submits_itself_and_shows_the_report(exam: Site, page: Page, where: str) -> None:
    exam.save(1, 1, exam.exam_question(1, 1).right)
    exam.clock.turn(seconds=SECONDS - 1)

    page.goto(f"{ATTEMPT}/{where}")
    page.wait_for_url(f"**{ATTEMPT}/report")

    expect(page.locator(".report-figure")).to_have_text("1 of 20 right")
    expect(page.get_by_text("5 % of the questions; 19 blanks.")).to_be_visible()


def test_the_clock_counts_down_what_the_server_says_is_left(exam: Site, page: Page) -> None:
    page.clock.install()
    exam.clock.turn(minutes=6, seconds=30)
    page.goto(FIRST)
    face = page.locator("[data-clock-text]")
    expect(face).to_have_text(re.compile(r"^0:20:(10|09|08)$"))
    expect(page.locator(".clock")).to_have_attribute("data-low", "false")

    page.clock.fast_forward("15:30")

    expect(face).to_have_text(re.compile(r"^0:04:\d\d$"))
    expect(page.locator(".clock")).to_have_attribute("data-low", "true")


def test_a_hidden_clock_stays_hidden_on_the_next_question(exam: Site, page: Page) -> None:
    page.goto(FIRST)
    page.get_by_role("button", name="Hide clock").click()
    expect(page.locator("[data-clock-text]")).to_be_hidden()

    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 20")

    expect(page.locator("[data-clock-text]")).to_be_hidden()
    page.get_by_role("button", name="Show clock").click()
    expect(page.locator("[data-clock-text]")).to_be_visible()


def test_a_save_after_the_end_says_that_it_was_not_accepted(exam: Site, page: Page, watch: Watch) -> None:
    watch.allow("status of 409")
    page.goto(FIRST)
    exam.call("POST", "/exam/attempts/1/submission")

    page.keyboard.press("1")

    expect(page.locator("[data-save-state]")).to_have_text("Not accepted: the exam is closed")
    assert exam.saved_places(1, 1) == []


def test_one_option_too_many_is_not_taken(exam: Site, page: Page) -> None:
    asked = {position: exam.exam_question(1, position) for position in range(1, 21)}
    position, shown = next((p, q) for p, q in asked.items() if len(q.right) > 1)
    page.goto(f"{ATTEMPT}/questions/{position}")
    press_and_save(page, shown.right)

    press_each(page, [place for place in shown.wrong if place not in shown.right])

    expect(page.locator("[data-save-state]")).to_have_text(f"Choose {len(shown.right)}: clear one first")
    assert (chosen(page), exam.saved_places(1, position)) == (shown.right, shown.right)


@pytest.mark.parametrize("width", [320, 390])
def test_the_state_of_saving_does_not_move_the_question_on_a_phone(site: Site, watch: Watch, width: int) -> None:
    page = watch.open(site, viewport={"width": width, "height": 800})
    site.call("POST", "/exam/attempts", {"size": 180})
    page.goto(f"{ATTEMPT}/questions/140")
    stem = page.locator("#stem")
    before = stem.bounding_box()

    page.keyboard.press("1")
    expect_saved(page)
    after_saving = stem.bounding_box()
    page.context.set_offline(True)
    page.keyboard.press("2")
    expect(page.locator("[data-save-state]")).to_have_text("Saved on this device")

    assert [after_saving, stem.bounding_box()] == [before, before]
    assert page.evaluate("document.documentElement.scrollWidth") == width
