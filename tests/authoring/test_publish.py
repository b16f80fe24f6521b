"""Publication: two blind solves that agree, a place in the bank that no load of files takes away, and the way out."""

from dataclasses import replace

from app.bank.domain import Status
from app.bank.files import Catalogue
from app.bank.queries import bank as bank_in_memory
from app.bank.service import LoadReport, load
from app.main import create_app
from tests.authoring.drafting import CAROL, DAVE, KEY, STEM, Desk, a_case_text, a_text
from tests.conftest import BOB, NOW, TurnedClock


def lead(desk: Desk) -> str:
    return desk.open("/drafts/1").one("p", class_="lead").text


def test_one_agreeing_solve_is_not_enough(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    desk.solve(BOB, KEY)
    desk.solve(CAROL, "Cut the work")

    status, page = desk.send("/drafts/1/publication")

    assert status == 409
    assert page.one(role="alert").text.startswith("1 of 2 blind solves of the present words agree with the key.")
    assert lead(desk).startswith("In review: 1 of 2")


def test_a_published_question_is_asked_from_now_on_under_the_next_free_id(desk: Desk) -> None:
    before = desk.bank

    item = desk.published(a_text(desk.bank))

    last = max(int(i.partition("-")[2]) for i in before.items if i.startswith(f"{item.task}-"))
    assert item.id == f"{item.task}-{last + 1:03}"
    assert "1 new question." in desk.client.get("/bank/changes").text
    assert (item.status, item.revision, item.stem) == (Status.LIVE, 1, STEM)
    assert item in desk.bank.items_of[item.objective]
    assert (item.provenance.reviewed, item.provenance.reviewed_on) == (
        ("2 or more blind solves by other learners of this installation",),
        NOW.date(),
    )
    assert before.items.keys() == desk.bank.items.keys() - {item.id}


def test_a_changed_published_question_becomes_a_new_revision_once_solved_again(desk: Desk) -> None:
    first = desk.published(a_text(desk.bank))
    reworked = a_text(desk.bank, stem=STEM.replace("nine", "ten"))
    desk.send("/drafts/1", text=reworked, base="1", then="review")
    unsolved, _ = desk.send("/drafts/1/publication")
    for solver in (BOB, DAVE):
        desk.solve(solver, KEY)

    desk.send("/drafts/1/publication")

    second = desk.bank.items[first.id]
    assert unsolved == 409
    assert (second.revision, second.stem) == (2, STEM.replace("nine", "ten"))


def test_another_process_finds_it_at_its_start_and_a_load_of_files_leaves_it(
    desk: Desk, catalogue: Catalogue, clock: TurnedClock
) -> None:
    item = desk.published(a_text(desk.bank))

    other = create_app(desk.app.state.settings, clock=clock, seed=1, catalogue=catalogue)
    other.state.engine.dispose()

    assert other.state.bank.items[item.id] == item


def test_a_file_that_claims_the_id_wins_and_the_draft_can_not_change_it_any_more(
    desk: Desk, catalogue: Catalogue
) -> None:
    item = desk.published(a_text(desk.bank))
    of_file = replace(item, stem="A file says something else. What counts now?", provenance=item.provenance)
    claimed = replace(catalogue, items=catalogue.items | {item.id: of_file})
    with desk.app.state.writer.session() as db:
        report = load(db, claimed, now=NOW)
        held = bank_in_memory(db, claimed)
    status, page = desk.send("/drafts/1/withdrawal")
    with desk.app.state.writer.session() as db:
        load(db, catalogue, now=NOW)

    assert report == LoadReport(0, 1, 0, len(catalogue.items))
    assert (held.items[item.id].stem, held.items[item.id].revision) == (of_file.stem, 2)
    assert (status, page.one(role="alert").text) == (409, f"{item.id} stands in the bank's files now. Change it there.")


def test_a_published_question_rests_while_its_objective_is_gone(desk: Desk, catalogue: Catalogue) -> None:
    item = desk.published(a_text(desk.bank))
    rest = {name: o for name, o in catalogue.objectives.items() if name != item.objective}

    with desk.app.state.writer.session() as db:
        held = bank_in_memory(db, replace(catalogue, objectives=rest))

    assert held.items[item.id].status is Status.RETIRED


def test_a_withdrawn_question_is_retired_and_can_come_back(desk: Desk) -> None:
    item = desk.published(a_text(desk.bank))

    desk.send("/drafts/1/withdrawal")
    withdrawn = desk.bank.items[item.id]
    desk.send("/drafts/1/return")
    desk.send("/drafts/1", text=a_text(desk.bank), base="1", then="review")
    desk.send("/drafts/1/publication")

    assert withdrawn.status is Status.RETIRED
    assert (desk.bank.items[item.id].status, desk.bank.items[item.id].revision) == (Status.LIVE, 2)


def test_a_case_is_published_with_all_its_questions_and_a_shorter_one_retires_what_it_lost(desk: Desk) -> None:
    desk.write(a_case_text(desk.bank, questions=5), then="review")
    for solver in (BOB, CAROL):
        for _ in range(5):
            desk.solve(solver, KEY)
    desk.send("/drafts/1/publication")
    *kept, lost = desk.bank.cases["late-limit"].items
    stems = [desk.bank.items[i].stem for i in (*kept, lost)]
    desk.send("/drafts/1", text=a_case_text(desk.bank), base="1", then="review")

    desk.send("/drafts/1/publication")

    assert stems == [STEM.replace("three", week) for week in ("three", "four", "five", "six", "seven")]
    assert desk.bank.cases["late-limit"].items == tuple(kept)
    assert desk.bank.items[lost].status is Status.RETIRED
