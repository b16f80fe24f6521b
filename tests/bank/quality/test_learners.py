"""The two learners: the linear one for many features, the trees for cues that are not straight."""

import numpy as np
import pytest

from app.bank.domain.quality import Question, boosting
from app.bank.domain.quality.choices import Choices, choices
from app.bank.domain.quality.logistic import fit, minimum
from app.bank.domain.quality.sparse import Floats, dense

COUNT = 200
ALL = np.ones(COUNT, bool)


def a_choice(keys: list[int], options: int = 4) -> Choices:
    texts = tuple("abcdef"[:options])
    return choices([Question(str(i), "What?", texts, frozenset({key})) for i, key in enumerate(keys)])


def drawn(seed: int = 1) -> Floats:
    return np.random.default_rng(seed).normal(size=(COUNT, 4))


def hits(given: Choices, scores: Floats) -> float:
    return float(
        np.mean(
            [
                np.argmax(part) == np.argmax(t)
                for part, t in zip(*map(given.by_question, (scores, given.targets)), strict=True)
            ]
        )
    )


def test_the_minimum_of_a_bowl_is_found() -> None:
    scale = np.array([1.0, 10.0, 100.0])
    middle = np.array([3.0, -2.0, 0.5])

    found = minimum(lambda x: (float(scale @ (x - middle) ** 2), 2 * scale * (x - middle)), np.zeros(3))

    assert found == pytest.approx(middle, abs=1e-2)


def test_probabilities_of_a_question_add_up_to_one_whatever_the_scores() -> None:
    given = choices(
        [Question("1", "What?", ("a", "b"), frozenset({0})), Question("2", "?", ("a", "b", "c"), frozenset({0, 2}))]
    )

    found = given.probabilities(np.array([900.0, -900.0, 0.0, 0.0, 0.0]))

    assert found == pytest.approx([1, 0, 1 / 3, 1 / 3, 1 / 3])
    assert given.targets.tolist() == [1, 0, 0.5, 0, 0.5]


def test_the_linear_learner_weighs_what_tells() -> None:
    values = drawn()
    given = a_choice(values.argmax(1).tolist())
    features = dense(np.column_stack([values.ravel(), drawn(2).ravel()]))

    weights = fit(features, given, ALL)

    assert weights[0] > 5 * abs(weights[1])
    assert hits(given, features.times(weights)) > 0.95


@pytest.mark.parametrize("learner", ["linear", "trees"])
def test_what_is_held_out_is_not_learned(learner: str) -> None:
    values = drawn()
    given = a_choice(values.argmax(1).tolist())
    counted = np.arange(COUNT) < COUNT // 2
    turned = a_choice(np.where(counted, values.argmax(1), values.argmin(1)).tolist())

    if learner == "linear":
        features = dense(values.reshape(-1, 1))
        assert fit(features, given, counted) == pytest.approx(fit(features, turned, counted))
    else:
        features_ = values.reshape(-1, 1)
        found = boosting.foretold(features_, given, counted)
        assert found == pytest.approx(boosting.foretold(features_, turned, counted))


def test_the_trees_find_the_second_highest_of_a_feature() -> None:
    values = drawn()
    ranks = (-values).argsort(1).argsort(1)
    given = a_choice((ranks == 1).argmax(1).tolist())

    scores = boosting.foretold(ranks.reshape(-1, 1).astype(float), given, ALL)

    assert hits(given, scores) == 1


def test_the_trees_find_two_cues_that_tell_only_together() -> None:
    rng = np.random.default_rng(3)
    both = np.array([rng.permutation([[1, 1], [1, 0], [0, 1], [0, 0]]) for _ in range(COUNT)], float)
    given = a_choice((both.sum(2) % 2 + both[:, :, 0] * 0.1 == 1.1).argmax(1).tolist())

    scores = boosting.foretold(both.reshape(-1, 2), given, ALL)

    assert hits(given, scores) == 1
