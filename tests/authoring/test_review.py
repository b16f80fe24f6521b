"""Review: solves are blind, count for their words only, and are shown without their solvers."""

from tests.authoring.drafting import CAROL, KEY, STEM, Desk, a_case_text, a_text
from tests.conftest import ALICE, BOB, become
from tests.reading import Page

WHYS = "has to hear of it before anybody decides"


def lead(page: Page) -> str:
    return page.one("p", class_="lead").text


def test_a_draft_in_review_waits_for_others_and_not_for_its_author(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")

    lists = [desk.open("", who).one("section", **{"aria-labelledby": "waiting"}).all("li") for who in (ALICE, BOB)]

    assert [len(found) for found in lists] == [0, 1]


def test_a_solver_sees_stem_and_options_and_nothing_of_the_key_even_afterwards(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    become(desk.app, BOB)

    html = desk.client.get("/bank/author/review/1/1").text
    _, after = desk.solve(BOB, KEY)

    assert KEY in html
    assert (after.h1, KEY in after.text) == ("Thank you", False)
    assert [
        word for word in (WHYS, "Whoever owns a limit", "Somebody", "data-key", 'class="clue"') if word in html
    ] == []


def test_the_author_reads_pick_and_argument_and_not_who_gave_them(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    desk.solve(BOB, KEY)
    desk.solve(CAROL, "Cut the work")

    page = desk.open("/drafts/1")

    assert lead(page).startswith("In review: 1 of 2 blind solves agree with the key.")
    assert sorted(li.text for li in page.one("ul", class_="solves").all("li")) == [
        "Agrees: Tell the sponsor that the limit is passed. The owner hears first.",
        "Does not agree: Cut the work that has no owner this week. The owner hears first.",
    ]


def test_an_author_cannot_solve_the_own_draft(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    words = desk.open("/review/1/1", BOB).one("input", name="words").attributes["value"]

    status, _ = desk.send("/review/1/1", ALICE, words=words, chosen="0", argument="I wrote it myself.")

    assert status == 404
    assert "0 of 2" in lead(desk.open("/drafts/1"))


def test_a_draft_is_solved_only_while_it_is_in_review(desk: Desk) -> None:
    desk.write(a_text(desk.bank))
    become(desk.app, BOB)
    before = desk.client.get("/bank/author/review/1/1").status_code
    desk.send("/drafts/1", text=a_text(desk.bank), base="1", then="review")
    become(desk.app, BOB)
    during = desk.client.get("/bank/author/review/1/1").status_code
    desk.send("/drafts/1/withdrawal")
    become(desk.app, BOB)

    assert (before, during, desk.client.get("/bank/author/review/1/1").status_code) == (404, 200, 404)


def test_one_learner_solves_the_same_words_once(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    shown = desk.open("/review/1/1", BOB)
    words = shown.one("input", name="words").attributes["value"]
    for place in ("0", "1"):
        desk.send("/review/1/1", BOB, words=words, chosen=place, argument="This one, I think.")

    assert len(desk.open("/drafts/1").one("ul", class_="solves").all("li")) == 1


def test_a_solve_of_words_that_changed_meanwhile_is_refused(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    words = desk.open("/review/1/1", BOB).one("input", name="words").attributes["value"]
    _, saved = desk.send("/drafts/1", text=a_text(desk.bank, stem=STEM.replace("nine", "ten")), base="1")
    desk.send("/drafts/1", text=a_text(desk.bank, stem=STEM.replace("nine", "ten")), base="2", then="review")

    status, page = desk.send("/review/1/1", BOB, words=words, chosen="0", argument="This one, I think.")

    assert lead(saved) == "Revision 2. Only you see it."
    assert status == 409
    assert page.one(role="alert").text.startswith("The author has changed this question since you opened it.")


def test_a_pick_that_is_missing_comes_back_with_the_argument(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    words = desk.open("/review/1/1", BOB).one("input", name="words").attributes["value"]

    status, page = desk.send("/review/1/1", BOB, words=words, argument="This one, I think.")

    assert status == 422
    assert page.one(id="chosen-error").text == "Choose one option."
    assert page.one("textarea", id="argument").text == "This one, I think."


def test_solves_count_again_when_only_reasons_changed(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    desk.solve(BOB, KEY)
    reworked = a_text(desk.bank).replace("so the sponsor has to hear", "so it is the sponsor who has to hear")

    _, page = desk.send("/drafts/1", text=reworked, base="1", then="review")

    assert lead(page).startswith("In review: 1 of 2")


def test_a_reviewer_who_has_solved_it_sends_it_back_with_a_note(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    early, _ = desk.send("/review/1/1/return", BOB, note="Two answers hold.")
    desk.solve(BOB, KEY)
    status, _ = desk.send("/review/1/1/return", BOB, note="Two answers hold.")

    page = desk.open("/drafts/1")

    assert (early, status) == (409, 200)
    assert lead(page) == "Revision 2. Only you see it."
    assert "Sent back by a reviewer: Two answers hold." in page.one("section", **{"aria-labelledby": "revisions"}).text
    assert desk.send("/drafts/1", text=a_text(desk.bank, stem=STEM.replace("nine", "ten")), base="1")[0] == 200


def test_the_questions_of_a_case_are_solved_one_after_the_other(desk: Desk) -> None:
    desk.write(a_case_text(desk.bank), then="review")

    seen = []
    for _ in range(4):
        seen.append(desk.open("/review/1/1", BOB).one("span", class_="number").text)
        desk.solve(BOB, KEY)

    assert seen == [f"Question {n} of 4" for n in (1, 2, 3, 4)]
    assert desk.open("/review/1/1", BOB).h1 == "Thank you"
