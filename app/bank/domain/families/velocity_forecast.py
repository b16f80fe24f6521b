"""G26: how many sprints a backlog takes at the velocity of comparable sprints, the range of that, and the day."""

from datetime import date, timedelta
from random import Random

from app.bank.domain.families.backlog import Backlog, a_backlog, sprint_slips
from app.bank.domain.families.draft import Draft, Family, Miss, Wanted, require
from app.bank.domain.families.posing import Half, Posed, ask_both, ask_number, ask_words
from app.bank.domain.families.prompts import aside, prompt
from app.bank.domain.families.scales import whole
from app.bank.domain.item import Approach, Difficulty
from app.formulas import agile

NUMBER, RANGE, DAY = 0.6, 0.75, 0.85
"""Where the shapes end that ask for a number, a range and a day; the rest ask what to do about a fixed date."""
WEEKS = 7

COUNTS = (
    (
        "The chart shows the velocity of the team behind {project}. [The team has been complete since sprint {first}], "
        "and {left} points are left in the backlog. {aside} At the mean velocity of the complete team, how many more "
        "{unit} does the backlog take, counting whole {pace}?"
    ),
    (
        "{Asker} asks when the {left} points that are left for {project} will be done. The chart shows the sprints so "
        "far; [those before sprint {first} ran with half of the team and are not comparable]. {aside} Counting whole "
        "{pace} at the mean of the comparable ones, how many {unit} does the forecast give?"
    ),
    (
        "For {project}, {left} points are left. [Only the sprints from sprint {first} on were worked in the present "
        "form of the team]. The chart shows the others too. {aside} If that mean velocity lasts, after how many more "
        "{unit}, made of whole {pace}, is the backlog empty?"
    ),
)
ASIDES = (
    "The whole backlog was estimated at {total} points when the work began.",
    "With the finished stories the backlog had {total} points.",
)
RANGES = (
    (
        "The chart shows the velocity of the team behind {project}; [the team has been complete since sprint {first}]. "
        "In the backlog {left} points are left. {Asker} wants a range instead of one figure. From the best and the "
        "weakest sprint of the complete team, which range of whole sprints results?"
    ),
    (
        "{Asker} distrusts single dates for {project} and asks for an early and a late case. {left} points are left; "
        "[the sprints before sprint {first} ran with half of the team and do not count]. With the strongest and the "
        "weakest comparable sprint, how many whole sprints does the rest take?"
    ),
    (
        "For the release plan of {project}, the rest of {left} points is forecast twice, once at the highest and "
        "once at the lowest velocity of the present team. [The present team started in sprint {first}]; the "
        "chart shows earlier ones too. Which range of whole sprints goes into the plan?"
    ),
)
DAYS = (
    (
        "The next sprint for {project} starts on {start}, and sprints of {weeks} weeks follow each other without a "
        "gap. [The team has been complete since sprint {first}]; the chart shows its velocity, and {left} points are "
        "left. At the mean of the complete team, what is the first day after the last sprint?"
    ),
    (
        "{Asker} wants a release day for {project}. {left} points are left in the backlog; [only sprints from sprint "
        "{first} on are comparable], and the chart shows them all. Each sprint takes {weeks} weeks, the next begins on "
        "{start}, and none is skipped. At their mean, on which day does the work lie behind the team?"
    ),
    (
        "Sprints of {weeks} weeks run back to back for {project}, and the coming one starts on {start}. With {left} "
        "points left, the forecast uses the mean of the chart's sprints [from sprint {first} on, when the team was "
        "complete]. Which day follows the last sprint that is needed?"
    ),
)
ACTS = (
    (
        "{Asker} has announced a release of {project} after {limit} more sprints, with all {left} points that are "
        "left. [The team has been complete since sprint {first}], and the chart shows its velocity. What does the "
        "mean of the complete team say, and what follows?"
    ),
    (
        "For {project}, {left} points are left and the date allows {limit} more sprints. The chart shows all sprints; "
        "[those before sprint {first} ran with half of the team and are not comparable]. Which forecast, from the mean "
        "of the others, and which next act fit?"
    ),
    (
        "The date of {project} is fixed: {limit} sprints remain, and {left} points are left. [The present team "
        "started in sprint {first}], and its mean velocity is expected to last. Which need and which act should "
        "{asker} hear of?"
    ),
)


def _draw(rng: Random, wanted: Wanted) -> Draft:
    backlog = a_backlog(rng)
    if wanted.shape < NUMBER:
        return _count(rng, wanted, backlog)
    if wanted.shape < RANGE:
        return _range(rng, backlog)
    return _day(rng, backlog) if wanted.shape < DAY else _act(rng, backlog)


def _count(rng: Random, wanted: Wanted, backlog: Backlog) -> Draft:
    weeks = rng.choice((1, 2, 3))
    unit, pace = ("sprints", "sprints") if weeks == 1 else ("weeks", f"sprints of {weeks} weeks")
    note = aside(rng, ASIDES, total=backlog.total)
    words = prompt(rng, COUNTS, first=backlog.first, left=backlog.left, unit=unit, pace=pace, aside=note)
    misses = [Miss(weeks * m.value, m.why, m.trap) for m in sprint_slips(backlog, total_told=bool(note))]
    length = f", which is {backlog.key} * {weeks} = {backlog.key * weeks} weeks" if weeks > 1 else ""
    steps = backlog.steps
    if weeks > 1:
        steps = (*steps, f"weeks = {backlog.key} * {weeks} = {backlog.key * weeks}")
        why = f"This is the number of sprints. Each of them takes {weeks} weeks, and the question asks for weeks."
        misses.append(Miss(backlog.key, why, "misses-constraint"))
    posed = Posed(words, steps, (backlog.chart,))
    key = weeks * backlog.key
    return ask_number(rng, wanted, posed, key, whole(unit), why=f"{backlog.why}{length}.", misses=misses)


