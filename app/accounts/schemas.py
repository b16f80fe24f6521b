"""What can be set, as form and as JSON."""

from datetime import date
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.accounts.domain import DEFAULT_MINUTES, Theme
from app.accounts.receipts import ClientKey

ZONES = (*sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")), "UTC")


def _known_zone(zone: str) -> str:
    if zone not in ZONES:
        message = "Choose a time zone from the list, for example Europe/Berlin."
        raise ValueError(message)
    return zone


class Preferences(BaseModel):
    """How a learner studies; `exam_on` is a civil day in `zone`."""

    model_config = ConfigDict(extra="forbid")

    exam_on: date | None = None
    minutes_a_day: Annotated[int, Field(ge=5, le=600, description="minutes")] = DEFAULT_MINUTES
    zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    theme: Theme = Theme.AUTO


class PreferencesForm(Preferences):
    """The preferences as a form posts them."""

    client_key: ClientKey
    certified: str = ""
