"""Drafts: every save is kept, clashes lose nothing, nobody sees those of others."""

from app.home.archive import archive, forget
from tests.authoring.drafting import STEM, Desk, a_text, typed
from tests.conftest import BOB, TurnedClock, become

OTHER = STEM.replace("nine", "twelve")


def test_a_saved_text_is_there_again_and_listed_by_its_stem(desk: Desk) -> None:
    text = a_text(desk.bank)

    page = desk.write(text.replace("\n", "\r\n"))

    assert page.h1 == "Draft 1"
    assert typed(page) == text
    assert desk.open("").one("section", **{"aria-labelledby": "mine"}).one("li").text == (
        "A crew of nine passes the agreed cost limit in week three, and the sponsor owns it. What …"
        "Draft 1, being written, November 22, 2026"
    )


def test_each_save_of_other_words_is_a_revision_with_its_note(desk: Desk, clock: TurnedClock) -> None:
    desk.write(a_text(desk.bank))
    for words, note in ((OTHER, "more people"), (OTHER, "the same"), (STEM, "")):
        clock.turn(hours=1)
        base = newest(desk)
        desk.send("/drafts/1", text=a_text(desk.bank, stem=words), base=base, note=note)

    lines = desk.open("/drafts/1").one("section", **{"aria-labelledby": "revisions"}).all("li")

    assert [line.text for line in lines] == [
        "Revision 3, the newest November 22, 2026, 12:00 UTC",
        "Revision 2 November 22, 2026, 10:00 UTC. more people",
        "Revision 1 November 22, 2026, 09:00 UTC",
    ]


def newest(desk: Desk) -> str:
    return desk.open("/drafts/1").one("input", name="base").attributes["value"]


def test_the_same_key_keeps_one_draft(desk: Desk) -> None:
    for _ in range(2):
        desk.send("/drafts", text=a_text(desk.bank), client_key="0b0e7e2a-6c3b-4a53-9a76-30f3ff6f6c11")

    assert len(desk.open("").one("section", **{"aria-labelledby": "mine"}).all("li")) == 1


def test_a_clash_shows_both_texts_and_a_second_save_keeps_the_typed_one(desk: Desk) -> None:
    first, here, there = (a_text(desk.bank, stem=STEM.replace("nine", n)) for n in ("nine", "ten", "eleven"))
    desk.write(first)
    desk.send("/drafts/1", text=there, base="1")

    status, clash = desk.send("/drafts/1", text=here, base="1")
    again, _ = desk.send("/drafts/1", text=typed(clash), base=clash.one("input", name="base").attributes["value"])

    stored = clash.one("textarea", readonly="")
    assert (status, again) == (409, 200)
    assert (typed(clash), "".join(map(str, stored.children)).removeprefix("\n")) == (here, there)
    assert [kept(desk, n) for n in (1, 2, 3)] == [first, there, here]


def kept(desk: Desk, revision: int) -> str:
    field = desk.open(f"/drafts/1/revisions/{revision}").one("textarea", id="old")
    return "".join(map(str, field.children)).removeprefix("\n")


def test_an_old_text_is_restored_as_the_newest_and_none_is_lost(desk: Desk) -> None:
    old, new = a_text(desk.bank), a_text(desk.bank, stem=OTHER)
    desk.write(old)
    desk.send("/drafts/1", text=new, base="1")

    _, page = desk.send("/drafts/1/revisions/1/restoration")

    assert typed(page) == old
    assert [kept(desk, n) for n in (1, 2, 3)] == [old, new, old]


def test_a_text_that_cannot_be_stored_comes_back_as_typed(desk: Desk) -> None:
    texts = ("x" * 100_001, "a\0b", " \n ")

    answers = [desk.send("/drafts", text=text) for text in texts]

    assert [(status, page.one(role="alert").one("li").text) for status, page in answers] == [
        (422, "The text has more than 100,000 bytes. Keep one question or one case in a draft."),
        (422, "The text holds a character of no meaning (NUL), which cannot be stored. Take it out."),
        (422, "There is no text yet. Write something, or start from a skeleton."),
    ]
    assert typed(answers[0][1]) == texts[0]


def test_a_text_with_problems_is_kept_and_not_sent_to_review(desk: Desk) -> None:
    page = desk.write("- id: [", then="review")

    assert page.one("p", class_="notice").text == (
        "Saved, and not sent to review: the problems named beside the text come first."
    )
    assert page.one("p", class_="lead").text == "Revision 1. Only you see it."


READS = ("/drafts/1", "/drafts/1/revisions/1")
WRITES = (
    "/drafts/1",
    "/drafts/1/check",
    "/drafts/1/return",
    "/drafts/1/publication",
    "/drafts/1/withdrawal",
    "/drafts/1/revisions/1/restoration",
)


def test_a_draft_is_seen_and_changed_by_its_author_alone(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    become(desk.app, BOB)

    seen = [desk.client.get(f"/bank/author{path}").status_code for path in READS]
    sent = [desk.send(path, BOB, text=a_text(desk.bank, stem=OTHER), base="1")[0] for path in WRITES]

    assert seen + sent == [404] * 8
    assert typed(desk.open("/drafts/1")) == a_text(desk.bank)
    assert desk.open("/drafts/1").one("p", class_="lead").text.startswith("In review")


def test_a_draft_leaves_with_its_learner_and_takes_the_solves_of_others_along(desk: Desk) -> None:
    desk.write(a_text(desk.bank), then="review")
    desk.solve(BOB, "Tell the sponsor")

    with desk.app.state.writer.session() as db:
        forget(db.connection(), 1)
        left = [archive(db.connection(), learner, now=desk.app.state.clock())["tables"] for learner in (1, BOB)]

    names = ("drafts", "draft_revisions", "draft_solves")
    assert [[len(tables[name]) for name in names] for tables in left] == [[0, 0, 0], [0, 0, 0]]
