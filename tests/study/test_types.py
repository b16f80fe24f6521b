"""Studying items of every type: page and API ask, refuse, grade and explain them alike."""

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank, Item, ItemType, Status, right_response
from app.study.queries import QuestionView
from tests.answering import wrong_response
from tests.conftest import Api
from tests.makers import a_case, a_number, a_number_key, an_item, an_ordering
from tests.reading import Element, read
from tests.study.browsing import nothing_is_stored
from tests.study.learning import found, said, words
from tests.study.rooms import Door, Json, Pages, answered, asked, given, logged, stock

EVERY = len(ItemType)
NO_NUMBERS = ["", "five", "1.250,50", "1e5", "nan", "\N{ARABIC-INDIC DIGIT THREE}", "1,234,567,890,123,456,789.50"]
UNFIT: dict[ItemType, tuple[Sequence[object], str]] = {
    ItemType.SINGLE: ([0, 1], "Choose one option."),
    ItemType.MULTIPLE: ([0], "Choose exactly 2 options."),
    ItemType.HOTSPOT: ([4], "That option is not part of this question. Choose again."),
    ItemType.MATCHING: ([0, 0, 1], "stands in two places. Each fits one place only."),
    ItemType.ENHANCED_MATCHING: ([0, 1, -1], "Fill every place before you check the answer."),
    ItemType.ORDERING: ([0, 1], "This question has 4 places to fill; 2 came."),
    ItemType.PULL_DOWN: ([0, 0], "That option is not part of this question. Choose again."),
    ItemType.NUMERIC: (["1.250,50"], "Enter one number, for example 1,250.50 or 0.92."),
}


@pytest.fixture(params=["page", "api"])
def door(request: pytest.FixtureRequest, client: TestClient) -> Door:
    """Alice's way in: the pages without scripts, then the API."""
    return Pages(client) if request.param == "page" else Json(Api(client))


@pytest.fixture
def types(app: FastAPI) -> Bank:
    """A bank of one item of each type, which the application asks."""
    return stock(app)


@pytest.fixture
def every(types: Bank, app: FastAPI, api: Api) -> list[tuple[int, Item]]:
    """The numbers of eight sessions, each of one question of another type, with the items that they ask."""
    for kind in ItemType:
        assert api.post("/study/sessions", {"type": kind.value, "count": 1}).status == 201
    return [(number, item) for number in range(1, EVERY + 1) for _, item in asked(app, types, number)]


def question_of(app: FastAPI, number: int) -> QuestionView:
    return found(app, number).questions[0]


def address(number: int) -> str:
    """Where the first question of a session stands."""
    return f"/study/sessions/{number}/questions/1"


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_page_and_api_grade_every_type_alike(
    every: list[tuple[int, Item]], door: Door, app: FastAPI, right: bool
) -> None:
    replies = {}
    for number, item in every:
        response = right_response(item) if right else wrong_response(item)
        replies[item.type] = door.send(number, 1, given(question_of(app, number), item, response))

    assert {kind: reply.status for kind, reply in replies.items()} == dict.fromkeys(ItemType, 200)
    lines = {item.type: logged(app, item.id) for _, item in every}
    assert {kind: [(line.chosen, line.raw_score) for line in kept] for kind, kept in lines.items()} == {
        item.type: [(right_response(item), 1) if right else (wrong_response(item), 0)] for _, item in every
    }
    assert [question_of(app, number).raw_score for number, _ in every] == [int(right)] * EVERY


def test_every_answered_type_is_explained_in_its_summary_and_in_the_bank_of_the_learner(
    every: list[tuple[int, Item]], client: TestClient, app: FastAPI
) -> None:
    for number, item in every:
        Pages(client).send(number, 1, given(question_of(app, number), item, wrong_response(item)))

    summaries = {item.type: words(client.get(f"/study/sessions/{number}").text) for number, item in every}
    pages = {item.type: words(client.get(f"/bank/items/{item.id}").text) for _, item in every}

    assert {kind: "0 of 1 right" in page for kind, page in summaries.items()} == dict.fromkeys(ItemType, True)
    missing = {item.type: [why for why in reasons(item) if why not in pages[item.type]] for _, item in every}
    assert missing == {kind: [] for kind in ItemType}


def reasons(item: Item) -> list[str]:
    """What is said of a wrong response to an item, whichever it was."""
    options = [option.why for option in item.options] if item.type.is_choice else []
    return [*options, *(blank.why for blank in item.blanks), *([item.number.why] if item.number else []), item.rule]


