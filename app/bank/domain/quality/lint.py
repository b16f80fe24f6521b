"""Flaws of single questions that a program can see.

Source: the guidelines of Haladyna, Downing and Rodriguez (2002) and the 19 criteria that Tarrant and Ware (2008) count;
their thresholds are this bank's own.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.bank.domain.quality.flavour import soft_opening
from app.bank.domain.quality.lexicons import HARSH, PLAINLY_ABSOLUTE, VAGUE_FREQUENCY
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part, Range, Row, figure
from app.bank.domain.quality.rules import article, echoes, likeness, numbers

_NEGATIVE = re.compile(r"\b(?:NOT|EXCEPT|LEAST)\b|\b(?:not|except|least)\b(?=[^.?!]*\?\s*$)")
_OF_THE_ABOVE = re.compile(
    r"^\W*(?:all|none|any|both|neither) of (?:the )?(?:above|these|those|them|other)", re.IGNORECASE
)
_COMBINED = re.compile(
    r"^\W*(?:(?:both|neither|either)\s+)?\(?[A-E1-5]\)?\s*(?:,|and|or|&|nor)\s*\(?[A-E1-5]\)?\b", re.IGNORECASE
)
_ASKS = re.compile(r"\b(?:select|choose|match|order|identify|place|drag|calculate|which|what)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"[:_\u2026]\s*$")
_BLANK = re.compile(r"_{3,}|\bfill in the blank\b", re.IGNORECASE)
_TRUTH = re.compile(r"\b(?:true|correct|false|incorrect)\b[^.?!]*\?\s*$", re.IGNORECASE)
_STATEMENTS = re.compile(r"\b(?:following|statements?)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:two|three|four|2|3|4|all that apply|each|select all)\b", re.IGNORECASE)
_SPARE = 12
"""Characters: shorter differences are no cue."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw with its level: A is exact, B is a suspicion that somebody should look at."""

    name: str
    level: str
    title: str
    has: Callable[[Reading], bool]


@dataclass(frozen=True, slots=True)
class FlawCount:
    """How many questions have a flaw."""

    name: str
    level: str
    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class Flawed:
    """A question with the names of its flaws."""

    id: str
    flaws: tuple[str, ...]


def _negative(r: Reading) -> bool:
    return bool(_NEGATIVE.search(r.question.stem))


def _of_the_above(r: Reading) -> bool:
    return any(_OF_THE_ABOVE.search(option) for option in r.options)


def _combined(r: Reading) -> bool:
    short = 40
    return any(_COMBINED.search(option) and len(option) < short for option in r.options)


def _same_options(r: Reading) -> bool:
    return len({re.sub(r"\W+", " ", option).strip().lower() for option in r.options}) < len(r.options)


def _true_false(r: Reading) -> bool:
    return {option.lower().strip(" .") for option in r.options} <= {"true", "false", "yes", "no"}


def _unfocused(r: Reading) -> bool:
    return bool(_TRUTH.search(r.question.stem) and _STATEMENTS.search(r.lead_in))


def _blank(r: Reading) -> bool:
    return bool(_BLANK.search(r.question.stem))


def _no_question(r: Reading) -> bool:
    stem = r.question.stem
    return "?" not in stem and not _OPEN_END.search(stem) and not _ASKS.search(r.lead_in)


def _two_questions(r: Reading) -> bool:
    return r.question.stem.count("?") > 1


def _long_stem(r: Reading) -> bool:
    return len(r.stem_words) > 130  # noqa: PLR2004 - the longest that is read with care


def _unannounced(r: Reading) -> bool:
    return not r.question.is_single and not _HOW_MANY.search(r.question.stem)


def _key_longest(r: Reading) -> bool:
    key, others = max(r.of_keys(r.lengths)), max(r.of_distractors(r.lengths))
    return r.question.is_single and key > 1.25 * others and key - others >= _SPARE


def _key_shortest(r: Reading) -> bool:
    key, others = min(r.of_keys(r.lengths)), min(r.of_distractors(r.lengths))
    return r.question.is_single and key * 1.25 < others and others - key >= _SPARE


def _uneven_lengths(r: Reading) -> bool:
    ratio, spare = 2.5, 25
    least, most = min(r.lengths), max(r.lengths)
    return most > ratio * max(1, least) and most - least > spare


def _absolute_distractor(r: Reading) -> bool:
    uses = r.uses(PLAINLY_ABSOLUTE)
    return any(r.of_distractors(uses)) and not any(r.of_keys(uses))


def _vague(r: Reading) -> bool:
    return any(r.uses(VAGUE_FREQUENCY))


def _article_tells(r: Reading) -> bool:
    fits = list(map(bool, article(r)))
    return r.question.is_single and sum(fits) == 1 and all(r.of_keys(fits))


def _key_echoes(r: Reading) -> bool:
    enough = 3
    counts = list(map(int, echoes(r)))
    return r.question.is_single and min(r.of_keys(counts)) >= enough and not any(r.of_distractors(counts))


