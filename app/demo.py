"""Three months of plausible history for the demo: a seeded learner who studies most evenings and gets better.

Everything goes through the same services as a real learner's work, with the clock turned back. The learner both
prepares for an exam and holds a PMP, so that every page has something to show.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts import queries as accounts
from app.accounts import service as account_service
from app.accounts.queries import LOCAL_LEARNER
from app.accounts.schemas import Preferences
from app.bank.domain import Bank, Chosen, Item, as_shown, right_response
from app.clock import utc_now
from app.exam import queries as exam
from app.exam import service as exam_service
from app.exam.schemas import AttemptRequest, SaveRequest
from app.main import open_database
from app.renewal import service as renewal_service
from app.renewal.domain import Category
from app.renewal.schemas import ClaimRequest, CredentialRequest
from app.responses.domain import Confidence
from app.settings import Settings
from app.study import queries as study
from app.study import service as study_service
from app.study.schemas import AnswerRequest, SessionRequest

DAYS = 90
EXAMS: dict[int, Literal[20, 60, 180]] = {30: 20, 55: 60, 80: 60}
"""Day of the history and size of each practice exam."""
ACTIVITIES = (
    (400, "Agile contracts in practice", Category.COURSE, "12", ("6", "2", "4")),
    (330, "Local chapter evening: portfolio choices", Category.MEETING, "2", ("0", "0", "2")),
    (250, "Mentoring two project coordinators", Category.KNOWLEDGE, "6", None),
    (180, "Negotiation for project managers", Category.COURSE, "7.5", ("0", "7.5", "0")),
    (120, "Working as a project manager", Category.WORK, "8", None),
    (60, "Webinar: reading a burn-up chart", Category.DIGITAL, "1.25", ("1.25", "0", "0")),
    (14, "Book: estimating under uncertainty", Category.READING, "5", ("4", "0", "1")),
)
"""Days ago, title, category, hours, and the split over the triangle."""


@dataclass
class Demo:
    """The demo being filled: chance is seeded, so that screenshots repeat."""

    db: Session
    bank: Bank
    rng: Random
    now: datetime

    def key(self) -> UUID:
        """A client key as a browser would make it."""
        return UUID(int=self.rng.getrandbits(128), version=4)


def fill(settings: Settings, *, now: datetime | None = None, seed: int = 7) -> None:
    """Write the history into the database of these settings, which is made when missing."""
    moment = now or utc_now()
    opened = open_database(settings, moment - timedelta(days=DAYS))
    rng = Random(seed)  # noqa: S311 - a repeatable history
    for day in range(DAYS + 1):
        with opened.writer.session() as db:
            demo = Demo(db, opened.bank, rng, moment - timedelta(days=DAYS - day, hours=3))
            if day == 0:
                _begin(demo, moment)
            if day in EXAMS:
                _sit(demo, EXAMS[day], skill=0.45 + 0.4 * day / DAYS)
            elif day < DAYS and rng.random() < 0.8:  # noqa: PLR2004 - four evenings of five
                _study(demo, skill=0.45 + 0.4 * day / DAYS)
    opened.engine.dispose()


def _begin(demo: Demo, now: datetime) -> None:
    wanted = Preferences(exam_on=(now + timedelta(days=24)).date(), minutes_a_day=30, zone="America/New_York")
    account_service.set_preferences(demo.db, LOCAL_LEARNER, wanted, demo.key(), now=demo.now)
    demo.db.flush()
    learner = accounts.learner(demo.db, LOCAL_LEARNER)
    earned = CredentialRequest(certified_on=(now - timedelta(days=430)).date())
    renewal_service.set_credential(demo.db, learner, earned, demo.key(), now=now)
    for ago, title, category, hours, split in ACTIVITIES:
        ways, power, business = split or ("0", "0", "0")
        claim = ClaimRequest(
            title=title,
            category=category,
            completed_on=(now - timedelta(days=ago)).date(),
            hours=Decimal(hours),
            ways_of_working=Decimal(ways),
            power_skills=Decimal(power),
            business_acumen=Decimal(business),
        )
        renewal_service.log_claim(demo.db, learner, claim, demo.key(), now=now)


def _study(demo: Demo, skill: float) -> None:
    learner = accounts.learner(demo.db, LOCAL_LEARNER)
    wanted = SessionRequest(count=demo.rng.randint(6, 12))
    number = study_service.start_session(demo.db, demo.bank, learner, wanted, demo.key(), now=demo.now, rng=demo.rng)
    for question in study.session(demo.db, LOCAL_LEARNER, number).questions:
        demo.now += timedelta(seconds=demo.rng.randint(45, 130))
        item = demo.bank.item(question.item_id)
        knows = demo.rng.random() < skill
        answer = AnswerRequest(
            chosen=as_shown(item, question.option_order, _choice(demo, item, knows=knows)),
            confidence=demo.rng.choices(list(Confidence), (1, 3, 8) if knows else (4, 4, 2))[0],
            spent_ms=demo.rng.randint(25_000, 110_000),
        )
        connection = demo.db.connection()
        study_service.answer_question(
            connection, demo.bank, LOCAL_LEARNER, number, question.position, answer, demo.key(), now=demo.now
        )


def _sit(demo: Demo, size: Literal[20, 60, 180], skill: float) -> None:
    connection = demo.db.connection()
    number = exam_service.start_attempt(
        connection, demo.bank, LOCAL_LEARNER, AttemptRequest(size=size), demo.key(), now=demo.now, rng=demo.rng
    )
    for place in exam.attempt(connection, LOCAL_LEARNER, number).places:
        demo.now += timedelta(seconds=demo.rng.randint(40, 85))
        item = demo.bank.item(place.item_id)
        choice = _choice(demo, item, knows=demo.rng.random() < skill)
        save = SaveRequest(position=place.position, chosen=as_shown(item, place.option_order, choice))
        exam_service.save_answer(connection, demo.bank, LOCAL_LEARNER, number, save, demo.key(), now=demo.now)
    exam_service.submit_attempt(connection, demo.bank, LOCAL_LEARNER, number, now=demo.now)


def _choice(demo: Demo, item: Item, *, knows: bool) -> Chosen:
    """The right response, or one at random: a guess hits by chance."""
    if knows:
        return right_response(item)
    if item.number:
        return (str(demo.rng.choice(item.number.slips).value),) if item.number.slips else ("0",)
    if item.uses_each_once:
        return tuple(demo.rng.sample(range(len(item.options)), len(item.blanks)))
    if item.blanks:
        return tuple(demo.rng.choice(blank.choices) for blank in item.blanks)
    return tuple(sorted(demo.rng.sample(range(len(item.options)), item.choose)))
