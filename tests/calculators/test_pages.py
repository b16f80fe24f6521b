"""What a learner reads on the pages of the calculators."""

import re

import pytest
from fastapi.testclient import TestClient

from app.calculators.domain.worksheets import WORKSHEETS
from app.formulas.catalogue import CATALOGUE
from tests.reading import read

LONGEST_ANSWER_BYTES = 200_000


def links(html: str) -> set[str]:
    return set(re.findall(r'href="/formulas/([a-z-]+)"', html))


def test_the_list_leads_to_every_formula_and_worksheet_and_to_the_sheet(client: TestClient) -> None:
    assert links(client.get("/formulas").text) == {*CATALOGUE, *WORKSHEETS, "sheet"}


def test_words_find_a_formula_and_stay_in_their_field(client: TestClient) -> None:
    html = client.get("/formulas?q=Point+assumption").text

    assert links(html) == {"pta", "sheet"}
    assert 'name="q" value="Point assumption"' in html
    assert "1 result for" in html


def test_words_that_find_nothing_say_what_to_try(client: TestClient) -> None:
    assert "No formula has all of these words." in client.get("/formulas?q=xyzzy").text


@pytest.mark.parametrize("name", [*CATALOGUE, *WORKSHEETS])
def test_the_example_is_worked_out_at_first_sight(client: TestClient, name: str) -> None:
    answer = client.get(f"/formulas/{name}")

    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1
    assert 'class="result"' in answer.text
    assert 'href="/study#calculations"' in answer.text
    assert len(answer.content) < LONGEST_ANSWER_BYTES


def test_a_formula_is_worked_with_the_numbers_of_the_address(client: TestClient) -> None:
    html = client.get("/formulas/cpi?EV=450%2C000&AC=%24500%2C000&answer=1.11").text

    assert "Cost performance index: 0.90, over cost." in html
    assert "CPI = 450,000 / 500,000" in html
    assert "Whoever divides the cost by the value gets 1.11." in html
    assert 'data-standing="slip"' in html
    assert 'value="$500,000"' in html


def test_a_right_answer_is_told_so(client: TestClient) -> None:
    assert "Your answer is right." in client.get("/formulas/cpi?EV=90&AC=100&answer=0.9").text


def test_impossible_numbers_come_back_with_the_sentence_beside_their_field(client: TestClient) -> None:
    answer = client.get("/formulas/cpi?EV=450&AC=0&answer=2")

    assert answer.status_code == 422
    assert 'class="result"' not in answer.text
    assert [(entry.value, entry.told) for entry in map(read(answer.text).entry, ("EV", "AC", "answer"))] == [
        ("450", ""),
        ("0", "There is no cost index while nothing has been spent: enter an actual cost other than zero."),
        ("2", ""),
    ]


def test_what_was_typed_in_lines_survives_a_refusal(client: TestClient) -> None:
    answer = client.get("/formulas/schedule-network", params={"activities": "A 1 B\n<B> 2 A"})

    assert answer.status_code == 422
    assert "A 1 B\n&lt;B&gt; 2 A</textarea>" in answer.text
    assert "Line 2: “&lt;B&gt;” is no name" in answer.text


def test_the_sheet_has_the_expression_of_every_formula(client: TestClient) -> None:
    html = client.get("/formulas/sheet").text

    assert html.count("<dt>") == len(CATALOGUE)


def test_an_unknown_formula_is_not_found(client: TestClient) -> None:
    answer = client.get("/formulas/nothing")

    assert answer.status_code == 404
    assert "There is no formula at this address." in answer.text
