"""Exams with every type that they show: what a modality holds, how it is saved, scored and reported."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank, Item, ItemType, Modality, as_shown, right_response
from app.exam.queries import Place
from tests.answering import wrong_response
from tests.conftest import Api
from tests.exam.hall import Door, everything, held_as_given, rows, text_of, view
from tests.makers import a_case, an_item, an_objective, one_of_each
from tests.reading import read

SHOWN = {
    Modality.ONLINE: {ItemType.SINGLE, ItemType.MULTIPLE},
    Modality.CENTER: set(ItemType) - {ItemType.ORDERING, ItemType.NUMERIC},
}


@pytest.fixture
def types(app: FastAPI) -> Bank:
    """Items of every type in one task of each domain."""
    return stock(app, *(item for task in ("P1", "R1", "B1") for n in range(4) for item in one_of_each(task, 1 + 8 * n)))


def stock(app: FastAPI, *items: Item) -> Bank:
    """Let exams draw from these items alone."""
    whole: Bank = app.state.bank
    objectives = {item.objective: an_objective(item.objective, item.task) for item in items}
    made = replace(whole, items={item.id: item for item in items}, objectives=objectives)
    app.state.bank = made
    return made


def begin(api: Api, modality: Modality = Modality.CENTER, size: int = 20) -> None:
    assert api.post("/exam/attempts", {"size": size, "modality": modality.value}).status == 201


def placed(bank: Bank, engine: Engine, number: int = 1) -> list[tuple[Place, Item]]:
    """The places of an attempt with their items."""
    return [(place, bank.items[place.item_id]) for place in view(engine, number).places]


def first_of_each(bank: Bank, engine: Engine) -> dict[ItemType, tuple[Place, Item]]:
    """The first place of each type in attempt 1."""
    return {item.type: (place, item) for place, item in reversed(placed(bank, engine))}


def given(place: Place, item: Item, chosen: Sequence[int | str]) -> list[Any]:
    """A response as the learner gives it to the question as shown."""
    return as_shown(item, place.option_order, tuple(chosen))


@pytest.mark.parametrize("modality", Modality)
def test_a_form_holds_the_types_of_its_modality(types: Bank, door: Door, engine: Engine, modality: Modality) -> None:
    door.start(20, modality=modality.value)

    attempt = view(engine)
    assert attempt.modality is modality
    assert {item.type for _, item in placed(types, engine)} == SHOWN[modality]


def test_an_exam_is_online_unless_told_otherwise(types: Bank, door: Door, engine: Engine) -> None:
    door.start(20)

    assert view(engine).modality is Modality.ONLINE


def test_a_modality_that_there_is_not_is_refused(types: Bank, door: Door, engine: Engine) -> None:
    reply = door.start(20, modality="at home")

    assert reply.status == 422
    assert "Choose one of the choices." in reply.words
    assert rows(engine, "attempts") == []


def test_the_same_key_for_another_modality_is_refused(types: Bank, door: Door, engine: Engine) -> None:
    key = "00000000-0000-4000-8000-000000000000"
    door.start(20, key, modality="online")
    before = everything(engine)

    reply = door.start(20, key, modality="center")

    assert (reply.status, everything(engine)) == (409, before)


def test_every_type_is_saved_as_given_and_scored_right_or_wrong(
    types: Bank, door: Door, api: Api, engine: Engine
) -> None:
    begin(api)
    answers = {
        place.position: (item, right_response(item) if place.position % 2 else wrong_response(item))
        for place, item in placed(types, engine)
    }

    replies = [
        door.save(place.position, given(place, item, answers[place.position][1]))
        for place, item in placed(types, engine)
    ]
    saved = {position: kept.chosen for position, kept in view(engine).saved.items()}
    report = api.post("/exam/attempts/1/submission").json

    assert [reply.is_taken for reply in replies] == [True] * 20
    assert saved == {position: chosen for position, (_, chosen) in answers.items()}
    assert [question["is_right"] for question in report["questions"]] == [bool(n % 2) for n in range(1, 21)]
    assert (report["total"]["right"], {item.type for item, _ in answers.values()}) == (10, SHOWN[Modality.CENTER])


def test_part_of_a_response_is_saved_and_earns_nothing(types: Bank, door: Door, api: Api, engine: Engine) -> None:
    begin(api)
    kinds = first_of_each(types, engine)
    partial = {
        place.position: given(place, item, (right_response(item)[0], *[-1] * (len(item.blanks) - 1)))
        for place, item in kinds.values()
        if item.blanks
    }

    replies = [door.save(position, chosen) for position, chosen in partial.items()]
    read_again = {q["position"]: q["chosen"] for q in api.get("/exam/attempts/1").json["questions"] if q["chosen"]}
    report = api.post("/exam/attempts/1/submission").json

    assert [reply.is_taken for reply in replies] == [True] * 3
    assert read_again == partial == held_as_given(types, view(engine))
    assert (report["total"]["right"], len(partial)) == (0, 3)


def test_a_response_with_every_place_open_is_a_blank(types: Bank, door: Door, api: Api, engine: Engine) -> None:
    begin(api)
    place, item = first_of_each(types, engine)[ItemType.MATCHING]
    door.save(place.position, given(place, item, right_response(item)))

    door.save(place.position, [-1, -1, -1])

    assert view(engine).saved[place.position].chosen == ()
    assert view(engine).answered == 0


def test_a_response_that_does_not_fit_its_type_is_refused_and_changes_nothing(
    types: Bank, door: Door, api: Api, engine: Engine
) -> None:
    begin(api)
    kinds = first_of_each(types, engine)
    unfit: dict[ItemType, list[int]] = {
        ItemType.SINGLE: [0, 1],
        ItemType.MULTIPLE: [0, 0],
        ItemType.HOTSPOT: [4],
        ItemType.MATCHING: [0, 99, 1],
        ItemType.ENHANCED_MATCHING: [0, 1],
        ItemType.PULL_DOWN: [0, 0],
    }
    before = everything(engine)

    replies = {kind: door.save(kinds[kind][0].position, chosen) for kind, chosen in unfit.items()}

    assert {kind: reply.status for kind, reply in replies.items()} == dict.fromkeys(unfit, 422)
    assert everything(engine) == before


def test_the_page_of_a_question_shows_what_is_saved(types: Bank, api: Api, client: TestClient, engine: Engine) -> None:
    begin(api)
    kinds = first_of_each(types, engine)
    for place, item in kinds.values():
        chosen = given(place, item, right_response(item))
        api.post("/exam/attempts/1/saves", {"position": place.position, "chosen": chosen})

    pages = {
        kind: read(client.get(f"/exam/attempts/1/questions/{place.position}").text)
        for kind, (place, _) in kinds.items()
    }

    selected = {
        kind: [o.attributes["value"] for s in page.all("select") for o in s.all("option") if "selected" in o.attributes]
        for kind, page in pages.items()
    }
    checked = {
        kind: [e.attributes["value"] for e in page.all("input", name="chosen") if "checked" in e.attributes]
        for kind, page in pages.items()
    }
    for kind, (place, item) in kinds.items():
        expected = list(map(str, given(place, item, right_response(item))))
        assert (selected[kind], sorted(checked[kind])) == ((expected, []) if item.blanks else ([], sorted(expected)))


def test_every_type_is_explained_in_the_report(types: Bank, api: Api, client: TestClient, engine: Engine) -> None:
    begin(api)
    kinds = first_of_each(types, engine)
    for place, item in kinds.values():
        chosen = given(place, item, wrong_response(item))
        api.post("/exam/attempts/1/saves", {"position": place.position, "chosen": chosen})
    api.post("/exam/attempts/1/submission")

    pages = {
        kind: text_of(client.get(f"/exam/attempts/1/report/{place.position}").text)
        for kind, (place, _) in kinds.items()
    }

    missing = {
        kind: [blank.why for blank in item.blanks if blank.why not in pages[kind]]
        + [option.text for option in item.options if not item.blanks and option.text not in pages[kind]]
        + ([] if "Not this one" in pages[kind] and "Your choice" in pages[kind] else ["verdict"])
        for kind, (_, item) in kinds.items()
    }
    assert missing == {kind: [] for kind in SHOWN[Modality.CENTER]}


def test_the_report_gives_back_each_response_as_it_was_given(types: Bank, api: Api, engine: Engine) -> None:
    begin(api)
    sent = {place.position: given(place, item, wrong_response(item)) for place, item in placed(types, engine)}
    for position, chosen in sent.items():
        api.post("/exam/attempts/1/saves", {"position": position, "chosen": chosen})

    report = api.post("/exam/attempts/1/submission").json

    kinds = {place.position: item for place, item in placed(types, engine)}
    back = {q["position"]: q["chosen"] for q in report["questions"]}
    in_order = {n: chosen if kinds[n].blanks else sorted(chosen) for n, chosen in back.items()}
    assert in_order == {n: chosen if kinds[n].blanks else sorted(chosen) for n, chosen in sent.items()}


def test_no_question_of_an_open_exam_gives_its_answer_away(
    types: Bank, api: Api, client: TestClient, engine: Engine
) -> None:
    begin(api)
    kinds = first_of_each(types, engine)

    attempt = str(api.get("/exam/attempts/1").json)
    pages = {
        kind: client.get(f"/exam/attempts/1/questions/{place.position}").text for kind, (place, _) in kinds.items()
    }

    told = {
        kind: [
            secret
            for secret in {*(o.why for o in item.options), *(b.why for b in item.blanks), item.rule, item.id}
            if secret in pages[kind] or secret in attempt
        ]
        for kind, (_, item) in kinds.items()
    }
    assert told == {kind: [] for kind in SHOWN[Modality.CENTER]}


def test_a_form_of_60_begins_with_a_whole_case(app: FastAPI, api: Api, engine: Engine) -> None:
    whole: Bank = app.state.bank
    case = a_case("late-ships", *(an_item(f"P1-90{n}", objective="ships") for n in (2, 4, 1, 3)))
    stock(app, *whole.live, *case)

    begin(api, Modality.ONLINE, 60)

    questions = api.get("/exam/attempts/1").json["questions"]
    assert [place.item_id for place in view(engine).places[:4]] == ["P1-902", "P1-904", "P1-901", "P1-903"]
    assert [bool(q["question"]["case"]) for q in questions] == [True] * 4 + [False] * 56


def test_a_question_of_a_case_is_shown_with_its_situation(app: FastAPI, api: Api, client: TestClient) -> None:
    whole: Bank = app.state.bank
    stock(app, *whole.live, *a_case("late-ships"))
    begin(api, Modality.ONLINE, 60)

    first, fifth = (text_of(client.get(f"/exam/attempts/1/questions/{n}").text) for n in (1, 5))

    situation = "Late ships A port has no limit. Each shift counts another way."
    assert (situation in first, situation in fifth) == (True, False)


def test_the_exam_page_asks_where_the_exam_is_sat_and_keeps_the_choice(types: Bank, client: TestClient) -> None:
    form = {"size": "7", "modality": "center", "client_key": "00000000-0000-4000-8000-000000000000"}

    offered, refused = (read(page.text) for page in (client.get("/exam"), client.post("/exam/attempts", data=form)))

    assert [marked(page) for page in (offered, refused)] == ["online", "center"]


def marked(page: Any) -> str:
    """The modality that a page has marked."""
    [found] = [e.attributes["value"] for e in page.all("input", name="modality") if "checked" in e.attributes]
    value: str = found
    return value