def test_a_response_that_does_not_fit_its_type_is_refused_and_nothing_is_stored(
    every: list[tuple[int, Item]], door: Door, app: FastAPI
) -> None:
    replies = {item.type: door.send(number, 1, UNFIT[item.type][0]) for number, item in every}

    assert {kind: reply.status for kind, reply in replies.items()} == dict.fromkeys(ItemType, 422)
    assert {kind: message in replies[kind].told for kind, (_, message) in UNFIT.items()} == dict.fromkeys(
        ItemType, True
    )
    assert nothing_is_stored(app)
    assert [answered(found(app, number)) for number, _ in every] == [[]] * EVERY


@pytest.mark.parametrize("typed", [NO_NUMBERS[:-1], NO_NUMBERS[-1:]], ids=["short", "too long"])
def test_what_is_no_number_is_refused_and_nothing_is_stored(
    types: Bank, door: Door, app: FastAPI, typed: list[str]
) -> None:
    door.start(type="numeric", count=1)

    replies = [door.send(1, 1, [text]) for text in typed]

    assert ([reply.status for reply in replies], nothing_is_stored(app)) == ([422] * len(typed), True)


@pytest.mark.parametrize("typed", [NO_NUMBERS[:-1], NO_NUMBERS[-1:]], ids=["short", "too long"])
def test_the_page_says_beside_the_field_how_to_write_a_number_and_keeps_what_was_typed(
    types: Bank, client: TestClient, typed: list[str]
) -> None:
    Pages(client).start(type="numeric", count=1)

    pages = [client.post(f"{address(1)}/answer", data={"chosen": t, "client_key": str(uuid4())}).text for t in typed]

    told = [re.findall(r'<span class="error" id="chosen-error">(.*?)</span>', page) for page in pages]
    assert told == [["Enter one number, for example 1,250.50 or 0.92."]] * len(typed)
    assert [read(page).one("input", id="number").attributes["value"] for page in pages] == typed


def test_a_number_may_be_typed_as_people_write_it(types: Bank, door: Door, app: FastAPI) -> None:
    door.start(type="numeric", count=1)

    door.send(1, 1, ["$1,250.50"])

    [line] = logged(app, asked(app, types)[0][1].id)
    assert (line.chosen, line.raw_score) == (("1250.50",), 1)


def test_a_wrong_number_is_told_how_it_came_about(types: Bank, door: Door, app: FastAPI) -> None:
    door.start(type="numeric", count=1)

    reply = door.send(1, 1, ["1,000"])

    assert "The reserve was left out." in reply.told
    assert "Estimate and reserve together." in reply.told


def test_a_wrong_number_of_no_known_slip_is_told_no_slip(types: Bank, client: TestClient) -> None:
    Pages(client).start(type="numeric", count=1)

    told = Pages(client).send(1, 1, ["77"]).told

    assert ("How one gets" in told, "1,250.50 dollars" in told, "Yours 77 dollars" in told) == (False, True, True)


def test_the_page_on_a_wrong_number_shows_both_numbers_the_slip_the_trap_and_the_worked_steps(
    app: FastAPI, client: TestClient
) -> None:
    number = a_number_key(slips=(replace(a_number_key().slips[0], trap=(trap := next(iter(app.state.bank.traps)))),))
    bank = stock(app, a_number("P1-008", number=number))
    Pages(client).start(type="numeric", count=1)

    told = Pages(client).send(1, 1, ["1000"]).told

    assert "Right 1,250.50 dollars Yours 1,000 dollars" in told
    assert "How one gets 1,000: The reserve was left out." in told
    assert "Worked Add the reserve. 1,000 + 250.50 = 1,250.50" in told
    assert f"The trap you fell for: {bank.traps[trap].title.lower()}." in told


def controls(page: Element) -> list[tuple[str, str]]:
    """The controls that an answer is given with: element and type."""
    return [(e.tag, e.attributes.get("type", "")) for e in page.all(name="chosen")]


def test_every_type_can_be_answered_without_scripts(every: list[tuple[int, Item]], client: TestClient) -> None:
    pages = {item.type: read(client.get(address(number)).text) for number, item in every}

    assert {kind: controls(page) for kind, page in pages.items()} == {
        ItemType.SINGLE: [("input", "radio")] * 4,
        ItemType.MULTIPLE: [("input", "checkbox")] * 5,
        ItemType.HOTSPOT: [("input", "radio")] * 4,
        ItemType.MATCHING: [("select", "")] * 3,
        ItemType.ENHANCED_MATCHING: [("select", "")] * 3,
        ItemType.ORDERING: [("select", "")] * 4,
        ItemType.PULL_DOWN: [("select", "")] * 2,
        ItemType.NUMERIC: [("input", "text")],
    }


