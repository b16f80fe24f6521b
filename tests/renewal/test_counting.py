"""What counts in a cycle: quarter hours, caps, minima, sides, and the sentence that says what is missing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.renewal.domain import (
    Category,
    Claim,
    Group,
    Requirement,
    Side,
    Standing,
    in_quarters,
    missing_in_words,
    plain,
    standing,
)
from tests.makers import a_claim, a_cycle, a_programme
from tests.renewal.strategies import GIVEN, LEARNED, claims

WAYS, POWER, ACUMEN = Side.WAYS_OF_WORKING, Side.POWER_SKILLS, Side.BUSINESS_ACUMEN
QUARTER = Decimal("0.25")


def of(*found: Claim) -> Standing:
    return standing(found, a_cycle(), a_programme())


def learned(ways: str = "0", power: str = "0", acumen: str = "0") -> Claim:
    """A course split over the sides."""
    split = dict(zip(Side, map(Decimal, (ways, power, acumen)), strict=True))
    return a_claim(str(sum(split.values())), Category.COURSE, split=split)


def gave(hours: str, category: Category = Category.PRESENTATION, **fields: object) -> Claim:
    return a_claim(hours, category, split={}, **fields)


def words(*found: Claim) -> str:
    return missing_in_words(of(*found), a_cycle())


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("0", "0"),
        ("0.24", "0"),
        ("0.25", "0.25"),
        ("0.49", "0.25"),
        ("0.5", "0.5"),
        ("0.99", "0.75"),
        ("1", "1"),
        ("7.74", "7.5"),
        ("7.75", "7.75"),
        ("1000", "1000"),
    ],
)
def test_hours_are_rounded_down_to_quarter_hours(hours: str, expected: str) -> None:
    assert in_quarters(Decimal(hours)) == Decimal(expected)


@settings(max_examples=60)
@given(hundredths=st.integers(0, 100_000))
def test_rounding_takes_less_than_a_quarter_and_leaves_whole_quarters(hundredths: int) -> None:
    hours = Decimal(hundredths) / 100

    rounded = in_quarters(hours)

    assert (rounded % QUARTER == 0, 0 <= hours - rounded < QUARTER, in_quarters(rounded)) == (True, True, rounded)


def test_each_claim_is_rounded_by_itself() -> None:
    found = of(learned(ways="1.2"), learned(ways="1.2"), learned(ways="1.2"))

    assert found.total.counted == Decimal(3)


def test_a_side_counts_no_more_than_the_rounded_education_it_comes_from() -> None:
    found = of(*[learned(ways="1.2") for _ in range(7)])

    assert [found.education.counted, found.sides[0].counted, found.sides[0].missing] == [7, 7, 1]


@pytest.mark.parametrize(
    ("category", "group"),
    [(category, Group.EDUCATION) for category in ("course", "meeting", "digital", "reading", "informal")]
    + [(category, Group.GIVING_BACK) for category in ("work", "content", "presentation", "knowledge", "volunteering")],
)
def test_a_category_is_learning_or_giving_back(category: str, group: Group) -> None:
    assert Category(category).group is group


def test_there_are_five_categories_of_each_kind_and_every_one_has_a_name_of_its_own() -> None:
    assert (len(LEARNED), len(GIVEN), len({category.label for category in Category})) == (5, 5, 10)


@pytest.mark.parametrize(
    ("side", "label"), [(WAYS, "Ways of Working"), (POWER, "Power Skills"), (ACUMEN, "Business Acumen")]
)
def test_the_sides_carry_their_present_names(side: Side, label: str) -> None:
    assert side.label == label


@pytest.mark.parametrize(
    ("hours", "counted"),
    [pytest.param("7.75", "7.75", id="under"), pytest.param("8", "8", id="at"), pytest.param("8.25", "8", id="over")],
)
def test_work_counts_up_to_eight(hours: str, counted: str) -> None:
    found = of(gave(hours, Category.WORK))

    assert (found.work.counted, found.giving_back.counted, found.total.counted) == (Decimal(counted),) * 3


@pytest.mark.parametrize(
    ("hours", "counted"),
    [
        pytest.param("24.75", "24.75", id="under"),
        pytest.param("25", "25", id="at"),
        pytest.param("25.25", "25", id="over"),
    ],
)
@pytest.mark.parametrize("category", [c for c in GIVEN if c is not Category.WORK], ids=str)
def test_giving_back_counts_up_to_twenty_five(category: Category, hours: str, counted: str) -> None:
    found = of(gave(hours, category))

    assert (found.giving_back.counted, found.total.counted) == (Decimal(counted), Decimal(counted))


@pytest.mark.parametrize(
    ("work", "other", "counted", "lost"),
    [
        pytest.param("8", "17", 25, 0, id="both caps just met"),
        pytest.param("12", "17", 25, 4, id="work over, the rest fills the cap"),
        pytest.param("12", "10", 18, 4, id="work over, giving back under"),
        pytest.param("8", "20", 25, 3, id="work met, giving back over"),
        pytest.param("12", "20", 25, 7, id="both over"),
        pytest.param("0", "30", 25, 5, id="no work"),
    ],
)
def test_the_cap_on_work_comes_before_the_cap_on_giving_back(work: str, other: str, counted: int, lost: int) -> None:
    found = of(gave(work, Category.WORK), gave(other, Category.CONTENT))

    assert [found.giving_back.counted, found.giving_back.lost] == [counted, lost]


def test_the_caps_hold_for_all_claims_together_not_for_each() -> None:
    found = of(*[gave("5", category) for category in GIVEN for _ in range(2)])

    assert [r.reported for r in (found.work, found.giving_back)] == [10, 50]
    assert [r.counted for r in (found.work, found.giving_back)] == [8, 25]


def test_education_has_no_cap() -> None:
    found = of(learned(ways="500"))

    assert [found.education.counted, found.total.counted, found.total.lost] == [500, 500, 0]


def test_sixty_with_thirty_giving_back_count_as_fifty_five() -> None:
    found = of(learned("10", "10", "10"), gave("30"))

    total = found.total
    assert [total.reported, total.counted, total.lost, total.missing] == [60, 55, 5, 5]


def test_sides_count_education_only_even_when_giving_back_carries_a_split() -> None:
    split = {WAYS: Decimal(9), POWER: Decimal(9), ACUMEN: Decimal(9)}
    found = of(learned(power="2"), a_claim("9", Category.VOLUNTEERING, split=split))

    assert [side.counted for side in found.sides] == [0, 2, 0]


def test_one_activity_may_serve_several_sides() -> None:
    found = of(learned("1.5", "1", "0.5"))

    assert [side.counted for side in found.sides] == [Decimal("1.5"), 1, Decimal("0.5")]


def test_only_what_was_completed_in_the_cycle_counts() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2028, 12, 31), date(2029, 1, 1)]
    found = of(*[a_claim(str(10**n), completed_on=day) for n, day in enumerate(days)])

    assert [found.total.reported, found.sides[0].counted] == [110, 110]


def test_requirements_stand_in_the_order_of_the_page_with_their_limits() -> None:
    found = of()

    assert [(r.title, r.minimum, r.maximum) for r in found.requirements] == [
        ("Total", 60, None),
        ("Education", 35, None),
        ("Ways of Working", 8, None),
        ("Power Skills", 8, None),
        ("Business Acumen", 8, None),
        ("Giving back", None, 25),
        ("of which work as a professional", None, 8),
    ]


@pytest.mark.parametrize(
    ("found", "complete"),
    [
        pytest.param((learned("19", "8", "8"), gave("25")), True, id="exactly everything"),
        pytest.param((learned("44", "8", "8"),), True, id="education alone"),
        pytest.param((learned("18.75", "8", "8"), gave("25")), False, id="a quarter short in total and education"),
        pytest.param((learned("44.25", "7.75", "8"),), False, id="a quarter short on one side"),
        pytest.param((learned("10", "10", "10"), gave("30")), False, id="sixty reported, fifty-five counted"),
        pytest.param((), False, id="nothing"),
    ],
)
def test_a_cycle_is_complete_when_every_minimum_is_met(found: tuple[Claim, ...], complete: bool) -> None:
    assert of(*found).is_complete is complete


@pytest.mark.parametrize(
    ("minimum", "counted", "missing"), [(8, "7.75", "0.25"), (8, "8", "0"), (8, "9", "0"), (None, "0", "0")]
)
def test_missing_is_what_the_minimum_lacks_and_never_negative(minimum: int | None, counted: str, missing: str) -> None:
    least = None if minimum is None else Decimal(minimum)
    requirement = Requirement("Side", Decimal(counted), Decimal(counted), least, None)

    assert requirement.missing == Decimal(missing)


@pytest.mark.parametrize(
    ("found", "needed"),
    [
        pytest.param((), 60, id="nothing done"),
        pytest.param((gave("25"),), 35, id="giving back at its cap leaves education"),
        pytest.param((gave("60"),), 35, id="giving back over its cap helps no further"),
        pytest.param((learned(ways="60"),), 16, id="two sides are missing although the total is met"),
        pytest.param((learned(ways="40"), gave("15")), 16, id="the sides need more than the total"),
        pytest.param((learned("8", "8", "8"),), 36, id="the total needs more than the sides"),
        pytest.param((learned("44", "8", "8"),), 0, id="complete"),
    ],
)
def test_still_needed_is_the_least_that_could_meet_everything(found: tuple[Claim, ...], needed: int) -> None:
    assert of(*found).still_needed == needed


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        pytest.param(
            (),
            "60 more PDUs, among them 35 Education, 8 Ways of Working, 8 Power Skills and 8 Business Acumen, "
            "by December 31, 2028.",
            id="nothing done",
        ),
        pytest.param(
            (learned("15", "12", "4.5"),),
            "28.5 more PDUs, among them 3.5 Education and 3.5 Business Acumen, by December 31, 2028.",
            id="two parts",
        ),
        pytest.param(
            (learned("15", "12", "8"), gave("3.25")),
            "21.75 more PDUs by December 31, 2028.",
            id="the total alone",
        ),
        pytest.param(
            (learned("40", "12", "0"), gave("25")),
            "The total is met; still needed: 8 Business Acumen, by December 31, 2028.",
            id="one side although the total is met",
        ),
        pytest.param(
            (learned("60", "0", "0.25"),),
            "The total is met; still needed: 8 Power Skills and 7.75 Business Acumen, by December 31, 2028.",
            id="two sides although the total is met",
        ),
        pytest.param((learned("44", "8", "8"),), "Every requirement of this cycle is met.", id="complete"),
        pytest.param(
            (learned(ways="40"), gave("15")),
            "16 more PDUs, among them 8 Power Skills and 8 Business Acumen, by December 31, 2028.",
            id="the sides need more than the total",
        ),
    ],
)
def test_one_sentence_says_what_is_missing_and_by_when(found: tuple[Claim, ...], sentence: str) -> None:
    assert words(*found) == sentence


def test_the_sentence_names_the_last_day_not_the_day_after() -> None:
    cycle = a_cycle(date(2023, 3, 1), date(2026, 3, 1))

    sentence = missing_in_words(standing([learned("20", "8", "8")], cycle, a_programme()), cycle)

    assert sentence == (
        "60 more PDUs, among them 35 Education, 8 Ways of Working, 8 Power Skills and 8 Business Acumen, "
        "by February 28, 2026."
    )


@pytest.mark.parametrize(
    ("amount", "text"),
    [("8", "8"), ("8.00", "8"), ("3.25", "3.25"), ("0.50", "0.5"), ("0", "0"), ("60", "60"), ("1E+2", "100")],
)
def test_amounts_are_written_without_needless_zeros(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


many = st.lists(claims(), max_size=12)


@settings(max_examples=60)
@given(found=many, further=claims())
def test_a_further_claim_lowers_no_counted_amount(found: list[Claim], further: Claim) -> None:
    before, after = of(*found), of(*found, further)

    lowered = [
        old.title
        for old, new in zip(before.requirements, after.requirements, strict=True)
        if new.counted < old.counted or new.missing > old.missing
    ]

    assert lowered == []


@settings(max_examples=60)
@given(found=many, data=st.data())
def test_the_order_of_claims_never_matters(found: list[Claim], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(found))

    assert of(*shuffled) == of(*found)


@settings(max_examples=60)
@given(found=many)
def test_no_counted_amount_exceeds_its_cap_or_what_was_reported(found: list[Claim]) -> None:
    over = [
        r.title
        for r in of(*found).requirements
        if r.counted > r.reported or r.lost < 0 or (r.maximum is not None and r.counted > r.maximum)
    ]

    assert over == []


@settings(max_examples=60)
@given(found=many)
def test_the_parts_add_up_to_the_total(found: list[Claim]) -> None:
    amounts = of(*found)

    assert (amounts.total.counted, amounts.total.reported) == (
        amounts.education.counted + amounts.giving_back.counted,
        amounts.education.reported + amounts.giving_back.reported,
    )


@settings(max_examples=60)
@given(found=many)
def test_the_sides_together_never_exceed_education(found: list[Claim]) -> None:
    amounts = of(*found)

    assert sum(side.counted for side in amounts.sides) <= amounts.education.counted


@settings(max_examples=60)
@given(found=st.lists(claims(step="0.25"), max_size=12))
def test_in_whole_quarters_the_sides_add_up_to_education(found: list[Claim]) -> None:
    amounts = of(*found)

    assert sum(side.counted for side in amounts.sides) == amounts.education.counted


@settings(max_examples=60)
@given(found=many)
def test_claims_outside_the_cycle_change_nothing(found: list[Claim]) -> None:
    inside = [claim for claim in found if a_cycle().covers(claim.completed_on)]

    assert of(*found) == of(*inside)


@settings(max_examples=60)
@given(found=st.lists(claims(step="0.25"), max_size=12))
def test_still_needed_is_enough_when_it_goes_to_the_missing_sides(found: list[Claim]) -> None:
    before = of(*found)
    missing = [side.missing for side in before.sides]
    rest = before.still_needed - sum(missing)
    further = learned(str(missing[0] + rest), str(missing[1]), str(missing[2]))

    after = of(*found, further)

    assert after.is_complete


@settings(max_examples=60)
@given(found=st.lists(claims(step="0.25"), max_size=6), data=st.data())
def test_nothing_smaller_than_still_needed_completes_a_cycle(found: list[Claim], data: st.DataObject) -> None:
    needed = of(*found).still_needed
    quarters = max(0, int(needed / QUARTER) - 1)
    ways = data.draw(st.integers(0, quarters))
    power = data.draw(st.integers(0, quarters - ways))
    further = learned(*(str(n * QUARTER) for n in (ways, power, quarters - ways - power)))

    after = of(*found, further)

    assert after.is_complete is (needed == 0)
