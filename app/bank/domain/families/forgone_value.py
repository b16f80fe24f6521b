"""G24: opportunity cost of a choice, and decisions that leave sunk cost out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, distinct, require, rounded
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.families.scales import dollars_in_print as dollars
from app.bank.domain.item import Approach, Difficulty
from app.formulas.selection import opportunity_cost

MEANING = 0.65
"""From this shape on a question asks whether to finish."""
NAMES = ("North", "East", "South", "West")

CHOICES = (
    (
        "{Asker} has funds for one of four proposals besides {project}. [Their net present values are {listed}.] "
        "{aside} Proposal {chosen} is approved for reasons of regulation. What is the opportunity cost of that "
        "choice?"
    ),
    (
        "A portfolio board compares four proposals that need the same team as {project}: [{listed}, each as net "
        "present value]. {aside} It picks {chosen} and turns the others down. How much does the choice cost in value "
        "forgone?"
    ),
    (
        "Choosing {chosen} leaves no people for three other proposals that compete with it around {project}. [The net "
        "present values are {listed}.] {aside} {Asker} asks for the opportunity cost. Which amount is right?"
    ),
)
CHOICE_ASIDES = (
    "Studies of the four have cost {spent} so far.",
    "Preparing the proposals took {spent}, which is paid.",
)
MARGINS = (
    (
        "{Project} has cost {spent} so far. [Finishing takes another {more}, after which the result is worth {worth}]; "
        "stopped today, its parts can be sold for {salvage}. By how much is finishing better than stopping?"
    ),
    (
        "{Asker} reviews whether to go on with {project}. [The result will be worth {worth} once the remaining "
        "{more} are spent.] The ledger shows {spent} of past payments, and a buyer offers {salvage} for what exists "
        "today. How much does the organization gain by finishing rather than selling?"
    ),
    (
        "Today {project} could be sold as it stands for {salvage}. So far {spent} has been paid for it. [With another "
        "{more} it will be complete and worth {worth}.] What is the gain from completing it, compared with the sale?"
    ),
)
DECISIONS = (
    (
        "{Project} has cost {spent} so far. [Finishing takes another {more}, after which the result is worth "
        "{worth}]; stopped today, its parts can be sold for {salvage}. {Asker} decides on value alone. Which "
        "decision and reason are sound?"
    ),
    (
        '"We have put {spent} into {project}," says {asker}. [Another {more} is needed to finish, and the finished '
        "result is worth {worth}.] A buyer pays {salvage} for the unfinished work. Money is the only criterion. What "
        "should be decided, and why?"
    ),
    (
        "At a gate, two courses are open for {project}: sell the unfinished work for {salvage}, or [spend another "
        "{more} on a result worth {worth}]. Payments of {spent} lie behind it. On money alone, which course is "
        "better, and by how much?"
    ),
)


@dataclass(frozen=True, slots=True)
class _Gate:
    """A project between stopping and finishing, in dollars."""

    spent: int
    more: int
    worth: int
    salvage: int

    @property
    def gain(self) -> int:
        """What finishing brings above stopping."""
        return self.worth - self.more - self.salvage

    @property
    def words(self) -> Mapping[str, str]:
        return {name: dollars(getattr(self, name)) for name in ("spent", "more", "worth", "salvage")}

    @property
    def steps(self) -> tuple[str, ...]:
        finish = self.worth - self.more
        better = "finishing" if self.gain > 0 else "stopping"
        return (
            f"finishing from today: {dollars(self.worth)} - {dollars(self.more)} = {dollars(finish)}",
            f"stopping today: {dollars(self.salvage)}",
            f"the {dollars(self.spent)} already spent is the same either way, so it is left out",
            f"{better} is better by {dollars(abs(self.gain))}",
        )


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape >= MEANING:
        return _decision(rng)
    return rng.choice((_choice, _margin))(rng, wanted)


def _choice(rng: Random, wanted: Wanted) -> Draft:
    values = {name: 10_000 * rng.randrange(6, 90) for name in NAMES}
    chosen = rng.choice(NAMES)
    key = int(opportunity_cost(values, chosen))
    given_up = sorted((value for name, value in values.items() if name != chosen), reverse=True)
    best = next(name for name, value in values.items() if value == key and name != chosen)
    spent = 1_000 * rng.randrange(20, 90)
    listed = ", ".join(f"{name} {dollars(value)}" for name, value in values.items())
    require(len(set(values.values())) == len(values), "four different values")
    note = aside(rng, CHOICE_ASIDES, spent=dollars(spent))
    best_told = f"{best}, the best of the three, is worth {dollars(key)}"
    misses = _forgone_misses(values, chosen)
    if note:
        why = f"This adds the {dollars(spent)} already paid. It is sunk and the same for each choice: {best_told}."
        misses.append(Miss(key + spent, why, "mixes-up-concepts"))
    steps = (
        "opportunity cost = value of the best alternative given up",
        f"given up with {chosen}: " + ", ".join(dollars(value) for value in given_up),
        f"best of them = {best} = {dollars(key)}",
    )
    why = f"With {chosen} chosen, three proposals are given up; {best_told}, and that is the opportunity cost."
    asked = prompt(rng, CHOICES, listed=listed, chosen=chosen, aside=note)
    return ask_number(rng, wanted, Posed(asked, steps), key, DOLLARS, why=why, misses=misses)


def _forgone_misses(values: Mapping[str, int], chosen: str) -> list[Miss]:
    given_up = sorted((value for name, value in values.items() if name != chosen), reverse=True)
    key = given_up[0]
    best = next(name for name, value in values.items() if value == key)
    best_told = f"{best}, the best of the three, is worth {dollars(key)}"
    return [
        Miss(
            abs(values[chosen] - key),
            f"This is the difference between {chosen} and {best}. Opportunity cost is the whole value of the best "
            "proposal given up.",
            "mixes-up-concepts",
        ),
        Miss(
            sum(given_up),
            f"This adds up all three proposals given up. The team could have done one of them: {best_told}.",
        ),
        Miss(
            values[chosen],
            f"This is the value of {chosen}, which the choice brings. What it costs is the best of the proposals given "
            "up.",
            "mixes-up-concepts",
        ),
        Miss(
            given_up[1],
            f"This is the second best of the proposals given up. {best_told}, and that value is lost.",
        ),
        Miss(
            given_up[2],
            f"This is the smallest of the proposals given up. The loss is measured by the best of them: {best_told}.",
        ),
        Miss(
            rounded(Fraction(sum(given_up), len(given_up)), 0),
            f"This is the mean of the three proposals given up. The best of them would have been taken: {best_told}.",
        ),
        Miss(
            values[chosen] + key,
            f"This adds {chosen} to {best}. The value of the choice itself is kept; what is given up is {best} alone.",
        ),
    ]


def _gate(rng: Random) -> _Gate:
    more, salvage, gain = (10_000 * rng.randrange(*span) for span in ((10, 60), (3, 40), (-20, 41)))
    spent = 10_000 * rng.randrange(10, 90)
    gate = _Gate(spent, more, more + salvage + gain, salvage)
    require(abs(gain) >= 30_000 and gate.worth >= 50_000, "a gain or loss that decides")  # noqa: PLR2004
    require(spent not in {more, salvage, gate.worth}, "amounts that can be told apart")
    return gate


def _sunk_misses(gate: _Gate) -> list[Miss]:
    spent, more, salvage = dollars(gate.spent), dollars(gate.more), dollars(gate.salvage)
    return [
        Miss(
            gate.worth - gate.more,
            f"This leaves out the {salvage} that a sale today brings. Finishing gives them up, so they count "
            "against it.",
            "misses-constraint",
        ),
        Miss(
            gate.worth - gate.salvage,
            f"This leaves out the {more} still to be spent. Money that a decision can still save counts against it.",
            "misses-constraint",
        ),
        Miss(
            abs(gate.worth - gate.more - gate.spent),
            f"This charges the {spent} already paid. That money is gone whether the project is finished or sold, "
            "so leave it out.",
            "mixes-up-concepts",
        ),
        Miss(
            abs(gate.worth - gate.more - gate.salvage - gate.spent),
            f"This takes off all that is right, and then the {spent} already paid, which no decision can bring back.",
            "mixes-up-concepts",
        ),
        Miss(
            abs(gate.worth - gate.spent),
            f"This compares the worth with the {spent} already paid. Only what is still to come differs between the "
            "courses.",
            "mixes-up-concepts",
        ),
        Miss(
            gate.worth - gate.more + gate.salvage,
            f"This adds the {salvage} of a sale. Whoever finishes cannot sell the unfinished work, so it comes off.",
        ),
        Miss(
            gate.worth,
            f"This is the worth of the result by itself. Finishing also costs {more} and gives up {salvage} from "
            "a sale.",
        ),
        Miss(
            abs(gate.more - gate.salvage),
            f"This compares {more} still to spend with {salvage} from a sale and leaves out what the result is worth.",
        ),
    ]


def _margin(rng: Random, wanted: Wanted) -> Draft:
    gate = _gate(rng)
    require(gate.gain > 0, "a gain to ask for")
    why = (
        f"{dollars(gate.worth)} - {dollars(gate.more)} - {dollars(gate.salvage)} = {dollars(gate.gain)}: only what is "
        "still to come differs, so the money already spent stays out."
    )
    posed = Posed(prompt(rng, MARGINS, **gate.words), gate.steps)
    return ask_number(rng, wanted, posed, gate.gain, DOLLARS, why=why, misses=_sunk_misses(gate))


def _decision(rng: Random) -> Draft:
    gate = _gate(rng)
    gain = abs(gate.gain)
    wrong = rng.choice(distinct(gain, _sunk_misses(gate)[:5], places=0) or [Miss(0, "")])
    require(wrong.value > 0, "a wrong amount")
    finish, stop = "Finish it", "Sell it now"
    better, worse = (finish, stop) if gate.gain > 0 else (stop, finish)
    ahead = dollars(gate.worth - gate.more)
    first = Half(
        better,
        worse,
        f"From today, finishing brings {ahead} and selling {dollars(gate.salvage)}; money decides here, so take "
        "the larger of the two.",
        "mixes-up-concepts",
    )
    second = Half(f"{dollars(gain)} better", f"{dollars(wrong.value)} better", wrong.why, wrong.trap)
    why = (
        f"Finishing brings {dollars(gate.worth)} - {dollars(gate.more)} = {ahead}, selling "
        f"{dollars(gate.salvage)}; the difference is {dollars(gain)}, and the {dollars(gate.spent)} spent do not "
        "change it."
    )
    return ask_both(rng, Posed(prompt(rng, DECISIONS, **gate.words), gate.steps), first, second, why=why)


FAMILY = Family(
    id="G24",
    version=1,
    title="Opportunity cost and sunk cost",
    objective="count-forgone-ignore-sunk",
    approach=Approach.HYBRID,
    difficulty=Difficulty.MEDIUM,
    rule="A choice costs the best alternative it gives up; money already spent is the same either way and stays out.",
    draw=_draw,
)
