"""Every type of question is answered by keyboard alone, by mouse, by touch and without scripts, and graded alike."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from app.bank.domain import Item, ItemType, right_response
from app.bank.files import Catalogue
from tests.browser.site import Site, Watch, serve
from tests.browser.steps import expect_keys_work, tab_to

VERDICT = ".verdict-line"
ALL = list(ItemType)
BY_CHOICE = [kind for kind in ItemType if kind.is_choice]
PLACED = [ItemType.MATCHING, ItemType.ENHANCED_MATCHING]


@pytest.fixture
def site(sqlite_template: Path, tmp_path: Path, catalogue: Catalogue) -> Iterator[Site]:
    """A server of this test's own with the whole bank."""
    with serve(sqlite_template, tmp_path / "data", catalogue) as served:
        yield served


def start(site: Site, page: Page, kind: ItemType) -> Item:
    """Open a session with one question of a type; returns its item."""
    session = site.call("POST", "/study/sessions", {"type": kind.value, "count": 1})
    page.goto(f"/study/sessions/{session['number']}")
    return site.bank.item(site.study_question(session["number"], 1).item_id)


def right_texts(item: Item) -> list[str]:
    """What belongs into each blank, or the texts of the keys, or the number."""
    given = right_response(item)
    return [str(given[0])] if item.number else [item.options[int(pick)].text for pick in given]


def check_with_keys(page: Page, verdict: str) -> None:
    """Say how sure one is and send the answer, all by keyboard."""
    tab_to(page, page.get_by_role("button", name="Check answer"))
    page.keyboard.press("Enter")
    expect(page.locator(VERDICT)).to_have_text(verdict)


def choose_in(page: Page, select: Locator, text: str) -> None:
    """Choose an entry of a list by the arrow keys."""
    tab_to(page, select)
    texts = select.locator("option").all_inner_texts()
    for _ in range(texts.index(text)):
        page.keyboard.press("ArrowDown")


def go_on_to(page: Page, box: Locator) -> None:
    """From one option to another: by arrows among those of which one is chosen, by Tab among the others."""
    key = "ArrowDown" if box.get_attribute("type") == "radio" else "Tab"
    for _ in range(2 * page.locator("[name=chosen]").count()):
        if box.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)


def bring_into_order(page: Page, texts: Sequence[str]) -> None:
    """Move rows up by Alt and the arrow until they stand in this order."""
    rows = page.locator(".sort-row")
    for place, text in enumerate(texts):
        row = rows.filter(has=page.get_by_text(text, exact=True))
        tab_to(page, row)
        while row.locator(".place").inner_text() != str(place + 1):
            page.keyboard.press("Alt+ArrowUp")


@pytest.mark.parametrize("kind", ALL)
def test_a_question_is_answered_rightly_by_keyboard_alone(site: Site, page: Page, kind: ItemType) -> None:
    item = start(site, page, kind)
    expect_keys_work(page)

    if kind is ItemType.NUMERIC:
        tab_to(page, page.get_by_label("Your answer"))
        page.keyboard.type(right_texts(item)[0])
    elif kind is ItemType.ORDERING:
        bring_into_order(page, right_texts(item))
    elif kind.has_blanks:
        for i, text in enumerate(right_texts(item)):
            choose_in(page, page.locator("select[data-answer]").nth(i), text)
    else:
        tab_to(page, page.locator("[name=chosen]").first)
        for text in right_texts(item):
            go_on_to(page, page.locator(".choice", has_text=text).locator("input"))
            page.keyboard.press("Space")

    check_with_keys(page, "Right")


@pytest.mark.parametrize("kind", PLACED)
@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_labels_are_taken_and_put_with_a_pointer(site: Site, watch: Watch, kind: ItemType, touch: bool) -> None:
    page = watch.open(site, has_touch=touch)
    item = start(site, page, kind)

    for i, text in enumerate(right_texts(item)):
        chip = page.locator(".chip", has_text=text).first
        row = page.locator(".blank").nth(i).locator("label")
        for target in (chip, row):
            if touch:
                target.tap()
            else:
                target.click()

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")


def test_labels_are_dragged_onto_the_places_of_a_picture(site: Site, page: Page) -> None:
    item = start(site, page, ItemType.ENHANCED_MATCHING)

    for blank, text in zip(item.blanks, right_texts(item), strict=True):
        place = page.locator(f'.place-mark[data-area="{blank.area}"] .place-box')
        place.scroll_into_view_if_needed()
        drag(page, page.locator(".chip", has_text=text).first, place)

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")


