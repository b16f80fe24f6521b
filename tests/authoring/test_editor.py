"""The editor's page: it begins, checks and shows without storing anything."""

from tests.authoring.drafting import Desk, a_case_text, a_text, problems, typed


def test_the_page_begins_with_a_skeleton_of_the_wanted_type(desk: Desk) -> None:
    objective = next(o for _, o in sorted(desk.bank.objectives.items()) if o.approach == "agile")

    page = desk.open(f"?type=multiple&objective={objective.id}")

    facts = [
        line.split("  #")[0] for line in typed(page).splitlines() if line.startswith(("  ta", "  ap", "  ob", "  ty"))
    ]
    assert page.h1 == "Write a question"
    assert facts[0] == f"  task: {objective.task}"
    assert facts[2:] == ["  approach: agile", f"  objective: {objective.id}", "  type: multiple"]
    assert page.one(id="preview").one(id="asked").one("legend").text == "Choose two."


def test_without_scripts_a_button_checks_the_text_and_nothing_is_stored(desk: Desk) -> None:
    text = a_text(desk.bank).replace("clue: passes the agreed", "clue: passes some agreed")
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "clue:" in words)

    _, page = desk.send("/check", text=text)

    mine = desk.open("").one("section", **{"aria-labelledby": "mine"}).text
    assert problems(page) == [f"Line {line} clue these words do not stand in the stem; copy them exactly"]
    assert page.one("a", **{"data-line": str(line)}).attributes["href"] == "#text"
    assert typed(page) == text
    assert mine == "Your drafts None yet. What you save above appears here."


def test_a_script_gets_the_part_alone(desk: Desk) -> None:
    answer = desk.client.post("/bank/author/check", data={"text": a_text(desk.bank)}, headers={"HX-Request": "true"})

    assert answer.text.strip().startswith('<div id="checked"')


def test_each_question_of_a_case_can_be_looked_at(desk: Desk) -> None:
    _, page = desk.send("/check", text=a_case_text(desk.bank), place="3")

    shown = page.one(id="preview")
    assert page.one(id="problems-title").text == "No problems"
    assert [b.text for b in shown.all("button", name="place")] == ["1", "2", "3", "4"]
    assert [b.text for b in shown.all("button", **{"aria-current": "true"})] == ["3"]
    assert "in week five" in shown.one(id="asked").text


def test_what_was_chosen_in_the_preview_is_explained(desk: Desk) -> None:
    shown = desk.send("/check", text=a_text(desk.bank))[1].one(id="preview")
    [cut] = [label for label in shown.all("label", class_="choice") if "Cut the work" in label.text]
    place = cut.one("input").attributes["value"]

    _, page = desk.send("/check", text=a_text(desk.bank), chosen=place)

    answered = page.one(id="preview")
    assert "your choice" not in shown.text.lower()
    assert [v.text for v in answered.all("p", class_="verdict-line")] == ["Not this one"]
    assert len(answered.all("p", class_="fell")) == 1


def test_markup_in_a_text_is_shown_as_text(desk: Desk) -> None:
    stem = "</textarea><script>alert(1)</script> passes the agreed cost limit. What should follow now?"

    _, page = desk.send("/check", text=a_text(desk.bank, stem=stem))

    assert [e for e in page.all("script") if "src" not in e.attributes] == []
    assert typed(page) == a_text(desk.bank, stem=stem)


def test_a_text_that_cannot_be_read_keeps_the_last_preview(desk: Desk) -> None:
    _, page = desk.send("/check", text="- id: [")

    assert "hx-preserve" in page.one(id="preview").attributes
    assert typed(page) == "- id: ["
