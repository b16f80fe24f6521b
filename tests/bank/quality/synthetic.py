"""Synthetic banks: a clean one of invented words, and one for each cue that can be planted in it."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from app.bank.domain.quality import Question

VOCABULARY = tuple(
    onset + vowel + coda
    for onset in ("b", "br", "d", "dr", "f", "g", "gr", "k", "kl", "m", "p", "pl", "st", "t", "v")
    for vowel in "aeiou"
    for coda in ("nd", "lk", "rt", "mp", "st", "ck", "ndor", "lkin", "rtel", "mpus", "ston", "ckan")
)
Plant = Callable[[Question, Random], Question]


def some_words(rng: Random, least: int, most: int) -> str:
    """A run of invented words."""
    return " ".join(rng.choice(VOCABULARY) for _ in range(rng.randint(least, most)))


def a_question(number: int = 1, *, key: int = 0, options: int = 4, rng: Random | None = None) -> Question:
    """A question of invented words without a cue, in three sentences with its own way to ask."""
    chance = rng or Random(number)
    stem = f"{some_words(chance, 20, 22).capitalize()}. {some_words(chance, 20, 22).capitalize()}. "
    texts = tuple(f"{some_words(chance, 8, 11).capitalize()}." for _ in range(options))
    asked = f"Which {some_words(chance, 4, 5)}?"
    return Question(f"Q{number:04d}", stem + asked, texts, frozenset({key}))


def a_bank(count: int, plant: Plant | None = None, *, seed: int = 3) -> list[Question]:
    """So many questions; each place holds the key equally often, and each length."""
    rng = Random(seed)
    made = [a_question(number, key=number % 4, rng=rng) for number in range(count)]
    return [plant(question, rng) for question in made] if plant else made


def with_options(question: Question, texts: list[str]) -> Question:
    return replace(question, options=tuple(texts))


def with_key(question: Question, change: Callable[[str], str]) -> Question:
    """The question with its key's text changed."""
    return with_options(question, [change(o) if i in question.keys else o for i, o in enumerate(question.options)])


def with_distractors(question: Question, change: Callable[[str], str]) -> Question:
    """The question with its distractors' texts changed."""
    return with_options(question, [o if i in question.keys else change(o) for i, o in enumerate(question.options)])


def longest_key(question: Question, rng: Random) -> Question:
    more = f" {some_words(rng, 5, 6)}."
    return with_key(question, lambda text: text.rstrip(".") + more)


def second_longest_key(question: Question, rng: Random) -> Question:
    [key] = question.keys
    texts = sorted(question.options, key=len, reverse=True)
    longest = f"{texts[0].rstrip('.')} {some_words(rng, 2, 2)}."
    second = f"{texts[1].rstrip('.')} {some_words(rng, 1, 1)}."
    others = [longest, *texts[2:]]
    rng.shuffle(others)
    return with_options(question, [*others[:key], second, *others[key:]])


def soft_key(question: Question, rng: Random) -> Question:
    soft = with_key(question, lambda text: f"{rng.choice(['Assess', 'Review', 'Discuss'])} {text.lower()}")
    return with_distractors(soft, lambda text: f"{rng.choice(['Order', 'Ignore', 'Escalate'])} {text.lower()}")


def absolute_distractors(question: Question, rng: Random) -> Question:
    return with_distractors(question, lambda text: f"{text.rstrip('.')} {rng.choice(['always', 'never'])}.")


def echoing_key(question: Question, rng: Random) -> Question:
    echo = " ".join(question.stem.lower().split()[2:6])
    padded = with_distractors(question, lambda text: f"{text.rstrip('.')} {some_words(rng, 4, 4)}.")
    return with_key(padded, lambda text: f"{text.rstrip('.')} {echo}.")


def convergent_key(question: Question, rng: Random) -> Question:
    core = some_words(rng, 6, 6).split()
    parts = iter([core[:2], core[2:4], core[4:]])
    varied = with_distractors(question, lambda _: f"{' '.join(next(parts))} {some_words(rng, 4, 4)}.".capitalize())
    return with_key(varied, lambda _: f"{' '.join(core)}.".capitalize())


def key_in_second_place(question: Question, rng: Random) -> Question:
    if rng.random() < 0.5:
        return question
    [key] = question.keys
    texts = list(question.options)
    texts[1], texts[key] = texts[key], texts[1]
    return replace(question, options=tuple(texts), keys=frozenset({1}))


def two_part_key(question: Question, rng: Random) -> Question:
    def joined(text: str) -> str:
        first, *others = text.split()
        return " ".join([first, "and", *others[1:]])

    return with_key(question, joined)


def telling_word(question: Question, rng: Random) -> Question:
    """Half of the keys, and no distractor, hold one word in place of another."""
    return with_key(question, lambda text: f"Zirkon {text.split(maxsplit=1)[1]}") if rng.random() < 0.5 else question
