"""Questions to a board or a flow diagram: the next pull, and the place where work piles up."""

from random import Random

from app.bank.domain.families.draft import Draft, require
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_place
from app.bank.domain.families.prompts import prompt
from app.bank.domain.item import Option
from app.exhibits.domain import CumulativeFlow, Kanban
from app.exhibits.domain.flow import FlowState
from app.exhibits.domain.kanban import KanbanCard, KanbanColumn
from app.exhibits.domain.lettering import slug

ACTIVE = ("Analyze", "Build", "Test")

PULLS = (
    (
        "A developer of {project} has just finished card {card} in {here}. [The board shows the limits of work in "
        "progress.] How many cards does {there} hold against its limit, and what should the developer do next?"
    ),
    (
        "Card {card} of {project} is done in {here}, and its developer is free. [The team keeps to the limits on its "
        "board.] Which reading of {there} and which next step are right?"
    ),
    (
        "{Asker} watches the board of {project}. [Each limit counts the cards in its column.] In {here}, card {card} "
        "is complete. What does the board say about {there}, and what does the free developer do?"
    ),
)
PILES = (
    (
        "The cumulative flow diagram shows the items of {project} in each state. [One state takes in work faster "
        "than it passes it on.] At which band does work pile up?"
    ),
    (
        "{Asker} sees that items of {project} take longer from week to week. [The diagram's bands show how much work "
        "is in each state over time.] In which state is the bottleneck that a limit on work in progress should "
        "protect?"
    ),
    (
        "Deliveries of {project} lag behind, although people are busy. [Look at how the width of each band changes "
        "over the days shown.] Which band points to the bottleneck?"
    ),
)
STALLS = (
    (
        "Work on {project} is stuck. [The board shows columns, limits and cards, with the days a card has been in its "
        "column.] Which column is the bottleneck that the team should help first?"
    ),
    (
        "{Asker} asks where the flow of {project} is held up. [The board shows which columns are full and which run "
        "dry.] Which column should the team clear first?"
    ),
    (
        "At the daily meeting of {project}, two people say that they are held up. [The board shows the limits "
        "and the cards.] At which column does the work get held up?"
    ),
)


def bands(rng: Random, *, growing: str) -> CumulativeFlow:
    """A week or two of items by state; one state grows, the other active ones stay about the same."""
    days, rate = rng.randrange(6, 10), rng.randrange(2, 7)
    growth = rng.choice((1, 2)) if growing else 0
    states = {"To do": [(rate + growth) * (days + 3) - (rate + growth) * i for i in range(days)]}
    for name in ACTIVE:
        base = rate * rng.randrange(1, 4)
        states[name] = [base + (growth * i if name == growing else 0) for i in range(days)]
    states["Done"] = [rate * (i + 1) for i in range(days)]
    named = tuple(f"Day {i}" for i in range(1, days + 1))
    return CumulativeFlow("Items by state", "items", named, tuple(FlowState(n, tuple(v)) for n, v in states.items()))


def _board(title: str, counts: dict[str, tuple[int, int | None]], rng: Random) -> Kanban:
    """A board with so many cards, and a limit or none, in each column."""
    number = rng.randrange(10, 60)
    columns = []
    for name, (count, limit) in counts.items():
        cards = tuple(KanbanCard(f"C{number + i}", age=rng.randrange(1, 9)) for i in range(count))
        number += count
        columns.append(KanbanColumn(name, cards, limit))
    return Kanban(title, tuple(columns))


