"""G27: reading burn-down and burn-up charts: how long the rest takes, and whether pace or scope moved."""

from fractions import Fraction
from random import Random

from app.bank.domain.families.burn_course import Course, a_course, week_slips
from app.bank.domain.families.draft import Draft, Family, Wanted, require
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_gaps, ask_number
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import whole
from app.bank.domain.item import Approach, Difficulty, Option

NUMBER, DIAGNOSIS = 0.5, 0.7
"""Where the shapes end that ask for a number and for what happened; the rest fill the gaps of a report."""

DOWN = (
    (
        "The burn-down chart shows the points left for {project} at the end of each week. [The pace so far is "
        "expected to last.] {aside} At the mean pace since the start, how many more weeks does the rest take?"
    ),
    (
        "{Asker} looks at the burn-down chart of {project} and asks when the line will reach zero. [Nothing suggests "
        "that the team will become faster or slower than its mean so far.] {aside} How many weeks from now is that?"
    ),
    (
        "For {project}, [the rest will go on at the mean pace of the weeks that the burn-down chart shows]; scope is "
        "settled. {aside} Counted from the last reading, after how many weeks is no work left?"
    ),
)
UP = (
    (
        "The burn-up chart shows the scope of {project} and the work done at the end of each week. [Today's scope and "
        "the mean pace so far are expected to last.] {aside} How many more weeks does the team need?"
    ),
    (
        "{Asker} wants to know from the burn-up chart of {project} when the two lines meet. [No further change of "
        "scope is expected, and the mean pace since the start will go on.] {aside} How many weeks from now is that?"
    ),
    (
        "For {project}, [the mean pace of the weeks shown will last, and scope is closed at its present level]. Both "
        "lines stand in the burn-up chart. {aside} Counted from the last reading, after how many weeks is all of it "
        "done?"
    ),
)
ASIDES = (
    "In the latest week the team finished {latest} points.",
    "The plan allows {planned} weeks from start to end.",
)
CAUSES = (
    (
        "Since week {half}, the gap between the two lines of the burn-up chart of {project} closes more slowly. "
        "[{Asker} asks what changed: the pace of the team, the scope, or both.] Which reading of the chart is right?"
    ),
    (
        "{Asker} says that the team of {project} is slowing down. [The burn-up chart shows scope and work done apart], "
        "before and after week {half}. What does it say about pace and scope since then?"
    ),
    (
        "The forecast for {project} has moved out since week {half}. [Two lines of the burn-up chart, scope and work "
        "done, tell whether the work or the team changed.] Which pair of statements do they support?"
    ),
)
REPORTS = (
    (
        "[Complete the status report of {project} from the burn-up chart.] Pace means the mean number of points "
        "finished a week since the start, and the forecast takes that pace and the latest scope as lasting."
    ),
    (
        "{Asker} receives a short report on {project} with three open places. [Fill them from the burn-up chart]: "
        "the mean pace since the start, what scope did, and the weeks still needed if pace and latest scope last."
    ),
    (
        "A report on {project} goes out today. [The burn-up chart gives its three missing statements]; the pace is the "
        "mean since the start, and the rest is forecast at that pace with the latest scope."
    ),
)
REPORT = "The team finishes {1} a week. The scope {2}. If both stay so, the work is done in {3}."


def _draw(rng: Random, wanted: Wanted) -> Draft:
    if wanted.shape < NUMBER:
        return _weeks_left(rng, wanted)
    return _diagnosis(rng) if wanted.shape < DIAGNOSIS else _report(rng)


def _weeks_left(rng: Random, wanted: Wanted) -> Draft:
    is_up = rng.randrange(2) == 1
    course = a_course(rng, grown=5 * rng.randrange(2, 9) if is_up else 0)
    require(course.planned > course.weeks, "a plan that is not over")
    note = aside(rng, ASIDES, latest=course.done[-1], planned=course.planned)
    key = course.left / course.pace
    why = (
        f"{sum(course.done)} points in {course.weeks} weeks are {course.pace} a week; the {course.left} points "
        f"left take {course.left} / {course.pace} = {key} weeks."
    )
    chart = course.up if is_up else course.down
    posed = Posed(prompt(rng, UP if is_up else DOWN, aside=note), course.steps, (chart,))
    return ask_number(rng, wanted, posed, key, whole("weeks"), why=why, misses=week_slips(course, is_up=is_up))


