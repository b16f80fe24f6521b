"""Words and counts that tell a sound item from one that gives itself away: pure text rules.

Sources: Haladyna, Downing and Rodriguez, A Review of Multiple-Choice Item-Writing Guidelines (2002), for the flaws;
the thresholds are this bank's own targets.
"""

import re
from collections import Counter
from collections.abc import Iterable

from app.bank.domain.item import Item, ItemType

_SOFT = """
    assess analyze review evaluate examine investigate determine identify understand discuss meet facilitate
    collaborate engage consult coach encourage support explore clarify work hold conduct schedule perform ask listen
    talk refer update communicate involve mentor invite validate verify"""
_ABSOLUTE = """
    always never none every completely entirely totally solely absolutely impossible guarantee guarantees guaranteed
    nothing everyone everything nobody exclusively immediately ignore ignores"""
SOFT_OPENINGS = frozenset(_SOFT.split())
"""Opening verbs of the folk rule that the gentlest option is the key."""
ABSOLUTES = frozenset(_ABSOLUTE.split())
"""Words that, standing only in distractors, give them away."""
_WORD = re.compile(r"[a-z0-9][a-z0-9'\-]*")
_NEGATIVE_LEAD = re.compile(r"\b(NOT|EXCEPT|LEAST)\b|\b(?:not|except|least)\b(?=[^.?!]*\?\s*$)")
_OF_THE_ABOVE = re.compile(r"^\W*(all|none|any|both|neither) of (the )?(above|these|those|them|other)", re.IGNORECASE)
_NAMES_A_LETTER = re.compile(r"\b([Oo]ption|[Aa]nswer|[Cc]hoice)\s+([A-H]|\d)\b")

STEM_WORDS = range(15, 131)
WHY_WORDS = range(15, 61)
RULE_WORDS = 25
LONGER_BY = 1.25


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def count(text: str) -> int:
    """Number of words between spaces, as an editor counts."""
    return len(text.split())


def flaws(item: Item) -> list[tuple[str, str]]:
    """Every fault of one item's wording, as (field, what to mend)."""
    return [*_stem_flaws(item), *_option_flaws(item), *_rationale_flaws(item), *_length_flaws(item)]


def _stem_flaws(item: Item) -> Iterable[tuple[str, str]]:
    if item.clue not in item.stem:
        yield "clue", "these words do not stand in the stem; copy them exactly"
    if count(item.stem) not in STEM_WORDS:
        yield "stem", f"{count(item.stem)} words; write {STEM_WORDS.start} to {STEM_WORDS.stop - 1}"
    if item.stem.count("?") != 1:
        yield "stem", f"{item.stem.count('?')} question marks; ask exactly one question"
    if _NEGATIVE_LEAD.search(item.stem):
        yield "stem", "asks for the exception (not, except, least); ask for what is right"
    numerals = {"two": 2, "three": 3, "four": 4}
    asked = [numerals[w] for w in words(item.stem.rsplit(".", 1)[-1]) if w in numerals]
    if item.type is ItemType.MULTIPLE and item.choose not in asked:
        yield "stem", "the question itself says how many options to choose"


def _option_flaws(item: Item) -> Iterable[tuple[str, str]]:
    texts = [" ".join(words(option.text)) for option in item.options]
    for i, option in enumerate(item.options):
        if texts.index(texts[i]) != i:
            yield f"options.{i}.text", "says the same as another option"
        if _OF_THE_ABOVE.search(option.text):
            yield f"options.{i}.text", "no 'all' or 'none of the above'"
    in_keys = {w for o in item.options if o.is_key for w in words(o.text)} & ABSOLUTES
    for i, option in enumerate(item.options):
        harsh = sorted(set(words(option.text)) & ABSOLUTES)
        if harsh and not option.is_key and not in_keys:
            yield f"options.{i}.text", f"'{harsh[0]}' stands only in a distractor and gives it away"
    ends = {option.text.endswith(".") for option in item.options}
    if len(ends) > 1:
        yield "options", "some end with a period and some do not"


def _rationale_flaws(item: Item) -> Iterable[tuple[str, str]]:
    for i, option in enumerate(item.options):
        if count(option.why) not in WHY_WORDS:
            yield f"options.{i}.why", f"{count(option.why)} words; write {WHY_WORDS.start} to {WHY_WORDS.stop - 1}"
        if _NAMES_A_LETTER.search(option.why):
            yield f"options.{i}.why", "names a letter or position; options are shuffled"
    if count(item.rule) > RULE_WORDS:
        yield "rule", f"{count(item.rule)} words; write at most {RULE_WORDS}"


def _length_flaws(item: Item) -> Iterable[tuple[str, str]]:
    if item.type is not ItemType.SINGLE or len(item.keys) != 1:
        return
    [key] = item.keys
    lengths = [len(option.text) for option in item.options]
    others = lengths[:key] + lengths[key + 1 :]
    spare = 12  # characters: shorter differences are no cue
    if lengths[key] > LONGER_BY * max(others) and lengths[key] - max(others) >= spare:
        yield f"options.{key}.text", "the key is clearly the longest option"
    if lengths[key] * LONGER_BY < min(others) and min(others) - lengths[key] >= spare:
        yield f"options.{key}.text", "the key is clearly the shortest option"
    soft = [words(option.text)[:1] and words(option.text)[0] in SOFT_OPENINGS for option in item.options]
    if soft[key] and sum(map(bool, soft)) == 1:
        yield f"options.{key}.text", "only the key opens with a soft verb"


def lead_in(stem: str) -> str:
    """The question of the stem: its last sentence, in plain lower-case words."""
    return " ".join(words(re.split(r"(?<=[.!?])\s+", stem.strip())[-1]))


def commonest_share(texts: Iterable[str]) -> tuple[str, float]:
    """The commonest text and its share, 0 to 1."""
    counts = Counter(texts)
    text, times = counts.most_common(1)[0]
    return text, times / counts.total()
