"""Worksheet: the dates, floats and critical paths of a schedule network."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from app.calculators.domain.answer import Answer, Titled, Worksheet, drawn
from app.calculators.domain.entries import MOST_LINES, Entries, Field
from app.calculators.domain.worksheets.network_lines import HINT, drawing, in_words, read_network, waits_for
from app.exhibits.domain import Table
from app.formulas.exact import exact
from app.formulas.network import Dates, Network
from app.formulas.rounding import MINUS, plain

MOST_PATHS, MOST_COUNTED = 8, 1000
HEAD = ("Activity", "Duration", "Waits for", "ES", "EF", "LS", "LF", "Total float", "Free float", "Critical")


def work(entries: Entries) -> Answer:
    """The dates of the network, counted from 0; raises Invalid beside the lines."""
    net = read_network(entries, "activities", most=MOST_LINES)
    dates = net.dates()
    picture = drawn(lambda: drawing(net, "The network with its critical path"))
    return Answer(
        f"The project takes {plain(net.duration)} units of time. {_paths(net)}",
        (*_forward(net, dates), *_backward(net, dates)),
        (Titled("Dates and floats", _table(net, dates)),),
        picture,
        () if picture else ("This network is too large to be drawn; the table has all of it.",),
    )


def _paths(net: Network) -> str:
    found = list(islice(net.critical_paths(), MOST_COUNTED + 1))
    shown = ", ".join(map(in_words, found[:MOST_PATHS]))
    if len(found) == 1:
        return f"Its critical path is {shown}."
    how_many = f"more than {MOST_COUNTED:,}" if len(found) > MOST_COUNTED else f"{len(found):,}"
    first = f"; the first {MOST_PATHS} are" if len(found) > MOST_PATHS else ":"
    return f"It has {how_many} critical paths{first} {shown}."


def _table(net: Network, dates: Mapping[str, Dates]) -> Table:
    rows = tuple(
        (
            name,
            plain(activity.duration),
            waits_for(activity),
            *map(plain, _numbers(dates[name])),
            "yes" if dates[name].total_float == 0 else "",
        )
        for name, activity in net.activities.items()
    )
    return Table(HEAD, rows, frozenset({1, *range(3, 9)}))


def _numbers(dates: Dates) -> tuple[Fraction, ...]:
    return (
        dates.early_start,
        dates.early_finish,
        dates.late_start,
        dates.late_finish,
        dates.total_float,
        dates.free_float,
    )


def _forward(net: Network, dates: Mapping[str, Dates]) -> Iterator[str]:
    """Each activity's early dates: the latest of what its predecessors allow."""
    for name, own in dates.items():
        allowed = [net.starts[tie.before] + tie.gap for tie in net.ties if tie.after == name]
        start = _chosen("max", allowed, own.early_start)
        length = plain(net.activities[name].duration)
        yield f"{name}: ES = {start}, EF = {plain(own.early_start)} + {length} = {plain(own.early_finish)}"


def _backward(net: Network, dates: Mapping[str, Dates]) -> Iterator[str]:
    """Each activity's late dates, from the end: the earliest of what its successors need."""
    for name in reversed(tuple(dates)):
        own, length = dates[name], exact(net.activities[name].duration)
        needed = [dates[tie.after].late_start - tie.gap + length for tie in net.ties if tie.before == name]
        yield (
            f"{name}: LF = {_chosen('min', needed, own.late_finish)}, "
            f"LS = {plain(own.late_finish)} {MINUS} {plain(length)} = {plain(own.late_start)}, "
            f"total float = {plain(own.total_float)}"
        )


def _chosen(how: str, times: Sequence[Fraction], taken: Fraction) -> str:
    """The times with the one taken of them; the start or the end of the project, too, where that is the one."""
    among = [*times] if taken in times else [taken, *times]
    return plain(taken) if len(among) == 1 else f"{how}({', '.join(map(plain, among))}) = {plain(taken)}"


WORKSHEET = Worksheet(
    "schedule-network",
    "Critical path of a network",
    "Early and late dates, floats and the longest paths, with links of all four kinds, leads and lags.",
    (Field("activities", "Activities", "A 3\nB 4 A\nC 2 A FS+1\nD 5 B\nE 4 C\nF 2 D, E", HINT, rows=9),),
    work,
)
