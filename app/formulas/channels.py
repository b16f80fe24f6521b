"""Communication channels between people who all may talk to each other; the project manager is one of them."""

from app.formulas.exact import not_negative


def channels(people: int) -> int:
    """The number of pairs: n(n - 1) / 2; raises Impossible for a negative number of people."""
    not_negative(people=people)
    return people * (people - 1) // 2


def change_in_channels(before: int, after: int) -> int:
    """How many channels are added, or negative when they become fewer; raises Impossible as `channels`."""
    return channels(after) - channels(before)
