"""Questions to a RACI chart: the activity whose letters break a rule, and the rule."""

from random import Random

from app.bank.domain.families.draft import Draft
from app.bank.domain.families.posing import Half, Posed, ask_both
from app.bank.domain.families.prompts import prompt
from app.exhibits.domain import Raci
from app.exhibits.domain.documents import RaciActivity

PEOPLE = ("Project manager", "Engineer", "Tester", "Buyer", "Sponsor")
ACTIVITIES = ("Scope baseline", "Test plan", "Tender", "Site survey", "Training", "Cutover", "Risk review", "Handover")
TWO, NONE_ACCOUNTABLE, NO_ONE_WORKS = "two people are accountable", "no one is accountable", "no one is responsible"

FAULTS = (
    (
        "The responsibility chart of {project} goes to {asker} for approval. [One activity breaks a rule: one person "
        "answers for it, and at least one does the work.] Which activity is it, and what is wrong?"
    ),
    (
        "{Asker} reviews the RACI chart of {project} before work starts. [All activities but one are in order.] Which "
        "one has to be mended, and why?"
    ),
    (
        "In the RACI chart of {project}, [one row will cause trouble: an outcome needs a single accountable person and "
        "somebody who does the work]. Which row, and which trouble?"
    ),
)


def fault(rng: Random) -> Draft:
    """A question for the activity whose letters are at fault, and for the fault."""
    names = rng.sample(ACTIVITIES, rng.randrange(5, 7))
    rows = {name: _row(rng) for name in names}
    wrong_name, other = rng.sample(names, 2)
    kind, wrong_kind = rng.sample((TWO, NONE_ACCOUNTABLE, NO_ONE_WORKS), 2)
    rows[wrong_name] = _broken(rng, rows[wrong_name], kind)
    chart = Raci("Responsibilities", PEOPLE, tuple(RaciActivity(name, tuple(row)) for name, row in rows.items()))
    shown = _shown(rows[wrong_name])
    first = Half(
        wrong_name,
        other,
        f"In the row {other} stands {_shown(rows[other])}: one person is accountable and the work is assigned, "
        "which is in order.",
        "mixes-up-concepts",
    )
    second = Half(
        kind,
        wrong_kind,
        f"The row {wrong_name} holds {shown}; A marks who answers for the result, and R who does the work.",
        "mixes-up-concepts",
    )
    steps = (
        "rule: one A for each activity, and at least one R",
        f"{wrong_name}: {shown}",
        f"fault: {kind}",
    )
    why = f"The row {wrong_name} holds {shown}, so {kind}; the other rows have one A and at least one R."
    return ask_both(rng, Posed(prompt(rng, FAULTS), steps, (chart,)), first, second, why=why)


def _row(rng: Random) -> list[str]:
    """Letters in order: one A, one R or two, the rest consulted, informed or left out."""
    letters = ["A", "R", rng.choice(("R", "C")), rng.choice(("C", "I")), rng.choice(("I", ""))]
    return rng.sample(letters, len(letters))


def _broken(rng: Random, row: list[str], kind: str) -> list[str]:
    """The letters with a fault of this kind and no other."""
    if kind == NONE_ACCOUNTABLE:
        return ["C" if letter == "A" else letter for letter in row]
    if kind == NO_ONE_WORKS:
        return [rng.choice("CI") if letter == "R" else letter for letter in row]
    place = next(i for i, letter in enumerate(row) if letter in {"C", "I", ""})
    return [*row[:place], "A", *row[place + 1 :]]


def _shown(row: list[str]) -> str:
    """How many of each letter a row holds: "1 A, 2 R"."""
    return ", ".join(f"{row.count(letter)} {letter}" for letter in "ARCI" if letter in row)
