"""Saving choices: stored at once, changed and cleared at will, never lost to a late or repeated save."""

from datetime import timedelta
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.bank.domain import Bank
from app.web.text import inline
from tests.conftest import NOW, Api, TurnedClock
from tests.exam.hall import Door, checked, everything, first_position, held, right_choice, rows, shown, text_of, view

TIME = timedelta(minutes=26, seconds=40)
KEYS_THAT_ARE_NONE = ("", "abc", "00000000-0000-1000-8000-000000000000")


def single(bank: Bank, engine: Engine) -> int:
    """A position of attempt 1 that asks for one option."""
    return first_position(bank, view(engine), multiple=False)


def multiple(bank: Bank, engine: Engine) -> int:
    """A position of attempt 1 that asks for several options."""
    return first_position(bank, view(engine), multiple=True)


def choose_at(bank: Bank, engine: Engine, position: int) -> int:
    """How many options the item at a position of attempt 1 asks for."""
    return bank.items[view(engine).place(position).item_id].choose


def test_a_choice_is_stored_changed_and_cleared(sitting: Api, door: Door, engine: Engine, clock: TurnedClock) -> None:
    steps = []
    for chosen in ([2], [0], []):
        clock.turn(seconds=1)
        door.save(1, chosen)
        steps.append(held(engine))

    assert steps == [{1: ([2], False)}, {1: ([0], False)}, {1: ([], False)}]


def test_a_flag_is_set_and_taken_off_without_touching_the_choice(sitting: Api, door: Door, engine: Engine) -> None:
    steps = []
    for chosen, flag in (([], True), ([2], True), ([2], False)):
        door.save(1, chosen, flag=flag)
        steps.append(held(engine))

    assert steps == [{1: ([], True)}, {1: ([2], True)}, {1: ([2], False)}]


def test_saves_at_the_same_moment_take_effect_in_their_order(sitting: Api, door: Door, engine: Engine) -> None:
    for place in (0, 3, 1, 2):
        door.save(1, [place])

    assert held(engine) == {1: ([2], False)}


def test_every_save_is_logged_with_its_item_and_no_score(sitting: Api, engine: Engine, clock: TurnedClock) -> None:
    place = view(engine).place(4)
    key = uuid4()
    clock.turn(minutes=3)

    sitting.post("/exam/attempts/1/saves", {"position": 4, "chosen": [1]}, key)

    [row] = rows(engine, "responses")
    assert (row["client_key"], row["kind"], row["setting"], row["sitting"]) == (str(key), "save", "exam", 1)
    assert (row["position"], row["item_id"], row["revision"]) == (4, place.item_id, place.revision)
    assert (row["chosen"], shown(place, row["chosen"])) == ([place.option_order[1]], [1])
    assert (row["raw_score"], row["is_first_sight"], row["responded_at"]) == (None, None, NOW + timedelta(minutes=3))


def test_a_multiple_response_is_saved_pick_by_pick_in_any_order(
    sitting: Api, door: Door, engine: Engine, bank: Bank
) -> None:
    position = multiple(bank, engine)
    picks = list(range(choose_at(bank, engine, position)))

    door.save(position, [3])
    partial = held(engine)
    door.save(position, picks[::-1])

    assert partial == {position: ([3], False)}
    assert held(engine) == {position: (picks, False)}


def test_more_picks_than_asked_for_are_refused_and_change_nothing(
    sitting: Api, door: Door, engine: Engine, bank: Bank
) -> None:
    one, several = single(bank, engine), multiple(bank, engine)
    choose = choose_at(bank, engine, several)
    door.save(one, [3])
    door.save(several, [3])
    before = everything(engine)

    replies = [door.save(one, [0, 1]), door.save(several, range(choose + 1))]

    assert [reply.status for reply in replies] == [422, 422]
    assert "Choose one option." in replies[0].words
    assert f"Choose exactly {choose} options." in replies[1].words
    assert everything(engine) == before


