"""Questions of team capacity in hours and of rates: work on time, work to be redone."""

from fractions import Fraction
from random import Random

from app.bank.domain.families.draft import Draft, Miss, Wanted, require
from app.bank.domain.families.posing import Posed, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import PERCENT, whole
from app.formulas.agile import capacity
from app.formulas.exact import HUNDRED
from app.formulas.rounding import percent

HOURS_A_DAY = 8

CAPACITIES = (
    (
        "The team of {project} has {people} members and plans a sprint of {days} working days. [{leave} of its "
        "person-days fall to leave], a day has {hours} hours, and {focus}% of the remaining time goes into sprint "
        "work. {aside} How many hours can the team plan?"
    ),
    (
        "{Asker} wants to know how much the team of {project} can take on in its next sprint of {days} working days. "
        "{people} people work {hours} hours a day; [{leave} person-days of leave are known], and meetings and support "
        "leave {focus}% of the rest for sprint work. {aside} What capacity in hours results?"
    ),
    (
        "For the sprint planning of {project}: {people} people, {days} working days, {hours} hours a day. [Leave takes "
        "{leave} person-days away], and experience says that {focus}% of the time present is free for sprint work. "
        "{aside} Which capacity, in hours, may be planned?"
    ),
)
ASIDES = (
    "In the last sprint the team finished {points} points.",
    "The backlog items that are ready come to {points} points.",
)
ON_TIME = (
    (
        "Of {total} requests in {project} this month, [{late} were answered after the agreed time]; {again} came back "
        "for rework. What share was answered in time, to one decimal?"
    ),
    (
        "{Asker} compares the service of {project} with the agreement. [{late} of {total} requests missed the agreed "
        "time], and {again} had to be answered again. To one decimal, what percentage was on time?"
    ),
    (
        "The service report of {project} counts {total} requests, {again} of them reopened. [The agreed time was "
        "missed in {late} cases.] Which on-time rate, to one decimal, does the report state?"
    ),
)


def hours(rng: Random, wanted: Wanted) -> Draft:
    """A question for the hours that a team can plan for a sprint."""
    people, days = rng.randrange(4, 10), rng.choice((5, 10, 15))
    leave, focus = rng.randrange(2, 9), rng.choice((50, 60, 70, 75, 80))
    present = Fraction(people * days - leave, people)
    key = capacity(people=people, days=present, hours_per_day=HOURS_A_DAY, focus_percent=focus)
    require(key.denominator == 1, "whole hours")
    net = (people * days - leave) * HOURS_A_DAY
    points = rng.randrange(20, 70)
    note = aside(rng, ASIDES, points=points)
    misses = _hours_misses(people=people, days=days, leave=leave, focus=focus)
    if note:
        misses.append(
            Miss(
                points,
                "These are story points. They measure size within the team and do not turn into hours.",
                "mixes-up-concepts",
            )
        )
    steps = (
        f"person-days present = {people} * {days} - {leave} = {people * days - leave}",
        f"hours present = {people * days - leave} * {HOURS_A_DAY} = {net}",
        f"capacity = {net} * {focus}% = {key} hours",
    )
    why = f"({people} * {days} - {leave}) * {HOURS_A_DAY} * {focus}% = {key} hours: leave comes off first."
    words = prompt(rng, CAPACITIES, people=people, days=days, leave=leave, focus=focus, hours=HOURS_A_DAY, aside=note)
    return ask_number(rng, wanted, Posed(words, steps), key, whole("hours"), why=why, misses=misses)


def _hours_misses(*, people: int, days: int, leave: int, focus: int) -> list[Miss]:
    all_hours, net = people * days * HOURS_A_DAY, (people * days - leave) * HOURS_A_DAY
    return [
        Miss(
            all_hours,
            "This is head count times hours. Leave and the time for meetings and support come off before anything is "
            "planned.",
        ),
        Miss(
            net,
            f"This takes off the leave and leaves meetings and support in. Only {focus}% of these hours go into "
            "sprint work.",
        ),
        Miss(
            Fraction(all_hours * focus, HUNDRED),
            f"This forgets the {leave} person-days of leave. Take them off before the {focus}% are applied.",
            "misses-constraint",
        ),
        Miss(
            Fraction(all_hours * focus, HUNDRED) - leave * HOURS_A_DAY,
            f"This takes leave off at full length after the {focus}%. People on leave are missing from meetings "
            "too; take it off first.",
        ),
        Miss(
            Fraction(net * (HUNDRED - focus), HUNDRED),
            f"This is the time for meetings and support. Sprint work gets the other part, {focus}%.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction((people * days - leave) * focus, HUNDRED),
            f"These are person-days. The question asks for hours, and a day has {HOURS_A_DAY} of them.",
            "misses-constraint",
        ),
        Miss(
            Fraction((people - 1) * days * HOURS_A_DAY * focus, HUNDRED),
            "This takes one person out for the whole sprint. The leave is given in person-days, so take those off.",
        ),
        Miss(
            Fraction((people * days * HOURS_A_DAY - leave) * focus, HUNDRED),
            f"This takes {leave} hours off for leave. They are person-days, and each of them has {HOURS_A_DAY} hours.",
        ),
    ]


def on_time(rng: Random, wanted: Wanted) -> Draft:
    """A question for the share of requests answered in time."""
    total = rng.choice((120, 160, 200, 240, 250, 300, 320, 400, 480, 500))
    late, again = rng.randrange(total // 20, total // 3), rng.randrange(total // 25, total // 4)
    require(late != again and late * 1000 % total == 0, "a rate of one decimal")
    good = total - late
    key = Fraction(HUNDRED * good, total)
    misses = _rate_misses(total=total, late=late, again=again)
    steps = (
        f"in time = {total} - {late} = {good} requests",
        f"on-time rate = {good} / {total}",
        f"on-time rate = {percent(key)}",
    )
    why = f"({total} - {late}) / {total} = {good} / {total} = {percent(key)} in time; rework is another measure."
    words = prompt(rng, ON_TIME, total=total, late=late, again=again)
    return ask_number(rng, wanted, Posed(words, steps), key, PERCENT, why=why, misses=misses)


def _rate_misses(*, total: int, late: int, again: int) -> list[Miss]:
    good = total - late
    return [
        Miss(
            Fraction(HUNDRED * late, total),
            f"This is the share of late answers. In time were the other {good} of {total} requests.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(HUNDRED * (total - again), total),
            f"This takes off the requests that came back. Rework is another measure; {late} requests were late.",
            "mixes-up-concepts",
        ),
        Miss(
            Fraction(HUNDRED * (good - again), total),
            f"This takes off rework as well. Being on time is judged by the agreed time alone, which {late} missed.",
            "misses-constraint",
        ),
        Miss(
            HUNDRED - Fraction(HUNDRED * late, good),
            f"This compares late answers with those in time. A share is taken of all {total} requests.",
        ),
        Miss(
            Fraction(HUNDRED * good, total + again),
            f"This counts reopened requests twice. The report names {total} requests, the reopened ones among them.",
        ),
        Miss(
            Fraction(HUNDRED * good, total - again),
            "This leaves reopened requests out of the total. They were answered too: divide by all.",
        ),
        Miss(
            HUNDRED - Fraction(HUNDRED * late, 2 * total),
            "This counts a late answer as half of one. The agreement knows in time and late, and nothing between.",
        ),
    ]