def _diagnosis(rng: Random) -> Draft:
    half = rng.randrange(3, 5)
    pace, drop = rng.randrange(12, 26), rng.randrange(3, 8)
    is_slower, is_larger = rng.choice(((True, False), (False, True), (True, True)))
    after = pace - drop if is_slower else pace
    growth = half * drop
    start = pace * half * 2 + 10 * rng.randrange(6, 16)
    later = [start + (growth * i // half if is_larger else 0) for i in range(1, half + 1)]
    course = Course((pace,) * half + (after,) * half, (*(start,) * (half + 1), *later), 2 * half + rng.randrange(3, 7))
    fell, held = f"Pace fell from {pace} to {pace - drop}", f"Pace held at {pace} a week"
    grew, stayed = f"scope grew by {growth} points", f"scope stayed at {start} points"
    first = Half(
        fell if is_slower else held,
        held if is_slower else fell,
        f"The line of work done rises by {pace} points a week up to week {half} and by {after} a week after it.",
        "mixes-up-concepts",
    )
    second = Half(
        grew if is_larger else stayed,
        stayed if is_larger else grew,
        f"The scope line stands at {start} points up to week {half} and at {course.scope[-1]} at the end.",
        "mixes-up-concepts",
    )
    steps = (
        f"pace up to week {half} = {pace * half} / {half} = {pace} points a week",
        f"pace after week {half} = {after * half} / {half} = {after} points a week",
        f"change of scope = {course.scope[-1]} - {start} = {course.grown} points",
    )
    why = (
        f"Work done rises by {pace} points a week before week {half} and {after} after it, scope "
        f"{f'goes from {start} to {course.scope[-1]}' if is_larger else f'stays at {start}'}: "
        f"{'the team slowed' if is_slower else 'the team kept its pace'} "
        f"{'and the work grew' if is_larger else 'and the work did not grow'}."
    )
    return ask_both(rng, Posed(prompt(rng, CAUSES, half=half), steps, (course.up,)), first, second, why=why)


def _report(rng: Random) -> Draft:
    grown = 5 * rng.randrange(2, 9) * rng.choice((0, 1, 1))
    course = a_course(rng, grown=grown)
    more = course.left / course.pace
    start, now = course.scope[0], course.scope[-1]
    closed = Fraction(start - course.left, course.weeks)
    require(course.planned > course.weeks, "a plan that is not over")
    require(_differ(course.done[-1], course.pace, round(closed) if grown else max(course.done)), "different paces")
    plan_left = course.planned - course.weeks
    require(_differ(more, plan_left, Fraction(now) / course.pace), "different forecasts")
    third = (
        _slip(f"{round(closed)} points", "This is how fast the gap closed, in which scope growth passes for slow work.")
        if grown
        else _slip(f"{max(course.done)} points", "This is the best week. The report asks for the mean since the start.")
    )
    gaps = {
        "Pace": (
            _right(
                f"{course.pace} points", f"{sum(course.done)} points in {course.weeks} weeks are {course.pace} a week."
            ),
            _slip(
                f"{course.done[-1]} points", "This is the latest week. The report asks for the mean since the start."
            ),
            third,
        ),
        "Scope": _scope_gap(start, now, rng.choice((10, 15, 20))),
        "Forecast": (
            _right(f"{more} weeks", f"{course.left} points left at {course.pace} a week take {more} weeks."),
            _slip(f"{plan_left} weeks", "These are the weeks left in the plan, which the pace knows nothing of."),
            _slip(f"{Fraction(now) / course.pace} weeks", "This divides the whole scope; part of it is done already."),
        ),
    }
    require(all(len({o.text for o in offered}) == len(offered) for offered in gaps.values()), "options that differ")
    return ask_gaps(Posed(prompt(rng, REPORTS), course.steps, (course.up,)), REPORT, gaps)


def _scope_gap(start: int, now: int, other: int) -> tuple[Option, ...]:
    grew = f"The scope line goes from {start} to {now} points."
    texts = {f"grew by {now - start or other} points", "did not change", f"shrank by {now - start or other} points"}
    key = f"grew by {now - start} points" if now > start else "did not change"
    return tuple(_right(text, grew) if text == key else _slip(text, grew) for text in sorted(texts))


def _differ(*numbers: Fraction | int) -> bool:
    return len(set(numbers)) == len(numbers)


def _right(text: str, why: str) -> Option:
    return Option(text, is_key=True, why=why)


def _slip(text: str, why: str) -> Option:
    return Option(text, is_key=False, why=why, trap="mixes-up-concepts")


FAMILY = Family(
    id="G27",
    version=1,
    title="Burn-down and burn-up reading",
    objective="tell-scope-from-pace",
    approach=Approach.AGILE,
    difficulty=Difficulty.MEDIUM,
    rule="Read the pace from finished work and scope from its own line; what is left over the pace is the time.",
    draw=_draw,
)