def test_an_option_that_is_not_there_is_refused_and_changes_nothing(
    sitting: Api, door: Door, engine: Engine, bank: Bank
) -> None:
    position = multiple(bank, engine)
    after_the_last = len(view(engine).place(position).option_order)
    before = everything(engine)

    replies = [door.save(position, chosen) for chosen in ([-1], [after_the_last], [99], [2**70], [0, 0])]

    assert [reply.status for reply in replies] == [422] * 5
    assert ["That option is not part of this question." in reply.words for reply in replies] == [True] * 5
    assert everything(engine) == before


def test_a_position_that_the_form_does_not_have_is_refused(sitting: Api, door: Door, engine: Engine) -> None:
    before = everything(engine)

    replies = {position: door.save(position, [0]) for position in (21, 999, 0, 1001, 2**70)}

    assert [reply.status in {404, 422} for reply in replies.values()] == [True] * 5
    assert "This exam has questions 1 to 20." in replies[21].words
    assert everything(engine) == before


def test_an_attempt_that_does_not_exist_takes_no_answer(sitting: Api, door: Door, engine: Engine) -> None:
    before = everything(engine)

    replies = [door.save(1, [0], number=number) for number in (0, 2, 2**31, 2**70)]

    assert [reply.status for reply in replies] == [404] * 4
    assert everything(engine) == before


def test_a_late_older_save_does_not_overwrite_a_newer_one(sitting: Api, door: Door, engine: Engine) -> None:
    door.save(1, [3], sequence=2_000_000_000_002, flag=True)

    reply = door.save(1, [0], sequence=2_000_000_000_001)

    assert reply.is_taken
    assert held(engine) == {1: ([3], True)}


def test_a_newer_sequence_overwrites_at_its_own_position_only(sitting: Api, engine: Engine) -> None:
    for position, chosen, sequence in ((1, [3], 5), (2, [2], 9), (1, [0], 6), (2, [1], 8)):
        sitting.post("/exam/attempts/1/saves", {"position": position, "chosen": chosen, "sequence": sequence})

    assert held(engine) == {1: ([0], False), 2: ([2], False)}


def test_a_save_without_a_sequence_counts_as_the_newest(sitting: Api, door: Door, engine: Engine) -> None:
    ahead = int((NOW + timedelta(days=400)).timestamp() * 1000)
    door.save(1, [3], sequence=ahead)

    door.save(1, [0])

    assert held(engine) == {1: ([0], False)}


def test_the_answer_to_a_late_save_says_that_it_is_not_the_current_one(sitting: Api) -> None:
    newer = sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [3], "sequence": 9})

    late = sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [], "sequence": 5})

    assert newer.json == {"position": 1, "sequence": 9, "is_current": True, "answered": 1, "seconds_left": 1600.0}
    assert late.json == {"position": 1, "sequence": 5, "is_current": False, "answered": 1, "seconds_left": 1600.0}


def test_the_answer_to_a_save_counts_what_is_answered_now(sitting: Api) -> None:
    saves = [(1, [0]), (2, [1]), (1, [2]), (2, []), (3, [])]

    counts = [
        sitting.post("/exam/attempts/1/saves", {"position": position, "chosen": chosen}).json["answered"]
        for position, chosen in saves
    ]

    assert counts == [1, 2, 2, 1, 1]
    assert sitting.get("/exam/attempts/1").json["answered"] == 1


def test_the_same_key_with_the_same_choice_is_stored_once(
    sitting: Api, door: Door, engine: Engine, clock: TurnedClock
) -> None:
    key = uuid4()
    first = door.save(1, [2], key=key)
    before = everything(engine)
    clock.turn(minutes=1)

    again = door.save(1, [2], key=key)

    assert (first.is_taken, again.is_taken) == (True, True)
    assert everything(engine) == before
    assert len(before["responses"]) == 1