def _range(rng: Random, backlog: Backlog) -> Draft:
    best, weakest = backlog.comparable.highest, backlog.comparable.lowest
    low, high = backlog.sprints(best), backlog.sprints(weakest)
    require(low < high, "a range")
    all_high, promised = backlog.sprints(min(backlog.completed)), backlog.sprints(max(backlog.committed))
    wrong = {
        _span(int(backlog.left // best), int(backlog.left // weakest)): (
            "Both ends are rounded down here, which leaves points undone. A begun sprint counts as a whole sprint.",
            "slips-in-calculation",
        ),
        _span(low, all_high): (
            (
                f"The late case uses a sprint from before sprint {backlog.first}, when the team was not complete; "
                "leave it out."
            ),
            "misses-constraint",
        ),
        _span(promised, high): (
            (
                "The early case uses what the team had committed to. Velocity counts finished stories, so use "
                "completed points."
            ),
            "mixes-up-concepts",
        ),
        _span(backlog.key, high): (
            (
                "The early case uses the mean velocity. It was to come from the best sprint, the late one from the "
                "weakest."
            ),
            "misses-constraint",
        ),
        _span(low, backlog.key): (
            (
                "The late case uses the mean velocity. It was to come from the weakest sprint, the early one from the "
                "best."
            ),
            "misses-constraint",
        ),
        _span(low + 1, high + 1): (
            (
                "Both ends hold a sprint too many: the division is rounded up to whole sprints, and no sprint is added "
                "on top."
            ),
            "slips-in-calculation",
        ),
    }
    wrong.pop(_span(low, high), None)
    why = (
        f"{backlog.left} / {best} = {float(backlog.left / best):.2f} and {backlog.left} / {weakest} = "
        f"{float(backlog.left / weakest):.2f}; begun sprints count whole, so the range is {low} to {high}."
    )
    steps = (
        f"comparable sprints: {', '.join(map(str, backlog.completed[backlog.first - 1 :]))}",
        f"early case: {backlog.left} / {best} = {float(backlog.left / best):.2f}, so {low} sprints",
        f"late case: {backlog.left} / {weakest} = {float(backlog.left / weakest):.2f}, so {high} sprints",
    )
    posed = Posed(prompt(rng, RANGES, first=backlog.first, left=backlog.left), steps, (backlog.chart,))
    return ask_words(rng, posed, _span(low, high), why=why, wrong=wrong)


def _span(low: int, high: int) -> str:
    return f"Between {low} and {high} sprints"


def _day(rng: Random, backlog: Backlog) -> Draft:
    start = date(2027, 1, 4) + timedelta(weeks=rng.randrange(40))
    weeks = rng.choice((2, 3))

    def day(sprints: int) -> str:
        last = agile.release_on(start, sprints=sprints, days_per_sprint=weeks * WEEKS)
        return f"{last:%B} {last.day}, {last.year}"

    key = day(backlog.key)
    wrong = {day(int(m.value)): (m.why, m.trap) for m in reversed(sprint_slips(backlog, total_told=False))}
    wrong.pop(key, None)
    length = f"{backlog.key} sprints of {weeks} weeks"
    steps = (*backlog.steps, f"{length} from {start:%B} {start.day} end before {key}")
    why = f"{backlog.why}. Counted from {start:%B} {start.day}, {length} lead to {key}."
    told = {
        "first": backlog.first,
        "left": backlog.left,
        "weeks": weeks,
        "start": f"{start:%B} {start.day}, {start.year}",
    }
    posed = Posed(prompt(rng, DAYS, **told), steps, (backlog.chart,))
    return ask_words(rng, posed, key, why=why, wrong=wrong)


def _act(rng: Random, backlog: Backlog) -> Draft:
    limit = backlog.key + rng.choice((-2, -1, 1, 2))
    require(limit > 1, "a date that lies ahead")
    wrong = rng.choice([miss for miss in sprint_slips(backlog, total_told=False)[:5] if miss.value != backlog.key])
    keep, cut = "keep date and scope as they are", "agree which points leave the release"
    fits = backlog.key <= limit
    first = Half(f"{backlog.key} sprints needed", f"{wrong.value} sprints needed", wrong.why, wrong.trap)
    second = Half(
        keep if fits else cut,
        cut if fits else keep,
        f"The forecast is {backlog.key} sprints and the date allows {limit}, so the points "
        f"{'fit into the time that there is' if fits else 'do not all fit into the time that there is'}.",
        "misses-constraint",
    )
    words = prompt(rng, ACTS, first=backlog.first, left=backlog.left, limit=limit)
    why = f"{backlog.why}, and {limit} are available: {'the scope fits' if fits else 'scope has to give way'}."
    return ask_both(rng, Posed(words, backlog.steps, (backlog.chart,)), first, second, why=why)


FAMILY = Family(
    id="G26",
    version=1,
    title="Velocity forecast",
    objective="forecast-from-comparable-history",
    approach=Approach.AGILE,
    difficulty=Difficulty.MEDIUM,
    rule="Divide what is left by the mean of finished points in comparable sprints, and round up to whole sprints.",
    draw=_draw,
)
