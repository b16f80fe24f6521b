"""Answers to generated questions, worked out from what a learner sees and by other ways than the families' own.

Networks are solved by relaxing a matrix of longest distances, crashing by searching the cheapest states first, trees by
listing every outcome, break-even by counting units up, channels by listing pairs.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heappush
from itertools import combinations, count, pairwise, product

from app.bank.domain.item import Item, ItemType

Answer = tuple[int | Decimal, ...]
FAR = -(10**9)


def solved(item: Item) -> Answer:
    """The right options, one for each blank in items with blanks, or the right number."""
    return SOLVERS[item.id[:3]](item)


def chosen(item: Item, *, text: str) -> Answer:
    """The one option that reads so."""
    return _only([i for i, option in enumerate(item.options) if option.text == text])


def numbered(item: Item, value: int | Fraction) -> Answer:
    """The one option with this figure, or the number itself where it is typed."""
    whole = Decimal(Fraction(value).numerator)
    assert Fraction(value).denominator == 1
    if item.type is ItemType.NUMERIC:
        return (whole,)
    return _only([i for i, option in enumerate(item.options) if _numbers(option.text)[0] == whole])


def _only(found: list[int]) -> Answer:
    assert len(found) == 1
    return (found[0],)


def _numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def _first(text: str, *patterns: str) -> list[int]:
    """The numbers in the groups of the first pattern that is found."""
    for pattern in patterns:
        found = re.search(pattern, text)
        if found:
            return [int(group.replace(",", "")) for group in found.groups()]
    raise AssertionError(text)


def _rows(item: Item, place: int = 0) -> tuple[tuple[str, ...], ...]:
    return item.exhibits[place].table().rows


def _channels(item: Item) -> Answer:
    stem = item.stem
    if "how many channels are there in all" in stem.lower() or "two-way" in stem or "connects each pair" in stem:
        [others] = _first(stem, r"(\d+) people work with", r"team has (\d+) members", r"manager and (\d+) other people")
        return numbered(item, _pairs(others + 1))
    one, other = _head_counts(stem)
    change = abs(_pairs(one) - _pairs(other))
    if item.type is ItemType.NUMERIC or "head count" not in item.options[0].text:
        return numbered(item, change)
    faster = Fraction(_pairs(other), _pairs(one)) > Fraction(other, one)
    manner = "faster than" if faster else "in step with"
    return chosen(item, text=f"{change} more channels, growing {manner} the head count")


def _head_counts(stem: str) -> tuple[int, int]:
    joined = re.search(r"(\d+) people join the (\d+)", stem)
    if joined:
        return int(joined[2]), int(joined[2]) + int(joined[1])
    left = re.search(r"(\d+) of the (\d+) people", stem)
    if left:
        return int(left[2]), int(left[2]) - int(left[1])
    one, other = _first(
        stem,
        r"from (\d+) to (\d+)",
        r"shows (\d+) people this month and (\d+) next",
        r"foresees (\d+) people in its first phase and (\d+) in",
    )
    return one, other


def _pairs(people: int) -> int:
    return len(list(combinations(range(people), 2)))


def _break_even(item: Item) -> Answer:
    stem = item.stem
    once, each = r"\$(?P<once>[\d,]+)", r"\$(?P<each>[\d,]+)"
    leased = " day" in stem
    price, cheap_unit = _amounts(
        stem,
        rf"for {once} or lease it.*costs {each} a day",
        rf"buying costs {once} once and {each} a day",
        rf"an own one costs {once} and {each} a day",
        rf"Tooling costs {once} and each piece {each}",
        rf"Making takes {once} up front and {each} a piece",
        rf"making them takes {once} of tooling and {each} a piece",
        rf"Building them costs {once} up front and {each} each",
        rf"for {each} each once {once} of tooling",
    )
    fee, rate = _amounts(
        stem,
        rf"lease it for {each} a day plus a delivery fee of {once}",
        rf"Leasing costs {once} once and {each} a day",
        rf"lease is {each} a day after a(?: delivery fee of)? {once}",
        rf"asks {once} for setup and {each} a piece",
        rf"buying takes {once} up front and {each} a piece",
        rf"quotes [a-z ]+ at {each} each after a setup fee of {once}",
        rf"the quote is {once} up front and {each} each",
    )
    if item.type is ItemType.NUMERIC or " by $" not in item.options[0].text:
        return numbered(item, next(n for n in count() if price + n * cheap_unit <= fee + n * rate))
    [need] = _first(stem, r"for (\d+) days\b", r"in use for (\d+) days", r"needs (\d+)\b")
    costs = {"Buying" if leased else "Making": price + sum([cheap_unit] * need)}
    costs["Leasing" if leased else "Buying"] = fee + sum([rate] * need)
    (less, name), (more, _) = sorted((cost, name) for name, cost in costs.items())
    return chosen(item, text=f"{name}, by ${more - less:,}")


def _amounts(text: str, *patterns: str) -> tuple[int, int]:
    """What is paid once and what for each unit, from the first pattern that is found."""
    found = next(match for pattern in patterns if (match := re.search(pattern, text)))
    once, each = (int(found[name].replace(",", "")) for name in ("once", "each"))
    return once, each


@dataclass(frozen=True)
class Plan:
    """A network as a learner reads it from the table: durations, and gaps between the starts of linked activities."""

    days: Mapping[str, int]
    gaps: Mapping[tuple[str, str], int]

    @property
    def between(self) -> dict[tuple[str, str], int]:
        """The longest distance from one start to another, by relaxing the matrix over each activity."""
        far = {(a, b): self.gaps.get((a, b), FAR) for a, b in product(self.days, repeat=2)}
        far |= {(a, a): 0 for a in self.days}
        for k, a, b in product(self.days, repeat=3):
            far[a, b] = max(far[a, b], far[a, k] + far[k, b])
        return far

    @property
    def starts(self) -> dict[str, int]:
        """The earliest start of each activity."""
        far = self.between
        return {b: max(far[a, b] for a in self.days) for b in self.days}

    @property
    def end(self) -> int:
        """When the last activity is finished."""
        return max(start + self.days[name] for name, start in self.starts.items())

    def tail(self, name: str) -> int:
        """The longest time from the start of an activity to the end of what depends on it."""
        far = self.between
        return max(far[name, other] + self.days[other] for other in self.days if far[name, other] > FAR // 2)

    def total_float(self, name: str) -> int:
        """What the longest chain through an activity lacks to the whole."""
        return self.end - self.starts[name] - self.tail(name)

    def free_float(self, name: str) -> int:
        """What lies between an activity and the first that waits for it, or the end."""
        starts = self.starts
        waiting = [starts[b] for a, b in self.gaps if a == name] or [self.end]
        return min(waiting) - starts[name] - self.days[name]

    def later(self, name: str, by: int) -> "Plan":
        """The plan with one activity longer."""
        gaps = {pair: gap + by * (pair[0] == name) for pair, gap in self.gaps.items()}
        return Plan({**self.days, name: self.days[name] + by}, gaps)


def _plan(item: Item) -> Plan:
    rows = _rows(item)
    if item.exhibits[0].kind == "gantt":
        return _from_bars(item)
    days = {row[0]: int(row[1]) for row in rows}
    gaps = {}
    for name, _, before in rows:
        for text in filter(None, before.split(", ")):
            one, kind, lag = re.fullmatch(r"(\w)(?: (FS|SS|FF)?([+-]\d+)?)?", text).groups()  # type: ignore[union-attr]
            leave = {"FS": days[one], "SS": 0, "FF": days[one] - days[name]}[kind or "FS"]
            gaps[one, name] = leave + int(lag or 0)
    return Plan(days, gaps)


def _from_bars(item: Item) -> Plan:
    rows = _rows(item)
    days = {name[-1]: int(finish) - int(start) for name, start, finish, *_ in rows}
    gaps = {
        (before[-1], name[-1]): days[before[-1]]
        for name, *_, after in rows
        for before in filter(None, after.split(", "))
    }
    return Plan(days, gaps)


def _critical_path(item: Item) -> Answer:
    plan = _plan(item)
    if item.type is ItemType.HOTSPOT:
        critical = [name for name in plan.days if plan.total_float(name) == 0]
        best = max if "longest" in item.stem else min
        return chosen(item, text=f"Activity {best(critical, key=plan.days.__getitem__)}")
    if item.type is ItemType.NUMERIC or "-" not in item.options[0].text:
        return numbered(item, plan.end)
    return _only([i for i, option in enumerate(item.options) if _is_critical(plan, option.text)])


def _is_critical(plan: Plan, text: str) -> bool:
    path, days = text.split(", ")
    names = path.split("-")
    chained = all(pair in plan.gaps for pair in pairwise(names))
    return chained and sum(plan.days[name] for name in names) == plan.end == _numbers(days)[0]


def _floats(item: Item) -> Answer:
    plan = _plan(item)
    if item.type is ItemType.MATCHING:
        return tuple(
            next(
                i
                for i, option in enumerate(item.options)
                if _numbers(option.text)[0] == plan.total_float(blank.label[-1])
            )
            for blank in item.blanks
        )
    name = re.search(r"activity ([A-H])\b", item.stem, re.IGNORECASE)[1]  # type: ignore[index]
    total, free = plan.total_float(name), plan.free_float(name)
    if item.options and "unfelt" in item.options[0].text:
        return _only([i for i, option in enumerate(item.options) if _numbers(option.text) == [free, total]])
    of_free = any(words in item.stem for words in ("free float", "crews may be moved", "without telling"))
    return numbered(item, free if of_free else total)


def _delay(item: Item) -> Answer:
    plan = _plan(item)
    [late] = _first(item.stem, r"(\d+) (?:more )?days")
    if item.type is ItemType.HOTSPOT:
        spared = [name for name in plan.days if plan.later(name, late).end == plan.end]
        return _only([i for i, option in enumerate(item.options) if option.text[-1] in spared])
    name = re.search(r"activity ([A-H])\b", item.stem, re.IGNORECASE)[1]  # type: ignore[index]
    after = plan.later(name, late).end
    if item.options and "End date" in item.options[0].text:
        moved, left = after - plan.end, plan.total_float(name) - late
        right = ["moves", moved] if moved else ["holds", left]
        return _only([i for i, o in enumerate(item.options) if [o.text.split()[2], *_numbers(o.text)] == right])
    asks_end = any(words in item.stem for words in ("take now", "whole work finished", "days in all"))
    return numbered(item, after if asks_end else after - plan.end)


def _links(item: Item) -> Answer:
    if not item.exhibits:
        return _link_in_words(item)
    plan = _plan(item)
    name = re.search(r"activity ([A-H])\b", item.stem)
    return numbered(item, plan.starts[name[1]] if name else plan.end)


def _link_in_words(item: Item) -> Answer:
    kind, sign, lag = re.search(r"\b(FS|SS|FF)(\+|\N{MINUS SIGN})(\d)", item.stem).groups()  # type: ignore[union-attr]
    names = re.search(r"activities (\w) and (\w) of|from (\w) to (\w)\b", item.stem)
    one, other = [name for name in names.groups() if name]  # type: ignore[union-attr]
    ends = {"F": "finishes", "S": "starts"}
    unit = "day" if lag == "1" else "days"
    side = "after" if sign == "+" else "before"
    return chosen(item, text=f"{other} {ends[kind[1]]} no sooner than {lag} {unit} {side} {one} {ends[kind[0]]}")


def _crash(item: Item) -> Answer:
    plan = _plan(item)
    offers = {row[0]: (int(row[1]), _numbers(row[2])[0]) for row in _rows(item, 1)}
    if item.type is ItemType.SINGLE and "Activity" in item.options[0].text:
        saving = [name for name in offers if plan.later(name, -1).end < plan.end]
        name = min(saving, key=lambda name: offers[name][1])
        return chosen(item, text=f"Activity {name}, at ${offers[name][1]:,}")
    late = re.search(r"after (\d+) days instead of (\d+)", item.stem)
    days = int(late[2]) - int(late[1]) if late else _first(item.stem, r"end (\d) days earlier", r"lose (\d) days")[0]
    return numbered(item, _least_cost(plan, offers, plan.end - days))


def _least_cost(plan: Plan, offers: Mapping[str, tuple[int, int]], target: int) -> int:
    """Cheapest states first; each step cuts one activity of a path that is still too long, for one has to be cut."""
    names = sorted(plan.days)
    paths = list(_paths(plan))
    queue, seen = [(0, (0,) * len(names))], set()
    while queue:
        cost, taken = heappop(queue)
        if taken in seen:
            continue
        seen.add(taken)
        cut = dict(zip(names, taken, strict=True))
        long = next((path for path in paths if sum(plan.days[name] - cut[name] for name in path) > target), None)
        if long is None:
            return cost
        for name in long:
            limit, price = offers[name]
            if cut[name] < limit:
                heappush(queue, (cost + price, tuple(cut[other] + (other == name) for other in names)))
    raise AssertionError(target)


def _paths(plan: Plan) -> Iterator[tuple[str, ...]]:
    heads = {a for a in plan.days if not any(b == a for _, b in plan.gaps)}
    stack: list[tuple[str, ...]] = [(name,) for name in heads]
    while stack:
        path = stack.pop()
        onward = [b for a, b in plan.gaps if a == path[-1]]
        stack += [(*path, name) for name in onward]
        if not onward:
            yield path


def _exposure(item: Item) -> Answer:
    hundredths = {
        name: (-1 if kind == "Threat" else 1) * int(percent) * _numbers(impact)[0]
        for name, kind, percent, impact in _rows(item)
    }
    if item.type is ItemType.MATCHING:
        return tuple(chosen(item, text=_worth(hundredths[blank.label]))[0] for blank in item.blanks)
    key = -sum(hundredths.values()) // 100
    if item.options and "too " in item.options[0].text:
        [held] = _first(item.stem, r"\$([\d,]+)")
        return chosen(item, text=f"${abs(held - key):,} too {'small' if held < key else 'large'}")
    return numbered(item, key)


def _worth(hundredths: int) -> str:
    return f"{'Loss' if hundredths < 0 else 'Gain'} of ${abs(hundredths) // 100:,}"


def _tree(item: Item) -> Answer:
    rows = _rows(item)
    ways = {name: branch for name, _, under, branch, *_ in rows if under == "D"}
    nets = {name: _expected(rows, name) for name in ways}
    best = max(nets, key=nets.__getitem__)
    if item.type is ItemType.HOTSPOT:
        return _only([i for i, option in enumerate(item.options) if option.area == best.lower()])
    if item.options and "worth" in item.options[0].text:
        return chosen(item, text=f"{ways[best]}, worth ${int(nets[best]):,}")
    return numbered(item, nets[best])


def _expected(rows: tuple[tuple[str, ...], ...], way: str) -> Fraction:
    """Of a hundred trials, as many of each outcome as its percentage says, less the cost of each trial."""
    trials: list[int] = []
    for name, _, under, _, chance, _, value in rows:
        if way in {name, under} and value:
            trials += [_numbers(value)[0]] * (int(chance.rstrip("%")) if under == way else 100)
    cost = next(_numbers(cost)[0] if cost else 0 for name, *_, cost, _ in rows if name == way)
    return Fraction(sum(trials) - 100 * cost, 100)


def _ranking(item: Item) -> Answer:
    if item.type is ItemType.ORDERING:
        scores = {f"{id_}: {name}": int(chance) * int(impact) for id_, name, chance, impact in _rows(item)}
        return tuple(sorted(range(len(item.options)), key=lambda i: -scores[item.options[i].text]))
    if item.type is ItemType.ENHANCED_MATCHING:
        return _places(item)
    losses = sorted(((int(p) * _numbers(i)[0] // 100, name) for _, name, p, i in _rows(item)), reverse=True)
    if item.options and "$" not in item.options[0].text:
        return chosen(item, text=losses[0][1])
    rank = next(n for n, word in enumerate(("first", "second", "third")) if f"{word} " in item.stem)
    return numbered(item, losses[rank][0])


def _places(item: Item) -> Answer:
    threats = {f"{id_}: {name}": (int(p), _numbers(i)[0]) for id_, name, p, i in _rows(item, 1)}
    found: list[int | Decimal] = []
    for blank in item.blanks:
        row, column = blank.label.split(" and ")
        fits = [
            i
            for i, option in enumerate(item.options)
            if _lies_in(row, threats[option.text][0], 1) and _lies_in(column, threats[option.text][1], 1000)
        ]
        found += _only(fits)
    return tuple(found)


def _lies_in(span: str, value: int, scale: int) -> bool:
    limits = [scale * number for number in _numbers(span)]
    if span.lower().startswith("up to"):
        return value <= limits[0]
    if span.lower().startswith("over"):
        return value > limits[0]
    return limits[0] <= value <= limits[1]


SOLVERS: Mapping[str, Callable[[Item], Answer]] = {
    "G10": _critical_path,
    "G11": _floats,
    "G12": _links,
    "G13": _crash,
    "G14": _delay,
    "G17": _exposure,
    "G18": _tree,
    "G19": _ranking,
    "G23": _break_even,
    "G25": _channels,
}