@pytest.mark.parametrize("sequences", [(5, 9), (None, None)], ids=["with sequence", "without sequence"])
def test_a_repeated_save_leaves_a_newer_choice_alone_and_says_so(
    sitting: Api, engine: Engine, clock: TurnedClock, sequences: tuple[int | None, int | None]
) -> None:
    key = uuid4()
    older = {"position": 1, "chosen": [2], "sequence": sequences[0]}
    sitting.post("/exam/attempts/1/saves", older, key)
    before = sitting.post("/exam/attempts/1/saves", older, key)
    clock.turn(seconds=5)
    sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [0], "sequence": sequences[1]})

    after = sitting.post("/exam/attempts/1/saves", older, key)

    assert held(engine) == {1: ([0], False)}
    assert (before.json["is_current"], after.json["is_current"]) == (True, False)


def test_the_same_key_for_something_else_is_refused_and_changes_nothing(
    sitting: Api, door: Door, engine: Engine
) -> None:
    key = uuid4()
    door.save(1, [2], key=key)
    before = everything(engine)

    replies = [door.save(1, [3], key=key), door.save(1, [], key=key), door.save(2, [2], key=key)]

    assert [reply.status for reply in replies] == [409, 409, 409]
    assert ["This key was used for another answer." in reply.words for reply in replies] == [True, True, True]
    assert everything(engine) == before


def test_a_save_without_a_proper_key_is_refused(sitting: Api, client: TestClient, engine: Engine) -> None:
    before = everything(engine)

    pages = [
        client.post("/exam/attempts/1/questions/1", data={"chosen": "0", "client_key": key})
        for key in KEYS_THAT_ARE_NONE
    ]
    answers = [
        client.post(
            "/api/v1/exam/attempts/1/saves", json={"position": 1, "chosen": [0]}, headers={"Idempotency-Key": key}
        )
        for key in KEYS_THAT_ARE_NONE
    ]

    assert [response.status_code for response in (*pages, *answers)] == [422] * 6
    assert everything(engine) == before


def test_a_save_after_the_deadline_is_refused_and_changes_nothing(
    sitting: Api, door: Door, engine: Engine, clock: TurnedClock
) -> None:
    clock.turn(seconds=TIME.total_seconds() - 1)
    in_the_last_second = [door.save(1, [0], flag=True).is_taken, door.save(2, [1]).is_taken]
    before = everything(engine)
    clock.turn(seconds=1)

    replies = [door.save(1, [3]), door.save(2, []), door.save(3, [0], flag=True)]
    clock.turn(days=2)
    replies += [door.save(1, [3]), door.save(3, [0])]

    assert in_the_last_second == [True, True]
    assert [reply.status for reply in replies] == [409] * 5
    assert ["The time of this exam is over." in reply.words for reply in replies] == [True] * 5
    assert everything(engine) == before


def test_a_save_that_was_stored_in_time_is_acknowledged_again_after_the_deadline(
    sitting: Api, door: Door, engine: Engine, clock: TurnedClock
) -> None:
    key = uuid4()
    door.save(1, [2], key=key)
    before = everything(engine)
    clock.turn(hours=1)

    reply = door.save(1, [2], key=key)

    assert reply.is_taken
    assert everything(engine) == before


def test_a_save_after_submission_is_refused_and_changes_nothing(sitting: Api, door: Door, engine: Engine) -> None:
    door.save(1, [0])
    door.submit()
    before = everything(engine)

    reply = door.save(1, [3])

    assert reply.status == 409
    assert "This exam is submitted; what was saved before that is scored." in reply.words
    assert everything(engine) == before


