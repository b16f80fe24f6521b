"""A number sought by its name: typed in, picked with what it means, or picked among four numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Number, Wanted, distinct, require, rounded
from app.bank.domain.families.posing import TYPED, Posed, drafted, to_pick, to_type
from app.bank.domain.families.prompts import Prompt
from app.bank.domain.families.scales import ROUNDED_DOLLARS, Scale
from app.bank.domain.families.settings import Setting, sentence
from app.bank.domain.item import ItemType, Option
from app.exhibits.domain import AnyExhibit

READ = 0.6
"""Where the share of the seeds ends whose number is picked with its meaning."""

ASKS = (
    "{Asker} asks for one figure: what is {name}?",
    "Which figure does {asker} get for {name}?",
    "What should the next report to {asker} give as {name}?",
    "Going by these figures, how much is {name}?",
)
READING_ASKS = (
    "Going by these figures, what is {name}, and how does it read?",
    "Which figure and reading of {name} does {asker} get?",
    "{Asker} wants {name} and its meaning; which pair is right?",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a stem tells before it asks, the words of it that decide, and what is shown beside it."""

    facts: str
    clue: str
    place: Setting
    exhibits: tuple[AnyExhibit, ...] = ()

    def posed(self, ask: str, steps: tuple[str, ...], *, name: str = "", hint: str = "") -> Posed:
        """The facts, how to round or what counts, and the question last; reasons keep the plain signs of the stem."""
        asked = self.place.fill(ask, name=name)
        stem = sentence(" ".join(part for part in (self.facts, hint, asked) if part))
        return Posed(Prompt(stem, self.clue), steps, self.exhibits, as_written=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number means: `of` gives, for any of the numbers, the right and the wrong words; `reason` tells why."""

    of: Callable[[Number], tuple[str, str]]
    reason: str
    asks: tuple[str, ...] = READING_ASKS

    def turns(self, value: Number) -> bool:
        """Whether the right and the wrong words differ; a variance of zero has no sign to turn."""
        right, wrong = self.of(value)
        return right != wrong


def meaning(right: str, wrong: str, reason: str) -> Reading:
    """A reading in the same words for every number."""
    return Reading(lambda _: (right, wrong), reason)


@dataclass(frozen=True, slots=True)
class Sought:
    """The number that a question seeks; `why` gives formula, numbers, result and reading.

    `hint` says how to round where the exact number has more places; without a `reading` it is never asked for.
    """

    name: str
    value: Number
    why: str
    steps: tuple[str, ...]
    misses: tuple[Miss, ...]
    scale: Scale = ROUNDED_DOLLARS
    hint: str = ""
    reading: Reading | None = None
    asks: tuple[str, ...] = ASKS

    def shown(self, value: Number) -> str:
        """Any of the numbers, as an option shows it."""
        return self.scale.show(rounded(value, self.scale.places))


def ask_sought(rng: Random, wanted: Wanted, sought: Sought, telling: Telling) -> Draft:
    """The question in the shape that the seed wants; raises Unsuitable when the misses do not allow it."""
    asks = sought.asks
    if wanted.shape < TYPED:
        number = to_type(sought.value, sought.scale, why=sought.why, misses=sought.misses)
        require(number.slips, "a slip to recognize")
        return drafted(ItemType.NUMERIC, _posed(rng, sought, telling, asks), number=number)
    if sought.reading and wanted.shape < READ:
        options, asks = _read(rng, wanted, sought, sought.reading), sought.reading.asks
    else:
        options = to_pick(rng, wanted, sought.value, sought.scale, why=sought.why, misses=sought.misses)
    return drafted(ItemType.SINGLE, _posed(rng, sought, telling, asks), options=options)


def _posed(rng: Random, sought: Sought, telling: Telling, asks: tuple[str, ...]) -> Posed:
    return telling.posed(rng.choice(asks), sought.steps, name=sought.name, hint=sought.hint)


def _read(rng: Random, wanted: Wanted, sought: Sought, reading: Reading) -> tuple[Option, ...]:
    """Two numbers, each with the right and the wrong reading; the wanted rank says where the key stands among them."""
    require(reading.turns(sought.value), "a number that can be read two ways")
    offered = [miss for miss in sought.misses if sought.scale.offers(miss.value)]
    usable = distinct(sought.value, offered, places=sought.scale.finest)
    usable = [miss for miss in usable if reading.turns(miss.value) and not _mirrors(miss, sought)]
    below = wanted.rank >= 2  # noqa: PLR2004 - the upper two of four places
    beside = [miss for miss in usable if (Fraction(miss.value) < Fraction(sought.value)) is below]
    require(beside, "a wrong number on the wanted side of the key")
    miss = rng.choice(beside)
    of_key, of_miss = _key_options(sought, reading), _miss_options(miss, sought, reading)
    ordered = [of_key[:: -1 if wanted.rank % 2 else 1], rng.sample(of_miss, 2)]
    return tuple(option for pair in ordered[:: -1 if below else 1] for option in pair)


def _mirrors(miss: Miss, sought: Sought) -> bool:
    """Whether the miss is the key with its sign turned: `over by -5` and `over by 5` say the same in plain words."""
    return Fraction(miss.value) == -Fraction(sought.value)


def _key_options(sought: Sought, reading: Reading) -> list[Option]:
    figure, (right, wrong) = sought.shown(sought.value), reading.of(sought.value)
    slip = f"The figure is right, the reading is turned round: {reading.reason}."
    return [
        Option(f"{figure}, {right}", is_key=True, why=sought.why),
        Option(f"{figure}, {wrong}", is_key=False, why=slip, trap="mixes-up-concepts"),
    ]


def _miss_options(miss: Miss, sought: Sought, reading: Reading) -> list[Option]:
    figure, (right, wrong) = sought.shown(miss.value), reading.of(miss.value)
    both = f"{miss.why} The reading is turned round too: {reading.reason}."
    return [
        Option(f"{figure}, {right}", is_key=False, why=miss.why, trap=miss.trap),
        Option(f"{figure}, {wrong}", is_key=False, why=both, trap=miss.trap),
    ]
