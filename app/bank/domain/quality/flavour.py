"""Ways to guess by the folk wisdom of this exam: the option that sounds like a good project manager."""

import re

from app.bank.domain.quality.lexicons import HARSH, KIND, PLAINLY_ABSOLUTE, SOFT_OPENING
from app.bank.domain.quality.reading import Reading
from app.bank.domain.quality.rows import Part
from app.bank.domain.quality.rules import Rule, Scores

_JOINT = re.compile(r"[,;]|\b(?:and|then|before|after)\b", re.IGNORECASE)
_SECOND_STEP = re.compile(
    r"\b(?:and|then|before|so that|in order to|to (?:understand|determine|identify|ensure|assess|align|agree|evaluate|"
    r"address|resolve|confirm))\b",
    re.IGNORECASE,
)
_ENOUGH = 2


def soft_opening(reading: Reading) -> Scores:
    """1 for options that open with a soft verb."""
    return [float(word in SOFT_OPENING) for word in reading.openings]


def no_harsh(reading: Reading) -> Scores:
    """Harsh words of each option, counted downward."""
    return [-count for count in reading.uses(HARSH)]


def sentiment(reading: Reading) -> Scores:
    """Kind words less harsh words."""
    return [kind - harsh for kind, harsh in zip(reading.uses(KIND), reading.uses(HARSH), strict=True)]


def mindset(reading: Reading) -> Scores:
    """The whole folk rule: a soft verb first, kind words, no harsh and no absolute ones."""
    kind, harsh, absolute = reading.uses(KIND), reading.uses(HARSH), reading.uses(PLAINLY_ABSOLUTE)
    return [
        2 * soft + 0.5 * min(_ENOUGH, kind[i]) - 1.5 * min(_ENOUGH, harsh[i]) - 0.5 * absolute[i]
        for i, soft in enumerate(soft_opening(reading))
    ]


def clauses(reading: Reading) -> Scores:
    """Commas, semicolons and joining words of each option."""
    return [len(_JOINT.findall(option)) for option in reading.options]


def two_steps(reading: Reading) -> Scores:
    """Second steps and stated purposes of each option."""
    return [len(_SECOND_STEP.findall(option)) for option in reading.options]


FLAVOUR = (
    Rule("soft_verb", "Pick what opens with assess, review, discuss and the like", Part.FLAVOUR, soft_opening),
    Rule("no_harsh", "Avoid harsh words such as ignore, reject, escalate", Part.FLAVOUR, no_harsh),
    Rule("sentiment", "Pick the kindest wording", Part.FLAVOUR, sentiment),
    Rule("mindset", "Follow the whole 'PMI mindset': soft verb, kind words, nothing harsh", Part.FLAVOUR, mindset),
    Rule("clauses", "Pick the option with most clauses", Part.FLAVOUR, clauses),
    Rule("two_steps", "Pick what takes two steps or states a purpose", Part.FLAVOUR, two_steps),
)
"""The rules that professional questions of judgment obey a little, too."""