def test_every_control_of_an_answer_has_a_name_that_can_be_heard(
    every: list[tuple[int, Item]], client: TestClient
) -> None:
    pages = {item.type: read(client.get(address(number)).text) for number, item in every}

    assert {kind: unnamed(page) for kind, page in pages.items()} == {kind: [] for kind in ItemType}


def unnamed(page: Element) -> list[Element]:
    """The controls of an answer that neither a label nor an attribute names."""
    wrapped = {id(inner) for label in page.all("label") for inner in label.all(name="chosen")}
    pointed = {label.attributes.get("for") for label in page.all("label")}
    return [
        control
        for control in page.all(name="chosen")
        if id(control) not in wrapped
        and control.attributes.get("id") not in pointed
        and not control.attributes.get("aria-label")
    ]


def test_a_refused_response_of_any_type_comes_back_as_it_was_given(
    every: list[tuple[int, Item]], app: FastAPI, client: TestClient
) -> None:
    tried = {number: unfit(question_of(app, number), item) for number, item in every}

    pages = {
        number: client.post(f"{address(number)}/answer", data={"chosen": sent, "client_key": str(uuid4())})
        for number, sent in tried.items()
    }

    assert [page.status_code for page in pages.values()] == [422] * EVERY
    assert {number: standing(read(page.text)) for number, page in pages.items()} == tried


def unfit(question: QuestionView, item: Item) -> list[str]:
    """A response that does not fit the item, as its form sends it."""
    if item.blanks:
        [first, *others] = given(question, item, right_response(item))
        return [str(first), *["-1"] * len(others)]
    return {ItemType.MULTIPLE: ["2"], ItemType.NUMERIC: ["twelve"]}.get(item.type, ["1", "3"])


def standing(page: Element) -> list[str]:
    """What the controls of an answer hold."""
    held = []
    for control in page.all(name="chosen"):
        if control.tag == "select":
            chosen = [o for o in control.all("option") if "selected" in o.attributes]
            held.append(chosen[0].attributes["value"] if chosen else "-1")
        elif control.attributes["type"] == "text" or "checked" in control.attributes:
            held.append(control.attributes["value"])
    return held


def test_no_question_of_any_type_gives_its_answer_away(
    every: list[tuple[int, Item]], client: TestClient, api: Api
) -> None:
    pages = {number: client.get(address(number)).text for number, _ in every}
    answers = {number: str(api.get(f"/study/sessions/{number}").json) for number, _ in every}

    told = {
        item.type: [secret for secret in secrets_of(item) if secret in pages[number] or secret in answers[number]]
        for number, item in every
    }
    assert told == {kind: [] for kind in ItemType}


def secrets_of(item: Item) -> set[str]:
    """What nobody may read of an item before its answer."""
    whys = [option.why for option in item.options] + [blank.why for blank in item.blanks]
    number = [item.number.why, "1250.5", "1,250.5"] if item.number else []
    return {*whys, *number, item.rule, *item.steps, 'class="clue"', "Take away"}


def test_feedback_on_places_counts_what_is_right_and_says_that_exams_give_no_part_of_it(
    app: FastAPI, client: TestClient
) -> None:
    bank = stock(app, an_ordering("P1-001"))
    Pages(client).start(count=1)
    [(question, item)] = asked(app, bank)

    told = Pages(client).send(1, 1, given(question, item, (0, 1, 3, 2))).told

    assert "2 of 4 right; worth 33 % in practice. In the exam a question is right or wrong as a whole." in told


def test_part_of_a_matching_counts_for_memory_as_part_of_an_answer(types: Bank, app: FastAPI, api: Api) -> None:
    door = Json(api)
    door.start(type="matching", count=1)
    [(question, item)] = asked(app, types)

    answer = api.post("/study/sessions/1/questions/1/answer", {"chosen": given(question, item, (0, 1, 3))}).json

    assert (answer["is_right"], answer["raw_score"]) == (False, 0)
    assert answer["explained"]["credit"] == pytest.approx(2 / 3)
    assert [blank["is_right"] for blank in answer["explained"]["blanks"]] == [True, True, False]


def test_a_session_of_a_case_holds_its_items_in_their_order(app: FastAPI, door: Door) -> None:
    case = a_case("late-ships", *(an_item(f"P1-90{n}", objective=f"objective-{n}") for n in (3, 1, 4, 2)))
    stock(app, an_item("P1-001"), *case)

    reply = door.start(case="late-ships")

    session = found(app)
    assert reply.status in {200, 201}
    assert [q.item_id for q in session.questions] == ["P1-903", "P1-901", "P1-904", "P1-902"]
    assert {q.reason for q in session.questions} == {"case"}


