"""Texts of sound questions for the shipped bank, and what learners do with them through the pages."""

from dataclasses import dataclass
from uuid import uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.bank.domain import Bank, Item
from tests.conftest import ALICE, BOB, become
from tests.reading import Page, read

CAROL, DAVE = 3, 4
STEM = "A crew of nine passes the agreed cost limit in week three, and the sponsor owns it. What should happen next?"
KEY = "Tell the sponsor that the limit is passed."


def a_text(bank: Bank, item_id: str = "P1-900", *, stem: str = STEM, key: str = KEY, extra: str = "") -> str:
    """A question of one answer without any problem; `extra` are more lines of fields."""
    objective = min(bank.objectives.values(), key=lambda found: found.id)
    trap = min(bank.traps)
    old_task = min(bank.outlines["pmp-2021"].tasks)
    return f"""\
- id: {item_id}
  status: draft
  task: {objective.task}
  tasks_2021: [{old_task}]
  approach: predictive
  objective: {objective.id}
  type: single
  difficulty: medium
  stem: {stem}
  options:
  - text: {key}
    key: true
    why: The sponsor owns the limit, so the sponsor has to hear of it before anybody decides what happens to it.
  - text: Move money from the reserve of next week.
    trap: {trap}
    why: Money of next week hides the fact from its owner. Right when the reserve is the manager's own to spend.
  - text: Cut the work that has no owner this week.
    trap: {trap}
    why: Nobody agreed to lose that work, and the limit stays passed. Right when the owner of the scope agreed.
  - text: Send the crew home until prices fall again.
    trap: {trap}
    why: Prices may rise as well, and the limit stays passed in the meantime. Right once a fall is announced.
  clue: passes the agreed cost limit
  rule: Whoever owns a limit hears first that it is passed.
  references: [Exam outline, People]
  provenance: {{author: Somebody, drafted: by hand, drafted_on: 2026-11-01}}
{extra}"""


def a_case_text(bank: Bank, case_id: str = "late-limit", questions: int = 4) -> str:
    """A case without any problem, whose questions differ in their weeks."""
    weeks = ("three", "four", "five", "six", "seven")[:questions]
    items = [a_text(bank, f"P1-9{n:02}", stem=STEM.replace("three", week)) for n, week in enumerate(weeks)]
    told = " ".join(
        [f"The crew passes the agreed cost limit again in week {n}, and writes it down." for n in range(12)]
    )
    return f"id: {case_id}\ntitle: A limit that is passed\ntext: {told}\nitems:\n{''.join(items)}"


@dataclass
class Desk:
    """The pages of authoring as one learner after another uses them."""

    app: FastAPI
    client: TestClient

    def open(self, path: str, learner_id: int = ALICE) -> Page:
        """A page under /bank/author, which must exist."""
        become(self.app, learner_id)
        answer = self.client.get(f"/bank/author{path}")
        assert answer.status_code == 200, answer.text
        return read(answer.text)

    def send(self, path: str, learner_id: int = ALICE, **fields: object) -> tuple[int, Page]:
        """The status and page that a form is answered with."""
        become(self.app, learner_id)
        answer = self.client.post(f"/bank/author{path}", data={"client_key": str(uuid4())} | fields)
        return answer.status_code, read(answer.text)

    def write(self, text: str, *, then: str = "", learner_id: int = ALICE) -> Page:
        """The page of a new draft."""
        status, page = self.send("/drafts", learner_id, text=text, then=then)
        assert status == 200
        return page

    def solve(self, solver_id: int, choice: str, *, number: int = 1, author_id: int = ALICE) -> tuple[int, Page]:
        """Pick the option with this text, and say why."""
        address = f"/review/{author_id}/{number}"
        page = self.open(address, solver_id)
        [place] = [
            label.one("input").attributes["value"]
            for label in page.all("label", class_="choice")
            if choice in label.text
        ]
        words = page.one("input", name="words").attributes["value"]
        return self.send(address, solver_id, words=words, chosen=place, argument="The owner hears first.")

    def published(self, text: str) -> Item:
        """A question that was written, solved by two others and published."""
        self.write(text, then="review")
        for solver in (BOB, CAROL):
            self.solve(solver, KEY)
        self.send("/drafts/1/publication")
        return self.bank.items[self.item_id()]

    def item_id(self, number: int = 1) -> str:
        """The id under which a draft is published, as its page says."""
        lead = self.open(f"/drafts/{number}").one("p", class_="lead").text
        return lead.removeprefix("Published as ").split(".")[0]

    @property
    def bank(self) -> Bank:
        """The bank that this process serves."""
        found: Bank = self.app.state.bank
        return found


def problems(page: Page) -> list[str]:
    """The problems that stand beside the text, those of placeholders aside."""
    lists = list(page.one(id="checked").one("section", **{"aria-labelledby": "problems-title"}).children)
    return [li.text for e in lists if not isinstance(e, str) and e.tag == "ol" for li in e.all("li")]


def typed(page: Page) -> str:
    """What stands in the editor's field."""
    return "".join(part for part in page.one("textarea", id="text").children if isinstance(part, str)).removeprefix(
        "\n"
    )
