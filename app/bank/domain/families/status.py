"""Status reports with clean numbers, and the ways in which a stem tells one."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from app.bank.domain.families.scales import dollars
from app.bank.domain.families.settings import Setting, sentence
from app.formulas import earned_value
from app.formulas.rounding import plain

TWENTIETHS = 20
INDICES = tuple(n for n in range(15, 26) if n != TWENTIETHS)
"""Twentieths: from 0.75 to 1.25, without the 1.00 that reads neither way."""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """Budget at completion, planned and earned value and actual cost at a status date, in dollars."""

    bac: int
    pv: int
    ev: int
    ac: int

    @property
    def cpi(self) -> Fraction:
        """The cost index, a number of twentieths."""
        return earned_value.cpi(self.ev, self.ac)

    @property
    def spi(self) -> Fraction:
        """The schedule index, a number of twentieths."""
        return earned_value.spi(self.ev, self.pv)

    @property
    def eac(self) -> Fraction:
        """The estimate at completion if the cost index goes on, in whole dollars."""
        return earned_value.eac_typical(bac=self.bac, ev=self.ev, ac=self.ac)


def a_report(rng: Random, *, adds_indices: bool = False) -> StatusReport:
    """A report between a fifth and three quarters of the way, whose indices and forecasts come out even.

    Budget and cost are built from both indices in twentieths, so that every division by them ends, also that by
    their sum when a slip `adds_indices`.
    """
    cost, schedule = rng.sample(INDICES, 2)
    done = rng.randrange(4, min(schedule, 16))
    unit = 20 * (cost + schedule) * rng.randrange(1, 11) if adds_indices else 200 * rng.randrange(1, 21)
    bac = cost * schedule * unit
    return StatusReport(bac, pv=cost * done * unit, ev=bac * done // TWENTIETHS, ac=schedule * done * unit)


def _listed(parts: list[str], separator: str = ", ") -> str:
    return f"{separator.join(parts[:-1])} and {parts[-1]}"


def _as_abbreviations(report: StatusReport, place: Setting, shown: Collection[str]) -> str:
    parts = [f"{name.upper()} {dollars(getattr(report, name))}" for name in ("bac", "pv", "ev", "ac") if name in shown]
    return f"The latest status report on {place.project}, due with {place.asker} today, shows {_listed(parts)}."


def _as_story(report: StatusReport, place: Setting, shown: Collection[str]) -> str:
    told = {
        "bac": f"It was budgeted at {dollars(report.bac)} in all.",
        "pv": f"The plan calls for work worth {dollars(report.pv)} by now.",
        "ev": f"Work worth {dollars(report.ev)} is complete.",
        "ac": f"{dollars(report.ac)} has been spent on what is done.",
    }
    sentences = " ".join(text for name, text in told.items() if name in shown)
    return f"A status review looks at {place.project}. {sentences}"


def _as_question(report: StatusReport, place: Setting, shown: Collection[str]) -> str:
    told = {
        "ac": f"invoices for the finished work come to {dollars(report.ac)}",
        "ev": f"the budget for the finished work was {dollars(report.ev)}",
        "pv": f"the budget for the work due by today was {dollars(report.pv)}",
        "bac": f"the budget for the whole work is {dollars(report.bac)}",
    }
    parts = [text for name, text in told.items() if name in shown]
    return f"{sentence(place.asker)} asks where {place.project} stands: {_listed(parts)}."


def _by_percent(report: StatusReport, place: Setting, shown: Collection[str]) -> str:
    done = plain(earned_value.percent_complete(report.ev, report.bac))
    plan = f" By now the plan foresaw {dollars(report.pv)} of work." if "pv" in shown else ""
    return (
        f"With {dollars(report.ac)} spent, {done} percent of the work on {place.project} is complete. "
        f"The budget at completion is {dollars(report.bac)}.{plan}"
    )


def told(rng: Random, report: StatusReport, place: Setting, shown: Collection[str]) -> str:
    """The numbers of a report that are to be shown, in one of four ways; a percent stands for the earned value."""
    ways = [_as_abbreviations, _as_story, _as_question]
    if {"bac", "ev", "ac"} <= set(shown):
        ways.append(_by_percent)
    return rng.choice(ways)(report, place, shown)


def earned_clue(report: StatusReport, facts: str) -> str:
    """The words of the facts that tell the earned value, from which every measure starts."""
    earned, done = dollars(report.ev), plain(earned_value.percent_complete(report.ev, report.bac))
    ways = (f"EV {earned}", f"Work worth {earned} is complete", f"the budget for the finished work was {earned}")
    return next((way for way in ways if way in facts), f"{done} percent of the work")
