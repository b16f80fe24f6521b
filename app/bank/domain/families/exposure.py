"""G17: expected money value of threats and opportunities, and the contingency reserve that it calls for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Extra, Pair, Posed, Result, ask_count, ask_match, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.item import Approach, Difficulty, ItemType
from app.exhibits.domain import DataTable
from app.formulas.decisions import Risk, contingency_reserve, emv
from app.formulas.exact import total
from app.formulas.rounding import money

MATCHED, READ = 0.5, 0.7
"""Questions from `TYPED` to the first are matchings, those up to the second judge a reserve that is there."""
PAIRS = 4
THREATS = (
    "Late permit",
    "Supplier insolvency",
    "Key expert leaves",
    "Failed acceptance test",
    "Power outage in testing",
    "Import duty rises",
    "Loss of records",
    "Rework after inspection",
    "Material price rises",
)
OPPORTUNITIES = ("Volume discount", "Early grant", "Reuse of a design", "Strong exchange rate", "Shared training")
PERCENTS = range(10, 95, 5)
HEAD = ("Risk", "Kind", "Probability (%)", "Impact ($)")

RESERVES = (
    (
        "The register of {project} lists [threats and opportunities] with their effect on cost. {aside} {Asker} wants "
        "a "
        "reserve "
        "that equals their expected money value, opportunities counted against threats. How large is it?"
    ),
    (
        "{Asker} approves contingency for {project} at the [net expected money value of all listed risks], gains set "
        "against "
        "losses. {aside} Which amount does the project manager ask for?"
    ),
    (
        "For the budget of {project}, each risk in the table is weighed by its probability, and [savings reduce the "
        "sum]. "
        "{aside} The result becomes the contingency reserve. What is it?"
    ),
)
ASIDES = (
    "Five percent of the budget, which was the old rule, would be ${other}.",
    "The worst case, with no saving, would cost ${worst}.",
    "The management reserve of ${other} is kept apart.",
)
MATCHES = (
    (
        "The register of {project} gives probability and impact of each risk. {Asker} wants to see [what each one is "
        "worth on "
        "average]. Match each risk with its expected money value."
    ),
    (
        "Before responses are chosen for {project}, the risks in the table are [weighed by probability]. Match each "
        "risk "
        "with "
        "its expected loss or gain."
    ),
    (
        "{Asker} asks which lines of the risk register of {project} carry the money. [Multiply out] the table, and "
        "match "
        "each "
        "risk with its expected money value."
    ),
)
READINGS = (
    (
        "The budget of {project} holds [a contingency reserve of ${held}]. The rule is that it equals the expected "
        "money "
        "value of "
        "all listed risks, savings counted against losses. What does the project manager tell {asker}?"
    ),
    (
        "{Asker} has set aside [${held} for the risks] in the table, which belong to {project}. By the agreed rule, "
        "the "
        "reserve "
        "equals their net expected money value, gains included. Which finding is right?"
    ),
    (
        "An audit of {project} compares its [contingency of ${held}] with the register. The reserve should equal the "
        "expected "
        "money value of the listed risks, opportunities set against threats. Which finding belongs in the report?"
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register: a threat has a negative impact."""

    name: str
    percent: int
    impact: int

    @property
    def risk(self) -> Risk:
        """The risk as the formulas know it."""
        return Risk(Fraction(self.percent, 100), self.impact)

    @property
    def worth(self) -> int:
        """The expected money value, in whole dollars."""
        return int(self.risk.emv)

    @property
    def sum(self) -> str:
        """The product, written out without its sign."""
        return f"{self.percent}% * ${money(abs(self.impact))} = ${money(abs(self.worth))}"

    @property
    def shown(self) -> str:
        """The expected money value as an option writes it."""
        return f"{'Loss' if self.worth < 0 else 'Gain'} of ${money(abs(self.worth))}"


def _draw(rng: Random, wanted: Wanted) -> Draft:
    lines = _register(rng)
    if TYPED <= wanted.shape < MATCHED:
        draft = _matched(rng, lines)
    elif MATCHED <= wanted.shape < READ:
        draft = _judged(rng, lines)
    else:
        draft = _reserve(rng, wanted, lines)
    return replace(draft, exhibits=(_table(lines),))


def _register(rng: Random) -> list[Line]:
    """Three threats and one or two opportunities, in no telling order, with whole expected values."""
    threats = [Line(name, rng.choice(PERCENTS), -2000 * rng.randint(3, 40)) for name in rng.sample(THREATS, 3)]
    gains = [
        Line(name, rng.choice(PERCENTS), 2000 * rng.randint(2, 25))
        for name in rng.sample(OPPORTUNITIES, rng.randint(1, 2))
    ]
    lines = [*threats, *gains]
    rng.shuffle(lines)
    require(contingency_reserve(line.risk for line in lines) >= 2000, "threats that outweigh the opportunities")  # noqa: PLR2004
    require(len({abs(line.worth) for line in lines}) == len(lines), "risks of different worth")
    return lines


def _table(lines: Sequence[Line]) -> DataTable:
    rows = tuple(
        (line.name, "Threat" if line.impact < 0 else "Opportunity", line.percent, abs(line.impact)) for line in lines
    )
    return DataTable("Risk register with effects on cost", HEAD, rows, numbers=HEAD[2:])


def _steps(lines: Sequence[Line]) -> tuple[str, ...]:
    losses, gains = _sides(lines)
    each = [f"{line.name}: {line.sum}" for line in lines]
    return (*each, f"net: {_net(losses, gains)}")


