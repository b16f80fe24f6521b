"""From a validated entry of a file to the domain's item, and the digest of what of it a solver sees."""

import hashlib
import json
import re
from dataclasses import asdict, replace
from functools import singledispatch
from typing import Any

from app.bank import formats
from app.bank.domain import Blank, Case, Item, NumberKey, Option, Provenance, Slip

_GAP = re.compile(r"\{([a-z0-9-]+)\}")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")


def item_of(entry: formats.ItemEntry) -> Item:
    """The domain's item of a validated entry."""
    own = {"options", "choose", "pairs", "places", "extra", "order", "text", "gaps", "answer", "exhibits", "provenance"}
    fields = entry.model_dump(exclude=own)
    fields |= {name: " ".join(fields[name].split()) for name in ("stem", "clue", "rule")}
    provenance = Provenance(**entry.provenance.model_dump())
    return Item(**fields, **_answered(entry), exhibits=entry.exhibits, provenance=provenance)


@singledispatch
def _answered(entry: Any) -> dict[str, Any]:
    """The fields that the type of an entry fills."""
    raise TypeError(type(entry))


@_answered.register(formats.SingleEntry)
@_answered.register(formats.MultipleEntry)
@_answered.register(formats.HotspotEntry)
def _(entry: formats.SingleEntry | formats.MultipleEntry | formats.HotspotEntry) -> dict[str, Any]:
    return {"options": tuple(_option(option) for option in entry.options)}


def _option(entry: formats.OptionEntry) -> Option:
    area = entry.area if isinstance(entry, formats.RegionEntry) else None
    return Option(entry.text, entry.key, entry.why, entry.trap, area)


@_answered.register
def _(entry: formats.MatchingEntry) -> dict[str, Any]:
    return _matched([(pair.prompt, None, pair.match, pair.why) for pair in entry.pairs], entry.extra)


@_answered.register
def _(entry: formats.EnhancedMatchingEntry) -> dict[str, Any]:
    return _matched([(place.prompt, place.area, place.match, place.why) for place in entry.places], entry.extra)


def _matched(
    pairs: list[tuple[str, str | None, str, str]], extra: tuple[formats.ExtraEntry, ...]
) -> dict[str, tuple[Any, ...]]:
    options = tuple(Option(match, is_key=False, why=why) for _, _, match, why in pairs)
    options += tuple(Option(e.text, is_key=False, why=e.why, trap=e.trap) for e in extra)
    choices = tuple(range(len(options)))
    blanks = tuple(Blank(prompt, i, choices, why, area) for i, (prompt, area, _, why) in enumerate(pairs))
    return {"options": options, "blanks": blanks}


@_answered.register
def _(entry: formats.OrderingEntry) -> dict[str, Any]:
    options = tuple(Option(step.text, is_key=False, why=step.why) for step in entry.order)
    choices = tuple(range(len(options)))
    blanks = tuple(Blank(_ORDINALS[i], i, choices, step.why) for i, step in enumerate(entry.order))
    return {"options": options, "blanks": blanks}


@_answered.register
def _(entry: formats.PullDownEntry) -> dict[str, Any]:
    options: list[Option] = []
    blanks: list[Blank] = []
    for gap in entry.gaps:
        choices = tuple(range(len(options), len(options) + len(gap.options)))
        options += [_option(option) for option in gap.options]
        key = next((i for i in choices if options[i].is_key), choices[0])
        blanks.append(Blank(gap.label, key, choices, options[key].why))
    numbers = {gap.name: str(i) for i, gap in enumerate(entry.gaps, 1)}
    text = _GAP.sub(lambda found: f"{{{numbers.get(found[1], found[1])}}}", " ".join(entry.text.split()))
    return {"options": tuple(options), "blanks": tuple(blanks), "gap_text": text}


@_answered.register
def _(entry: formats.NumericEntry) -> dict[str, Any]:
    answer = entry.answer
    slips = tuple(Slip(slip.value, slip.why, slip.trap) for slip in answer.slips)
    return {"options": (), "number": NumberKey(answer.value, answer.tolerance, answer.unit, answer.why, slips)}


def case_items(entry: formats.CaseFile) -> list[Item]:
    """The items of a case, each carrying the situation that it belongs to."""
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in entry.text.split("\n\n"))
    case = Case(entry.id, entry.title, text, tuple(item.id for item in entry.items), entry.exhibits)
    return [replace(item_of(item), case=case) for item in entry.items]


def text_digest(item: Item) -> str:
    """Digest of what a solver sees, to bind a review to the exact words and figures it saw."""
    shown: list[Any] = [item.stem, [option.text for option in item.options]]
    if item.blanks or item.gap_text:
        shown += [[blank.label for blank in item.blanks], item.gap_text]
    if item.number:
        shown += [item.number.unit]
    if item.case:
        shown += [item.case.title, item.case.text]
    shown += [asdict(exhibit) for exhibit in item.all_exhibits]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()[:16]
