"""A question taken apart once, for all rules to look at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.bank.domain.quality.language import roots, sentences, words
from app.bank.domain.quality.question import Question


@dataclass(frozen=True)
class Reading:
    """The words, roots and lengths of a question's stem and options."""

    question: Question

    @property
    def options(self) -> tuple[str, ...]:
        """The options' texts."""
        return self.question.options

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each option."""
        return tuple(map(words, self.options))

    @cached_property
    def roots(self) -> tuple[frozenset[str], ...]:
        """The roots of each option."""
        return tuple(map(roots, self.words))

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Characters of each option."""
        return tuple(len(option.strip()) for option in self.options)

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """The first word of each option; empty where it has none."""
        return tuple(found[0] if found else "" for found in self.words)

    @cached_property
    def root_uses(self) -> Counter[str]:
        """In how many options each root stands."""
        return Counter(root for found in self.roots for root in found)

    @cached_property
    def stem_words(self) -> tuple[str, ...]:
        """The words of the stem."""
        return words(self.question.stem)

    @cached_property
    def stem_roots(self) -> frozenset[str]:
        """The roots of the stem."""
        return roots(self.stem_words)

    @cached_property
    def lead_in(self) -> str:
        """The last sentence of the stem: what it asks."""
        return sentences(self.question.stem)[-1]

    def uses(self, lexicon: frozenset[str]) -> list[int]:
        """How many words of each option stand in a lexicon."""
        return [sum(word in lexicon for word in found) for found in self.words]

    def of_keys(self, values: Sequence[int]) -> list[int]:
        """The values of the keys, of one value for each option."""
        return [value for i, value in enumerate(values) if i in self.question.keys]

    def of_distractors(self, values: Sequence[int]) -> list[int]:
        """The values of the distractors, of one value for each option."""
        return [value for i, value in enumerate(values) if i not in self.question.keys]
