"""The calculators as JSON: what the pages do, the API does."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.calculators.domain.worksheets import WORKSHEETS
from app.formulas.catalogue import CATALOGUE


def listed(client: TestClient) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in client.get("/api/v1/formulas").json()}


def test_every_formula_and_worksheet_is_listed_with_its_fields(client: TestClient) -> None:
    formulas = listed(client)

    assert set(formulas) == {*CATALOGUE, *WORKSHEETS}
    assert formulas["cv"]["expression"] == "CV = EV \N{MINUS SIGN} AC"
    assert [field["name"] for field in formulas["cv"]["fields"]] == ["EV", "AC", "answer"]
    assert formulas["pareto"]["expression"] == ""


@pytest.mark.parametrize("name", [*CATALOGUE, *WORKSHEETS])
def test_the_listed_examples_are_worked_out(client: TestClient, name: str) -> None:
    values = {field["name"]: field["example"] for field in listed(client)[name]["fields"]}

    answer = client.post(f"/api/v1/formulas/{name}", json={"values": values})

    assert answer.status_code == 200
    assert answer.json()["steps"] != []


def test_a_formula_gives_result_steps_slips_and_a_judgment(client: TestClient) -> None:
    values = {"EV": 450_000, "AC": "$500,000", "answer": 1.11}

    answer = client.post("/api/v1/formulas/cpi", json={"values": values})

    assert answer.json() == {
        "sentence": "Cost performance index: 0.90, over cost.",
        "result": "0.90",
        "reading": CATALOGUE["cpi"].reading,
        "steps": ["CPI = EV / AC", "CPI = 450,000 / 500,000", "CPI = 0.90"],
        "slips": [
            {"name": "inverted", "what": "Divides the cost by the value.", "result": "1.11"},
            {"name": "difference", "what": "Subtracts instead of dividing.", "result": "\N{MINUS SIGN}50,000.00"},
        ],
        "judgment": {
            "standing": "slip",
            "slip": "inverted",
            "sentence": "Your answer is not right, but it has a reason. "
            "Whoever divides the cost by the value gets 1.11.",
        },
        "tables": [],
        "notes": [],
    }


def test_a_worksheet_gives_its_tables(client: TestClient) -> None:
    answer = client.post("/api/v1/formulas/pareto", json={"values": {"causes": "A 1\nB 3"}}).json()

    assert answer["sentence"] == "2 of 2 causes make 100% of the whole: B, A."
    assert answer["tables"][0]["rows"] == [["B", "3", "75%", "75%"], ["A", "1", "25%", "100%"]]


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        (
            {"EV": 1, "AC": 0},
            {"AC": "There is no cost index while nothing has been spent: enter an actual cost other than zero."},
        ),
        ({"EV": 1}, {"AC": "Enter a number."}),
        ({"EV": 10**40, "AC": 1}, {"EV": "Enter one number of up to 15 digits, for example 1,250.50 or 0.92."}),
    ],
)
def test_impossible_input_is_a_problem_that_names_the_value(
    client: TestClient, values: dict[str, object], errors: dict[str, str]
) -> None:
    answer = client.post("/api/v1/formulas/cpi", json={"values": values})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == errors


@pytest.mark.parametrize("number", ["1e300", "1e-300", "1e999999"])
def test_a_number_of_very_many_digits_is_refused(client: TestClient, number: str) -> None:
    body = f'{{"values": {{"EV": {number}, "AC": 1}}}}'

    assert client.post("/api/v1/formulas/cpi", content=body).status_code == 422


def test_an_unknown_formula_is_not_found(client: TestClient) -> None:
    answer = client.post("/api/v1/formulas/nothing", json={"values": {}})

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
