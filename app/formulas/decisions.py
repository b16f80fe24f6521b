"""Expected money value of risks, the reserve they call for, and risk scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.formulas.exact import Number, exact, total, within

HIGHEST_RANK = 5


@dataclass(frozen=True, slots=True)
class Risk:
    """A chance, 0 to 1, of an impact in money, negative for a threat; raises Impossible for any other chance."""

    probability: Number
    impact: Number

    def __post_init__(self) -> None:
        """Check the chance."""
        within(0, 1, probability=self.probability)

    @property
    def emv(self) -> Fraction:
        """The expected money value: chance times impact."""
        return exact(self.probability) * exact(self.impact)


def emv(risks: Iterable[Risk]) -> Fraction:
    """The expected money value of all risks together, negative when threats outweigh opportunities."""
    return total(risk.emv for risk in risks)


def contingency_reserve(risks: Iterable[Risk]) -> Fraction:
    """The money that covers the expected loss; zero when opportunities outweigh the threats."""
    return max(Fraction(0), -emv(risks))


def risk_exposure(probability: Number, impact: Number) -> Fraction:
    """The expected loss of one threat whose impact is given as a positive amount; raises Impossible off 0 to 1."""
    return Risk(probability, impact).emv


def risk_score(probability_rank: int, impact_rank: int) -> int:
    """The product of two ranks from 1 to 5: it orders risks but measures nothing; raises Impossible off the scale."""
    within(1, HIGHEST_RANK, probability_rank=probability_rank, impact_rank=impact_rank)
    return probability_rank * impact_rank
