"""Renewal as JSON: the same services as the pages."""

from fastapi import APIRouter
from starlette.responses import Response

from app.accounts.queries import CurrentLearner, LearnerId
from app.accounts.receipts import IdempotencyKey
from app.clock import Now, today_in
from app.db import Db
from app.errors import NotFound
from app.renewal import queries, service
from app.renewal.domain import Claim, Side, missing_in_words
from app.renewal.queries import CycleView
from app.renewal.schemas import ClaimOut, ClaimRequest, CredentialRequest, CycleOut, RequirementOut
from app.web.paths import Number

router = APIRouter(prefix="/api/v1/renewal", tags=["renewal"])


class NoCredential(NotFound):
    """The learner has entered no PMP."""


@router.put("/credential", status_code=204)
def set_credential(
    db: Db, now: Now, learner: CurrentLearner, key: IdempotencyKey, wanted: CredentialRequest
) -> Response:
    """Enter or correct the PMP's certification date."""
    service.set_credential(db, learner, wanted, key, now=now)
    return Response(status_code=204)


@router.get("/cycle")
def read_cycle(db: Db, now: Now, learner: CurrentLearner) -> CycleOut:
    """The running cycle: requirements, claims, what is missing."""
    view = queries.cycle_view(db, learner.id, today_in(learner.zone, now))
    if view is None:
        message = "No PMP is entered. Put its certification date first."
        raise NoCredential(message)
    return _cycle_out(view)


@router.post("/claims", status_code=201)
def log_claim(db: Db, now: Now, learner: CurrentLearner, key: IdempotencyKey, wanted: ClaimRequest) -> ClaimOut:
    """Log an activity; the same Idempotency-Key is stored once."""
    number = service.log_claim(db, learner, wanted, key, now=now)
    return _claim_out(queries.as_claim(queries.claim(db, learner.id, number)))


@router.delete("/claims/{number}", status_code=204)
def remove_claim(db: Db, now: Now, learner_id: LearnerId, number: Number) -> Response:
    """Remove an activity; removing it again changes nothing."""
    service.remove_claim(db, learner_id, number, now=now)
    return Response(status_code=204)


@router.post("/claims/{number}/restoration")
def restore_claim(db: Db, learner_id: LearnerId, number: Number) -> ClaimOut:
    """Bring a removed activity back."""
    service.restore_claim(db, learner_id, number)
    return _claim_out(queries.as_claim(queries.claim(db, learner_id, number)))


def _cycle_out(view: CycleView) -> CycleOut:
    return CycleOut(
        programme=view.credential.programme.id,
        certified_on=view.credential.certified_on,
        starts_on=view.cycle.starts_on,
        ends_on=view.cycle.ends_on,
        is_complete=view.standing.is_complete,
        missing=missing_in_words(view.standing, view.cycle),
        requirements=[
            RequirementOut(
                title=r.title,
                reported=r.reported,
                counted=r.counted,
                minimum=r.minimum,
                maximum=r.maximum,
                missing=r.missing,
            )
            for r in view.standing.requirements
        ],
        claims=[_claim_out(claim) for claim in view.claims],
    )


def _claim_out(claim: Claim) -> ClaimOut:
    return ClaimOut(
        number=claim.number,
        title=claim.title,
        category=claim.category,
        completed_on=claim.completed_on,
        hours=claim.hours,
        pdus=claim.pdus,
        ways_of_working=claim.split[Side.WAYS_OF_WORKING],
        power_skills=claim.split[Side.POWER_SKILLS],
        business_acumen=claim.split[Side.BUSINESS_ACUMEN],
    )
