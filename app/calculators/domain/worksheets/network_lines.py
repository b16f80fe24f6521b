"""A network of activities written in lines: name, duration, and what the activity waits for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.calculators.domain.entries import Entries, Line, beside
from app.exhibits.domain import Network as Drawing
from app.exhibits.domain.network import NetworkActivity
from app.formulas.exact import exact
from app.formulas.network import Activity, Kind, Link, Network, Path, network
from app.formulas.rounding import plain

LONGEST_NAME = 12
ARROW = "\N{RIGHTWARDS ARROW}"
HINT = (
    "One activity a line: name, duration, predecessors. Write B for finish to start, "
    "B FS+2 for a lag of 2, B SS-1 for a lead of 1; FF and SF work too."
)
_LINK = re.compile(r"(?P<kind>FS|SS|FF|SF)?(?P<lag>[+-]\d{1,6}(\.\d{1,6})?)?", re.ASCII)
_NAME = re.compile(r"[^\W_][\w.]*", re.ASCII)


def read_network(entries: Entries, field: str, *, most: int) -> Network:
    """The network of a field's lines; raises Invalid beside the field."""
    activities = [_activity(line) for line in entries.lines(field, most=most)]
    with beside(field):
        return network(activities)


def drawing(net: Network, title: str) -> Drawing:
    """The network with its dates in boxes and its critical path set off; raises BadExhibit where it is too large."""
    activities = tuple(
        NetworkActivity(name, float(exact(activity.duration)), tuple(map(_link_text, activity.links)))
        for name, activity in net.activities.items()
    )
    return Drawing(title, activities, "units of time", "full", critical=True)


def waits_for(activity: Activity) -> str:
    """What an activity waits for, in a few words."""
    return ", ".join(map(_link_text, activity.links))


def in_words(path: Path) -> str:
    """The activities of a path in their order."""
    return f" {ARROW} ".join(path.names)


def _activity(line: Line) -> Activity:
    name, *rest = re.split(r"[\s;]+", line.text.strip())
    if not rest:
        raise line.refusal("write a name and a duration, such as “B 4 A”.")
    duration = line.read(rest[0].rstrip(","), f"the duration of {name}")
    return Activity(_named(line, name), duration, _links(line, rest[1:]))


def _links(line: Line, words: Sequence[str]) -> tuple[Link, ...]:
    """The predecessors; a kind or a lag belongs to the name before it."""
    links: list[Link] = []
    for word in filter(None, re.split(r"[,\s]+", " ".join(words))):
        found = _LINK.fullmatch(word)
        if not found:
            links.append(Link(_named(line, word)))
        elif not links:
            raise line.refusal(f"write the predecessor before “{word}”.")
        else:
            kind, lag = found["kind"], found["lag"]
            last = links[-1]
            links[-1] = replace(last, kind=Kind(kind or last.kind), lag=Fraction(lag) if lag else last.lag)
    names = [link.predecessor for link in links]
    if len(set(names)) < len(names):
        raise line.refusal("name each predecessor only once.")
    return tuple(links)


def _named(line: Line, name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise line.refusal(f"“{name}” is no name: use at most {LONGEST_NAME} letters and digits.")
    return name


def _link_text(link: Link) -> str:
    if link.kind is Kind.FINISH_START and not link.lag:
        return link.predecessor
    sign = "" if not link.lag else "+" if link.lag > 0 else "-"
    return f"{link.predecessor} {link.kind}{sign}{plain(abs(exact(link.lag))).replace(',', '') if link.lag else ''}"
