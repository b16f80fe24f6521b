"""G25: communication channels among people, and how their number changes."""

from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import Posed, Result, ask_count, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import whole
from app.bank.domain.item import Approach, Difficulty
from app.formulas.channels import change_in_channels, channels

CHANNELS = whole("channels")
MEANING = 0.5
"""Questions below this share, and not typed, ask for the meaning of the number."""

COUNTS = (
    (
        "[{others} people work with the project manager] on {project}, and anyone may talk to anyone. {aside} {Asker} "
        "wants to know how much talk the communication plan has to carry. How many channels are there in all?"
    ),
    (
        "{Asker} drafts the communication plan of {project}. The team has {others} members, [led by a project manager "
        "who "
        "comes on top of them]. {aside} With the project manager counted, how many two-way channels can exist?"
    ),
    (
        "The kickoff call of {project} [joins the project manager and {others} other people], all of whom will "
        "exchange "
        "information directly. {aside} How many lines does a drawing need that connects each pair once?"
    ),
)
COUNT_ASIDES = ("Of the team, {remote} people work from other sites.", "The core team of {remote} meets each morning.")
GROWTHS = (
    (
        "{Project} [grows from {before} to {after} people], the project manager counted both times. {aside} {Asker} "
        "fears "
        "for coordination and wants one figure. How many communication channels are added?"
    ),
    (
        "After a funding decision, [{moved} people join the {before}] who already work on {project}, the project "
        "manager "
        "being one of the {before}. {aside} By how many does the number of possible channels rise?"
    ),
    (
        "The staffing plan of {project} shows {before} people this month and {after} next month, [project manager "
        "included in both]. {aside} {Asker} expects more meetings. How many pairs of people are new?"
    ),
)
LOSSES = (
    (
        "{Project} [shrinks from {after} to {before} people], the project manager counted both times. {aside} {Asker} "
        "wants the communication plan cut back to match. How many channels fall away?"
    ),
    (
        "At the end of a phase, [{moved} of the {after} people] on {project} leave; the project manager is counted "
        "among "
        "the {after} and stays. {aside} By how many does the number of possible channels fall?"
    ),
    (
        "The staffing plan of {project} shows {after} people this month and {before} next month, [project manager "
        "included in both]. {aside} {Asker} expects fewer meetings. How many pairs of people no longer need a channel?"
    ),
)
CHANGE_ASIDES = ("The current plan lists {current} channels.", "A drawing of the present team shows {current} lines.")
MEANINGS = (
    (
        "{Project} [grows from {before} to {after} people], the project manager counted both times. {Asker} asks what "
        "that "
        "means for communication. Which statement describes the change in possible channels?"
    ),
    (
        "{Asker} wants to add people to {project}, [from {before} to {after} with the project manager], and says that "
        "talk among them rises just as the head count does. Which reply do the figures support?"
    ),
    (
        "The plan for {project} foresees {before} people in its first phase and {after} in its second, [project "
        "manager "
        "included]. Which note about channels belongs in the communication plan?"
    ),
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    kind = rng.randrange(3)
    if kind == 0:
        return _count(rng, wanted)
    return _change(rng, wanted, grows=kind == 1)


def _count(rng: Random, wanted: Wanted) -> Draft:
    people = rng.randrange(8, 41)
    others, remote = people - 1, rng.randrange(4, people - 3)
    key = channels(people)
    why = f"n(n - 1) / 2 with n = {people}: {people} * {others} / 2 = {key}, every pair of people counted once."
    misses = [
        Miss(
            people * others, f"This is {people} * {others}, which counts each pair from both ends; halve the product."
        ),
        Miss(
            channels(others),
            f"This counts pairs among {others} people; the project manager talks too, so n is {people}.",
        ),
        Miss(
            channels(people + 1),
            f"This puts n at {people + 1}, counting the project manager twice; that role is one of {people}.",
        ),
        Miss(
            others, f"This is one line from the project manager to each of the {others}; pairs among them talk as well."
        ),
        Miss(
            people**2,
            f"This squares {people}; nobody needs a channel to themselves, and each pair is to be counted once.",
        ),
        Miss(
            channels(remote),
            f"This counts only the {remote} people named on the side; all {people} belong to the formula.",
        ),
        Miss(
            people**2 // 2,
            f"This halves {people} squared; take n - 1 as the second factor, since nobody pairs with themselves.",
        ),
    ]
    text = prompt(rng, COUNTS, others=others, aside=aside(rng, COUNT_ASIDES, remote=remote))
    steps = ("channels = n(n - 1) / 2", f"n = {others} + 1 = {people}", f"channels = {people} * {others} / 2 = {key}")
    return ask_count(rng, wanted, text, Result(key, CHANNELS, why, misses), steps=steps)


def _change(rng: Random, wanted: Wanted, *, grows: bool) -> Draft:
    before, moved = rng.randrange(6, 26), rng.randrange(2, 10)
    after = before + moved
    key = change_in_channels(before, after)
    less, more = channels(before), channels(after)
    steps = (
        "channels = n(n - 1) / 2",
        f"with {before} people: {before} * {before - 1} / 2 = {less}",
        f"with {after} people: {after} * {after - 1} / 2 = {more}",
        f"change = {more} - {less} = {key}",
    )
    if wanted.shape >= 1 - MEANING / 2 and grows:
        return _meaning(rng, before, after, steps)
    why = (
        f"{after} people make {more} pairs and {before} people {less}; the change is {more} - {less} = {key} channels."
    )
    misses = [
        Miss(
            more,
            f"This is the number of channels among {after} people, and the question is about the change: take {less} "
            "off.",
        ),
        Miss(less, f"This is the number of channels among {before} people; compare it with the {more} among {after}."),
        Miss(
            moved,
            f"This is the change in people, and each of them pairs with everybody else: compare {more} with {less}.",
        ),
        Miss(
            2 * key,
            f"This leaves out the division by 2, so that each pair is counted from both ends: {key} is half of it.",
        ),
        Miss(
            channels(moved),
            f"This counts pairs among the {moved} alone; each of them also pairs with the other {before}.",
        ),
        Miss(
            moved * before,
            f"This pairs the {moved} with the other {before} and forgets the pairs among the {moved} themselves.",
        ),
        Miss(
            change_in_channels(before - 1, after - 1),
            "This leaves the project manager out of both counts, although the figures for the two teams include that "
            "role.",
        ),
        Miss(
            change_in_channels(before + 1, after + 1),
            "This adds the project manager to both counts, although the figures for the two teams include that role.",
        ),
    ]
    text = prompt(
        rng,
        GROWTHS if grows else LOSSES,
        before=before,
        after=after,
        moved=moved,
        aside=aside(rng, CHANGE_ASIDES, current=less if grows else more),
    )
    return ask_count(rng, wanted, text, Result(key, CHANNELS, why, misses), steps=steps)


def _meaning(rng: Random, before: int, after: int, steps: tuple[str, ...]) -> Draft:
    less, more = channels(before), channels(after)
    added, joined = more - less, after - before
    other = rng.choice([joined, channels(joined), 2 * added])
    require(other != added, "two different numbers")
    faster, even = "growing faster than the head count", "growing in step with the head count"
    why = (
        f"{more} - {less} = {added}, and pairs grow with the square of the people: {more} is a larger multiple of "
        f"{less} than {after} is of {before}."
    )
    miscounted = f"the change is {more} - {less} = {added}, from n(n - 1) / 2 before and after"
    wrong = {
        f"{added} more channels, {even}": (
            (
                f"The number is right, the reading is not: {more} over {less} is a larger multiple than {after} over "
                f"{before}."
            ),
            "mixes-up-concepts",
        ),
        f"{other} more channels, {faster}": (
            f"Channels do grow faster than people, but {other} is miscounted: {miscounted}.",
            "slips-in-calculation",
        ),
        f"{other} more channels, {even}": (
            f"Neither part holds: {miscounted}, and that is a steeper rise than {before} to {after} people.",
            "slips-in-calculation",
        ),
    }
    posed = Posed(prompt(rng, MEANINGS, before=before, after=after), steps)
    return ask_words(rng, posed, f"{added} more channels, {faster}", why=why, wrong=wrong)


FAMILY = Family(
    id="G25",
    version=1,
    title="Communication channels",
    objective="channels-grow-with-pairs",
    approach=Approach.HYBRID,
    difficulty=Difficulty.EASY,
    rule=(
        "n people make n(n \N{MINUS SIGN} 1) / 2 channels, the project manager counted; "
        "a change is one such number less the other."
    ),
    draw=_draw,
)
