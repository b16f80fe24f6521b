"""G13: shortening a project at the least cost, with every longest path watched."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, Result, ask_count, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.families.schedules import Schedule, a_schedule, added, written
from app.bank.domain.item import Approach, Difficulty
from app.exhibits.domain import DataTable
from app.formulas.crashing import Crash, Offer, least_cost, step_by_step
from app.formulas.exact import Impossible
from app.formulas.rounding import money

READ = 0.5
"""Questions from `TYPED` to this share ask which activity is shortened first."""

COSTS = (
    (
        "{Asker} wants {project} to end [{days} days earlier]. The network gives durations in days; the table says by "
        "how "
        "many "
        "days each activity can be shortened and what each day costs. {aside} What is the lowest cost of the earlier "
        "end?"
    ),
    (
        "A penalty makes it worth ending {project} after {target} days [instead of {duration}]. The table lists how "
        "far "
        "each "
        "activity of the network can be crashed, and the price of a day. {aside} How much does the cheapest way cost?"
    ),
    (
        "The plan of {project} has to lose [{days} days], and only paid overtime can do that. Durations stand in the "
        "network, "
        "limits and prices per day in the table. {aside} What is the smallest amount that {asker} has to approve?"
    ),
)
ASIDES = (
    "Each day saved spares ${saved} of site costs, which are budgeted elsewhere.",
    "The sponsor has ${fund} in a fund for emergencies.",
    "Crashing all activities to their limits would cost ${all}.",
)
FIRSTS = (
    (
        "{Asker} wants {project} to end [one day earlier] at the lowest cost. The network gives durations in days, the "
        "table "
        "limits and prices for shortening. Which activity should be shortened?"
    ),
    (
        "The plan of {project} is [a single day too long]. The table says how far each activity of the network can be "
        "crashed "
        "and at what price per day. Where does the project manager spend the money?"
    ),
    (
        "Overtime for one crew is to bring the end of {project} forward [by one day]. The network shows durations in "
        "days; the "
        "table shows what each crew charges. Which crew is asked?"
    ),
)
TITLE = "Activities with durations in days"
PRICES = "What shortening costs"
HEAD = ("Activity", "Most days saved", "Cost of each day ($)")


@dataclass(frozen=True)
class Market:
    """A schedule and what each of its activities asks for a day less."""

    schedule: Schedule
    offers: dict[str, Offer]

    def price(self, name: str) -> int:
        """The cost of a day of an activity, in dollars."""
        return int(self.offers[name].cost_per_day)

    def limit(self, name: str) -> int:
        """By how many days an activity can be shortened."""
        return int(self.offers[name].days)

    @cached_property
    def table(self) -> DataTable:
        """The offers as an exhibit."""
        rows = tuple((name, self.limit(name), self.price(name)) for name in sorted(self.offers))
        return DataTable(PRICES, HEAD, rows, numbers=HEAD[1:])

    def greedy(self, names: Iterable[str], days: int) -> int:
        """The cost of taking so many days from the cheapest of these activities, whatever the network says."""
        prices = sorted(self.price(name) for name in names for _ in range(self.limit(name)))
        require(len(prices) >= days, "enough days on offer")
        return sum(prices[:days])


def _draw(rng: Random, wanted: Wanted) -> Draft:
    market = _market(rng)
    draft = _first(rng, market) if TYPED <= wanted.shape < READ else _cost(rng, wanted, market)
    return replace(draft, exhibits=(market.schedule.drawing(TITLE), market.table))


def _market(rng: Random) -> Market:
    schedule = a_schedule(rng, shortest=4)
    names = sorted(schedule.network.activities)
    prices = rng.sample(range(200, 2000, 100), len(names))
    return Market(schedule, {name: Offer(price, rng.randint(1, 3)) for name, price in zip(names, prices, strict=True)})


def _cost(rng: Random, wanted: Wanted, market: Market) -> Draft:
    days, schedule = rng.randint(2, 3), market.schedule
    spare = schedule.duration - schedule.length(schedule.paths[1])
    require(spare < days or rng.random() < 0.2, "mostly a second path that grows critical")  # noqa: PLR2004 - not always
    steps = _steps_of(market, days)
    require(len(steps) == days, "a textbook account of each day")
    key = sum(int(step.cost) for step in steps)
    require(market.greedy(market.offers, days) != key, "a cheaper day off the longest path")
    words = {"days": days, "target": schedule.duration - days, "duration": schedule.duration}
    extra = aside(
        rng,
        ASIDES,
        saved=money(100 * rng.randrange(3, 12)),
        fund=money(500 * rng.randrange(2, 12)),
        all=money(sum(market.price(name) * market.limit(name) for name in market.offers)),
    )
    lines = [_line(market, day, step) for day, step in enumerate(steps, 1)]
    why = f"Cheapest cut of the longest paths, day by day: {'; '.join(lines)}. Together that is ${money(key)}."
    first = f"longest path at first: {written(schedule.critical)}, {added(schedule, schedule.critical)}"
    shown = (first, *lines, f"total: ${money(key)}")
    result = Result(key, DOLLARS, why, list(_misses(market, days, key, steps)))
    draft = ask_count(rng, wanted, prompt(rng, COSTS, aside=extra, **words), result, steps=shown)
    require(key == least_cost(schedule.network, market.offers, days).cost, "a textbook account that is the cheapest")
    return draft


def _steps_of(market: Market, days: int) -> tuple[Crash, ...]:
    try:
        return step_by_step(market.schedule.network, market.offers, days)
    except Impossible:
        return ()


def _line(market: Market, day: int, step: Crash) -> str:
    names = sorted(name for name, taken in step.days.items() if taken)
    return f"day {day}: {' and '.join(names)} for ${' + '.join(money(market.price(name)) for name in names)}"


def _misses(market: Market, days: int, key: int, steps: Sequence[Crash]) -> Iterator[Miss]:
    schedule, names = market.schedule, sorted(market.offers)
    path = schedule.critical
    right = f"the cheapest cut of all longest paths comes to ${money(key)}"
    cheapest = min(names, key=market.price)
    yield Miss(
        market.greedy(names, days),
        f"This buys the cheapest days of all, also off the critical path, where they save nothing: {right}.",
    )
    yield Miss(
        market.greedy(path, days),
        f"This stays on {written(path)} and misses that another path becomes just as long: {right}.",
    )
    yield Miss(
        market.price(cheapest) * days,
        f"This takes {days} days of {cheapest}, the cheapest in the table, without limit or path: {right}.",
    )
    yield Miss(int(steps[0].cost), f"This is the cost of the first day alone; {days} days have to be paid: {right}.")
    yield Miss(
        days * sum(map(market.price, path)),
        f"This takes each day from every activity of the path at once; one cut a day is enough: {right}.",
    )
    yield Miss(
        sum(map(market.price, path)),
        f"This takes one day from each activity of {written(path)}, and not the cheapest {days}: {right}.",
    )
    yield Miss(
        sum(market.price(name) * market.limit(name) for name in path),
        f"This crashes every critical activity as far as it goes, more than {days} days: {right}.",
    )
    dearest = max(path, key=market.price)
    yield Miss(
        market.price(dearest) * days,
        f"This pays the dearest activity of {written(path)}, {dearest}, for all {days} days: {right}.",
    )
    longest = max(path, key=schedule.days)
    yield Miss(
        market.price(longest) * days,
        f"This shortens {longest}, the longest activity of {written(path)}, whatever its price and limit: {right}.",
    )
    second = schedule.paths[1]
    both = market.greedy(path, days) + market.greedy([name for name in second if name not in path], 1)
    yield Miss(
        both, f"This also shortens {written(second)} when that path is still short enough, or too early: {right}."
    )


def _first(rng: Random, market: Market) -> Draft:
    schedule, path = market.schedule, market.schedule.critical
    key = min(path, key=market.price)
    off = [name for name in market.offers if name not in path]
    tempting = [name for name in off if market.price(name) < market.price(key)]
    require(tempting, "a cheaper activity off the path")
    longest = max(path, key=schedule.days)
    facts = f"{written(path)} is the longest path, with {schedule.duration} days, and {key} is its cheapest activity"
    why = (
        f"Only {written(path)} sets the end, with {added(schedule, path)} days; {key} is the cheapest of its "
        "activities."
    )
    wrong: dict[str, tuple[str, str]] = {}
    for name in off:
        cheap = "is cheap but " if name in tempting else ""
        text = f"{name} {cheap}lies off the critical path, so a day less there saves nothing at the end: {facts}."
        wrong[_offer(market, name)] = (text, "misses-constraint")
    for name in path:
        if name != key:
            also = " and is the longest activity there" if name == longest else ""
            text = f"{name} is critical{also}, but a day of it costs ${money(market.price(name))}: {facts}."
            wrong[_offer(market, name)] = (text, "slips-in-calculation")
    lures = rng.sample(tempting, rng.randint(1, min(3, len(tempting))))
    dearer = [name for name in market.offers if name != key and name not in tempting]
    require(len(dearer) + len(lures) >= 3, "four activities to choose from")  # noqa: PLR2004
    chosen = {_offer(market, name) for name in (*lures, *rng.sample(dearer, 3 - len(lures)))}
    steps = (
        f"longest path: {written(path)}, {added(schedule, path)}",
        f"next path: {written(schedule.paths[1])}, {schedule.length(schedule.paths[1])} days",
        f"prices on it: {', '.join(f'{name} ${money(market.price(name))}' for name in path)}",
        f"cheapest: {key}",
    )
    kept = {text: reason for text, reason in wrong.items() if text in chosen}
    return ask_words(rng, Posed(prompt(rng, FIRSTS), steps), _offer(market, key), why=why, wrong=kept)


def _offer(market: Market, name: str) -> str:
    return f"Activity {name}, at ${money(market.price(name))}"


FAMILY = Family(
    id="G13",
    version=1,
    title="Crashing at the lowest cost",
    objective="compress-by-cost-or-risk",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.EXPERT,
    rule=(
        "Buy the cheapest day on the critical path, look again for the longest paths, and repeat until the date is met."
    ),
    draw=_draw,
)
