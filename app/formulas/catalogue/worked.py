"""A formula worked step by step with the learner's own numbers."""

import re

from app.formulas.catalogue.formula import Formula, Values
from app.formulas.exact import exact
from app.formulas.rounding import text

_NAME = re.compile(r"[A-Za-z]\w*")


def worked(formula: Formula, values: Values) -> tuple[str, ...]:
    """The formula, the same with the numbers put in, and the result; raises Impossible as its compute does."""
    name, result = formula.result.name, formula.compute(values)
    return (
        f"{name} = {formula.typeset}",
        f"{name} = {_substituted(formula, values)}",
        f"{name} = {text(result, formula.result.unit)}",
    )


def _substituted(formula: Formula, values: Values) -> str:
    shown = {each.name: text(values[each.name], each.unit) for each in formula.inputs}
    shown |= {name: f"({number})" for name, number in shown.items() if exact(values[name]) < 0}
    return _NAME.sub(lambda name: shown.get(name[0], name[0]), formula.typeset)
