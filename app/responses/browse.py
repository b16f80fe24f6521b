"""Searching the answered questions: words in any order, domain, task, and how the last answer went."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from app.bank.domain import Bank, Item
from app.bank.domain.wording import told
from app.responses.domain import Seen, Sight

LONGEST_SEARCH = 100
PAGE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a learner looks for; empty fields do not filter."""

    words: str = ""
    domain: str = ""
    task: str = ""
    outcome: str = ""
    page: int = 1

    def address(self, page: int) -> str:
        """The query string of a page of these results."""
        fields = {"q": self.words, "domain": self.domain, "task": self.task, "outcome": self.outcome, "page": page}
        return urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """One answered question in a list."""

    item: Item
    sight: Sight


def wanted(query: Mapping[str, str], bank: Bank) -> Wanted:
    """The search of an address; what is not a choice reads as no limit."""
    domain, task, outcome = query.get("domain", ""), query.get("task", ""), query.get("outcome", "")
    page = query.get("page", "1")
    return Wanted(
        words=query.get("q", "").strip()[:LONGEST_SEARCH],
        domain=domain if domain in {d.id for d in bank.outline.domains} else "",
        task=task if task in bank.outline.tasks else "",
        outcome=outcome if outcome in {"right", "wrong"} else "",
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) <= PAGE_DIGITS else 1,
    )


def found(bank: Bank, seen: Seen, locked: Collection[str], choice: Wanted) -> list[Line]:
    """The answered questions that fit, last answered first; those of an open exam are left out."""
    terms = choice.words.lower().split()
    lines = [
        Line(item, sight) for item_id, sight in seen.items() if item_id not in locked and (item := bank.known(item_id))
    ]
    kept = [line for line in lines if _fits(bank, line, choice) and all(t in _text(line.item) for t in terms)]
    return sorted(kept, key=lambda line: (line.sight.last_at, line.item.id), reverse=True)


def _fits(bank: Bank, line: Line, choice: Wanted) -> bool:
    return (
        (not choice.domain or bank.domain_of(line.item) == choice.domain)
        and (not choice.task or line.item.task == choice.task)
        and (not choice.outcome or line.sight.last_score == (choice.outcome == "right"))
    )


def _text(item: Item) -> str:
    return " ".join((item.id, told(item), item.rule, *(option.text for option in item.options))).lower()
