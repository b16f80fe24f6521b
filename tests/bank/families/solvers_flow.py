"""Answers to generated questions of contracts, value, flow, quality and tables, worked out from what a learner sees.

Figures come from the words of the stem and from the tables of the exhibits; contracts are settled step by step,
backlogs are worked off sprint by sprint, lines of items are let through day by day. Nothing here imports formulas.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations

from app.bank.domain.item import Item, ItemType

Answer = tuple[int | Decimal, ...]
STEP = 5_000
FIGURE = r"\$?([\d,]+(?:\.\d+)?)"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def solved(item: Item) -> Answer:
    """The right options, one for each blank in items with blanks, or the right number."""
    return SOLVERS[item.id[:3]](item)


# --- reading an item


def number(text: str) -> Fraction:
    """The number that a text begins with, after a currency sign; a minus of either kind counts."""
    found = re.match(rf"([-\u2212]?)\s*{FIGURE}", text)
    assert found
    value = Fraction(found[2].replace(",", ""))
    return -value if found[1] else value


def told(item: Item, *patterns: str) -> Fraction:
    """The number in the first pattern that the stem holds; `#` stands for a number."""
    return numbers_told(item, *patterns)[0]


def numbers_told(item: Item, *patterns: str) -> list[Fraction]:
    for pattern in patterns:
        found = re.search(pattern.replace("#", FIGURE), item.stem)
        if found:
            return [number(group) for group in found.groups()]
    raise AssertionError((patterns, item.stem))


def holds(item: Item, *patterns: str) -> bool:
    return any(re.search(pattern, item.stem) for pattern in patterns)


def column(item: Item, place: int) -> list[Fraction]:
    """The numbers of a column of the first exhibit's table, empty cells left out."""
    return [number(row[place]) for row in item.exhibits[0].table().rows if row[place]]


def names(item: Item) -> list[str]:
    return [row[0] for row in item.exhibits[0].table().rows]


def figured(item: Item, value: Fraction) -> Answer:
    """The typed number, or the one option that shows this value."""
    if item.number:
        return (rounded(value, -int(item.number.value.as_tuple().exponent)),)
    return only(i for i, option in enumerate(item.options) if shows(option.text, value))


def shows(text: str, value: Fraction) -> bool:
    """Whether the number that the text begins with is this value, as far as its places tell."""
    places = len(text.partition(".")[2].split(" ")[0].rstrip("%:")) if re.match(r"[-\u2212$\d,]+\.\d", text) else 0
    shown = number(text)
    if places:
        return number(str(rounded(value, places))) == shown
    return abs(value - shown) <= Fraction(1, 2)


def rounded(value: Fraction, places: int) -> Decimal:
    scaled = abs(value) * 10**places
    digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-digits if value < 0 else digits).scaleb(-places)


def worded(item: Item, start: str, *parts: str) -> Answer:
    """The one option that begins so and holds these words."""
    fits = (option.text.startswith(start) and all(part in option.text for part in parts) for option in item.options)
    return only(i for i, does_fit in enumerate(fits) if does_fit)


def named(item: Item, text: str) -> Answer:
    return only(i for i, option in enumerate(item.options) if option.text == text)


def ordered(item: Item, texts: Sequence[str]) -> Answer:
    return tuple(next(i for i, option in enumerate(item.options) if option.text == text) for text in texts)


def only(found: Iterable[int]) -> Answer:
    places = list(found)
    assert len(places) == 1, places
    return (places[0],)


def asks_for_words(item: Item, *parts: str) -> bool:
    """Whether an option holds one of these words."""
    return any(part in option.text for option in item.options for part in parts)


# --- contracts


def _target(item: Item) -> tuple[Fraction, Fraction]:
    return told(item, r"target cost\D*#"), told(item, r"target fee\D*#")


