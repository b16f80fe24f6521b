"""Choosing between projects: benefit and cost, return, what is given up, weighted scores, and work by cost of delay."""

from collections.abc import Mapping
from fractions import Fraction

from app.formulas.exact import HUNDRED, Impossible, Number, above_zero, exact, not_negative, quotient, total


def bcr(benefits: Number, costs: Number) -> Fraction:
    """Benefit-cost ratio of two present values, worth doing above 1; raises Impossible without costs."""
    refusal = "There is no ratio to a cost of zero: enter the costs."
    return quotient(benefits, costs, field="costs", refusal=refusal)


def roi(benefits: Number, costs: Number) -> Fraction:
    """Return on investment in percent of the costs; raises Impossible without costs."""
    return HUNDRED * (bcr(benefits, costs) - 1)


def opportunity_cost(values: Mapping[str, Number], chosen: str) -> Fraction:
    """The whole value of the best alternative that is given up; raises Impossible for an unknown or only choice."""
    given_up = [exact(value) for name, value in values.items() if name != chosen]
    if chosen not in values or not given_up:
        raise Impossible("Name one of at least two alternatives.", {"chosen": "Must be one of several."})
    return max(given_up)


def weighted_score(weights: Mapping[str, Number], scores: Mapping[str, Number]) -> Fraction:
    """The mean of the scores by weight, on the scale of the scores.

    Raises Impossible unless each criterion has a score and some weight is above zero.
    """
    not_negative(**weights)
    if weights.keys() != scores.keys():
        raise Impossible("Score every criterion that has a weight, and no other.", {"scores": "Must fit the weights."})
    refusal = "The weights are all zero: give some criterion a weight."
    weighted = total(exact(weight) * exact(scores[name]) for name, weight in weights.items())
    return quotient(weighted, total(weights.values()), field="weights", refusal=refusal)


def wsjf(*, business_value: Number, time_criticality: Number, risk_reduction: Number, job_size: Number) -> Fraction:
    """Cost of delay per size of the job: the highest goes first; raises Impossible unless the size is above zero.

    Source: D. G. Reinertsen, The Principles of Product Development Flow, 2009; the three parts are those of SAFe.
    """
    above_zero(job_size=job_size)
    return total((business_value, time_criticality, risk_reduction)) / exact(job_size)


def working_capital(assets: Number, liabilities: Number) -> Fraction:
    """What is free to work with: current assets less current liabilities."""
    return exact(assets) - exact(liabilities)
