"""Words of the bank as HTML: Markdown without raw HTML, the clue marked in its stem."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Characters that stand in no text, to find the clue's place again in the HTML."""
_STARTS, _ENDS = re.compile(r"<[a-z]"), re.compile(r"</")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


@lru_cache(maxsize=8192)
def inline(text: str) -> Markup:
    """One run of Markdown (emphasis, code) as safe HTML without a paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 - markdown-it escapes all HTML


@lru_cache(maxsize=2048)
def marked(stem: str, clue: str) -> Markup:
    """The stem with its deciding words in a `mark` element; the plain stem when they do not occur."""
    before, found, after = stem.partition(clue)
    html = _MARKDOWN.renderInline(f"{before}{_OPEN}{found}{_CLOSE}{after}") if found else ""
    inside = html.partition(_OPEN)[2].partition(_CLOSE)[0]
    if not found or len(_STARTS.findall(inside)) != len(_ENDS.findall(inside)):
        return inline(stem)  # no clue, or one that begins inside an emphasis and ends outside of it
    return Markup(html.replace(_OPEN, '<mark class="clue">').replace(_CLOSE, "</mark>"))  # noqa: S704 - as above


def number(value: float, places: int = 0) -> str:
    """A number with thousands separated, without needless zeros."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def count(value: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 question`, `2 questions`."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """A length in words: `26 min 40 s`, `4 h`."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else "", f"{rest} s" if rest else ""]
    return " ".join(filter(None, parts)) or "0 s"
