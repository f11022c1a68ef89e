"""The next number is told by what the ledger knows, in whatever order and with whatever holes."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import misnumbered
from gazetteer_desk.bulletin.checks import Weight
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.sequence import Listed, Sequence, propose


def issue(year: int, number: int | None, total: int | None = None, **more) -> Listed:
    supplement = more.pop("supplement", False)
    own = IssueNumber(year=year, number=number, total=total, supplement=supplement)
    return Listed(number=own, is_issued=more.pop("is_issued", True), stage="印发", **more)


def label(listed: list[Listed], year: int, *, supplement: bool = False) -> str:
    return propose(Sequence(listed), today=dt.date(year, 6, 1), supplement=supplement).label


REAL = [
    issue(2023, 105, 600),
    issue(2024, 123, 728),
    issue(2025, 54, 786),
    issue(2025, 65, 797),
    issue(2026, 18, 850),
]


def test_the_real_bulletin_goes_on_with_its_numbers():
    assert label(REAL, 2026) == "第19期（总第851期）"
    assert label(REAL[:4], 2025) == "第66期（总第798期）"
    sequence = Sequence(REAL)
    assert [sequence.difference(year) for year in (2023, 2024, 2025, 2026)] == [495, 605, 732, 832]


def test_the_totals_of_the_next_year_tell_where_a_year_ended():
    sequence = Sequence(REAL)
    assert sequence.last(2024) == 127
    assert 127 + 605 == 732
    assert sequence.last(2025) == 100
    assert sequence.last(2026) == 18


def test_missing_numbers_are_runs_also_at_the_end_of_a_year_that_the_next_one_tells():
    sequence = Sequence(REAL)
    assert sequence.gaps(2023) == [(106, 110)]
    assert sequence.gaps(2024) == [(1, 122), (124, 127)]
    assert sequence.gaps(2025) == [(1, 53), (55, 64), (66, 100)]
    assert sequence.gaps(2026) == [(1, 17)]
    assert sequence.gaps(2027) == []
    assert Sequence([issue(2026, 3), issue(2026, 5), issue(2026, 5)]).gaps(2026) == [(4, 4)]


def test_a_new_year_begins_at_one_and_the_total_goes_on():
    assert label([issue(2026, 90, 922), issue(2026, 89, 921)], 2027) == "第1期（总第923期）"


def test_an_issue_begun_already_for_the_coming_year_is_followed():
    assert label([issue(2026, 90, 922), issue(2027, 1, 923)], 2026) == "第2期（总第924期）"


def test_an_office_that_begins_in_the_middle_of_a_year_goes_on_from_its_one_issue():
    assert label([issue(2026, 40, 872)], 2026) == "第41期（总第873期）"


def test_an_office_without_any_issue_begins_at_one():
    assert propose(Sequence(), today=dt.date(2026, 1, 5)) == IssueNumber(year=2026, number=1)


def test_an_office_that_counts_no_total_gets_none():
    assert label([issue(2026, 12)], 2026) == "第13期"
    assert label([issue(2025, 80, 700), issue(2026, 1), issue(2026, 2)], 2026) == "第3期"


def test_an_office_that_counts_the_total_alone_goes_on_with_it():
    following = propose(Sequence([issue(2026, None, 144)]), today=dt.date(2026, 3, 1))
    assert (following.number, following.total) == (None, 145)
    assert label([issue(2025, None, 144)], 2026) == "第1期（总第145期）"


def test_a_number_that_only_its_total_tells_is_used_up():
    listed = [issue(2026, 12, 144), issue(2026, None, 145)]
    assert label(listed, 2026) == "第14期（总第146期）"


def test_void_numbers_and_drafts_are_used_up():
    listed = [issue(2026, 12, 144), issue(2026, 13, 145, is_void=True, is_issued=False)]
    assert label(listed, 2026) == "第14期（总第146期）"
    assert label([*listed, issue(2026, 14, is_issued=False)], 2026) == "第15期（总第147期）"


def test_a_hole_in_the_ledger_is_not_filled():
    assert label([issue(2026, 3, 135), issue(2026, 12, 144)], 2026) == "第13期（总第145期）"


def test_supplements_are_counted_apart_and_not_in_the_total():
    listed = [issue(2026, 12, 144), issue(2026, 1, supplement=True)]
    assert label(listed, 2026) == "第13期（总第145期）"
    assert label(listed, 2026, supplement=True) == "增刊第2期"
    assert label(listed, 2027, supplement=True) == "增刊第1期"


def test_where_two_issues_disagree_those_that_were_issued_decide():
    listed = [issue(2026, 12, 144), issue(2026, 13, 150, is_issued=False)]
    assert label(listed, 2026) == "第14期（总第146期）"


@st.composite
def histories(draw) -> tuple[list[Listed], int]:
    """Return what a ledger may know of a series numbered as it should be, and the year now."""
    total = draw(st.integers(0, 900))
    day = dt.date(2021, 1, 4)
    year, listed = 2021, list[Listed]()
    for year in range(2021, 2021 + draw(st.integers(1, 4))):
        day = max(day, dt.date(year, 1, 4))
        for number in range(1, draw(st.integers(1, 9)) + 1):
            total += 1
            day += dt.timedelta(days=draw(st.integers(0, 20)))
            if not draw(st.booleans()):
                continue
            kept = draw(st.sampled_from(("both", "both", "number", "total")))
            listed.append(
                issue(
                    year,
                    None if kept == "total" else number,
                    None if kept == "number" else total,
                    dated=day,
                    is_void=draw(st.booleans()),
                    is_issued=draw(st.booleans()),
                )
            )
        for number in range(1, draw(st.integers(0, 2)) + 1):
            listed.append(issue(year, number, supplement=True, dated=day))
    return listed, year + draw(st.integers(0, 1))


@given(histories(), st.booleans())
def test_what_is_proposed_is_never_found_wrong(known, supplement):
    listed, year = known
    proposed = propose(Sequence(listed), today=dt.date(year, 12, 31), supplement=supplement)
    after = max((one.dated for one in listed if one.dated), default=dt.date(year, 12, 31))
    dated = max(after, dt.date(proposed.year or year, 1, 1))
    told = misnumbered.judge(proposed, None, Sequence(listed))
    assert told == ()
    if dated.year == proposed.year:
        assert misnumbered.judge(proposed, dated, Sequence(listed)) == ()


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_does_not_matter(known, chance):
    listed, year = known
    shuffled = list(listed)
    chance.shuffle(shuffled)
    today = dt.date(year, 6, 1)
    assert propose(Sequence(shuffled), today=today) == propose(Sequence(listed), today=today)
    own, day = IssueNumber(year=year, number=chance.randint(1, 12), total=500), today
    assert misnumbered.judge(own, day, Sequence(shuffled)) == misnumbered.judge(
        own, day, Sequence(listed)
    )
    assert misnumbered.assurance(own, day, Sequence(shuffled)) == misnumbered.assurance(
        own, day, Sequence(listed)
    )


@given(histories())
def test_an_issue_proposed_twice_over_is_found_out(known):
    listed, year = known
    proposed = propose(Sequence(listed), today=dt.date(year, 12, 31))
    if proposed.number is None:
        return
    taken = [*listed, Listed(number=proposed, stage="拟稿")]
    weights = [one.weight for one in misnumbered.judge(proposed, None, Sequence(taken))]
    assert Weight.WRONG in weights
    following = propose(Sequence(taken), today=dt.date(year, 12, 31))
    assert following.number == proposed.number + 1


def test_the_real_issues_are_right_among_each_other():
    for at, one in enumerate(REAL):
        others = [*REAL[:at], *REAL[at + 1 :]]
        told = misnumbered.judge(one.number, None, Sequence(others), reason="只收了这几期。")
        assert [r.said for r in told if r.weight is Weight.WRONG] == []


def test_a_total_below_its_number_is_a_slip_that_nothing_is_reckoned_from():
    listed = [issue(2026, 11, 143), issue(2026, 12, 5, is_issued=True), issue(2026, 13, 6)]
    assert Sequence(listed).difference(2026) == 132
    assert label([issue(2026, 12, 5)], 2026) == "第13期"
