"""Risk matrices, and planes of probability and impact."""

from itertools import pairwise
from typing import Any

import pytest

from app.exhibits.domain import BadExhibit, ProbabilityImpact, RiskMatrix
from app.exhibits.domain.marks import Label, Path, Rect
from app.exhibits.domain.probability_impact import RatedRisk
from app.exhibits.domain.risk_matrix import PlacedRisk

PROBABILITY = ("Rare", "Possible", "Likely")
IMPACT = ("Minor", "Severe")


def a_matrix(**changes: Any) -> RiskMatrix:
    risks = (PlacedRisk("R1", "Likely", "Severe"), PlacedRisk("R2", "Rare", "Minor"))
    return RiskMatrix(**{"title": "T", "probability": PROBABILITY, "impact": IMPACT, "risks": risks, **changes})


def a_plane(*risks: tuple[float, float], **changes: Any) -> ProbabilityImpact:
    rated = tuple(RatedRisk(f"R{place}", *pair) for place, pair in enumerate(risks, start=1))
    return ProbabilityImpact(**{"title": "T", "risks": rated, **changes})


def badges(exhibit: RiskMatrix | ProbabilityImpact) -> dict[str, tuple[float, float]]:
    labels = [mark for mark in exhibit.picture().marks if isinstance(mark, Label) and mark.role == "on-badge"]
    return {label.text: (label.x, label.y) for label in labels}


def test_the_cells_are_named_by_probability_and_impact_with_the_likeliest_on_top() -> None:
    areas = a_matrix().picture().areas

    assert [(area.id, area.name) for area in areas] == [
        ("likely-minor", "Likely and minor"),
        ("likely-severe", "Likely and severe"),
        ("possible-minor", "Possible and minor"),
        ("possible-severe", "Possible and severe"),
        ("rare-minor", "Rare and minor"),
        ("rare-severe", "Rare and severe"),
    ]
    assert [area.y for area in areas] == sorted(area.y for area in areas)


def test_a_badge_stands_in_the_cell_of_its_risk() -> None:
    matrix = a_matrix()
    cell = next(area for area in matrix.picture().areas if area.id == "likely-severe")

    x, y = badges(matrix)["R1"]

    assert x == cell.x + cell.width / 2
    assert cell.y < y < cell.y + cell.height


def test_cells_are_rated_from_their_thresholds_on() -> None:
    matrix = a_matrix(mid=3, high=4, risks=())

    rows = matrix.table().rows
    roles = [mark.role for mark in matrix.picture().marks if isinstance(mark, Rect)]

    assert rows == (("Likely", "3 mid", "6 high"), ("Possible", "2 low", "4 high"), ("Rare", "1 low", "2 low"))
    assert roles == ["cell-low", "cell-low", "cell-low", "cell-high", "cell-mid", "cell-high"]


def test_scores_are_products_of_the_given_values() -> None:
    matrix = a_matrix(probability_values=(0.1, 0.3, 0.5), impact_values=(0.1, 0.45))

    assert matrix.table().rows == (
        ("Likely", "0.05", "0.225: R1"),
        ("Possible", "0.03", "0.135"),
        ("Rare", "0.01: R2", "0.045"),
    )


def test_scores_can_be_left_for_the_learner_to_work_out() -> None:
    assert a_matrix(scores=False).table().rows[0] == ("Likely", "", "R1")


def test_the_alternative_text_of_a_matrix_places_each_risk() -> None:
    assert a_matrix().alt() == (
        "Risk matrix of probability from Rare to Likely, and impact from Minor to Severe. "
        "R1: Likely, Severe; R2: Rare, Minor."
    )


MATRIX_REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "one probability": ({"probability": ("Rare",)}, "probability: give 2 to 6, not 1"),
    "the same impact": ({"impact": ("Minor", "minor")}, "impact: give each a name of its own"),
    "values for some": (
        {"impact_values": (1.0,)},
        "impact_values: give one number for each impact, 2 in all",
    ),
    "negative values": (
        {"impact_values": (-1.0, 1.0)},
        "impact_values: write 0 or more, nothing here is negative",
    ),
    "thresholds upside down": ({"mid": 4, "high": 3}, "high: write a score above mid"),
    "a threshold of nothing": ({"mid": 0, "high": 3}, "mid: write a score above 0"),
    "an unknown probability": (
        {"risks": (PlacedRisk("R1", "Never", "Minor"),)},
        "risks: R1 has an unknown probability",
    ),
    "an unknown impact": ({"risks": (PlacedRisk("R1", "Rare", "None"),)}, "risks: R1 has an unknown impact"),
    "a long id": (
        {"risks": (PlacedRisk("Risk", "Rare", "Minor"),)},
        "risks: keep each id to 3 characters",
    ),
    "a full cell": (
        {"risks": tuple(PlacedRisk(f"R{i}", "Rare", "Minor") for i in range(5))},
        "risks: put at most 4 in one cell",
    ),
}


