"""A formula worked with what was typed: the result, its steps, the slips beside it, and the learner's own answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from app.calculators.domain.entries import Entries, Field, Unreadable
from app.calculators.domain.verdicts import verdict
from app.formulas import Impossible, Number
from app.formulas.catalogue import Formula, Input, Slip, worked
from app.formulas.rounding import Unit, rounded, text

ANSWER = Field("answer", "My own answer", "", "Work it out first: a usual slip is recognized.", is_optional=True)
LARGEST_RESULT = 10**18
UNITS = {Unit.MONEY: "amount", Unit.PERCENT: "%", Unit.TIME: "time", Unit.COUNT: "whole number"}
FEWEST_PLACES = {Unit.MONEY: 0, Unit.PERCENT: 0, Unit.INDEX: 2}
"""Decimal places to which a learner may round an answer; other numbers to one."""


@dataclass(frozen=True, slots=True)
class Misstep:
    """A usual slip with the number that it leads to here."""

    slip: Slip
    number: Fraction
    text: str

    @property
    def sentence(self) -> str:
        """Who ends up with the number."""
        return f"Whoever {self.slip.what[0].lower()}{self.slip.what[1:].rstrip('.')} gets {self.text}."


class Standing(Enum):
    """What is known of a learner's answer."""

    RIGHT = "right"
    SLIP = "slip"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the learner's answer is, with the slip that explains a wrong one."""

    standing: Standing
    misstep: Misstep | None = None

    @property
    def sentence(self) -> str:
        """The judgment in words."""
        if self.standing is Standing.RIGHT:
            return "Your answer is right."
        if self.misstep:
            return f"Your answer is not right, but it has a reason. {self.misstep.sentence}"
        return "Your answer is not right, and no usual slip leads to it. Compare it with the steps."


@dataclass(frozen=True, slots=True)
class Solution:
    """The result of a formula with all that its page says of it."""

    formula: Formula
    result: Fraction
    steps: tuple[str, ...]
    missteps: tuple[Misstep, ...]
    judgment: Judgment | None

    @property
    def text(self) -> str:
        """The result as it is shown."""
        return text(self.result, self.formula.result.unit)

    @property
    def sentence(self) -> str:
        """The result in a sentence, with what it says."""
        says = verdict(self.formula.id, self.result)
        return f"{self.formula.result.label}: {self.text}{', ' if says else ''}{says}."


def fields_of(formula: Formula) -> tuple[Field, ...]:
    """One field for each input of the formula, with its example."""
    return tuple(map(_field, formula.inputs))


def _field(given: Input) -> Field:
    example = text(given.example, given.unit).rstrip("%")
    return Field(given.name, given.label, example, unit=UNITS.get(given.unit, ""), symbol=given.name)


def solved(formula: Formula, entries: Entries) -> Solution:
    """The solution for these entries; raises Invalid, naming the fields, where there is none."""
    values, answer = _values(formula, entries), entries.optional(ANSWER.name)
    result = _result(formula, values)
    missteps = _missteps(formula, values, result)
    judgment = None if answer is None else judged(answer, result, formula.result.unit, missteps)
    return Solution(formula, result, worked(formula, values), missteps, judgment)


def judged(answer: Fraction, result: Fraction, unit: Unit, missteps: tuple[Misstep, ...]) -> Judgment:
    """Whether the answer is the result, or the number of a slip, as far as the answer is rounded."""
    if _is_same(answer, result, unit):
        return Judgment(Standing.RIGHT)
    misstep = next((each for each in missteps if _is_same(answer, each.number, unit)), None)
    return Judgment(Standing.SLIP if misstep else Standing.WRONG, misstep)


def _is_same(answer: Fraction, number: Fraction, unit: Unit) -> bool:
    if text(answer, unit) == text(number, unit):
        return True
    return any(rounded(number, places) == answer for places in range(FEWEST_PLACES.get(unit, 1), 10))


def _values(formula: Formula, entries: Entries) -> Mapping[str, Number]:
    values: dict[str, Number] = {}
    faults: dict[str, str] = {}
    for each in formula.inputs:
        try:
            values[each.name] = entries.number(each.name)
        except Unreadable as refusal:
            faults |= refusal.fields
        else:
            faults |= {each.name: fault} if (fault := each.fault(values[each.name])) else {}
    if faults:
        raise Impossible(f"Check {' and '.join(faults)}.", faults)
    return values


def _result(formula: Formula, values: Mapping[str, Number]) -> Fraction:
    """The result; a refusal stands beside the input that it names, if it names one of this formula."""
    try:
        result = formula.compute(values)
    except Impossible as refusal:
        words = {word for field in refusal.fields for word in field.split("_")}  # job_size is about the input size
        named = [each.name for each in formula.inputs if each.name.lower() in words]
        raise Impossible(refusal.message, dict.fromkeys(named, refusal.message)) from refusal
    if abs(result) > LARGEST_RESULT:
        raise Impossible("The result is too large to be shown: enter smaller numbers.")
    return result


def _missteps(formula: Formula, values: Mapping[str, Number], result: Fraction) -> tuple[Misstep, ...]:
    """The slips that lead to another number than the right one, as shown."""
    found = []
    for slip in formula.slips:
        try:
            number = slip.compute(values)
        except Impossible:
            continue
        shown = text(number, formula.result.unit) if abs(number) <= LARGEST_RESULT else ""
        if shown and shown != text(result, formula.result.unit):
            found.append(Misstep(slip, number, shown))
    return tuple(found)