def test_rows_are_dragged_into_their_order(site: Site, page: Page) -> None:
    item = start(site, page, ItemType.ORDERING)
    texts = right_texts(item)

    for place, text in enumerate(texts):
        row = page.locator(".sort-row").filter(has=page.get_by_text(text, exact=True))
        target = page.locator(".sort-row").nth(place)
        if row.locator(".place").inner_text() != str(place + 1):
            drag(page, row, target, above=True)

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")


def drag(page: Page, what: Locator, onto: Locator, *, above: bool = False) -> None:
    """Drag with the mouse onto the middle of a target, or onto its upper edge."""
    start_box, end_box = what.bounding_box(), onto.bounding_box()
    assert start_box is not None
    assert end_box is not None
    page.mouse.move(start_box["x"] + 40, start_box["y"] + start_box["height"] / 2)
    page.mouse.down()
    y = end_box["y"] + (4 if above else end_box["height"] / 2)
    page.mouse.move(end_box["x"] + 41, y + 1, steps=8)
    page.mouse.move(end_box["x"] + 40, y)
    page.mouse.up()


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_an_area_of_the_picture_is_pointed_at(site: Site, watch: Watch, touch: bool) -> None:
    page = watch.open(site, has_touch=touch)
    item = start(site, page, ItemType.HOTSPOT)

    for key in item.keys:
        area = page.locator(f'.hotspot[data-area="{item.options[key].area}"]')
        if touch:
            area.tap()
        else:
            area.click()

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")


@pytest.mark.parametrize("kind", ALL)
def test_a_question_is_answered_without_scripts(site: Site, watch: Watch, kind: ItemType) -> None:
    page = watch.open(site, java_script_enabled=False)
    item = start(site, page, kind)

    if kind is ItemType.NUMERIC:
        page.get_by_label("Your answer").fill(right_texts(item)[0])
    elif kind.has_blanks:
        for i, text in enumerate(right_texts(item)):
            page.locator("select[data-answer]").nth(i).select_option(label=text)
    else:
        for text in right_texts(item):
            page.locator(".choice", has_text=text).locator("input").check(force=True)

    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(VERDICT)).to_have_text("Right")


def test_a_known_slip_in_a_number_is_named(site: Site, page: Page) -> None:
    item = start(site, page, ItemType.NUMERIC)
    assert item.number is not None
    slip = item.number.slips[0]

    page.get_by_label("Your answer").fill(str(slip.value))
    page.get_by_role("button", name="Check answer").click()

    expect(page.locator(VERDICT)).to_have_text("Not this one")
    expect(page.locator(".slip")).to_contain_text(slip.why.split("*")[0][:40])


def test_an_open_place_is_told_and_what_was_filled_stays(site: Site, watch: Watch, page: Page) -> None:
    watch.allowed.append("422")
    item = start(site, page, ItemType.MATCHING)
    page.locator("select[data-answer]").first.select_option(label=right_texts(item)[0])

    page.get_by_role("button", name="Check answer").click()

    expect(page.locator("#chosen-error")).to_have_text("Fill every place before you check the answer.")
    expect(page.locator("select[data-answer]").first.locator("option:checked")).to_have_text(right_texts(item)[0])


def test_a_center_exam_saves_every_kind_of_answer_as_it_is_made(site: Site, page: Page) -> None:
    number = site.call("POST", "/exam/attempts", {"size": 180, "modality": "center"})["number"]
    kinds: dict[ItemType, int] = {}
    for position in range(1, 181):
        item = site.bank.item(site.exam_question(number, position).item_id)
        kinds.setdefault(item.type, position)
    position = kinds[ItemType.MATCHING]

    page.goto(f"/exam/attempts/{number}/questions/{position}")
    item = site.bank.item(site.exam_question(number, position).item_id)
    for i, text in enumerate(right_texts(item)):
        page.locator("select[data-answer]").nth(i).select_option(label=text)
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()

    shown = [select.locator("option:checked").inner_text() for select in page.locator("select[data-answer]").all()]
    assert shown == right_texts(item)
    assert set(kinds) == {ItemType.SINGLE, ItemType.MULTIPLE, *PLACED, ItemType.HOTSPOT, ItemType.PULL_DOWN}
