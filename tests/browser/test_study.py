"""Ways through a study session: first, resumed, without scripts, back and forth."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site, Watch
from tests.browser.steps import chosen, expect_keys_work, option, press_each, tab_to

VERDICT = ".verdict-line"
SESSION = "/study/sessions/1"


def test_a_new_learner_gets_from_the_first_page_to_the_summary_by_keyboard_alone(site: Site, page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_label("When is your exam?"))
    page.keyboard.type("02152027")
    tab_to(page, page.get_by_label("How many minutes a day?"))
    page.keyboard.type("45")
    tab_to(page, page.get_by_role("button", name="Make my plan"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Start with ten questions")
    expect(page.get_by_label("Exam and renewal")).to_contain_text("85 days until February 15, 2027")
    tab_to(page, page.get_by_role("button", name="Start studying"))
    page.keyboard.press("Enter")

    for position in range(1, 11):
        expect(page.locator(".runner-top .number")).to_have_text(f"{position} of 10")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        shown = site.study_question(1, position)
        press_each(page, shown.right if position <= 4 else shown.wrong)
        page.keyboard.press("gus"[position % 3])
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page.locator(VERDICT)).to_have_text("Right" if position <= 4 else "Not this one")
        expect(page.locator(VERDICT)).to_be_focused()
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("4 of 10 right")
    expect(page.locator(".takeaways li[data-state=right]")).to_have_count(4)
    expect(page.locator(".takeaways li")).to_have_count(10)
    given = [row["confidence"] for row in site.answers()]
    assert given == [["guess", "unsure", "sure"][position % 3] for position in range(1, 11)]


def test_the_plan_keeps_what_was_typed_and_the_zone_of_the_device(site: Site, watch: Watch) -> None:
    page = watch.open(site, timezone_id="Pacific/Auckland")

    page.goto("/welcome")
    page.get_by_label("How many minutes a day?").fill("75")
    page.get_by_role("button", name="Make my plan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Start with ten questions")
    assert site.call("GET", "/learner/preferences") == {
        "exam_on": None,
        "minutes_a_day": 75,
        "zone": "Pacific/Auckland",
        "theme": "auto",
    }


def test_a_session_that_was_left_goes_on_at_the_same_question(site: Site, watch: Watch) -> None:
    site.call("PUT", "/learner/preferences", {})
    first = watch.open(site)
    first.goto("/")
    first.get_by_role("button", name="Start studying").click()
    for position in (1, 2, 3):
        expect(first.locator(".runner-top .number")).to_have_text(f"{position} of 10")
        expect_keys_work(first)
        press_each(first, site.study_question(1, position).right)
        first.keyboard.press("Enter")
        first.locator("[data-next]").click()
    expect(first.locator(".runner-top .number")).to_have_text("4 of 10")
    asked = first.get_by_role("heading", level=1).inner_text()
    options = first.locator(".choice").all_inner_texts()
    first.context.close()

    second = watch.open(site)
    second.goto("/")
    expect(second.get_by_role("heading", level=1)).to_have_text("7 questions left")
    second.get_by_role("link", name="Go on studying").click()

    expect(second.locator(".runner-top .number")).to_have_text("4 of 10")
    expect(second.get_by_role("heading", level=1)).to_have_text(asked)
    assert second.locator(".choice").all_inner_texts() == options
    assert chosen(second) == []


def test_a_session_works_without_scripts(site: Site, watch: Watch) -> None:
    page = watch.open(site, java_script_enabled=False)
    site.call("PUT", "/learner/preferences", {})
    page.goto("/study")
    page.get_by_label("Questions", exact=True).fill("2")
    page.get_by_role("button", name="Start session").click()

    shown = site.study_question(1, 1)
    for place in shown.right:
        option(page, place).check()
    page.get_by_label("Sure", exact=True).check()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")
    expect(page.locator(".option[data-state=key]")).to_have_count(len(shown.right))
    page.get_by_role("link", name="Next question").click()
    for place in site.study_question(1, 2).wrong:
        option(page, place).check()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Not this one")
    page.get_by_role("link", name="See the summary").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 2 right")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_answer_without_a_choice_is_asked_again_with_what_was_entered(
    site: Site, watch: Watch, scripts: bool
) -> None:
    watch.allow("status of 422")
    page = watch.open(site, java_script_enabled=scripts)
    site.call("POST", "/study/sessions", {"task": "P1", "count": 1})
    page.goto(f"{SESSION}/questions/1")

    page.get_by_label("Unsure", exact=True).check()
    page.get_by_role("button", name="Check answer").click()

    expect(page.locator("#chosen-error")).to_have_text("Choose one option.")
    expect(page.get_by_role("group", name="Choose one.")).to_have_attribute("aria-describedby", "chosen-error")
    expect(page.get_by_label("Unsure", exact=True)).to_be_checked()


def test_the_title_names_the_question_that_is_shown(site: Site, page: Page) -> None:
    site.call("POST", "/study/sessions", {"count": 2})
    page.goto(f"{SESSION}/questions/1")
    press_each(page, site.study_question(1, 1).right)
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Next question").click()
    expect(page.locator(".runner-top .number")).to_have_text("2 of 2")

    expect(page).to_have_title("Question 2 of 2 · Earned")


def test_going_back_shows_the_feedback_and_going_forward_the_open_question(site: Site, page: Page) -> None:
    site.call("POST", "/study/sessions", {"count": 2})
    page.goto(f"{SESSION}/questions/1")
    press_each(page, site.study_question(1, 1).right)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Next question").click()
    expect(page.locator(".runner-top .number")).to_have_text("2 of 2")
    page.wait_for_url(f"**{SESSION}/questions/2")

    page.go_back()
    expect(page.locator("main .runner-top .number")).to_have_text("1 of 2")
    expect(page.locator("main").locator(VERDICT)).to_have_text("Right")
    page.go_forward()
    expect(page.locator("main .runner-top .number")).to_have_text("2 of 2")

    press_each(page, site.study_question(1, 2).right)
    page.keyboard.press("Enter")
    expect(page.locator("main").locator(VERDICT)).to_have_text("Right")


def test_the_time_that_an_answer_took_is_measured_from_the_showing_of_its_question(site: Site, page: Page) -> None:
    site.call("POST", "/study/sessions", {"count": 2})
    page.clock.install()
    page.goto(f"{SESSION}/questions/1")
    for position, seconds in ((1, 50), (2, 20)):
        expect(page.locator(".runner-top .number")).to_have_text(f"{position} of 2")
        page.clock.fast_forward(seconds * 1000)
        press_each(page, site.study_question(1, position).right)
        page.keyboard.press("Enter")
        expect(page.locator(VERDICT)).to_be_visible()
        page.clock.fast_forward(100_000)
        page.locator("[data-next]").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("2 of 2 right")

    spent = [row["spent_ms"] // 10_000 for row in site.answers()]
    assert spent == [5, 2]


def test_the_verdict_is_in_sight_after_an_answer_on_a_phone(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto("/welcome")
    page.get_by_role("button", name="Make my plan").click()
    page.get_by_role("button", name="Start studying").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    press_each(page, site.study_question(1, 1).right)
    page.get_by_role("button", name="Check answer").scroll_into_view_if_needed()

    page.keyboard.press("Enter")

    expect(page.locator(VERDICT)).to_be_in_viewport()
