"""Whatever is typed into a worksheet is answered or refused beside a field."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calculators.domain import Answer, Entries, Worksheet
from app.calculators.domain.worksheets import WORKSHEETS
from app.errors import Invalid

TOKENS = st.sampled_from(
    [
        *("A", "B", "C", "high demand", "é", "0", "1", "4", "-5", "1,000", "0,5", "1.25", "60%", "40%", "100%"),
        *("FS+1", "SS", "FF-2", "SF", "cost 5", ": 9", ":", ",", ";", "999999999999999", "0.0000000000000000000001"),
        *("\n", "\n  ", "\n    ", "\t", "\x00"),
    ]
)
TEXTS = st.lists(TOKENS, max_size=20).map(" ".join)
SWAPS = st.lists(st.tuples(st.integers(0, 40), TOKENS), max_size=3)


def changed(example: str, swaps: list[tuple[int, str]]) -> str:
    words = example.split(" ")
    for place, token in swaps:
        words[place % len(words)] = token
    return " ".join(words)


def attempt(sheet: Worksheet, typed: dict[str, str]) -> Answer | Invalid:
    try:
        return sheet.work(Entries(typed))
    except Invalid as refused:
        return refused


@pytest.mark.parametrize("name", WORKSHEETS)
@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_typed_is_answered_or_refused_beside_a_field(name: str, data: st.DataObject) -> None:
    sheet = WORKSHEETS[name]
    typed = {field.name: data.draw(TEXTS | SWAPS.map(partial(changed, field.example))) for field in sheet.fields}

    outcome = attempt(sheet, typed)

    if isinstance(outcome, Invalid):
        assert set(outcome.fields) <= set(typed)
        assert outcome.fields != {}
    else:
        assert outcome.steps != ()


WEEKS = st.integers(0, 30)


@settings(max_examples=60)
@given(durations=st.lists(WEEKS, min_size=1, max_size=12))
def test_a_chain_takes_as_long_as_its_activities_together(durations: list[int]) -> None:
    lines = [f"A{i} {length}{f' A{i - 1}' if i else ''}" for i, length in enumerate(durations)]

    answer = WORKSHEETS["schedule-network"].work(Entries({"activities": "\n".join(lines)}))

    assert answer.sentence.startswith(f"The project takes {sum(durations)} units of time. ")