def _sides(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Expected losses and expected gains, both positive."""
    return [-line.worth for line in lines if line.worth < 0], [line.worth for line in lines if line.worth > 0]


def _net(losses: Sequence[int], gains: Sequence[int]) -> str:
    """The sum of the losses less the gains, written out."""
    return f"{' + '.join(map(money, losses))} - {' - '.join(map(money, gains))} = {money(sum(losses) - sum(gains))}"


def _reserve(rng: Random, wanted: Wanted, lines: Sequence[Line]) -> Draft:
    key = contingency_reserve(line.risk for line in lines)
    losses, gains = _sides(lines)
    worst = -total(line.impact for line in lines if line.impact < 0)
    other = 500 * rng.randrange(8, 80)
    text = prompt(rng, RESERVES, aside=aside(rng, ASIDES, other=money(other), worst=money(worst)))
    why = (
        f"Expected losses less expected gains: {_net(losses, gains)}, so the reserve that covers the average is "
        f"${money(key)}."
    )
    result = Result(key, DOLLARS, why, list(_misses(lines, int(key))))
    return ask_count(rng, wanted, text, result, steps=_steps(lines))


def _misses(lines: Sequence[Line], key: int) -> Iterator[Miss]:
    losses, gains = _sides(lines)
    right = f"{_net(losses, gains)}"
    yield Miss(
        sum(losses), f"This leaves the opportunities out, although the rule sets them against the threats: {right}."
    )
    yield Miss(
        sum(losses) + sum(gains), f"This adds opportunities as if they were losses too; they reduce the sum: {right}."
    )
    yield Miss(max(losses), f"This covers the largest expected loss alone, and not the sum over all risks: {right}.")
    yield Miss(
        Fraction(key, len(lines)),
        f"This is the mean of one risk; the reserve covers all {len(lines)} together: {right}.",
    )
    yield Miss(sum(gains), f"This is the expected gain, which is only what comes off the expected losses: {right}.")
    net = -sum(line.impact for line in lines)
    yield Miss(net, f"This nets the impacts as if each one were certain; weigh them by probability first: {right}.")
    worst = -sum(line.impact for line in lines if line.impact < 0)
    yield Miss(worst, f"This is the sum of the threats' impacts, as if all of them came true: {right}.")
    likeliest = max(lines, key=lambda line: line.percent)
    text = f"This counts {likeliest.name.lower()} alone, the likeliest line; all lines belong to the sum: {right}."
    yield Miss(abs(likeliest.worth), text)
    yield Miss(
        sum(losses) - 2 * sum(gains), f"This takes the opportunities off twice; once is what the rule says: {right}."
    )
    mean = Fraction(sum(line.percent for line in lines), 100 * len(lines))
    yield Miss(mean * net, f"This multiplies the net impact by the mean probability; each risk has its own: {right}.")


def _matched(rng: Random, lines: Sequence[Line]) -> Draft:
    picked = rng.sample(list(lines), PAIRS)
    pairs = [Pair(line.name, line.shown, _why(line)) for line in picked]
    line = rng.choice(picked)
    turned = replace(line, impact=-line.impact).shown
    rest = replace(line, percent=100 - line.percent)
    extras = [
        Extra(turned, f"The amount belongs to {line.name.lower()}, but with the other sign.", "mixes-up-concepts"),
        Extra(rest.shown, f"This weighs {line.name.lower()} with the probability that it does not happen."),
    ]
    steps = ("expected money value = probability * impact", *(f"{line.name}: {line.sum}" for line in picked))
    return ask_match(ItemType.MATCHING, prompt(rng, MATCHES), pairs, extras, steps=steps)


def _why(line: Line) -> str:
    side = (
        "threat costs, so it is an expected loss" if line.worth < 0 else "opportunity saves, so it is an expected gain"
    )
    return f"Probability times impact: {line.sum}. This {side}, and the sign goes with it."


def _judged(rng: Random, lines: Sequence[Line]) -> Draft:
    key, threats = int(-emv(line.risk for line in lines)), sum(_sides(lines)[0])
    lowest, highest = key // 2 // 500, threats // 500
    held = 500 * rng.randrange(lowest, highest + 1)
    gap, slipped = abs(held - key), threats - held
    require(gap >= key // 10 and slipped > 0, "a reserve below what the threats alone would call for")
    require(abs(gap - slipped) >= key // 20, "two different amounts")
    right, turned = ("too small", "too large") if held < key else ("too large", "too small")
    ends = "falls short by" if held < key else "is too much by"
    sums = f"the net of the register is {_net(*_sides(lines))}, and ${money(held)} {ends} ${money(gap)}"
    wrong = {
        f"${money(gap)} {turned}": (f"The difference is right and its direction is not: {sums}.", "mixes-up-concepts"),
        f"${money(slipped)} too small": (
            f"This compares the reserve with the threats alone, though opportunities count as well: {sums}.",
            "slips-in-calculation",
        ),
        f"${money(slipped)} too large": (
            f"This takes the threats alone and reads the difference the wrong way round: {sums}.",
            "slips-in-calculation",
        ),
    }
    why = f"Opportunities come off the threats: {sums}."
    *each, net = _steps(lines)
    steps = (*each, f"{net}; against {money(held)}, the difference is {money(gap)}")
    posed = Posed(prompt(rng, READINGS, held=money(held)), steps)
    return ask_words(rng, posed, f"${money(gap)} {right}", why=why, wrong=wrong)


FAMILY = Family(
    id="G17",
    version=1,
    title="Expected money value and contingency reserve",
    objective="size-contingency-from-risks",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.MEDIUM,
    rule="Weigh each impact by its probability, give threats and opportunities opposite signs, then add.",
    draw=_draw,
)