def pull(rng: Random) -> Draft:
    """A question for the next pull on a board with limits."""
    limits = {name: rng.randrange(2, 6) for name in ACTIVE}
    place = rng.randrange(2)
    here, there = ACTIVE[place], ACTIVE[place + 1]
    is_full = rng.randrange(2) == 1
    count = limits[there] if is_full else limits[there] - 1
    held = {name: rng.randrange(1, limit + 1) for name, limit in limits.items()} | {there: count}
    columns: dict[str, tuple[int, int | None]] = {"Ready": (rng.randrange(3, 6), None)}
    columns |= {name: (held[name], limits[name]) for name in ACTIVE}
    columns |= {"Done": (rng.randrange(1, 5), None)}
    board = _board("Board today", columns, rng)
    card = next(column for column in board.columns if column.name == here).cards[0].id
    shown = f"{there} holds {count} of {limits[there]}"
    lesser, greater = f"{there} holds {count - 1} of {limits[there]}", f"{there} holds {count + 1} of {limits[there]}"
    helps, moves = f"help to finish a card in {there}", f"move {card} on into {there}"
    full, free = "is full: free a place there before anything moves in", "has a place left for the finished card"
    first = Half(
        shown,
        lesser if is_full else greater,
        f"Count the cards: {there} holds {count}, and its limit is {limits[there]}, so the number given here is wrong.",
    )
    second = Half(
        helps if is_full else moves,
        moves if is_full else helps,
        f"The count decides: with {count} of {limits[there]} cards, {there} {full if is_full else free}.",
        "misses-constraint",
    )
    steps = (
        f"cards in {there}: {count}",
        f"limit of {there}: {limits[there]}",
        f"room in {there}: {limits[there]} - {count} = {limits[there] - count}",
    )
    why = f"{shown}, so it {full if is_full else free}; work goes on where the board has room for it."
    posed = Posed(prompt(rng, PULLS, card=card, here=here, there=there), steps, (board,))
    return ask_both(rng, posed, first, second, why=why)


def pile(rng: Random) -> Draft:
    """A question that asks to click the band that widens."""
    growing = rng.choice(ACTIVE)
    flow = bands(rng, growing=growing)
    ends = {state.name: (int(state.items[0]), int(state.items[-1])) for state in flow.states}
    low, high = ends[growing]
    require(high >= low + rng.randrange(4, 6), "a band that widens visibly")
    reasons = {
        "To do": "This band narrows from {0} to {1}: it empties as work is started. Here items wait, by design.",
        "Done": "This band grows from {0} to {1} because finished items add up, as they must while work is delivered.",
    }
    steady = "This band stays at {1} items, from {0} on the first day: as much work leaves this state as comes into it."
    widens = (
        f"The band {growing} widens from {low} to {high} items while the other active ones keep their width: more "
        "comes in than goes out."
    )
    spots = [
        Option(
            name,
            is_key=name == growing,
            why=widens if name == growing else reasons.get(name, steady).format(*span),
            trap=None if name == growing else "mixes-up-concepts",
            area=slug(name),
        )
        for name, span in ends.items()
    ]
    steps = tuple(f"{name}: {first} items on the first day, {last} on the last" for name, (first, last) in ends.items())
    return ask_place(Posed(prompt(rng, PILES), steps, (flow,)), spots)


def stall(rng: Random) -> Draft:
    """A question that asks to click the column that holds up the board."""
    place = rng.randrange(len(ACTIVE))
    stuck = ACTIVE[place]
    limits = {name: rng.randrange(3, 6) for name in ACTIVE}
    held = {
        name: limits[name] if i == place else limits[name] - (1 if i < place else rng.randrange(2, limits[name] + 1))
        for i, name in enumerate(ACTIVE)
    }
    after = ACTIVE[place + 1 :]
    if after:
        held[after[0]] = 0
    counts: dict[str, tuple[int, int | None]] = {"Ready": (rng.randrange(4, 7), None)}
    counts |= {name: (held[name], limits[name]) for name in ACTIVE}
    counts |= {"Done": (rng.randrange(5, 8), None)}
    board = _board("Board today", counts, rng)
    spots = [_column_spot(name, stuck, counts) for name in counts]
    steps = tuple(
        f"{name}: {count} cards, {'no limit' if limit is None else f'limit {limit}'}"
        for name, (count, limit) in counts.items()
    )
    return ask_place(Posed(prompt(rng, STALLS), steps, (board,)), spots)


def _column_spot(name: str, stuck: str, counts: dict[str, tuple[int, int | None]]) -> Option:
    count, limit = counts[name]
    text = f"Column {name}"
    if name == stuck:
        why = (
            f"{name} is full with {count} of {limit} cards, so nothing can be pulled in, and what comes after it "
            "runs out of work: help here first."
        )
        return Option(text, is_key=True, why=why, area=slug(name))
    if name == "Ready":
        why = (
            f"{count} cards wait here without a limit. They can move on when the column that holds things up is clear."
        )
    elif name == "Done":
        why = f"The {count} cards here have left the flow. A full last column shows delivery and holds nothing up."
    else:
        why = f"{name} holds {count} of {limit} cards and can take more. It waits for a neighbor and blocks no one."
    return Option(text, is_key=False, why=why, trap="mixes-up-concepts", area=slug(name))
