"""Shapes of renewal as form and as JSON."""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.accounts.receipts import ClientKey
from app.renewal.domain import Category


def _printable(text: str) -> str:
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in text):
        message = "Use letters, digits and signs on one line."
        raise ValueError(message)
    return text


Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_printable)
]
Hours = Annotated[Decimal, Field(gt=0, le=1000, decimal_places=2, description="hours of activity")]
Part = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2, description="hours on this side of the triangle")]


class CredentialRequest(BaseModel):
    """When the PMP was earned."""

    model_config = ConfigDict(extra="forbid")

    certified_on: date


class CredentialForm(CredentialRequest):
    """The credential as the form posts it."""

    client_key: ClientKey


class ClaimRequest(BaseModel):
    """An activity; for education the three sides add up to the hours."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    category: Category
    completed_on: date
    hours: Hours
    ways_of_working: Part = Decimal(0)
    power_skills: Part = Decimal(0)
    business_acumen: Part = Decimal(0)


class ClaimForm(ClaimRequest):
    """The activity as the form posts it."""

    client_key: ClientKey


class ClaimOut(BaseModel):
    """A stored activity with its PDUs before caps."""

    number: int
    title: str
    category: Category
    completed_on: date
    hours: Decimal
    pdus: Decimal
    ways_of_working: Decimal
    power_skills: Decimal
    business_acumen: Decimal


class RequirementOut(BaseModel):
    """One requirement of the cycle, in PDUs."""

    title: str
    reported: Decimal
    counted: Decimal
    minimum: Decimal | None
    maximum: Decimal | None
    missing: Decimal


class CycleOut(BaseModel):
    """The running cycle; `ends_on` is the first day after it."""

    programme: str
    certified_on: date
    starts_on: date
    ends_on: date
    is_complete: bool
    missing: str
    requirements: list[RequirementOut]
    claims: list[ClaimOut]
