"""Formulas of communication, agile delivery, flow and process quality."""

from math import floor

from app.formulas.agile import capacity, cycle_time, sprints_left, throughput, work_in_progress
from app.formulas.catalogue.formula import Formula, Input, Result, Slip
from app.formulas.channels import change_in_channels, channels
from app.formulas.control import control_limits, cp, cpk
from app.formulas.rounding import Unit

_WIP = Input("WIP", "Work in progress, in items", Unit.NUMBER, 12, 0)
_RATE = Input("throughput", "Items finished per day", Unit.NUMBER, 3, 0)
_TIME = Input("time", "Cycle time in days", Unit.TIME, 4, 0)
_MEAN = Input("mean", "Mean of the process", Unit.NUMBER, 51)
_SD = Input("SD", "Standard deviation of the process", Unit.NUMBER, 2, 0)
_LSL = Input("LSL", "Lower specification limit", Unit.NUMBER, 44)
_USL = Input("USL", "Upper specification limit", Unit.NUMBER, 56)
_LITTLE = "It holds for a steady flow, with both numbers in the same unit of time."

FORMULAS = (
    Formula(
        id="channels",
        title="Communication channels",
        meaning="The pairs of people who may have to talk to each other.",
        inputs=(Input("n", "People, with the project manager", Unit.COUNT, 8, 0),),
        expression="n * (n - 1) / 2",
        result=Result("Channels", "Communication channels", Unit.COUNT),
        reading="It grows with the square of the team.",
        function=lambda n: channels(int(n)),
        slips=(
            Slip("both ways", "Counts each pair twice.", lambda n: n * (n - 1)),
            Slip("one missing", "Leaves one person out.", lambda n: (n - 1) * (n - 2) / 2),
            Slip("one too many", "Counts the project manager twice.", lambda n: n * (n + 1) / 2),
        ),
    ),
    Formula(
        id="more-channels",
        title="Change in communication channels",
        meaning="How many channels a change of the team adds or removes.",
        inputs=(
            Input("before", "People before", Unit.COUNT, 8, 0),
            Input("after", "People after", Unit.COUNT, 10, 0),
        ),
        expression="after * (after - 1) / 2 - before * (before - 1) / 2",
        result=Result("Change", "Change in channels", Unit.COUNT),
        reading="Asked for more channels, give this, not the new total.",
        function=lambda before, after: change_in_channels(int(before), int(after)),
        slips=(
            Slip("new total", "Gives the new total.", lambda after, **_: channels(int(after))),
            Slip(
                "newcomers",
                "Counts the new people among themselves.",
                lambda before, after: channels(int(after - before)),
            ),
            Slip(
                "both ways",
                "Counts each pair twice.",
                lambda before, after: after * (after - 1) - before * (before - 1),
            ),
        ),
    ),
    Formula(
        id="sprints-left",
        title="Sprints left",
        meaning="The whole sprints that the backlog takes at the mean velocity.",
        inputs=(
            Input("backlog", "Points left", Unit.NUMBER, 130, 0),
            Input("velocity", "Mean points finished per sprint", Unit.NUMBER, 30, 0),
        ),
        expression="ceil(backlog / velocity)",
        result=Result("Sprints", "Sprints left", Unit.COUNT),
        reading="A part of a sprint takes a sprint; give a range, since velocity varies.",
        function=sprints_left,
        slips=(Slip("rounded down", "Drops the last part.", lambda backlog, velocity: floor(backlog / velocity)),),
    ),
    Formula(
        id="capacity",
        title="Capacity of a sprint",
        meaning="The hours that a team can give to the work of a sprint.",
        inputs=(
            Input("people", "People", Unit.NUMBER, 6, 0),
            Input("days", "Working days", Unit.NUMBER, 10, 0),
            Input("hours", "Hours per day", Unit.NUMBER, 8, 0),
            Input("focus", "Time left for the work", Unit.PERCENT, 75, 0, 100),
        ),
        expression="people * days * hours * focus",
        result=Result("Capacity", "Capacity in hours", Unit.NUMBER),
        reading="Plan below it, not up to it.",
        function=lambda people, days, hours, focus: capacity(
            people=people, days=days, hours_per_day=hours, focus_percent=focus
        ),
        slips=(
            Slip("all time", "Takes all time as work.", lambda people, days, hours, **_: people * days * hours),
            Slip(
                "rest",
                "Takes the time that is lost.",
                lambda people, days, hours, focus: people * days * hours * (100 - focus) / 100,
            ),
        ),
    ),
    Formula(
        id="work-in-progress",
        title="Little's law: work in progress",
        meaning="The items under way in a steady system.",
        inputs=(_RATE, _TIME),
        expression="throughput * time",
        result=Result("WIP", "Work in progress", Unit.NUMBER),
        reading=_LITTLE,
        function=work_in_progress,
        slips=(Slip("divided", "Divides instead of multiplying.", lambda throughput, time: throughput / time),),
    ),
    Formula(
        id="cycle-time",
        title="Little's law: cycle time",
        meaning="The mean time from start to finish of an item.",
        inputs=(_WIP, _RATE),
        expression="WIP / throughput",
        result=Result("Time", "Cycle time", Unit.TIME),
        reading=f"{_LITTLE} Less work in progress means a shorter cycle time.",
        function=cycle_time,
        slips=(
            Slip("inverted", "Divides the throughput by the work.", lambda wip, throughput: throughput / wip),
            Slip("product", "Multiplies the two.", lambda wip, throughput: throughput * wip),
        ),
    ),
    Formula(
        id="throughput",
        title="Little's law: throughput",
        meaning="The items finished per unit of time in a steady system.",
        inputs=(_WIP, _TIME),
        expression="WIP / time",
        result=Result("Throughput", "Throughput", Unit.NUMBER),
        reading=_LITTLE,
        function=throughput,
        slips=(
            Slip("inverted", "Divides the time by the work.", lambda wip, time: time / wip),
            Slip("product", "Multiplies the two.", lambda wip, time: wip * time),
        ),
    ),
    Formula(
        id="upper-control-limit",
        title="Upper control limit",
        meaning="The highest result that the process gives by its own spread.",
        inputs=(_MEAN, _SD),
        expression="mean + 3 * SD",
        result=Result("UCL", "Upper control limit", Unit.NUMBER),
        reading="The process sets it; the specification limit is set by the customer.",
        function=lambda mean, sd: control_limits(mean, sd).upper,
        slips=(
            Slip("one sigma", "Takes one standard deviation.", lambda mean, sd: mean + sd),
            Slip("two sigma", "Takes two standard deviations.", lambda mean, sd: mean + 2 * sd),
        ),
    ),
    Formula(
        id="lower-control-limit",
        title="Lower control limit",
        meaning="The lowest result that the process gives by its own spread.",
        inputs=(_MEAN, _SD),
        expression="mean - 3 * SD",
        result=Result("LCL", "Lower control limit", Unit.NUMBER),
        reading="The process sets it; the specification limit is set by the customer.",
        function=lambda mean, sd: control_limits(mean, sd).lower,
        slips=(
            Slip("one sigma", "Takes one standard deviation.", lambda mean, sd: mean - sd),
            Slip("two sigma", "Takes two standard deviations.", lambda mean, sd: mean - 2 * sd),
        ),
    ),
    Formula(
        id="cp",
        title="Process capability, Cp",
        meaning="How often the spread of the process fits between the customer's limits.",
        inputs=(_LSL, _USL, _SD),
        expression="(USL - LSL) / (6 * SD)",
        result=Result("Cp", "Process capability", Unit.INDEX),
        reading="Below 1 the process is too wide. It does not see a mean that is off center.",
        function=lambda lsl, usl, sd: cp(lower=lsl, upper=usl, sd=sd),
        slips=(Slip("half width", "Divides by three deviations.", lambda lsl, usl, sd: (usl - lsl) / (3 * sd)),),
    ),
    Formula(
        id="cpk",
        title="Process capability with the mean, Cpk",
        meaning="How often half the spread of the process fits before the nearer limit of the customer.",
        inputs=(_LSL, _USL, _MEAN, _SD),
        expression="min(USL - mean, mean - LSL) / (3 * SD)",
        result=Result("Cpk", "Process capability", Unit.INDEX),
        reading="Below 1 defects are to be expected on the nearer side; at most it equals Cp.",
        function=lambda lsl, usl, mean, sd: cpk(lower=lsl, upper=usl, mean=mean, sd=sd),
        slips=(
            Slip(
                "farther limit",
                "Takes the farther limit.",
                lambda lsl, usl, mean, sd: max(usl - mean, mean - lsl) / (3 * sd),
            ),
            Slip("cp", "Does not see the mean.", lambda lsl, usl, sd, **_: (usl - lsl) / (6 * sd)),
        ),
    ),
)
