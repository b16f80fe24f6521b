"""YAML with line numbers: data for validation, and the line of every field for messages."""

from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault at one line, counted from 1."""

    line: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """Data of a YAML file and the line of each of its nodes."""

    data: Any
    lines: dict[Path, int]
    flaws: tuple[Flaw, ...] = ()

    def line(self, path: Path) -> int:
        """Line of the node, or of the nearest node above it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> Document:
    """The document; what is not YAML at all comes back as a flaw with its line. Duplicate keys are flaws too."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines: dict[Path, int] = {}
        flaws: list[Flaw] = []
        data = None if node is None else _construct(loader, node, (), lines, flaws)
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or str(problem)
        at = mark.line if mark else text.encode()[: getattr(problem, "position", 0)].count(b"\n")
        return Document(None, {}, (Flaw(at + 1, "", f"not readable as YAML: {what}"),))
    return Document(data, lines, tuple(flaws))


def _construct(loader: Any, node: Any, path: Path, lines: dict[Path, int], flaws: list[Flaw]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, child, (*path, i), lines, flaws) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, child in node.value:
            key = loader.construct_object(key_node, deep=True)
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                flaws.append(Flaw(line, "", "a field's name is one word"))
                continue
            if key in found:
                flaws.append(Flaw(line, str(key), "this field stands here twice"))
                continue
            found[key] = _construct(loader, child, (*path, key), lines, flaws)
            lines[*path, key] = line
        return found
    return _scalar(loader, node)


def _scalar(loader: Any, node: Any) -> Any:
    """The value of a scalar; a day that no calendar has, and the like, are told with their line."""
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, KeyError, AttributeError, TypeError) as problem:
        raise yaml.MarkedYAMLError(problem=f"{node.value!r}: {problem}", problem_mark=node.start_mark) from problem
