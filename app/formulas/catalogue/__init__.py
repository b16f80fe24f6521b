"""The formulas that are a single expression, described for a learner and worked with the learner's own numbers."""

from collections.abc import Mapping
from types import MappingProxyType

from app.formulas.catalogue import contract, delivery, estimating, forecast, investment, performance
from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.catalogue.worked import worked

CATALOGUE: Mapping[str, Formula] = MappingProxyType(
    {
        formula.id: formula
        for chapter in (performance, forecast, estimating, investment, contract, delivery)
        for formula in chapter.FORMULAS
    }
)
"""All formulas by their id, in the order of the chapters."""

__all__ = ["CATALOGUE", "Formula", "Input", "Result", "Slip", "worked"]
