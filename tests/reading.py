"""Reading a page as a learner does: headings, fields with their messages, tables, and what a form sends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
INLINE = frozenset({"a", "b", "code", "em", "i", "kbd", "mark", "span", "small", "strong"})


@dataclass
class Element:
    """One element of a page with what it holds, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements inside with this tag and these attributes (`class_` for class, matched by word)."""
        return [e for e in self._inside() if (not tag or e.tag == tag) and e.has(**attributes)]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element; fails when there is none or a second one."""
        [found] = self.all(tag, **attributes)
        return found

    def has(self, **attributes: str) -> bool:
        """Whether the element carries these attributes."""
        wanted = dict(attributes)
        name = wanted.pop("class_", "")
        return (not name or name in self.attributes.get("class", "").split()) and wanted.items() <= (
            self.attributes.items()
        )

    @property
    def text(self) -> str:
        """What stands in it, with single spaces."""
        return " ".join("".join(self._words()).split())

    def _inside(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._inside()

    def _words(self) -> Iterator[str]:
        edge = "" if self.tag in INLINE else " "
        yield edge
        for child in self.children:
            yield from child._words() if isinstance(child, Element) else (child,)
        yield edge


@dataclass(frozen=True)
class Entry:
    """A field of a form: what stands in it, and the message that it points to as its description."""

    value: str
    told: str


class Page(Element):
    """A whole page."""

    @property
    def h1(self) -> str:
        """Its one heading of the first level."""
        return self.one("h1").text

    @property
    def rows(self) -> list[list[str]]:
        """The cells of its table bodies, row by row, without their last column of buttons."""
        return [
            [c.text for c in row.children if isinstance(c, Element)][:-1]
            for b in self.all("tbody")
            for row in b.all("tr")
        ]

    @property
    def actions(self) -> list[str]:
        """Where its forms post to."""
        return [form.attributes["action"] for form in self.all("form")]

    def entry(self, name: str) -> Entry:
        """The visible field of that name, with its message when it is marked as invalid."""
        [found] = [e for e in self.all(name=name) if e.attributes.get("type") != "hidden"]
        ids = found.attributes.get("aria-describedby", "").split() if found.has(**{"aria-invalid": "true"}) else []
        told = " ".join(e.text for i in ids for e in self.all(id=i) if e.has(class_="error"))
        return Entry(_value(found), told)

    def sends(self, action: str) -> dict[str, str]:
        """What the form at this address posts as it stands, buttons aside."""
        form = self.one("form", action=action)
        return {
            e.attributes["name"]: _value(e)
            for e in form.all()
            if e.tag in {"input", "select"} and "name" in e.attributes
        }


def _value(element: Element) -> str:
    if element.tag != "select":
        return element.attributes.get("value", "")
    chosen = [o for o in element.all("option") if "selected" in o.attributes]
    return chosen[0].attributes.get("value", chosen[0].text) if chosen else ""


def read(html: str) -> Page:
    """The page of this HTML."""
    page = Page("page")
    reader = _Reader(page)
    reader.feed(html)
    return page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._open: list[Element] = [page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
