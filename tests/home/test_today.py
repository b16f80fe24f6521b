"""Today: what to do now, in minutes, with one button; the exam and the renewal beside it. Page and API agree."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.conftest import ALICE, BOB, Api, TurnedClock, become
from tests.home.studying import certify, log, press, section, sit, study, today, welcomed

START = "/study/sessions"
OBJECTIVES = 52


def lead(client: TestClient) -> tuple[str, str]:
    """Heading and sentence below it."""
    page = today(client)
    return page.h1, page.one("p", class_="lead").text


def plan(api: Api) -> tuple[int, int, int, int]:
    """Minutes, new, reviews and reviews due, as the API says."""
    found = api.get("/today").json
    return found["minutes"], found["new"], found["reviews"], found["reviews_due"]


def test_a_new_learner_is_invited_to_ten_questions(client: TestClient, api: Api) -> None:
    welcomed(api)

    page = today(client)

    assert (page.h1, [button.text for button in page.one("main").all("button")]) == (
        "Start with ten questions",
        ["Start studying"],
    )
    assert {title: section(page, title) for title in ("Exam", "Syllabus met", "Renewal")} == {
        "Exam": "No exam date. Set one and the plan meets it.",
        "Syllabus met": f"0 of {OBJECTIVES} Learning objectives with questions in this bank.",
        "Renewal": "Once you hold the PMP, the three-year cycle is kept here.",
    }


def test_the_api_tells_a_new_learner_the_same(api: Api) -> None:
    assert api.get("/today").json == {
        "minutes": 3,
        "new": 1,
        "reviews": 0,
        "reviews_due": 0,
        "days_to_exam": None,
        "objectives": OBJECTIVES,
        "objectives_met": 0,
        "renewal": None,
    }


def test_the_button_of_a_new_learner_starts_ten_questions(client: TestClient, api: Api) -> None:
    welcomed(api)

    press(client, today(client), START)

    assert len(api.get("/study/sessions/1").json["questions"]) == 10


def test_a_running_session_waits_where_it_was_left(client: TestClient, api: Api) -> None:
    welcomed(api)
    study(api, 5, answers=1)

    page = today(client)

    assert (page.h1, page.one("a", class_="button").attributes["href"]) == ("4 questions left", "/study/sessions/1")


def test_one_question_left_is_one(client: TestClient, api: Api) -> None:
    welcomed(api)
    study(api, 2, answers=1)

    assert lead(client) == ("1 question left", "You stopped a session; it waits where you left it.")


def test_an_ended_session_waits_no_more(client: TestClient, api: Api) -> None:
    welcomed(api)
    study(api, 5, answers=1)

    api.post("/study/sessions/1/end")

    assert (today(client).h1, section(today(client), "Syllabus met").split(" About")[0]) == (
        "Done for today",
        f"1 of {OBJECTIVES}",
    )


def test_a_running_exam_comes_before_a_running_session(client: TestClient, api: Api) -> None:
    welcomed(api)
    study(api, 5, answers=1)
    sit(api, saves=3)

    page = today(client)

    assert (page.h1, page.one("p", class_="lead").text, page.one("a", class_="button").attributes["href"]) == (
        "Your exam is running",
        "3 of 20 answered. The clock goes on while you are away.",
        "/exam/attempts/1",
    )


def test_an_exam_whose_time_is_over_runs_no_more(client: TestClient, api: Api, clock: TurnedClock) -> None:
    welcomed(api)
    sit(api)
    clock.turn(minutes=240 * 20 / 180, seconds=-1)
    a_second_before = today(client).h1

    clock.turn(seconds=1)

    assert (a_second_before, today(client).h1) == ("Your exam is running", "Start with ten questions")


def test_a_submitted_exam_stands_among_the_last_exams(client: TestClient, api: Api) -> None:
    welcomed(api)
    sit(api)

    right = api.post("/exam/attempts/1/submission").json["total"]["right"]

    page = today(client)
    assert (page.h1, section(page, "Last exams")) == ("Start with ten questions", f"November 22, 2026: {right} of 20")


def test_the_last_exams_are_the_newest_three(client: TestClient, api: Api, clock: TurnedClock) -> None:
    welcomed(api)
    for number in range(1, 5):
        sit(api)
        api.post(f"/exam/attempts/{number}/submission")
        clock.turn(days=1)

    links = [a.attributes["href"] for a in today(client).one("ul", class_="plain-list").all("a")]

    assert links == [f"/exam/attempts/{number}/report" for number in (4, 3, 2)]


def test_the_day_is_done_when_its_new_objective_is_met(client: TestClient, api: Api) -> None:
    welcomed(api)

    study(api, 1)

    assert lead(client) == ("Done for today", "Nothing is due. Tomorrow brings the next reviews.")
    assert plan(api) == (0, 0, 0, 0)


def test_who_is_done_may_go_on_with_ten_more(client: TestClient, api: Api) -> None:
    welcomed(api)
    study(api, 1)

    press(client, today(client), START)

    assert (today(client).h1, len(api.get("/study/sessions/2").json["questions"])) == ("10 questions left", 10)


def test_the_agenda_counts_minutes_for_new_objectives_and_reviews(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    welcomed(api, exam_on="2027-01-01")  # 40 days: two new a day, so that all are met in thirty
    study(api, 3)
    clock.turn(days=1)

    page = today(client)

    # 2 new of 150 seconds and 3 reviews of 75 are 525 seconds
    assert plan(api) == (9, 2, 3, 3)
    assert (page.h1, page.one("p", class_="lead").text) == (
        "9 minutes today",
        "3 reviews and 2 new ideas keep you on course.",
    )
    assert [item.text for item in page.one("ul", class_="legend").all("li")] == [
        "2 new, 5 min",
        "3 reviews, 3 min 45 s",
    ]
    assert [button.text for button in page.one("main").all("button")] == ["Start 5 questions"]


def test_the_button_of_the_agenda_starts_as_many_questions_as_it_says(
    client: TestClient, api: Api, clock: TurnedClock
) -> None:
    welcomed(api, exam_on="2027-01-01")
    study(api, 3)
    clock.turn(days=1)

    press(client, today(client), START)

    reasons = sorted(question["reason"] for question in api.get("/study/sessions/2").json["questions"])
    assert reasons == ["due", "due", "due", "new", "new"]


def test_a_single_new_idea_is_told_in_the_singular(client: TestClient, api: Api) -> None:
    welcomed(api, exam_on="2027-01-01")

    study(api, 1)

    assert lead(client) == ("3 minutes today", "1 new idea keeps you on course.")


def test_minutes_that_are_used_up_leave_reviews_for_tomorrow(client: TestClient, api: Api, clock: TurnedClock) -> None:
    welcomed(api, exam_on="2027-01-01", minutes_a_day=5)
    study(api, 3)
    clock.turn(days=1)
    study(api, 2)  # both new: five minutes

    assert lead(client) == ("Done for today", "Your minutes are used; 3 reviews can wait until tomorrow without harm.")
    assert plan(api) == (0, 0, 0, 3)


def test_reviews_beyond_the_minutes_are_said_to_wait(client: TestClient, api: Api, clock: TurnedClock) -> None:
    welcomed(api, exam_on="2026-11-23", minutes_a_day=5)  # the last days bring nothing new
    study(api, 7)
    clock.turn(days=1)

    assert lead(client) == ("5 minutes today", "4 reviews keep you on course; the 3 other reviews can wait.")
    assert plan(api) == (5, 0, 4, 7)


def test_the_day_turns_at_midnight_of_the_learner(client: TestClient, api: Api, clock: TurnedClock) -> None:
    clock.turn(hours=1)  # 10:00 in UTC, 23:00 in Auckland
    welcomed(api, zone="Pacific/Auckland")
    study(api, 1)
    before_midnight = today(client).h1

    clock.turn(hours=2)

    assert (before_midnight, today(client).h1, plan(api)) == ("Done for today", "4 minutes today", (4, 1, 1, 1))


def test_the_days_to_the_exam_are_counted_down(client: TestClient, api: Api, clock: TurnedClock) -> None:
    welcomed(api, exam_on="2026-12-22")

    told = []
    for days in (0, 29, 1, 1):
        clock.turn(days=days)
        told.append((section(today(client), "Exam"), api.get("/today").json["days_to_exam"]))

    assert told == [
        ("30 days until December 22, 2026", 30),
        ("1 day until December 22, 2026", 1),
        ("Today December 22, 2026", 0),
        ("No exam date ahead. Set one and the plan meets it.", None),
    ]


def test_the_days_to_the_exam_are_the_learners_days(client: TestClient, api: Api, clock: TurnedClock) -> None:
    clock.turn(hours=3)  # 12:00 in UTC, 01:00 of the next day in Auckland
    welcomed(api, exam_on="2026-12-22", zone="UTC")
    in_utc = (section(today(client), "Exam"), api.get("/today").json["days_to_exam"])

    welcomed(api, exam_on="2026-12-22", zone="Pacific/Auckland")

    in_auckland = (section(today(client), "Exam"), api.get("/today").json["days_to_exam"])
    assert (in_utc, in_auckland) == (
        ("30 days until December 22, 2026", 30),
        ("29 days until December 22, 2026", 29),
    )


def test_the_renewal_line_says_what_counts_and_what_is_missing(client: TestClient, api: Api) -> None:
    certify(api)
    log(api)

    told = section(today(client), "Renewal")

    missing = (
        "58 more PDUs, among them 33 Education, 6.5 Ways of Working, 7.5 Power Skills and 8 Business Acumen, "
        "by January 14, 2027."
    )
    assert (told, api.get("/today").json["renewal"]) == (f"2 of 60 PDUs {missing} Open the cycle", missing)


def test_bob_sees_nothing_of_the_day_of_alice(app: FastAPI, client: TestClient, api: Api) -> None:
    welcomed(api, exam_on="2026-12-22")
    certify(api)
    study(api, 3, answers=1)
    sit(api)
    become(app, BOB)
    before = client.get("/").url.path
    welcomed(api)
    page = today(client)
    sections = [h2.text for h2 in page.one("aside").all("h2")]
    told = api.get("/today").json

    become(app, ALICE)

    assert (before, page.h1, sections) == (
        "/welcome",
        "Start with ten questions",
        ["Exam", "Syllabus met", "Renewal"],
    )
    assert (told["objectives_met"], told["days_to_exam"], told["renewal"]) == (0, None, None)
    assert today(client).h1 == "Your exam is running"
