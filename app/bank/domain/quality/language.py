"""English text in pieces: words, their roots, sentences, and how hard it is to read."""

import re
from collections.abc import Iterable

from app.bank.domain.quality.lexicons import FUNCTION_WORDS

_WORD = re.compile(r"[a-z0-9][a-z0-9'\u2019\-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[A-Z\"'(\[])")
_NUMBER = re.compile(r"\d[\d.,]*")
_VOWELS = re.compile(r"[aeiouy]+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e")
_SHORTEST_ROOT = 4
_SHORTEST_CONTENT_WORD = 3


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


def content_words(found: Iterable[str]) -> list[str]:
    """The words that carry a subject."""
    return [word for word in found if word not in FUNCTION_WORDS and len(word) >= _SHORTEST_CONTENT_WORD]


def root(word: str) -> str:
    """What plan, plans, planned and planning share: the word without its ending, at least four letters."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending)
    return word


def roots(found: Iterable[str]) -> frozenset[str]:
    """The roots of the words that carry a subject."""
    return frozenset(map(root, content_words(found)))


def sentences(text: str) -> list[str]:
    """The sentences of a text, at least one."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part.strip()] or [text]


def without_numbers(text: str) -> str:
    """The text with every number written as 0, so that the same question with other figures reads the same."""
    return _NUMBER.sub("0", text)


def grade(text: str) -> float:
    """School grade needed to read the text.

    Source: Kincaid and others, Derivation of New Readability Formulas (1975).
    """
    found = re.findall(r"[A-Za-z][A-Za-z'\u2019\-]*", text)
    if not found:
        return 0.0
    syllables = sum(map(_syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * syllables / len(found) - 15.59


def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    silent = letters.endswith("e") and not letters.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(letters)) - silent)
