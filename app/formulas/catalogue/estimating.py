"""Formulas of three-point estimates, float, crashing and risk."""

from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.decisions import Risk, risk_score
from app.formulas.estimates import ThreePoint
from app.formulas.rounding import Unit

_O = Input("O", "Optimistic", Unit.TIME, 4, 0)
_M = Input("M", "Most likely", Unit.TIME, 6, 0)
_P = Input("P", "Pessimistic", Unit.TIME, 14, 0)

FORMULAS = (
    Formula(
        id="pert",
        title="Three-point estimate, weighted",
        meaning="The expected value when the most likely case weighs four times.",
        inputs=(_O, _M, _P),
        expression="(O + 4 * M + P) / 6",
        result=Result("Expected", "Expected value", Unit.TIME),
        reading="Also called PERT or beta; take it unless the simple mean is asked for.",
        function=lambda o, m, p: ThreePoint(o, m, p).pert_mean,
        slips=(
            Slip("triangular", "Gives all three the same weight.", lambda o, m, p: (o + m + p) / 3),
            Slip("middle", "Takes the middle of the two ends.", lambda o, p, **_: (o + p) / 2),
            Slip("most likely", "Takes the most likely case alone.", lambda m, **_: m),
        ),
    ),
    Formula(
        id="triangular",
        title="Three-point estimate, triangular",
        meaning="The expected value when the three cases weigh the same.",
        inputs=(_O, _M, _P),
        expression="(O + M + P) / 3",
        result=Result("Expected", "Expected value", Unit.TIME),
        reading="Take it where a simple or triangular mean is asked for.",
        function=lambda o, m, p: ThreePoint(o, m, p).triangular_mean,
        slips=(
            Slip("weighted", "Weighs the most likely case four times.", lambda o, m, p: (o + 4 * m + p) / 6),
            Slip("middle", "Takes the middle of the two ends.", lambda o, p, **_: (o + p) / 2),
        ),
    ),
    Formula(
        id="sd",
        title="Standard deviation of a weighted estimate",
        meaning="How far results commonly stray from the expected value.",
        inputs=(_O, _P),
        expression="(P - O) / 6",
        result=Result("SD", "Standard deviation", Unit.TIME),
        reading="One to each side holds 68% of results, two 95%, three 99.7%.",
        function=lambda o, p: ThreePoint(o, o, p).sd,
        slips=(
            Slip("third", "Divides by three.", lambda o, p: (p - o) / 3),
            Slip("variance", "Gives the square of it.", lambda o, p: ((p - o) / 6) ** 2),
        ),
    ),
    Formula(
        id="variance",
        title="Variance of a weighted estimate",
        meaning="The square of the standard deviation; along a path, variances add.",
        inputs=(_O, _P),
        expression="((P - O) / 6) ** 2",
        result=Result("Variance", "Variance", Unit.NUMBER),
        reading="Add the variances of a path first, then take the root.",
        function=lambda o, p: ThreePoint(o, o, p).variance,
        slips=(Slip("deviation", "Forgets to square.", lambda o, p: (p - o) / 6),),
    ),
    Formula(
        id="triangular-variance",
        title="Variance of a triangular estimate",
        meaning="The square of the standard deviation when the three cases weigh the same.",
        inputs=(_O, _M, _P),
        expression="(O ** 2 + M ** 2 + P ** 2 - O * M - O * P - M * P) / 18",
        result=Result("Variance", "Variance", Unit.NUMBER),
        reading="Its root is the triangular standard deviation, wider than a sixth of the range.",
        function=lambda o, m, p: ThreePoint(o, m, p).triangular_variance,
        slips=(Slip("weighted", "Takes that of the weighted estimate.", lambda o, p, **_: ((p - o) / 6) ** 2),),
    ),
    Formula(
        id="total-float",
        title="Total float",
        meaning="How long an activity can wait without delaying the project.",
        inputs=(Input("LS", "Late start", Unit.TIME, 9), Input("ES", "Early start", Unit.TIME, 6)),
        expression="LS - ES",
        result=Result("Float", "Total float", Unit.TIME),
        reading="Zero is critical; negative is already late.",
        function=lambda ls, es: ls - es,
        slips=(Slip("turned", "Subtracts the late start from the early one.", lambda ls, es: es - ls),),
    ),
    Formula(
        id="crash-slope",
        title="Crash cost per day",
        meaning="What each day costs by which an activity is shortened.",
        inputs=(
            Input("CC", "Cost when crashed", Unit.MONEY, 16_000, 0),
            Input("NC", "Normal cost", Unit.MONEY, 10_000, 0),
            Input("ND", "Normal duration in days", Unit.TIME, 8, 0),
            Input("CD", "Crashed duration in days", Unit.TIME, 5, 0),
        ),
        expression="(CC - NC) / (ND - CD)",
        result=Result("Slope", "Crash cost per day", Unit.MONEY),
        reading="On the critical path, crash the cheapest first and look for the longest path again.",
        function=lambda cc, nc, nd, cd: (cc - nc) / (nd - cd),
        slips=(
            Slip(
                "whole",
                "Takes the extra cost of all days.",
                lambda cc, nc, **_: cc - nc,
            ),
            Slip(
                "per day left",
                "Divides by the crashed duration.",
                lambda cc, nc, cd, **_: (cc - nc) / cd,
            ),
        ),
    ),
    Formula(
        id="emv",
        title="Expected money value of a risk",
        meaning="What a risk is worth on average: its chance times its impact.",
        inputs=(
            Input("chance", "Probability", Unit.PERCENT, 30, 0, 100),
            Input("impact", "Impact, negative for a threat", Unit.MONEY, -40_000),
        ),
        expression="chance * impact",
        result=Result("EMV", "Expected money value", Unit.MONEY),
        reading="Add all risks with their signs; the reserve covers what is negative in the sum.",
        function=lambda chance, impact: Risk(chance / 100, impact).emv,
        slips=(
            Slip("impact only", "Leaves the chance out.", lambda impact, **_: impact),
            Slip("sign", "Turns the sign.", lambda chance, impact: -chance * impact / 100),
        ),
    ),
    Formula(
        id="risk-score",
        title="Risk score",
        meaning="A rank for sorting risks, from their ranks of probability and impact.",
        inputs=(
            Input("probability", "Rank of probability", Unit.COUNT, 3, 1, 5),
            Input("impact", "Rank of impact", Unit.COUNT, 4, 1, 5),
        ),
        expression="probability * impact",
        result=Result("Score", "Risk score", Unit.COUNT),
        reading="It orders risks only: 12 is not twice as bad as 6.",
        function=lambda probability, impact: risk_score(int(probability), int(impact)),
        slips=(Slip("added", "Adds the ranks.", lambda probability, impact: probability + impact),),
    ),
)