def test_a_clock_set_back_during_a_sitting_gives_no_time_back(sitting: Api, clock: TurnedClock) -> None:
    clock.turn(minutes=10)
    saved = sitting.post("/exam/attempts/1/saves", {"position": 1, "chosen": [0]}).json["seconds_left"]

    clock.turn(minutes=-8)
    read = sitting.get("/exam/attempts/1").json["seconds_left"]
    saved_again = sitting.post("/exam/attempts/1/saves", {"position": 2, "chosen": [0]}).json["seconds_left"]
    clock.turn(minutes=10)
    later = sitting.get("/exam/attempts/1").json["seconds_left"]

    assert (saved, read, saved_again, later) == (1000.0, 1000.0, 1000.0, 880.0)


def test_a_save_with_the_clock_set_back_is_the_newest_and_not_before_the_one_it_follows(
    sitting: Api, door: Door, engine: Engine, clock: TurnedClock
) -> None:
    clock.turn(minutes=10)
    door.save(1, [0])
    clock.turn(minutes=-30)

    door.save(1, [1])

    assert held(engine) == {1: ([1], False)}
    assert view(engine).saved[1].saved_at == NOW + timedelta(minutes=10)


def test_the_page_shows_what_is_saved(sitting: Api, client: TestClient, engine: Engine, bank: Bank) -> None:
    position = multiple(bank, engine)
    picks = right_choice(bank, view(engine).place(position))
    sitting.post("/exam/attempts/1/saves", {"position": position, "chosen": picks, "is_flagged": True})

    page = client.get(f"/exam/attempts/1/questions/{position}").text
    other = client.get(f"/exam/attempts/1/questions/{position % 20 + 1}").text

    assert (checked(page), checked(page, "is_flagged")) == ([str(place) for place in picks], ["true"])
    assert (checked(other), checked(other, "is_flagged")) == ([], [])


def test_a_question_shows_its_options_in_the_order_of_the_form(
    sitting: Api, client: TestClient, engine: Engine, bank: Bank
) -> None:
    place = view(engine).place(4)
    options = [bank.items[place.item_id].options[i].text for i in place.option_order]

    page = text_of(client.get("/exam/attempts/1/questions/4").text)
    answer = sitting.get("/exam/attempts/1").json["questions"][3]

    found = [page.index(f" {n} {text_of(str(inline(text)))}") for n, text in enumerate(options, 1)]
    assert found == sorted(found)
    assert answer["question"]["options"] == options


@pytest.mark.parametrize("flag", [True, False], ids=["flagged", "not flagged"])
def test_a_refused_form_comes_back_as_it_was_filled_in(
    sitting: Api, client: TestClient, engine: Engine, bank: Bank, flag: bool
) -> None:
    position = multiple(bank, engine)
    choose = choose_at(bank, engine, position)
    typed = [str(place) for place in range(choose + 1)]
    saved = {"position": position, "chosen": [choose + 1], "is_flagged": not flag}
    assert sitting.post("/exam/attempts/1/saves", saved).status == 200

    page = client.post(
        f"/exam/attempts/1/questions/{position}",
        data={"chosen": typed, "client_key": str(uuid4()), "go": "next"} | ({"is_flagged": "true"} if flag else {}),
    )

    assert page.status_code == 422
    assert f"Choose exactly {choose} options." in text_of(page.text)
    assert 'aria-describedby="chosen-error"' in page.text
    assert checked(page.text) == typed
    assert checked(page.text, "is_flagged") == (["true"] if flag else [])


def test_a_refused_form_can_be_sent_again_once_it_is_put_right(
    sitting: Api, client: TestClient, engine: Engine, bank: Bank
) -> None:
    position = multiple(bank, engine)
    choose = choose_at(bank, engine, position)
    key = str(uuid4())
    picks = [str(place) for place in range(choose + 1)]
    client.post(f"/exam/attempts/1/questions/{position}", data={"chosen": picks, "client_key": key})

    page = client.post(f"/exam/attempts/1/questions/{position}", data={"chosen": picks[1:], "client_key": key})

    assert page.status_code == 200
    assert held(engine) == {position: (list(range(1, choose + 1)), False)}
