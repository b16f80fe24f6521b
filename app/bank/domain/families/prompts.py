"""The words of a drawn question: one of several texts, filled with a setting and the drawn figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from app.bank.domain.families.settings import setting

_CLUE = re.compile(r"\[(.+?)\]")
ASIDE_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """A stem and the words of it that decide."""

    stem: str
    clue: str


def prompt(rng: Random, texts: Sequence[str], **words: object) -> Prompt:
    """One of the texts in one of the settings; the clue stands between square brackets in the text.

    A text names its blanks in braces: `{project}`, `{Project}`, `{asker}`, `{Asker}` and those of `words`.
    """
    place = setting(rng)
    text = " ".join(place.fill(rng.choice(texts), **words).split())
    found = _CLUE.search(text)
    if found is None:
        raise ValueError(text)
    return Prompt(_CLUE.sub(r"\1", text), found[1])


def aside(rng: Random, texts: Sequence[str], **words: object) -> str:
    """A needless sentence with a number that tempts, in a third of the draws; else nothing."""
    return rng.choice(texts).format(**words) if rng.random() < ASIDE_SHARE else ""
