"""The cost of quality: money spent to avoid failures, and money spent because of them."""

from dataclasses import dataclass
from fractions import Fraction

from app.formulas.exact import HUNDRED, Number, exact, not_negative, quotient


@dataclass(frozen=True, slots=True)
class QualityCosts:
    """The four kinds of cost; raises Impossible for a negative one."""

    prevention: Number
    appraisal: Number
    internal_failure: Number
    external_failure: Number

    def __post_init__(self) -> None:
        """Check the amounts."""
        not_negative(prevention=self.prevention, appraisal=self.appraisal)
        not_negative(internal_failure=self.internal_failure, external_failure=self.external_failure)

    @property
    def conformance(self) -> Fraction:
        """What it costs to avoid failures: prevention and appraisal."""
        return exact(self.prevention) + exact(self.appraisal)

    @property
    def nonconformance(self) -> Fraction:
        """What failures cost, found inside or by the customer."""
        return exact(self.internal_failure) + exact(self.external_failure)

    @property
    def total(self) -> Fraction:
        """The whole cost of quality."""
        return self.conformance + self.nonconformance

    @property
    def conformance_percent(self) -> Fraction:
        """The percent of the whole that avoids failures; raises Impossible when nothing is spent."""
        refusal = "There is no share of nothing: enter a cost."
        return HUNDRED * quotient(self.conformance, self.total, field="prevention", refusal=refusal)
