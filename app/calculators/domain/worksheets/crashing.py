"""Worksheet: crashing, the least cost of ending earlier."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import Entries, Field, beside
from app.calculators.domain.worksheets.network_lines import HINT, drawing, in_words, read_network
from app.exhibits.domain import Table
from app.formulas.crashing import Crash, Offer, least_cost, step_by_step
from app.formulas.exact import exact
from app.formulas.network import Network
from app.formulas.rounding import money, plain

MOST_ACTIVITIES, MOST_DAYS, MOST_PATHS = 16, 20, 4


def work(entries: Entries) -> Answer:
    """The cheapest cuts and the textbook's account day by day; raises Invalid beside the field."""
    net = read_network(entries, "activities", most=MOST_ACTIVITIES)
    offers = _offers(entries, net)
    days = entries.whole("days", most=MOST_DAYS)
    with beside("days"):
        best, daily = least_cost(net, offers, days), step_by_step(net, offers, days)
    crashed = _crashed(net, best.days)
    together = sum((step.cost for step in daily), Fraction(0))
    return Answer(
        f"Ending {_days(days)} earlier costs at least {money(best.cost)}: shorten {_cuts(best.days)}. "
        f"The project then takes {plain(best.duration)} instead of {plain(net.duration)} units of time.",
        tuple(_steps(net, daily)),
        (Titled("Cheapest cuts", _table(offers, best)),),
        drawn(lambda: drawing(crashed, "The network after crashing")),
        _notes(best.cost, together),
    )


def _offers(entries: Entries, net: Network) -> dict[str, Offer]:
    offers: dict[str, Offer] = {}
    for line in entries.lines("offers", most=MOST_ACTIVITIES):
        name, (cost, days) = line.named(2, "B 500 2")
        if name not in net.activities or name in offers:
            raise line.refusal(f"name an activity of the network, each once, not “{name}”.")
        if cost < 0 or not 0 <= days <= exact(net.activities[name].duration):
            raise line.refusal(f"{name} can be shortened by zero days up to its duration, at a cost of zero or more.")
        offers[name] = Offer(cost, days)
    return offers


def _crashed(net: Network, cuts: Mapping[str, Fraction]) -> Network:
    for name, days in cuts.items():
        net = net.longer(name, -days)
    return net


def _days(days: int) -> str:
    return "one day" if days == 1 else f"{days} days"


def _cuts(cuts: Mapping[str, Fraction]) -> str:
    return ", ".join(f"{name} by {plain(days)}" for name, days in cuts.items())


def _steps(net: Network, daily: Sequence[Crash]) -> Iterator[str]:
    """Each day of the textbook's account, with the critical paths that it had to shorten."""
    for number, step in enumerate(daily, start=1):
        critical = list(islice(net.critical_paths(), MOST_PATHS + 1))
        more = " and more" if len(critical) > MOST_PATHS else ""
        paths = ", ".join(map(in_words, critical[:MOST_PATHS]))
        yield f"Day {number}: longest {paths}{more}; cut {_cuts(step.days)} for {money(step.cost)}."
        net = _crashed(net, step.days)


def _table(offers: Mapping[str, Offer], best: Crash) -> Table:
    rows = tuple(
        (
            name,
            money(offer.cost_per_day),
            plain(offer.days),
            plain(best.days.get(name, 0)),
            money(exact(offer.cost_per_day) * best.days.get(name, 0)),
        )
        for name, offer in offers.items()
    )
    return Table(("Activity", "Cost per day", "Most days", "Days taken", "Cost"), rows, frozenset(range(1, 5)))


def _notes(least: Fraction, together: Fraction) -> tuple[str, ...]:
    if together == least:
        return ("Day by day the cheapest cut leads to the same cost.",)
    dearer = f"Day by day the cheapest cut, as textbooks do it, comes to {money(together)}"
    return (f"{dearer}: it never takes back an early cut that a later one makes needless.",)


WORKSHEET = Worksheet(
    "crashing",
    "Crashing",
    "The least cost of ending earlier, with every critical path watched.",
    (
        Field("activities", "Activities", "A 3\nB 6 A\nC 5 A\nD 4 B\nE 4 C\nF 2 D E", HINT, rows=7),
        Field(
            "offers",
            "What can be shortened",
            "A 900 1\nB 500 2\nC 300 2\nD 400 1\nF 1,200 1",
            "One activity a line: name, extra cost per day, most days.",
            rows=6,
        ),
        Field("days", "Shorten the project by", "2", unit="days"),
    ),
    work,
)
