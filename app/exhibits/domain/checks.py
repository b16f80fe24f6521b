"""Refusals that several kinds share; each message names the field and says what to do."""

from collections.abc import Sequence, Sized

from app.exhibits.domain.exhibit import refuse_unless
from app.exhibits.domain.lettering import slug


def require_count(field: str, things: Sized, least: int, most: int) -> None:
    """Refuse fewer things than make a picture, or more than can be read."""
    refuse_unless(least <= len(things) <= most, f"{field}: give {least} to {most}, not {len(things)}")


def require_length(field: str, values: Sized, length: int, each: str) -> None:
    """Refuse a series that has not one value for each."""
    refuse_unless(len(values) == length, f"{field}: give one number for each {each}, {length} in all")


def require_amounts(field: str, values: Sequence[float]) -> None:
    """Refuse negative amounts."""
    refuse_unless(all(value >= 0 for value in values), f"{field}: write 0 or more, nothing here is negative")


def require_names(field: str, names: Sequence[str]) -> None:
    """Refuse empty names, and names whose ids would be the same."""
    ids = [slug(name) for name in names]
    refuse_unless(all(ids), f"{field}: give each a name with a letter or digit")
    refuse_unless(len(set(ids)) == len(ids), f"{field}: give each a name of its own")
