"""The page that says how guessable the bank is."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.bank import quality
from app.bank.domain.quality import Part, Report, Row
from app.bank.domain.quality.anchors import ANCHORS, Anchor
from app.bank.queries import BankDep
from app.settings import Settings
from app.web.render import render

router = APIRouter(prefix="/bank", include_in_schema=False)

SECTIONS = {
    Part.FORM: ("Tricks of form", "They know nothing of project management: only length, likeness and wording."),
    Part.FLAVOUR: ("Tricks of tone", "The folk wisdom that the gentlest, most careful option is right."),
    Part.TRAINED: (
        "Programs that learned",
        "Trained on the options of four fifths of our questions, guessing on the rest without reading the question.",
    ),
}


@dataclass(frozen=True, slots=True)
class Trick:
    """A way to guess: what it earns here, and the lowest and highest share it earns on each kind of public bank."""

    row: Row
    elsewhere: tuple[tuple[Anchor, float, float], ...]


@router.get("/quality")
def bank_quality(request: Request, bank: BankDep) -> Response:
    """What somebody earns who knows nothing, by each trick, beside chance and public banks."""
    settings: Settings = request.app.state.settings
    report = quality.report(settings.question_bank)
    is_current = report is not None and quality.is_of(report, bank.live, bank.outline)
    return render(
        request,
        "bank/quality.html",
        report=report,
        is_current=is_current,
        sections=[(*texts, tricks(report, part)) for part, texts in SECTIONS.items()] if report else [],
        anchors=ANCHORS,
    )


def tricks(report: Report, part: Part) -> list[Trick]:
    """The ways to guess of one kind with what they earn elsewhere, without those that never had anything to say."""
    return [Trick(row, _elsewhere(row.name)) for row in report.part(part) if row.speaks != 0]


def _elsewhere(name: str) -> tuple[tuple[Anchor, float, float], ...]:
    return tuple((anchor, *anchor.shares[name]) for anchor in ANCHORS if name in anchor.shares)
