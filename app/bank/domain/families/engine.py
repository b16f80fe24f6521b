"""From (family, version, seed) to an item, the same to the byte each time."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from random import Random

from app.bank.domain.families.draft import Family, Unsuitable, Wanted
from app.bank.domain.item import Item, Objective, Provenance, Status

DRAWS = 200
"""Tries for one seed before its family gives up."""
SEEDS = 1_000_000
_ID = re.compile(r"^(G\d{2})-(\d{6})$")


class Exhausted(Exception):
    """No draw of a seed held every constraint; the message names the family and the constraint that failed last."""


def generate(family: Family, seed: int, objective: Objective) -> Item:
    """The item of a seed, 0 to 999,999; raises Exhausted after 200 unsuitable draws."""
    first = Random(f"{family.id}.{family.version}.{seed}")  # noqa: S311 - repeatable, not secret
    wanted = Wanted(first.randrange(4), first.random())
    failed = ""
    for attempt in range(DRAWS):
        rng = Random(f"{family.id}.{family.version}.{seed}.{attempt}")  # noqa: S311 - repeatable, not secret
        try:
            draft = family.draw(rng, wanted)
        except Unsuitable as reason:
            failed = str(reason)
            continue
        return Item(
            id=item_id(family, seed),
            revision=family.version,
            status=Status.LIVE,
            type=draft.type,
            task=objective.task,
            tasks_2021=(),
            approach=family.approach,
            difficulty=family.difficulty,
            objective=family.objective,
            secondary=family.secondary,
            stem=draft.stem,
            options=draft.options,
            clue=draft.clue,
            rule=family.rule,
            references=(f"Formula: {family.title}",),
            provenance=_PROVENANCE,
            blanks=draft.blanks,
            gap_text=draft.gap_text,
            number=draft.number,
            exhibits=draft.exhibits,
            steps=draft.steps,
        )
    message = f"{family.id} version {family.version} found nothing for seed {seed} in {DRAWS} draws: {failed}."
    raise Exhausted(message)


_PROVENANCE = Provenance(
    author="The Earned editors",
    drafted="drawn from a family of questions whose program was written with machine assistance",
    drafted_on=date(2026, 11, 22),
    reviewed=("solved apart by a second program, over thousands of draws",),
    reviewed_on=date(2026, 11, 22),
    licence="CC BY-SA 4.0",
)


def item_id(family: Family, seed: int) -> str:
    """The id of a generated item: its family and its seed. The version is its revision."""
    return f"{family.id}-{seed:06d}"


def parsed_id(item_id: str) -> tuple[str, int] | None:
    """Family and seed of a generated item's id; None for an authored one."""
    found = _ID.match(item_id)
    return (found[1], int(found[2])) if found else None


def by_version(families: Iterable[Family]) -> Mapping[tuple[str, int], Family]:
    """The registry: every version of every family that was ever served."""
    return {(family.id, family.version): family for family in families}


def newest(registry: Mapping[tuple[str, int], Family]) -> Mapping[str, Family]:
    """The version of each family that new questions come from."""
    return {family.id: family for _, family in sorted(registry.items())}
