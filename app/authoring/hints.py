"""What an author may want to look at though no rule forbids it: ways to guess that find this key, flaws of form."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.bank.domain import Bank, Item, ItemType
from app.bank.domain.quality import Question
from app.bank.domain.quality.credit import expected_credit
from app.bank.domain.quality.flavour import FLAVOUR
from app.bank.domain.quality.lint import FLAWS
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rules import FORM

_TOLD_AS_PROBLEMS = frozenset({
    "negative_stem", "of_the_above", "same_options", "two_questions", "long_stem", "keys_not_announced", "key_longest",
    "key_shortest", "absolute_distractor", "uneven_ends", "no_question",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Balance:
    """One option as somebody sees it who knows nothing: its length in characters and its first word."""

    text: str
    is_key: bool
    length: int
    opening: str


@dataclass(frozen=True, slots=True)
class Hints:
    """Sentences about one item, the ways to guess that find its key, and its options side by side."""

    sentences: tuple[str, ...]
    tricks: tuple[str, ...]
    balance: tuple[Balance, ...]


def hints(item: Item, bank: Bank, *, is_published: bool) -> Hints:
    """The hints for an item; those of form only for one that is answered by choosing among texts."""
    sentences = (
        [] if is_published or item.id not in bank.items else [f"{item.id} is taken; publication gives a free id."]
    )
    texts = tuple(option.text for option in item.options)
    question = Question(item.id, item.stem, texts, item.keys)
    if item.type not in {ItemType.SINGLE, ItemType.MULTIPLE} or not question.is_measurable:
        return Hints(tuple(sentences), (), ())
    reading = Reading(question)
    sentences += [f"The question {f.title}." for f in FLAWS if f.name not in _TOLD_AS_PROBLEMS and f.has(reading)]
    return Hints(tuple(sentences), tuple(_tricks(reading)), tuple(_balance(item, reading)))


def _tricks(reading: Reading) -> Iterator[str]:
    for rule in (*FORM, *FLAVOUR):
        if expected_credit(rule.scores(reading), reading.question.keys) == 1:
            yield rule.title


def _balance(item: Item, reading: Reading) -> Iterator[Balance]:
    for option, length, opening in zip(item.options, reading.lengths, reading.openings, strict=True):
        yield Balance(option.text, option.is_key, length, opening)
