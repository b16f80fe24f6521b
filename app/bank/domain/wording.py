"""Words and counts that tell a sound item from one that gives itself away: pure text rules.

Sources: Haladyna, Downing and Rodriguez, A Review of Multiple-Choice Item-Writing Guidelines (2002), for the flaws;
the thresholds are this bank's own targets.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.bank.domain.item import Item, ItemType, Option, are_figures

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
SHORT_STEM_WORDS = range(8, 131)
"""Of an item whose situation stands in its case, its exhibit or its gaps."""
WHY_WORDS = range(15, 61)
SHORT_WHY_WORDS = range(6, 61)
"""Of one step of an order, or one slip of a number."""
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


def told(item: Item) -> str:
    """All that an item tells in words before its answer: its case, its stem and the text around its gaps."""
    return "\n".join(filter(None, (item.case.text if item.case else "", item.stem, item.gap_text)))


def _stem_flaws(item: Item) -> Iterable[tuple[str, str]]:
    if item.clue not in told(item):
        yield "clue", "these words do not stand in the stem; copy them exactly"
    allowed = SHORT_STEM_WORDS if item.case or item.exhibits or item.blanks else STEM_WORDS
    if count(item.stem) not in allowed:
        yield "stem", f"{count(item.stem)} words; write {allowed.start} to {allowed.stop - 1}"
    questions = item.stem.count("?")
    if questions > 1 or (questions == 0 and not item.blanks):
        yield "stem", f"{questions} question marks; ask exactly one question"
    if _NEGATIVE_LEAD.search(item.stem):
        yield "stem", "asks for the exception (not, except, least); ask for what is right"
    numerals = {"two": 2, "three": 3, "four": 4}
    asked = [numerals[w] for w in words(item.stem.rsplit(".", 1)[-1]) if w in numerals]
    if item.type in {ItemType.MULTIPLE, ItemType.HOTSPOT} and item.choose > 1 and item.choose not in asked:
        yield "stem", "the question itself says how many options to choose"


def _option_flaws(item: Item) -> Iterable[tuple[str, str]]:
    if item.type.is_choice:
        yield from _choice_flaws(item.options, "options")
    for i, blank in enumerate(item.blanks):
        if item.type is ItemType.PULL_DOWN:
            yield from _choice_flaws([item.options[c] for c in blank.choices], f"gaps.{i}.options")
    if item.uses_each_once:
        for name, texts in (("text", [o.text for o in item.options]), ("label", [b.label for b in item.blanks])):
            if len({" ".join(words(text)) for text in texts}) < len(texts):
                yield LISTS[item.type], f"two of them have the same {name}"


LISTS = {
    ItemType.MATCHING: "pairs",
    ItemType.ENHANCED_MATCHING: "places",
    ItemType.ORDERING: "order",
    ItemType.PULL_DOWN: "gaps",
}
"""The field of a file that holds an item's blanks."""


def _choice_flaws(options: Sequence[Option], field: str) -> Iterable[tuple[str, str]]:
    texts = [" ".join(words(option.text)) for option in options]
    if are_figures(options):
        texts = [option.text for option in options]  # a sign makes another number
    for i, option in enumerate(options):
        if texts.index(texts[i]) != i:
            yield f"{field}.{i}.text", "says the same as another option"
        if _OF_THE_ABOVE.search(option.text):
            yield f"{field}.{i}.text", "no 'all' or 'none of the above'"
    in_keys = {w for o in options if o.is_key for w in words(o.text)} & ABSOLUTES
    for i, option in enumerate(options):
        harsh = sorted(set(words(option.text)) & ABSOLUTES)
        if harsh and not option.is_key and not in_keys:
            yield f"{field}.{i}.text", f"'{harsh[0]}' stands only in a distractor and gives it away"
    if len({option.text.endswith(".") for option in options}) > 1:
        yield field, "some end with a period and some do not"


def _rationale_flaws(item: Item) -> Iterable[tuple[str, str]]:
    for field, why, allowed in _rationales(item):
        if count(why) not in allowed:
            yield field, f"{count(why)} words; write {allowed.start} to {allowed.stop - 1}"
        if _NAMES_A_LETTER.search(why):
            yield field, "names a letter or position; options are shuffled"
    if count(item.rule) > RULE_WORDS:
        yield "rule", f"{count(item.rule)} words; write at most {RULE_WORDS}"


def _rationales(item: Item) -> Iterable[tuple[str, str, range]]:
    """Each rationale with its field in the file and the words it may have."""
    if item.type.is_choice:
        yield from ((f"options.{i}.why", option.why, WHY_WORDS) for i, option in enumerate(item.options))
    for i, blank in enumerate(item.blanks):
        if item.type is ItemType.PULL_DOWN:
            for n, c in enumerate(blank.choices):
                yield f"gaps.{i}.options.{n}.why", item.options[c].why, SHORT_WHY_WORDS
        else:
            allowed = SHORT_WHY_WORDS if item.type is ItemType.ORDERING else WHY_WORDS
            yield f"{LISTS[item.type]}.{i}.why", blank.why, allowed
    if item.uses_each_once:
        for i, option in enumerate(item.options[len(item.blanks) :]):
            yield f"extra.{i}.why", option.why, SHORT_WHY_WORDS
    if item.number:
        yield "answer.why", item.number.why, SHORT_WHY_WORDS
        for i, slip in enumerate(item.number.slips):
            yield f"answer.slips.{i}.why", slip.why, SHORT_WHY_WORDS


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