def test_a_question_of_a_case_shows_its_situation_before_the_answer_and_after(app: FastAPI, client: TestClient) -> None:
    bank = stock(app, *a_case())
    Pages(client).start(case="late-ships")
    [(question, item), *_] = asked(app, bank)

    before = words(client.get("/study/sessions/1/questions/1").text)
    after = Pages(client).send(1, 1, given(question, item, right_response(item))).told

    situation = "Case, 4 questions Late ships A port has no limit. Each shift counts another way."
    assert (situation in before, situation in after) == (True, True)


def test_the_api_asks_a_question_of_a_case_with_its_situation(app: FastAPI, api: Api) -> None:
    stock(app, *a_case())

    questions = api.post("/study/sessions", {"case": "late-ships"}).json["questions"]

    assert [question["question"]["case"] for question in questions] == [
        {"id": "late-ships", "title": "Late ships", "text": "A port has no limit.\n\nEach shift counts another way."}
    ] * 4


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        pytest.param({"case": "unknown"}, "There is no such case. Choose one from Study.", id="case"),
        pytest.param({"family": "G77"}, "There is no such family of calculations. Choose one from Study.", id="family"),
        pytest.param({"type": "essay"}, "Choose one of the choices.", id="type"),
        pytest.param(
            {"type": "hotspot"}, "No question fits these choices. Choose fewer limits.", id="type without items"
        ),
    ],
)
def test_a_session_of_what_there_is_not_is_refused(
    app: FastAPI, door: Door, client: TestClient, wanted: dict[str, str], message: str
) -> None:
    stock(app, an_item("P1-001"))

    reply = door.start(**wanted)

    assert reply.status == 422
    assert message in reply.told
    assert client.get("/study/sessions/1").status_code == 404


def test_a_case_with_a_draft_is_no_case_to_study(app: FastAPI, client: TestClient) -> None:
    first, *others = a_case()
    stock(app, an_item("P1-001"), *others, replace(first, status=Status.DRAFT))

    page = words(client.get("/study").text)

    assert "Late ships" not in page


@pytest.fixture
def sums(app: FastAPI) -> Bank:
    """A bank of one item and the family G42."""
    return stock(app, an_item("P1-001"), family=True)


def test_a_session_of_a_family_draws_fresh_questions_that_need_no_row(sums: Bank, app: FastAPI, door: Door) -> None:
    door.start(family="G42", count=3)
    door.start(family="G42", count=3)
    for number in (1, 2):
        for question, item in asked(app, sums, number):
            assert door.send(number, question.position, given(question, item, right_response(item))).status == 200

    drawn = [question for number in (1, 2) for question in found(app, number).questions]

    assert {q.item_id[:4] for q in drawn} == {"G42-"}
    assert {(q.reason, q.objective, q.raw_score) for q in drawn} == {("fresh", "sums", 1)}


def test_an_answered_question_of_a_family_stands_in_the_bank_of_the_learner(
    sums: Bank, app: FastAPI, client: TestClient
) -> None:
    Pages(client).start(family="G42", count=1)
    [(question, item)] = asked(app, sums)
    Pages(client).send(1, 1, given(question, item, right_response(item)))

    page = client.get(f"/bank/items/{item.id}")

    assert page.status_code == 200
    assert said(item.stem) in words(page.text)
    assert "Formula: Sums" in words(page.text)


def test_a_session_of_a_type_holds_that_type_alone(types: Bank, app: FastAPI, door: Door) -> None:
    door.start(type="pull-down", count=9)

    assert [item.type for _, item in asked(app, types)] == [ItemType.PULL_DOWN]


def test_the_study_page_offers_the_types_the_cases_and_the_families_that_there_are(
    app: FastAPI, client: TestClient
) -> None:
    stock(app, an_item("P1-001"), an_ordering("P1-002"), *a_case(), family=True)

    page = read(client.get("/study").text)

    assert [o.attributes["value"] for o in page.one("select", name="type").all("option")] == ["", "ordering", "single"]
    assert [o.attributes["value"] for o in page.one("select", name="family").all("option")] == ["G42"]
    assert [e.attributes["value"] for e in page.all("input", name="case")] == ["late-ships"]


def test_the_study_page_tells_how_many_questions_of_a_case_were_answered(app: FastAPI, client: TestClient) -> None:
    bank = stock(app, *a_case())
    before = words(client.get("/study").text)
    Pages(client).start(case="late-ships")
    [(question, item), *_] = asked(app, bank)
    Pages(client).send(1, 1, given(question, item, right_response(item)))

    after = words(client.get("/study").text)

    assert ("answered before" in before, "4 questions · 1 answered before" in after) == (False, True)