def assumption_point(item: Item) -> Answer:
    cost, fee = _target(item)
    ceiling = told(item, r"ceiling price\D*#")
    buyer = told(item, r"buyer (?:takes|bears) #%", r"#/\d+")
    low, high = 0, int(4 * ceiling)
    while low < high:  # the lowest cost whose price is at the ceiling
        middle = (low + high) // 2
        price = middle + fee - (middle - cost) * (100 - buyer) / 100
        low, high = (middle + 1, high) if price < ceiling else (low, middle)
    if not asks_for_words(item, "alone"):
        return figured(item, Fraction(low))
    forecast = told(item, r"forecast (?:is now|of) #", r"cost will be #")
    reading = "alone" if forecast > low else "still shared"
    return worded(item, f"${low:,}:", reading)


def incentive_fee(item: Item) -> Answer:
    cost, target_fee = _target(item)
    actual = told(item, r"actual cost\D*#")
    seller = numbers_told(item, r"#/#")[1]
    fee, reached = target_fee, cost
    while reached != actual:  # each step moves the fee by the seller's share
        sign = 1 if actual < reached else -1
        fee += sign * STEP * seller / 100
        reached -= sign * STEP
    free = fee
    if holds(item, "ceiling price"):
        fee = min(fee, told(item, r"ceiling price\D*#") - actual)
    else:
        fee = sorted((told(item, r"minimum fee\D*#"), fee, told(item, r"maximum fee\D*#")))[1]
    if asks_for_words(item, "set it"):
        by = "sharing" if fee == free else "limit set" if asks_for_words(item, "limit set") else "ceiling"
        return worded(item, f"${int(fee):,}:", by)
    return figured(item, actual + fee if holds(item, "buyer pay in all") else fee)


# --- value


def present_value(item: Item) -> Answer:
    if not item.exhibits:
        return _ratio(item)
    if item.exhibits[0].table().head[0] == "Project":
        return _projects(item)
    flows = column(item, 1)
    if holds(item, "payback", "earned back", "recovered"):
        return figured(item, _payback(flows))
    rate = told(item, r"#% a year", r"discount rate of #%", r"rate of #%")
    value = Fraction(0)
    for flow in reversed(flows):  # Horner
        value = value / (1 + rate / 100) + flow
    if asks_for_words(item, "go ahead"):
        verdict = "go ahead" if value > 0 else "turn it down"
        return only(i for i, o in enumerate(item.options) if shows(o.text, value) and verdict in o.text)
    return figured(item, value)


