"""Reading an old answer as an answer to a corrected item."""

from collections.abc import Collection, Sequence

from app.bank.domain.grading import OPEN, Chosen
from app.bank.domain.item import Item


def is_corrected(old: Item, new: Item) -> bool:
    """Whether the new revision says that answers to the old one were keyed wrongly."""
    return new.rescore_from is not None and new.rescore_from <= old.revision < new.revision


def as_answer_to(new: Item, old: Item, chosen: Collection[int | str]) -> Chosen | None:
    """The response to the old revision as one to the new; None when their words differ too much to tell."""
    if new.type is not old.type or [b.label for b in new.blanks] != [b.label for b in old.blanks]:
        return None
    if new.number:
        return tuple(chosen)
    moved = _moved(new, old)
    if moved is None:
        return None
    picks = [pick if pick == OPEN else moved[int(pick)] for pick in chosen]
    return tuple(sorted(picks)) if new.type.is_choice else tuple(picks)


def order_of(new: Item, old: Item, order: Sequence[int]) -> tuple[int, ...]:
    """The shown order of the old revision's options for the new one, whose options say the same."""
    moved = _moved(new, old)
    return tuple(order) if moved is None else tuple(moved[i] for i in order)


def _moved(new: Item, old: Item) -> list[int] | None:
    """Where each option of the old revision stands in the new one."""
    texts = [option.text for option in new.options]
    before = [option.text for option in old.options]
    if sorted(texts) != sorted(before):
        return None
    return [texts.index(text) for text in before]
