"""What the catalogue knows of a formula: its inputs, its expression, how to read the result, and how it goes wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from app.formulas.exact import Impossible, Number, exact
from app.formulas.rounding import MINUS, Unit, text

Values: TypeAlias = Mapping[str, Number]
Function: TypeAlias = Callable[..., Fraction | int]
"""Takes the values by the lower-case names of the inputs."""

_SIGNS = {"**": "^", "*": "\N{MULTIPLICATION SIGN}", "-": MINUS, "ceil": "round up "}


@dataclass(frozen=True, slots=True)
class Input:
    """A number to enter, by its name in the expression; a percent is entered as 10 and taken as 10 %."""

    name: str
    label: str
    unit: Unit
    example: Number
    minimum: Number | None = None
    maximum: Number | None = None

    def fault(self, value: Number | None) -> str | None:
        """What is wrong with a value, if anything."""
        if value is None:
            return "Enter a number."
        if self.unit is Unit.COUNT and exact(value).denominator != 1:
            return "Enter a whole number."
        if self.minimum is not None and exact(value) < self.minimum:
            return f"Enter {text(self.minimum, self.unit)} or more."
        if self.maximum is not None and exact(value) > self.maximum:
            return f"Enter {text(self.maximum, self.unit)} or less."
        return None


@dataclass(frozen=True, slots=True)
class Result:
    """The name of a result as it stands before the equals sign, its label and its unit."""

    name: str
    label: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Slip:
    """A named mistake: what it does, and the function that gives the number it leads to."""

    name: str
    what: str
    function: Function

    def compute(self, values: Values) -> Fraction:
        """The number of a learner who makes this mistake; raises Impossible where it gives none."""
        return _applied(self.function, values)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with everything that its page shows; the expression uses the signs of Python."""

    id: str
    title: str
    meaning: str
    inputs: tuple[Input, ...]
    expression: str
    result: Result
    reading: str
    function: Function
    slips: tuple[Slip, ...] = ()

    @property
    def examples(self) -> dict[str, Number]:
        """The example value of each input."""
        return {each.name: each.example for each in self.inputs}

    @property
    def typeset(self) -> str:
        """The expression with the signs of print."""
        return re.sub(r"\s*\*\*\s*|\*|-|\bceil\b", lambda sign: _SIGNS[sign[0].strip()], self.expression)

    def compute(self, values: Values) -> Fraction:
        """The exact result; raises Impossible, naming each input that is missing or outside its limits."""
        faults = {each.name: fault for each in self.inputs if (fault := each.fault(values.get(each.name)))}
        if faults:
            raise Impossible(f"Check {' and '.join(faults)}.", faults)
        return _applied(self.function, {each.name: values[each.name] for each in self.inputs})

    def slip_behind(self, values: Values, answer: Number) -> Slip | None:
        """The mistake that leads to this answer, as far as it is shown; None for the right one and for any other."""
        given = text(answer, self.result.unit)
        if given == text(self.compute(values), self.result.unit):
            return None
        return next((slip for slip in self.slips if self._shown(slip, values) == given), None)

    def _shown(self, slip: Slip, values: Values) -> str | None:
        try:
            return text(slip.compute({each.name: values[each.name] for each in self.inputs}), self.result.unit)
        except Impossible:
            return None


def _applied(function: Function, values: Values) -> Fraction:
    try:
        return exact(function(**{name.lower(): exact(value) for name, value in values.items()}))
    except ZeroDivisionError as error:
        raise Impossible("There is no result: these numbers lead to a division by zero. Change one of them.") from error
