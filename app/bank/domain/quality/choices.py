"""Options as alternatives within their questions: probabilities and how well they foretell the keys."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.bank.domain.quality.question import Question
from app.bank.domain.quality.sparse import Floats, Ints


@dataclass(frozen=True, slots=True)
class Choices:
    """All options of a bank in one list: `owners` names the question of each, its keys share a target of 1."""

    owners: Ints
    starts: Ints
    targets: Floats

    @property
    def count(self) -> int:
        """Number of questions."""
        return len(self.starts)

    def probabilities(self, scores: Floats) -> Floats:
        """The softmax of the scores within each question."""
        raised = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.owners])
        return np.asarray(raised / np.add.reduceat(raised, self.starts)[self.owners])

    def by_question(self, scores: Floats) -> list[list[float]]:
        """The scores of each question's options."""
        return [part.tolist() for part in np.split(scores, self.starts[1:])]


def choices(questions: Sequence[Question]) -> Choices:
    """The options of these questions, in order."""
    sizes = [len(question.options) for question in questions]
    targets = [(i in q.keys) / len(q.keys) for q in questions for i in range(len(q.options))]
    starts = np.cumsum([0, *sizes[:-1]])
    return Choices(np.repeat(np.arange(len(sizes)), sizes), starts, np.array(targets))
