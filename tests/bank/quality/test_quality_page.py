"""What a learner reads about the quality of the bank."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.accounts.domain import Theme
from app.bank import pages
from app.bank.domain import Bank, Item
from app.bank.domain.quality import Part, Report, measure
from app.bank.files import Catalogue
from app.bank.quality import measured, write
from app.settings import Settings
from app.web.render import environment
from tests.bank.quality.synthetic import a_bank
from tests.conftest import NOW
from tests.reading import Page, read

Show = Callable[..., Page]


@pytest.fixture
def show(tmp_path: Path, catalogue: Catalogue) -> Show:
    """The page of a bank whose folder keeps this report, or none."""

    def page(report: Report | None = None, items: dict[str, Item] | None = None) -> Page:
        if report:
            write(report, tmp_path / "quality.json")
        app = FastAPI()
        app.include_router(pages.router)
        app.state.settings = Settings(question_bank=tmp_path)
        app.state.templates, app.state.theme_of = environment(), lambda _: Theme.LIGHT
        app.state.bank = Bank(catalogue.outline, catalogue.outlines, {}, {}, items or catalogue.items)
        return read(TestClient(app).get("/bank/quality").text)

    return page


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> Report:
    return measured(catalogue, now=NOW)


def test_it_says_first_what_the_longest_option_earns(show: Show, report: Report) -> None:
    page = show(report)

    row = report.row("longest")
    assert row is not None
    assert row.chance is not None
    assert page.h1 == "How guessable the bank is"
    assert page.one(class_="lead").text == (
        f"Somebody who knows nothing and always picks the longest option is right on {round(row.value * 100)} % of our "
        f"questions; blind guessing is right on {round(row.chance * 100)} %. A score here should come from knowing."
    )


def test_it_says_when_and_on_how_many_questions(show: Show, report: Report) -> None:
    page = show(report)

    assert f"Measured on November 22, 2026, 09:00 UTC, on {report.questions} questions" in page.text
    assert "Questions have changed since" not in page.text


def test_it_says_that_questions_have_changed_since(show: Show, report: Report, catalogue: Catalogue) -> None:
    items = {key: replace(item, stem=f"{item.stem} Why?") for key, item in catalogue.items.items()}

    assert "Questions have changed since" in show(report, items).text


def test_every_trick_has_a_chart_and_its_figures_in_words(show: Show, report: Report) -> None:
    page = show(report)

    tables = page.all("table", class_="guesses")
    assert [len(table.all("svg", class_="guess")) for table in tables] == [
        sum(row.speaks != 0 for row in report.part(part)) for part in (Part.FORM, Part.FLAVOUR, Part.TRAINED)
    ]
    row = report.row("longest")
    assert row is not None
    assert row.interval is not None
    assert row.interval.at_least is not None
    assert row.interval.at_most is not None
    assert row.chance is not None
    first = [cell.text for cell in tables[0].all("tr")[1].all("td")]
    assert first[1:] == [
        f"{round(row.value * 100)} %",
        f"{round(row.interval.at_least * 100)} % to {round(row.interval.at_most * 100)} %",
        f"{round(row.chance * 100)} %",
    ]


def test_the_public_banks_stand_beside_ours(show: Show, report: Report) -> None:
    page = show(report)

    [row] = [row for row in page.all("tr") if row.text.startswith("Pick the longest option") and len(row.all("td")) == 4
             and not row.all("svg")]  # fmt: skip
    assert [cell.text for cell in row.all("td")][1:] == ["81 % to 84 %", "27 % to 29 %", "17 % to 32 %"]


def test_a_rule_that_never_speaks_is_not_shown_as_a_trick() -> None:
    report = measure(a_bank(60), now=NOW, trains=False)

    names = [trick.row.name for trick in pages.tricks(report, Part.FORM)]

    assert {"middle_number", "article"} & set(names) == set()
    assert names[0] == "longest"


def test_every_figure_stands_with_its_target_limit_and_verdict(show: Show, report: Report) -> None:
    page = show(report)

    rows = page.one("details").all("tr")[1:]
    assert [row.one("th").text for row in rows] == [row.title for row in report.rows]
    ratio = [cell.text for cell in rows[[row.name for row in report.rows].index("length_ratio")].all("td")]
    assert ratio[1:3] == ["0.97 to 1.03", "0.9 to 1.1"]
    assert ratio[4] == "Within"


def test_without_a_report_it_says_how_to_make_one(show: Show) -> None:
    page = show()

    assert page.one(class_="lead").text == "This bank has not been measured yet."
    assert page.one("code").text == "earned bank quality"
    assert page.all("table") == []


def test_the_page_needs_no_inline_style_or_script(show: Show, report: Report) -> None:
    page = show(report)

    assert [
        element for element in page.all() if "style" in element.attributes or element.tag in {"style", "script"}
    ] == []