def _payback(flows: Sequence[Fraction]) -> Fraction:
    """Tenths of a year until the outlay is back."""
    balance, tenths = flows[0], 0
    while balance < 0:
        balance += flows[1 + tenths // 10] / 10
        tenths += 1
    return Fraction(tenths, 10)


def _ratio(item: Item) -> Answer:
    benefits = told(item, r"present value of #\. Building", r"# of benefits", r"yields #")
    build = told(item, r"Building it costs #", r"# to build", r"# for building")
    run = told(item, r"running it #", r"# to run", r"# for operation")
    ratio, remainder = divmod(benefits, build + run)
    digits = Fraction(ratio)
    for place in range(1, 5):  # long division
        digit, remainder = divmod(remainder * 10, build + run)
        digits += Fraction(digit, 10**place)
    return figured(item, digits)


def _projects(item: Item) -> Answer:
    values = dict(zip(names(item), (a - b for a, b in zip(column(item, 2), column(item, 1), strict=True)), strict=True))
    if item.type is ItemType.ORDERING:
        return ordered(item, _descending(values))
    return named(item, _descending(values)[0])


def _descending(values: dict[str, Fraction]) -> tuple[str, ...]:
    """The one order in which no value is larger than the one before it."""
    [order] = [order for order in permutations(values) if all(values[a] >= values[b] for a, b in pairwise(order))]
    return order


def forgone_value(item: Item) -> Answer:
    if holds(item, "North"):
        pairs = re.findall(rf"(North|East|South|West) {FIGURE}", item.stem)
        values = {name: number(value) for name, value in pairs}
        found = re.search(r"Proposal (\w+) is approved|It picks (\w+)|Choosing (\w+) leaves", item.stem)
        assert found
        values.pop(next(filter(None, found.groups())))
        return figured(item, max(values.values()))
    spent = told(item, r"has cost # so far", r"shows # of past", r"So far # has", r"have put #", r"Payments of #")
    more = told(item, r"(?:[Aa]nother|remaining) #")
    worth = told(item, r"worth #")
    sale = told(item, r"(?:sold for|offers|stands for|buyer pays|unfinished work for) #")
    finish, stop = worth - spent - more, sale - spent
    if asks_for_words(item, "Finish it"):
        decision = "Finish it" if finish > stop else "Sell it now"
        return worded(item, decision, f"${int(abs(finish - stop)):,} better")
    return figured(item, finish - stop)


# --- sprints


def velocity_forecast(item: Item) -> Answer:
    first = int(told(item, r"(?:since|before|from|in) sprint #", r"sprint #"))
    left = told(item, r"# points are left", r"# points that are left", r"rest of # points", r"# points left")
    finished = column(item, 2)[first - 1 :]
    mean = Fraction(0)
    for place, points in enumerate(finished, start=1):  # the mean, carried along
        mean += (points - mean) / place
    needed = _sprints(left, mean)
    if asks_for_words(item, "Between"):
        return named(item, f"Between {_sprints(left, max(finished))} and {_sprints(left, min(finished))} sprints")
    if asks_for_words(item, ", 20"):
        return _release_day(item, needed)
    if asks_for_words(item, "needed"):
        limit = told(item, r"after # more", r"allows # more", r"# sprints remain")
        return worded(item, f"{needed} sprints needed", "keep date" if needed <= limit else "agree which")
    weeks = told(item, r"sprints of # weeks") if holds(item, r"sprints of \d+ weeks") else Fraction(1)
    return figured(item, needed * weeks)


def _sprints(left: Fraction, velocity: Fraction) -> int:
    count = 0
    while left > 0:
        left, count = left - velocity, count + 1
    return count


def _release_day(item: Item, sprints: int) -> Answer:
    found = re.search(rf"(?:{MONTHS}) \d+, \d+", item.stem)
    assert found
    day = _day(found[0])
    for _ in range(sprints):
        day += timedelta(weeks=int(told(item, r"[Ss]prints of # weeks", r"takes # weeks")))
    return only(i for i, option in enumerate(item.options) if _day(option.text) == day)


def _day(text: str) -> date:
    return datetime.strptime(f"{text} +0000", "%B %d, %Y %z").date()


def burn_reading(item: Item) -> Answer:
    left, done = _burned(item)
    weeks = len(done) - 1
    pace = done[-1] / weeks
    if asks_for_words(item, "Pace held"):
        return _cause(item, done)
    needed = _sprints(left, pace)
    if item.type is ItemType.PULL_DOWN:
        scope = column(item, 1)
        grown = scope[-1] - scope[0]
        texts = (f"{pace} points", f"grew by {grown} points" if grown else "did not change", f"{needed} weeks")
        return tuple(
            next(i for i in blank.choices if item.options[i].text == text)
            for blank, text in zip(item.blanks, texts, strict=True)
        )
    return figured(item, Fraction(needed))


def _burned(item: Item) -> tuple[Fraction, list[Fraction]]:
    """What is left, and what was done up to each week."""
    if item.exhibits[0].kind == "burn-down":
        left = column(item, 1)
        return left[-1], [left[0] - points for points in left]
    done = column(item, 2)
    return column(item, 1)[-1] - done[-1], done


def _cause(item: Item, done: Sequence[Fraction]) -> Answer:
    half, scope = int(told(item, r"week #")), column(item, 1)
    early, late = (done[half] - done[0]) / half, (done[-1] - done[half]) / (len(done) - 1 - half)
    pace = f"Pace held at {early} a week" if early == late else f"Pace fell from {early} to {late}"
    grown = scope[-1] - scope[0]
    return worded(item, pace, f"grew by {grown} points" if grown else "scope stayed")


# --- flow


def flow(item: Item) -> Answer:
    kind = item.exhibits[0].kind if item.exhibits else ""
    if item.type is ItemType.HOTSPOT:
        return _widening(item) if kind == "cumulative-flow" else _full_column(item)
    if kind == "cumulative-flow":
        return _read_time(item)
    if kind == "kanban":
        return _pull(item)
    return _wip_limit(item) if holds(item, "limit", "may be in progress") else _cycle_time(item)


def _cycle_time(item: Item) -> Answer:
    wip = told(item, r"average # items", r"# are in progress", r"# started")
    found = re.search(r"(\d+) items (?:are finished each|a) (day|week)", item.stem)
    assert found
    daily = Fraction(int(found[1]), 5 if found[2] == "week" else 1)
    ahead, days = wip, 0
    while ahead > 0:  # the newest item waits until all before it, and it, have left
        ahead, days = ahead - daily, days + 1
    return figured(item, Fraction(days))


def _wip_limit(item: Item) -> Answer:
    daily = told(item, r"finishes # items a day", r"At # finished items", r"firm at # items")
    days = told(item, r"cycle time of # working days", r"take # working days", r"# working days from start")
    return figured(item, sum((daily for _ in range(int(days))), Fraction(0)))


def _read_time(item: Item) -> Answer:
    done = column(item, 5)
    started_and_open = sum(column(item, place)[-1] for place in (2, 3, 4))
    daily = sum((b - a for a, b in pairwise(done)), Fraction(0)) / (len(done) - 1)
    return figured(item, started_and_open / daily)


def _columns(item: Item) -> dict[str, tuple[int, int | None]]:
    """The number of cards and the limit of each column."""
    return {
        name: (len(cards.split("; ")) if cards else 0, int(limit) if limit else None)
        for name, limit, cards in item.exhibits[0].table().rows
    }


def _pull(item: Item) -> Answer:
    columns = list(_columns(item).items())
    card = re.search(r"[Cc]ard (C\d+)", item.stem)
    assert card
    here = next(i for i, row in enumerate(item.exhibits[0].table().rows) if card[1] in row[2])
    there, (count, limit) = columns[here + 1]
    assert limit
    return worded(item, f"{there} holds {count} of {limit}:", "help" if count >= limit else "move")


def _widening(item: Item) -> Answer:
    head = item.exhibits[0].table().head
    wider = [head[place] for place in (2, 3, 4) if column(item, place)[-1] > column(item, place)[0]]
    return named(item, *wider)


def _full_column(item: Item) -> Answer:
    full = [name for name, (count, limit) in _columns(item).items() if limit and count >= limit]
    return named(item, *(f"Column {name}" for name in full))


# --- quality


def quality_control(item: Item) -> Answer:
    if not item.exhibits:
        return _capability(item)
    points, levels = _samples(item)
    if item.type is ItemType.SINGLE:
        return worded(item, _state(points, levels))
    if _outside(points, levels):
        return named(item, f"Point {_outside(points, levels)[0]}")
    return named(item, f"Point {next(n for n in range(1, len(points) + 1) if _runs(points[:n], levels['mean']))}")


def _capability(item: Item) -> Answer:
    low, high = numbers_told(
        item,
        r"allows # to # minutes",
        r"between # and # minutes",
        r"Customer limits lie at # and # minutes",
        r"limits of # and # minutes",
    )
    mean = told(item, r"takes # minutes on average", r"mean of # minutes", r"mean is # minutes")
    sd = told(item, r"standard deviation (?:of )?# minutes")
    near = min((high - mean) / sd, (mean - low) / sd) / 3  # deviations to the nearer limit, in threes
    if asks_for_words(item, "capable"):
        verdict = ": capable" if near >= 1 else "not capable"
        return worded(item, f"Cpk {rounded(near, 2)}:", verdict)
    both = ((high - mean) / sd + (mean - low) / sd) / 6
    return figured(item, near if holds(item, "Cpk") else both)


def _samples(item: Item) -> tuple[list[Fraction], dict[str, Fraction]]:
    rows = item.exhibits[0].table().rows
    points = [number(value) for name, value in rows if name.startswith("Sample")]
    return points, {name: number(value) for name, value in rows if not name.startswith("Sample")}


def _outside(points: Sequence[Fraction], levels: dict[str, Fraction]) -> list[int]:
    return [i for i, point in enumerate(points, start=1) if not levels["LCL"] <= point <= levels["UCL"]]


def _runs(points: Sequence[Fraction], mean: Fraction) -> str:
    """The run that the last seven points make, if any."""
    last = points[-7:]
    if len(last) < 7:
        return ""
    steps = [b - a for a, b in pairwise(last)]
    if all(point > mean for point in last) or all(point < mean for point in last):
        return "on one side"
    return "in one direction" if all(step > 0 for step in steps) or all(step < 0 for step in steps) else ""


def _state(points: Sequence[Fraction], levels: dict[str, Fraction]) -> str:
    if _outside(points, levels):
        return "Out of control: one point"
    runs = {_runs(points[:n], levels["mean"]) for n in range(1, len(points) + 1)} - {""}
    return f"Out of control: seven points in a row {runs.pop()}" if runs else "In control: "


# --- bars


def bar_charts(item: Item) -> Answer:
    if item.exhibits[0].kind == "resource-histogram":
        return _load(item)
    causes, counts = names(item), column(item, 1)
    if item.type is ItemType.HOTSPOT:
        return named(item, next(c for i, c in enumerate(causes, 1) if 5 * sum(counts[:i]) >= 4 * sum(counts)))
    if holds(item, "most frequent"):
        few = 3 if holds(item, "three most") else 2
        return figured(item, sum(counts[few:], Fraction(0)))
    place = next(i for i, cause in enumerate(causes) if cause.lower() in item.stem)
    return figured(item, 100 * counts[place] / sum(counts))


def _load(item: Item) -> Answer:
    weeks, demand, capacity = names(item), column(item, 2), column(item, 3)[0]
    over = sum((hours - capacity for hours in demand if hours > capacity), Fraction(0))
    if item.type is ItemType.HOTSPOT:
        peak = int(told(item, r"week #"))
        return named(item, min(zip(demand[peak:], weeks[peak:], strict=True))[1])
    if asks_for_words(item, "free weeks"):
        fits = sum(demand) <= capacity * len(demand)
        return worded(item, f"{over} hours:", "move" if fits else "find")
    return figured(item, over)


# --- tables


def ranking(item: Item) -> Answer:
    if not item.exhibits:
        return _planned_hours(item) if holds(item, "leave", "Leave") else _on_time(item)
    if item.exhibits[0].kind == "raci":
        return _fault(item)
    if item.type is ItemType.ORDERING:
        worth = (column(item, 1), column(item, 2), column(item, 3), column(item, 4))
        ranks = [(a + b + c) / size for a, b, c, size in zip(*worth, strict=True)]
        return ordered(item, _descending(dict(zip(names(item), ranks, strict=True))))
    head, weights = item.exhibits[0].table().head, column(item, 1)
    scores = {
        head[place]: sum((w * s / 100 for w, s in zip(weights, column(item, place), strict=True)), Fraction(0))
        for place in (2, 3, 4, 5)
    }
    if item.options and item.options[0].text in scores:
        return named(item, max(scores, key=lambda bidder: scores[bidder]))
    bidder = re.findall("|".join(scores), item.stem)[-1]
    return figured(item, scores[bidder])


def _planned_hours(item: Item) -> Answer:
    people = told(item, r"has # members", r"# people")
    days, hours = told(item, r"# working days"), told(item, r"# hours")
    leave, focus = told(item, r"# of its person-days", r"# person-days"), told(item, r"#%")
    each_day = people * hours * focus / 100
    return figured(item, each_day * days - leave * hours * focus / 100)


def _on_time(item: Item) -> Answer:
    total = told(item, r"Of # requests", r"of # requests", r"counts # requests")
    late = told(item, r"# were answered after", r"# of \d+ requests missed", r"missed in # cases")
    return figured(item, 100 - 100 * late / total)


def _fault(item: Item) -> Answer:
    for name, *letters in item.exhibits[0].table().rows:
        if letters.count("A") > 1:
            return named(item, f"{name}: two people are accountable")
        for letter, fault in (("A", "no one is accountable"), ("R", "no one is responsible")):
            if letter not in letters:
                return named(item, f"{name}: {fault}")
    raise AssertionError(item.stem)


SOLVERS: dict[str, Callable[[Item], Answer]] = {
    "G20": assumption_point,
    "G21": incentive_fee,
    "G22": present_value,
    "G24": forgone_value,
    "G26": velocity_forecast,
    "G27": burn_reading,
    "G28": flow,
    "G29": quality_control,
    "G30": bar_charts,
    "G31": ranking,
}
