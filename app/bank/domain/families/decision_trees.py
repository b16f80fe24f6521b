"""G18: decision trees: the choice with the best expected value after its cost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from random import Random

from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import TYPED, Posed, Result, ask_count, ask_place, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import DOLLARS
from app.bank.domain.item import Approach, Difficulty, Option
from app.exhibits.domain import DecisionTree
from app.exhibits.domain.decision_tree import TreeNode
from app.formulas.decision_tree import Branch, Chance, Choice, Decision, Outcome, roll_back
from app.formulas.rounding import money

CLICKED, READ = 0.5, 0.7
"""Questions from `TYPED` to the first are answered by a click, those up to the second by choice and value."""
WAYS = (
    ("Build it", "Buy a package", "Adapt the old one", "Keep the old one"),
    ("Own crew", "Main contractor", "Two suppliers", "Present way"),
    ("New site", "Extend the site", "Rent a site", "Use present site"),
    ("Full automation", "Partial automation", "Outsource", "Manual work"),
    ("New vendor", "Present vendor", "Joint venture", "No new contract"),
)
"""Three ways with uncertain results, and one that is sure."""

VALUES = (
    (
        "The tree shows the choices open to {project}. [Benefits at its ends do not contain the cost of the choice], "
        "which stands on its branch; all figures are in dollars. {aside} {Asker} decides by expected value. What is "
        "the best choice worth, net of its cost?"
    ),
    (
        "{Asker} compares four ways for {project} in a decision tree, in dollars. [What a choice costs is paid at "
        "once] and is still to be taken off the benefits at the ends. {aside} How high is the best expected net "
        "benefit?"
    ),
    (
        "In the business case of {project}, a decision tree gives probabilities and benefits in dollars, with [the "
        "cost of each choice on its branch]. {aside} The best choice goes into the plan at its expected net value. "
        "What is that value?"
    ),
)
ASIDES = (
    "${spent} has already been spent on a study.",
    "The sponsor hopes for the best case, ${best}.",
    "An earlier idea, dropped since, promised ${spent}.",
)
CLICKS = (
    (
        "The tree shows four ways for {project}, in dollars; [costs on the branches are not yet part of the benefits]. "
        "{Asker} decides by expected value. Where does the branch lead that should be taken?"
    ),
    (
        "{Asker} wants the way with [the highest expected benefit after its cost] for {project}. The decision tree is "
        "in dollars, and each cost stands on the branch of its choice. Which node does that choice lead to?"
    ),
    (
        "Four ways are open to {project}, as the tree shows in dollars. [Costs are paid at once, benefits come at the "
        "ends]. By expected value, which node behind the decision is the one to go for?"
    ),
)
READINGS = (
    (
        "The tree shows four ways for {project}, in dollars; [costs on the branches are not yet part of the benefits]. "
        "{Asker} decides by expected net value. Which recommendation is right?"
    ),
    (
        "{Asker} asks for one line on the decision of {project}: the way to go and [what it is worth after its cost], "
        "on average. The decision tree is in dollars. Which line is right?"
    ),
    (
        "The steering group of {project} follows expected value, [net of what a choice costs]. Probabilities, costs "
        "and benefits in dollars stand in the tree. Which entry belongs in the decision record?"
    ),
)
TITLE = "Choices, chances and benefits, in dollars"
DECISION, SURE = "D", "S"


@dataclass(frozen=True)
class Way:
    """A choice: its cost and its good and bad result; a sure one has the same result either way."""

    id: str
    name: str
    cost: int
    chance: int
    good: int
    bad: int

    @cached_property
    def gross(self) -> int:
        """The expected benefit before the cost."""
        return int(roll_back(_result(self)).value)

    @property
    def net(self) -> int:
        """The expected benefit after the cost."""
        return self.gross - self.cost

    @property
    def sum(self) -> str:
        """The expected net value, written out."""
        if self.id == SURE:
            return f"{money(self.good)} for sure"
        chances = f"{self.chance}% * {money(self.good)} + {100 - self.chance}% * {money(self.bad)}"
        return f"{chances} - {money(self.cost)} = {money(self.net)}"


@dataclass(frozen=True)
class Tree:
    """The ways that are open."""

    ways: tuple[Way, ...]

    @cached_property
    def best(self) -> Way:
        """The way with the highest expected net value, as the tree rolls back to it."""
        chosen = roll_back(Decision(DECISION, tuple(map(_choice, self.ways)))).chosen
        return next(way for way in self.ways if way.id == chosen)

    @property
    def drawing(self) -> DecisionTree:
        """The tree as an exhibit, without any expected value."""
        nodes = [TreeNode(DECISION, "decision")]
        for way in self.ways:
            nodes += _nodes(way)
        return DecisionTree(TITLE, tuple(nodes), unit="$")


def _choice(way: Way) -> Choice:
    return Choice(_result(way), way.cost)


def _result(way: Way) -> Chance | Outcome:
    """What a choice leads to."""
    if way.id == SURE:
        return Outcome(way.id, way.good)
    chance = Fraction(way.chance, 100)
    good, bad = Outcome("good", way.good), Outcome("bad", way.bad)
    return Chance(way.id, (Branch(chance, good), Branch(1 - chance, bad)))


def _nodes(way: Way) -> Iterator[TreeNode]:
    if way.id == SURE:
        yield TreeNode(way.id, "outcome", DECISION, way.name, value=way.good)
        return
    yield TreeNode(way.id, "chance", DECISION, way.name, cost=way.cost)
    yield TreeNode(f"{way.id}1", "outcome", way.id, "goes well", probability=way.chance / 100, value=way.good)
    yield TreeNode(f"{way.id}2", "outcome", way.id, "goes badly", probability=(100 - way.chance) / 100, value=way.bad)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    tree = _tree(rng)
    if TYPED <= wanted.shape < CLICKED:
        draft = _clicked(rng, tree)
    elif CLICKED <= wanted.shape < READ:
        draft = _read(rng, tree)
    else:
        draft = _value(rng, wanted, tree)
    return replace(draft, exhibits=(tree.drawing,))


def _tree(rng: Random) -> Tree:
    *risky, sure = rng.choice(WAYS)
    ways = [_way(rng, id_, name) for id_, name in zip("ABC", risky, strict=True)]
    safe = 1000 * rng.randint(10, 60)
    tree = Tree((*ways, Way(SURE, sure, 0, 100, safe, safe)))
    nets = sorted((way.net for way in tree.ways), reverse=True)
    require(nets[0] - nets[1] >= nets[0] // 20 + 1000 and nets[1] > 0, "one best way")
    lures = (max(tree.ways, key=lambda way: way.gross), max(tree.ways, key=lambda way: way.good))
    require(any(lure is not tree.best for lure in lures), "a way that tempts more than the best one")
    return tree


def _way(rng: Random, id_: str, name: str) -> Way:
    chance = rng.choice(range(20, 85, 5))
    return Way(id_, name, 1000 * rng.randint(5, 60), chance, 2000 * rng.randint(30, 100), 2000 * rng.randint(2, 28))


def _steps(tree: Tree) -> tuple[str, ...]:
    return (*(f"{way.name}: {way.sum}" for way in tree.ways), f"best: {tree.best.name}, ${money(tree.best.net)}")


def _value(rng: Random, wanted: Wanted, tree: Tree) -> Draft:
    best = tree.best
    extra = aside(
        rng,
        ASIDES,
        spent=money(1000 * rng.randint(4, 30)),
        best=money(max(way.good for way in tree.ways)),
    )
    why = f"{best.name} has the highest net value of all four ways, and it is {best.sum} dollars."
    result = Result(best.net, DOLLARS, why, list(_misses(tree)))
    return ask_count(rng, wanted, prompt(rng, VALUES, aside=extra), result, steps=_steps(tree))


def _misses(tree: Tree) -> Iterator[Miss]:
    best = tree.best
    right = f"the best way is {best.name}: {best.sum}"
    second = sorted(tree.ways, key=lambda way: way.net)[-2]
    yield Miss(
        best.gross, f"This leaves out the cost of {best.name}, ${money(best.cost)}, which is paid at once: {right}."
    )
    yield Miss(
        best.good - best.cost, f"This takes the good result of {best.name} for certain; weigh both results: {right}."
    )
    mean = Fraction(best.good + best.bad, 2) - best.cost
    yield Miss(mean, f"This weighs both results of {best.name} alike, whatever their probabilities: {right}.")
    turned = replace(best, chance=100 - best.chance)
    yield Miss(turned.net, f"This swaps the two probabilities of {best.name} before weighing its results: {right}.")
    yield Miss(second.net, f"This is the net value of {second.name}, and a better way is open: {right}.")
    grandest = max(tree.ways, key=lambda way: way.gross)
    if grandest is not best:
        text = f"This is {grandest.name}, which has the highest benefit before cost, but not after it: {right}."
        yield Miss(grandest.net, text)
        yield Miss(
            grandest.gross,
            f"This is the benefit of {grandest.name} without its cost of ${money(grandest.cost)}: {right}.",
        )
    weighed = Fraction(best.chance * best.good, 100) - best.cost
    yield Miss(weighed, f"This weighs only the good result of {best.name} and forgets the bad one: {right}.")
    if best.id == SURE:
        return
    yield Miss(best.net - best.cost, f"This takes the cost of {best.name} off twice: {right}.")


def _clicked(rng: Random, tree: Tree) -> Draft:
    best = tree.best
    right = f"{best.name} is worth more: {best.sum}"
    options = []
    for way in tree.ways:
        shape = "Outcome" if way.id == SURE else "Chance"
        text, area = f"{shape} {way.id}, {way.name}", way.id.lower()
        if way is best:
            why = f"{way.name} has the highest expected value after its cost, compared with the other three: {way.sum}."
            options.append(Option(text, is_key=True, why=why, area=area))
            continue
        why = f"{_lure(tree, way)}; its net value is {way.sum}, while {right}."
        options.append(Option(text, is_key=False, why=why, trap="slips-in-calculation", area=area))
    return ask_place(Posed(prompt(rng, CLICKS), _steps(tree)), options)


def _lure(tree: Tree, way: Way) -> str:
    """What makes a way look better than it is."""
    if way.gross == max(other.gross for other in tree.ways):
        return f"{way.name} has the highest benefit before its cost, and the cost counts"
    if way.good == max(other.good for other in tree.ways):
        return f"{way.name} has the best single result, which is not certain"
    if way.id == SURE:
        return f"{way.name} is certain, and certainty is not what the rule asks for"
    if way.chance == max(other.chance for other in tree.ways if other.id != SURE):
        return f"{way.name} is the likeliest to go well, and the amounts count as well"
    return f"{way.name} is neither the surest nor the best on average"


def _read(rng: Random, tree: Tree) -> Draft:
    best = tree.best
    other = max((way for way in tree.ways if way is not best), key=lambda way: way.gross)
    require(best.id != SURE != other.id, "two ways with a cost")
    sums = f"{best.name} comes to {best.sum} and {other.name} to {other.sum}"
    wrong = {
        _entry(best, best.gross): (
            f"The way is right, but its value leaves out the cost: {sums}.",
            "slips-in-calculation",
        ),
        _entry(other, other.net): (
            f"The value is right for this way, but another way is worth more after its cost: {sums}.",
            "mixes-up-concepts",
        ),
        _entry(other, other.gross): (
            f"This compares benefits before cost, which is not what the rule asks for: {sums}.",
            "misses-constraint",
        ),
    }
    why = f"After cost no way is worth more: {sums}, and the other two stay below."
    posed = Posed(prompt(rng, READINGS), _steps(tree))
    return ask_words(rng, posed, _entry(best, best.net), why=why, wrong=wrong)


def _entry(way: Way, value: int) -> str:
    return f"{way.name}, worth ${money(value)}"


FAMILY = Family(
    id="G18",
    version=1,
    title="Decision tree with costs of the choices",
    objective="choose-by-expected-value",
    approach=Approach.PREDICTIVE,
    difficulty=Difficulty.HARD,
    rule="Weigh the results of each choice by their probabilities, take off what the choice costs, then compare.",
    draw=_draw,
)
