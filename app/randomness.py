"""Chance as a dependency: seeded from the system, or by a test."""

from random import Random
from typing import Annotated

from fastapi import Depends, Request


def _rng(request: Request) -> Random:
    seed: int | None = getattr(request.app.state, "seed", None)
    return Random(seed)  # noqa: S311 - shuffles options; guards nothing


Rng = Annotated[Random, Depends(_rng)]
