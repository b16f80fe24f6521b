"""What other banks score, to stand beside our figures: aggregate shares measured on public banks."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """A kind of public bank: how many were measured, and the lowest and highest share, 0 to 1, of each way to guess.

    The trained figures come from models like ours, not the same ones.
    """

    name: str
    title: str
    banks: int
    questions: int
    shares: Mapping[str, tuple[float, float]]


ANCHORS = (
    Anchor(
        "written_by_models",
        "PMP banks written by language models",
        banks=2,
        questions=2523,
        shares={
            "longest": (0.806, 0.837),
            "stem_share": (0.184, 0.225),
            "like_others": (0.224, 0.260),
            "soft_verb": (0.346, 0.412),
            "mindset": (0.459, 0.504),
            "clauses": (0.564, 0.639),
            "words": (0.800, 0.814),
            "verb": (0.551, 0.611),
            "style": (0.861, 0.862),
        },
    ),
    Anchor(
        "professional_style",
        "PMP banks of professional style",
        banks=3,
        questions=2696,
        shares={
            "longest": (0.272, 0.291),
            "stem_share": (0.223, 0.248),
            "like_others": (0.225, 0.254),
            "soft_verb": (0.280, 0.326),
            "mindset": (0.316, 0.377),
            "clauses": (0.296, 0.331),
            "words": (0.433, 0.463),
            "verb": (0.338, 0.411),
            "style": (0.321, 0.404),
            "all": (0.445, 0.505),
        },
    ),
    Anchor(
        "other_exams",
        "Questions of other exams: medicine, law, business, reasoning",
        banks=7,
        questions=5396,
        shares={
            "longest": (0.169, 0.319),
            "stem_share": (0.227, 0.289),
            "like_others": (0.235, 0.295),
            "soft_verb": (0.248, 0.259),
            "mindset": (0.244, 0.267),
            "clauses": (0.244, 0.283),
            "words": (0.209, 0.313),
            "verb": (0.236, 0.301),
            "style": (0.244, 0.367),
        },
    ),
)