def _converges(r: Reading) -> bool:
    [first, *others] = sorted(likeness(r), reverse=True)
    is_key = r.question.is_single and likeness(r).index(first) in r.question.keys
    return is_key and first > 1.5 * others[0] and first - others[0] > 0.15  # noqa: PLR2004 - clearly


def _only_key_soft(r: Reading) -> bool:
    soft = list(map(bool, soft_opening(r)))
    return r.question.is_single and all(r.of_keys(soft)) and not any(r.of_distractors(soft))


def _harsh_distractors(r: Reading) -> bool:
    uses = r.uses(HARSH)
    return r.question.is_single and all(r.of_distractors(uses)) and not any(r.of_keys(uses))


def _other_verb_form(r: Reading) -> bool:
    ing = [word.endswith("ing") for word in r.openings]
    return r.question.is_single and len(ing) > 2 and ing.count(ing[min(r.question.keys)]) == 1  # noqa: PLR2004


def _same_opening(r: Reading) -> bool:
    enough = 5
    return min(map(len, r.words)) > enough and len({words[:3] for words in r.words}) == 1


def _uneven_ends(r: Reading) -> bool:
    ends = {option.rstrip().endswith(".") for option in r.options}
    return len(ends) > 1 and sum(map(len, r.words)) > 4 * len(r.options)


def _unsorted_numbers(r: Reading) -> bool:
    values = numbers(r)
    return values is not None and values not in (sorted(values), sorted(values, reverse=True))


FLAWS = (
    Flaw("negative_stem", "A", "asks for the exception", _negative),
    Flaw("of_the_above", "A", "has 'all' or 'none of the above'", _of_the_above),
    Flaw("combined_options", "A", "has an option such as 'A and B'", _combined),
    Flaw("same_options", "A", "has two options that say the same", _same_options),
    Flaw("true_false", "A", "only asks true or false", _true_false),
    Flaw("unfocused_stem", "A", "asks which statement is true", _unfocused),
    Flaw("blank_in_stem", "A", "has a blank to fill in", _blank),
    Flaw("no_question", "A", "asks nothing", _no_question),
    Flaw("two_questions", "A", "asks more than one question", _two_questions),
    Flaw("long_stem", "A", "is longer than 130 words", _long_stem),
    Flaw("keys_not_announced", "A", "does not say how many to choose", _unannounced),
    Flaw("key_longest", "A", "has a key clearly longer than the rest", _key_longest),
    Flaw("key_shortest", "A", "has a key clearly shorter than the rest", _key_shortest),
    Flaw("uneven_lengths", "A", "has options of very different length", _uneven_lengths),
    Flaw("absolute_distractor", "A", "has absolute words only in distractors", _absolute_distractor),
    Flaw("vague_frequency", "A", "says often, rarely and the like in an option", _vague),
    Flaw("article_tells", "A", "ends with an a or an that only the key fits", _article_tells),
    Flaw("key_echoes_stem", "A", "has a key that alone repeats the stem", _key_echoes),
    Flaw("same_opening", "A", "repeats the same words at the head of each option", _same_opening),
    Flaw("uneven_ends", "A", "ends some options with a period and some not", _uneven_ends),
    Flaw("unsorted_numbers", "A", "has numbers out of order", _unsorted_numbers),
    Flaw("only_key_soft", "B", "has a soft verb only in the key", _only_key_soft),
    Flaw("harsh_distractors", "B", "has a harsh word in every distractor", _harsh_distractors),
    Flaw("convergence", "B", "has a key that the distractors were varied from", _converges),
    Flaw("other_verb_form", "B", "has a key whose first word alone has another form", _other_verb_form),
)


def flaws(reading: Reading) -> tuple[str, ...]:
    """Names of the flaws of one question."""
    return tuple(flaw.name for flaw in FLAWS if flaw.has(reading))


def flawed(readings: Sequence[Reading]) -> list[Flawed]:
    """The questions with a flaw."""
    return [Flawed(reading.question.id, found) for reading in readings if (found := flaws(reading))]


def flaw_counts(found: Sequence[Flawed]) -> list[FlawCount]:
    """How often each flaw stands, those that do, the commonest first."""
    names = [name for question in found for name in question.flaws]
    counts = [FlawCount(flaw.name, flaw.level, flaw.title, names.count(flaw.name)) for flaw in FLAWS]
    return sorted((count for count in counts if count.questions), key=lambda count: -count.questions)


def flaw_rows(found: Sequence[Flawed], questions: int) -> list[Row]:
    """Rows of the questions without a flaw and of those with several."""
    several = sum(len(question.flaws) > 1 for question in found) / questions
    return [
        figure(
            "no_flaw",
            "Questions without a flaw of form",
            Part.FLAWS,
            1 - len(found) / questions,
            questions,
            target=Range(at_least=0.95),
            limit=Range(at_least=0.85),
        ),
        figure(
            "several_flaws",
            "Questions with two or more",
            Part.FLAWS,
            several,
            questions,
            target=Range(at_most=0.0),
            limit=Range(at_most=0.03),
        ),
    ]
