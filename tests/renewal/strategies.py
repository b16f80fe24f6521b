"""Activities as Hypothesis draws them: any category, day and length, education split over the triangle."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from app.renewal.domain import Category, Claim, Group, Side
from tests.makers import a_claim

GIVEN = [category for category in Category if category.group is Group.GIVING_BACK]
LEARNED = [category for category in Category if category.group is Group.EDUCATION]


@st.composite
def claims(draw: st.DrawFn, step: str = "0.01") -> Claim:
    """One activity inside or outside the cycle of `a_cycle`, its hours in whole steps."""
    category = draw(st.sampled_from(Category))
    unit = Decimal(step)
    parts = draw(st.tuples(*[st.integers(0, int(12 / unit))] * 3).filter(any))
    hours = sum(parts) * unit
    split = dict(zip(Side, (part * unit for part in parts), strict=True))
    return a_claim(
        str(hours),
        category,
        completed_on=draw(st.dates(date(2025, 6, 1), date(2029, 6, 1))),
        split=split if category in LEARNED else dict.fromkeys(Side, Decimal(0)),
    )
