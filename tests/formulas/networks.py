"""Networks for the tests: a textbook one, and random ones."""

from hypothesis import strategies as st

from app.formulas.network import Activity, Kind, Link, Network, network

NAMES = "ABCDEFGH"


def after(*names: str) -> tuple[Link, ...]:
    """Plain finish-to-start links."""
    return tuple(Link(name) for name in names)


def textbook() -> Network:
    """Two paths that merge: A-C-E of 14 and A-B-D-E of 13, with B-D a little shorter than C."""
    return network(
        [
            Activity("A", 3),
            Activity("B", 2, after("A")),
            Activity("C", 6, after("A")),
            Activity("D", 3, after("B")),
            Activity("E", 5, after("C", "D")),
        ]
    )


def bridge() -> Network:
    """Three paths, A-D of 13, B-E of 13 and A-C-E of 14, where shortening C first is a trap."""
    return network(
        [
            Activity("A", 5),
            Activity("B", 8),
            Activity("C", 4, after("A")),
            Activity("D", 8, after("A")),
            Activity("E", 5, after("B", "C")),
        ]
    )


@st.composite
def networks(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind), largest: int = 7) -> Network:
    """Networks whose links run from earlier to later names, with leads and lags."""
    names = NAMES[: draw(st.integers(1, largest))]
    activities = []
    for i, name in enumerate(names):
        before = draw(st.sets(st.sampled_from(names[:i]), max_size=3)) if i else set()
        links = tuple(Link(other, draw(st.sampled_from(kinds)), draw(st.integers(-2, 3))) for other in sorted(before))
        activities.append(Activity(name, draw(st.integers(0, 9)), links))
    return network(activities)
