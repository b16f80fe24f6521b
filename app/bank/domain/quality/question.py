"""A question as a measuring program sees it: words and keys, nothing of where they come from."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import comb


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options in the order shown; `groups` are labels to compare parts of the bank by."""

    id: str
    stem: str
    options: tuple[str, ...]
    keys: frozenset[int]
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_measurable(self) -> bool:
        """Whether it asks something and some options, but not all, are keys."""
        places = range(len(self.options))
        return bool(self.stem.strip()) and 0 < len(self.keys) < len(places) and self.keys <= set(places)

    @property
    def is_single(self) -> bool:
        """Whether one option is the key."""
        return len(self.keys) == 1

    @property
    def chance(self) -> float:
        """Chance of picking exactly the keys blindly, 0 to 1."""
        return 1 / comb(len(self.options), len(self.keys))

    @property
    def key_text(self) -> str:
        """The text of its keys."""
        return " ".join(self.options[i] for i in sorted(self.keys))


def digest(questions: Iterable[Question]) -> str:
    """SHA-256 of the words and keys, whatever the order of questions and options."""
    plain = sorted([q.id, q.stem, sorted([text, i in q.keys] for i, text in enumerate(q.options))] for q in questions)
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()