@pytest.mark.parametrize("case", MATRIX_REFUSED)
def test_data_that_make_no_matrix_are_refused(case: str) -> None:
    changes, sentence = MATRIX_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_matrix(**changes)

    assert str(refusal.value) == sentence


def test_a_risk_stands_at_its_probability_and_impact() -> None:
    low, middle, high = (badges(a_plane(pair))["R1"] for pair in ((0.0, 0.0), (0.5, 0.25), (1.0, 1.0)))

    assert middle[0] == pytest.approx(low[0] + (high[0] - low[0]) / 4)
    assert middle[1] == pytest.approx((low[1] + high[1]) / 2)
    assert (low[0] < high[0], low[1] > high[1]) == (True, True)


def test_the_area_of_a_risk_is_centered_on_its_badge() -> None:
    plane = a_plane((0.5, 0.25))
    area = plane.picture().areas[0]
    badge = next(mark for mark in plane.picture().marks if isinstance(mark, Rect))

    assert (area.x + area.width / 2, area.y + area.height / 2) == (
        badge.x + badge.width / 2,
        badge.y + badge.height / 2,
    )


def test_a_threshold_runs_through_all_products_of_its_score() -> None:
    plane = a_plane((0.5, 0.5), mid=0.25)
    x, y = plane.picture().areas[0].x + 17, plane.picture().areas[0].y + 13
    curve = next(mark for mark in plane.picture().marks if isinstance(mark, Path))

    nearest = min(abs(px - x) + abs(py - y) for px, py in curve.points)

    assert nearest < 0.5


def test_a_threshold_that_is_never_reached_is_not_drawn() -> None:
    assert [mark for mark in a_plane((0.5, 0.5), mid=2.0).picture().marks if isinstance(mark, Path)] == []


def test_in_steps_the_threshold_leaves_every_cell_of_its_score_on_the_upper_side() -> None:
    plane = a_plane((1, 1), (1, 5), (2, 2), (2, 3), (5, 1), steps=True, high=5)
    stairs = next(mark for mark in plane.picture().marks if isinstance(mark, Path)).points

    above = {
        risk.id: any(
            y <= stair_y and x1 < x < x2
            for x, y in [badges(plane)[risk.id]]
            for (x1, stair_y), (x2, _) in pairwise(stairs)
        )
        for risk in plane.risks
    }

    assert above == {"R1": False, "R2": True, "R3": False, "R4": True, "R5": True}


def test_risks_of_the_same_step_stand_side_by_side() -> None:
    places = list(badges(a_plane((3, 3), (3, 3), steps=True)).values())

    assert (places[1][0] - places[0][0], places[1][1] - places[0][1]) == (34.0, 0.0)


def test_the_table_and_the_alternative_text_of_a_plane_tell_each_risk() -> None:
    plane = a_plane((0.3, 20000), highest_impact=50000, impact_unit="$", mid=6000, high=15000)

    assert plane.table().head == ("Risk", "Probability", "Impact ($)")
    assert plane.table().rows == (("R1", "0.3", "20,000"),)
    assert plane.alt() == (
        "Risks by probability and impact: R1 at 0.3, 20,000 $. Lines mark the scores 6,000 and 15,000."
    )


PLANE_REFUSED: dict[str, tuple[tuple[tuple[float, float], ...], dict[str, Any], str]] = {
    "no risk": ((), {}, "risks: give 1 to 12, not 0"),
    "a probability above the axis": (((1.5, 0.5),), {}, "risks: R1 needs a probability 0-1"),
    "an impact below the axis": (((0.5, -1),), {"highest_impact": 9}, "risks: R1 needs an impact 0-9"),
    "half a step": (((1.5, 2),), {"steps": True}, "risks: rate R1 in whole steps from 1 to 5"),
    "a sixth step": (((6, 2),), {"steps": True}, "risks: rate R1 in whole steps from 1 to 5"),
    "five in a step": (((1, 1),) * 5, {"steps": True}, "risks: put at most 4 in one cell"),
    "one on the other": (
        ((0.5, 0.5), (0.51, 0.51)),
        {},
        "risks: R1 and R2 lie too close to tell apart, move or leave out one",
    ),
    "no axis": (((0, 0),), {"highest_impact": 0}, "highest_impact: write a number above 0"),
}


@pytest.mark.parametrize("case", PLANE_REFUSED)
def test_data_that_make_no_plane_are_refused(case: str) -> None:
    risks, changes, sentence = PLANE_REFUSED[case]

    with pytest.raises(BadExhibit) as refusal:
        a_plane(*risks, **changes)

    assert str(refusal.value) == sentence
