"""Hints: what no rule forbids and an author may want to look at."""

from app.authoring.hints import hints
from app.authoring.reading import read
from app.bank.domain import Bank
from tests.authoring.drafting import KEY, a_text


def test_the_options_stand_side_by_side_with_length_and_opening(library: Bank) -> None:
    [item] = read(a_text(library), library).items

    balance = hints(item, library, is_published=False).balance

    assert (balance[0].is_key, balance[0].length) == (True, len(KEY))
    assert [o.opening for o in balance] == ["tell", "move", "cut", "send"]


def test_a_trick_is_named_when_it_finds_the_key(library: Bank) -> None:
    [longest] = read(a_text(library, key="Tell the sponsor that the agreed limit is passed now."), library).items
    [middling] = read(a_text(library), library).items

    named = [
        "Pick the longest option" in hints(item, library, is_published=False).tricks for item in (longest, middling)
    ]

    assert named == [True, False]


def test_a_taken_id_is_told_of_a_question_that_is_new(library: Bank) -> None:
    taken = min(library.items)
    [item] = read(a_text(library, taken), library).items

    told = [hints(item, library, is_published=is_published).sentences for is_published in (False, True)]

    assert told == [(f"{taken} is taken; publication gives a free id.",), ()]
