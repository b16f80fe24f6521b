"""Questions to a Pareto chart: shares, what is left after a remedy, and where the vital few end."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require
from app.bank.domain.families.posing import Posed, ask_number, ask_place
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import PERCENT, whole
from app.bank.domain.item import Option
from app.exhibits.domain import Pareto
from app.exhibits.domain.distribution import Cause
from app.exhibits.domain.lettering import slug
from app.formulas.exact import HUNDRED
from app.formulas.pareto import VITAL_PERCENT, pareto, vital_few
from app.formulas.pareto import Cause as Share
from app.formulas.rounding import plain

CAUSES = (
    "Late input",
    "Wrong data",
    "Missing part",
    "Unclear order",
    "Test setup",
    "Transport",
    "Old version",
    "Labeling",
)
WORDS = ("first", "two most frequent", "three most frequent")

SHARES = (
    (
        "The Pareto chart shows the faults found in {project} by cause; the line adds up the shares. [{Asker} asks "
        "about one cause: {cause}.] {aside} What share of all faults does it account for by itself, to one decimal?"
    ),
    (
        "For a talk about {cause}, {asker} wants one figure from the Pareto chart of {project}: [how large a part of "
        "all faults has that cause alone]. {aside} Which percentage, to one decimal, is it?"
    ),
    (
        "Faults of {project} were counted by cause. [From the Pareto chart, {asker} wants to know what removing "
        "{cause} alone would save.] {aside} By how many percent of today's faults would the count fall, to one "
        "decimal?"
    ),
)
REMEDIES = (
    (
        "The Pareto chart shows the faults found in {project} by cause. A remedy is planned that [removes the {few} "
        "causes and leaves the others as they are]. {aside} How many faults would be left?"
    ),
    (
        "{Asker} has money to [remove the {few} causes] that the Pareto chart of {project} shows. {aside} If the other "
        "causes go on as before, how many faults remain?"
    ),
    (
        "For {project}, the next improvement [takes away the {few} causes] of the Pareto chart. {aside} In the same "
        "number of units, how many faults are still to be expected?"
    ),
)
ASIDES = (
    "The count covers {units} inspected units.",
    "In all, {units} units were inspected.",
)
VITAL = (
    (
        "The Pareto chart shows the faults found in {project} by cause. [The team takes the fewest causes that "
        "together reach 80% of the faults.] Which cause is the last one to be taken?"
    ),
    (
        "{Asker} wants to work on the vital few causes of faults in {project}: [taken from the largest down, until 80% "
        "of the faults are covered]. With which bar is that reached?"
    ),
    (
        "Faults of {project} stand in a Pareto chart. [Causes are tackled in the order of their bars until at least "
        "80% of all faults are covered.] At which bar does the team stop?"
    ),
)


def _counts(rng: Random) -> dict[str, int]:
    """Faults by cause, from the most frequent down, in a total that makes shares of at most one decimal."""
    total, count = rng.choice((200, 250, 400, 500)), rng.randrange(5, 8)
    weights = sorted((rng.randrange(4, 20) ** 2 for _ in range(count)), reverse=True)
    counts = [total * weight // sum(weights) for weight in weights]
    counts[0] += total - sum(counts)
    require(len(set(counts)) == count and counts[-1] >= total // 50, "bars of different heights")
    require(counts[0] <= total // 2, "more than one cause that counts")
    require(all(HUNDRED * 10 * n % total == 0 for n in counts), "shares of one decimal")
    return dict(zip(rng.sample(CAUSES, count), counts, strict=True))


def _chart(counts: dict[str, int]) -> Pareto:
    return Pareto("Faults by cause", "faults", tuple(Cause(name, count) for name, count in counts.items()))


def share(rng: Random, wanted: Wanted) -> Draft:
    """A question for the share of one cause, which the running line does not show."""
    counts = _counts(rng)
    causes = pareto(counts)
    place = rng.randrange(1, 4)
    cause, total = causes[place], sum(counts.values())
    count = int(cause.count)
    misses = _share_misses(causes, place)
    why = (
        f"{count} / {total} = {plain(cause.percent)}%: the bar gives the cause alone, while the line at this "
        "place has added up the larger ones as well."
    )
    steps = (
        f"faults in all: {total}",
        f"bar of {cause.name}: {count}",
        f"share = {count} / {total} = {plain(cause.percent)}%",
    )
    words = prompt(rng, SHARES, cause=cause.name.lower(), aside=aside(rng, ASIDES, units=10 * rng.randrange(60, 400)))
    return ask_number(
        rng, wanted, Posed(words, steps, (_chart(counts),)), cause.percent, PERCENT, why=why, misses=misses
    )


def _share_misses(causes: Sequence[Share], place: int) -> list[Miss]:
    cause, total = causes[place], int(sum(one.count for one in causes))
    count = int(cause.count)
    return [
        Miss(
            cause.cumulative,
            f"This is the running share at {cause.name}, which holds the larger causes too. Its own share is "
            f"{count} of {total}.",
            "mixes-up-concepts",
        ),
        Miss(
            cause.count,
            f"This is the number of faults. As a share of all {total} it is {count} / {total}.",
            "mixes-up-concepts",
        ),
        Miss(
            causes[0].percent,
            f"This is the share of {causes[0].name}, the most frequent cause. The question is about {cause.name}.",
            "misses-constraint",
        ),
        Miss(
            Fraction(HUNDRED, len(causes)),
            f"This divides evenly among {len(causes)} causes. The bars differ: {cause.name} has {count} of "
            f"{total} faults.",
        ),
        Miss(
            HUNDRED * cause.count / causes[0].count,
            f"This compares {cause.name} with the largest bar. A share of all faults divides by their total, {total}.",
            "mixes-up-concepts",
        ),
        Miss(
            HUNDRED - cause.cumulative,
            f"This is what the causes after {cause.name} hold. Its own share is its bar over the total.",
            "mixes-up-concepts",
        ),
        Miss(
            causes[place + 1].percent,
            f"This is the share of {causes[place + 1].name}, the next bar. {cause.name} has {count} of {total} faults.",
            "misses-constraint",
        ),
        Miss(
            HUNDRED * cause.count / (total - count),
            f"This divides by the faults of the other causes. A share is taken of all {total} faults.",
        ),
    ]


def remedy(rng: Random, wanted: Wanted) -> Draft:
    """A question for the faults that are left when the most frequent causes are gone."""
    counts = _counts(rng)
    bars, total = list(counts.values()), sum(counts.values())
    few = rng.choice((2, 3))
    removed = sum(bars[:few])
    key = total - removed
    misses = _remedy_misses(bars, few)
    left = " + ".join(map(str, bars[few:]))
    gone = f"{' + '.join(map(str, bars[:few]))} = {removed}"
    why = f"The first {few} bars hold {gone} of {total} faults; {total} - {removed} = {key} faults are left."
    steps = (f"faults in all: {total}", f"removed: {gone}", f"left: {left} = {key}")
    note = aside(rng, ASIDES, units=10 * rng.randrange(60, 400))
    words = prompt(rng, REMEDIES, few=WORDS[few - 1], aside=note)
    return ask_number(rng, wanted, Posed(words, steps, (_chart(counts),)), key, whole("faults"), why=why, misses=misses)


def _remedy_misses(bars: Sequence[int], few: int) -> list[Miss]:
    total, removed = sum(bars), sum(bars[:few])
    removed_percent = Fraction(HUNDRED * removed, total)
    return [
        Miss(removed, f"These are the faults that the remedy removes. Left are the others: {total} - {removed}."),
        Miss(
            HUNDRED - removed_percent,
            f"This is the share that is left, in percent. The question asks for a number of the {total} faults.",
            "mixes-up-concepts",
        ),
        Miss(
            removed_percent,
            f"This is the running share in percent at the last cause removed. Left are {total} - {removed} faults.",
            "mixes-up-concepts",
        ),
        Miss(
            total - bars[0],
            f"This removes the most frequent cause alone. The remedy takes away {few} of them, the first bars.",
        ),
        Miss(
            total - sum(bars[: few + 1]),
            f"This removes one cause too many. The remedy takes away {few}, with {removed} faults together.",
        ),
        Miss(
            total - bars[few - 1],
            f"This removes only the last of the {few} bars. Both it and the larger ones before it go: {removed} "
            "in all.",
        ),
        Miss(
            bars[few],
            "This is the largest bar that is left. The smaller causes after it are still there as well; add them.",
        ),
        Miss(
            total - sum(bars[-few:]),
            f"This removes the {few} least frequent causes. The plan is for the most frequent ones, the first bars.",
            "misses-constraint",
        ),
    ]


def vital(rng: Random) -> Draft:
    """A question that asks to click the bar with which the vital few are complete."""
    counts = _counts(rng)
    causes = pareto(counts)
    last = len(vital_few(causes)) - 1
    require(0 < last < len(causes) - 1, "a limit within the chart")
    require(all(abs(cause.cumulative - VITAL_PERCENT) >= 1 for cause in causes), "a share that can be read")
    spots = [_bar(causes, i, last) for i in range(len(causes))]
    steps = (
        f"running shares: {', '.join(plain(cause.cumulative) for cause in causes)} percent",
        f"before {causes[last].name}: {plain(causes[last - 1].cumulative)}%, below 80%",
        f"with {causes[last].name}: {plain(causes[last].cumulative)}%, so the team stops here",
    )
    return ask_place(Posed(prompt(rng, VITAL), steps, (_chart(counts),)), spots)


def _bar(causes: Sequence[Share], i: int, last: int) -> Option:
    """A bar as the end of the vital few, and why it is or is not."""
    cause = causes[i]
    before, reached = f"{plain(cause.cumulative - cause.percent)}%", f"{plain(cause.cumulative)}%"
    if i == last:
        why = (
            f"The running share goes from {before} to {reached} with this bar, so 80% is reached here, and not sooner."
        )
    elif i < last:
        why = f"With this bar the running share is {reached}, which is still below 80%: more causes have to be taken."
    else:
        why = f"Before this bar the running share is {before} already, past 80%: the fewest causes do without it."
    trap = None if i == last else "misses-constraint"
    return Option(cause.name, is_key=i == last, why=why, trap=trap, area=slug(cause.name))
