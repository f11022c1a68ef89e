"""A wrong number or date is said in one sentence, with the one thing to do."""

import datetime as dt

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import misnumbered
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.sequence import Listed, Sequence
from tests.bulletin.test_sequence import REAL, issue


LEDGER = [
    issue(2026, 11, 143, dated=dt.date(2026, 2, 26)),
    issue(2026, 12, 144, dated=dt.date(2026, 3, 5)),
    issue(2025, 132, 132, dated=dt.date(2025, 12, 30)),
]
NEXT = IssueNumber(year=2026, number=13, total=145)
DAY = dt.date(2026, 3, 12)


def judged(
    number: int, total: int | None = None, *, day: dt.date | None = DAY, among=None, **more
) -> tuple[Remark, ...]:
    reason = more.pop("reason", "")
    own = IssueNumber(**{"year": 2026, "number": number, "total": total, **more})
    return misnumbered.judge(own, day, Sequence(LEDGER if among is None else among), reason=reason)


def one(found: tuple[Remark, ...]) -> Remark:
    assert len(found) == 1, found
    return found[0]


def test_the_number_that_is_due_is_passed_without_a_word():
    assert judged(13, 145) == ()


def test_a_number_used_already_is_said_with_its_day_and_the_right_one():
    told = one(judged(12, 144))
    assert told.said == "第12期已于3月5日印发。按台账，这一期是第13期（总第145期）。"
    assert (told.field, told.weight, told.short) == ("number", Weight.WRONG, "期号重复")
    assert (told.remedy, told.fix) == ("改为第13期", NEXT)


def test_a_draft_and_a_void_number_are_used_too():
    draft = Listed(number=NEXT, stage="拟稿")
    told = judged(13, 145, among=[*LEDGER, draft])[0]
    assert told.said == "第13期已有一份，在拟稿。按台账，这一期是第14期（总第146期）。"
    void = Listed(number=NEXT, stage="作废", is_void=True)
    told = judged(13, 145, among=[*LEDGER, void])[0]
    assert told.said == "第13期已作废，期号不能再用。按台账，这一期是第14期（总第146期）。"


def test_a_skipped_number_is_said_unless_the_ledger_has_the_reason():
    told = one(judged(14, 146))
    assert told.said == "上一期是第12期，跳过了第13期。确实要跳，请在备注里写明原因。"
    assert (told.weight, told.remedy, told.fix) == (Weight.DOUBTFUL, "改为第13期", NEXT)
    assert told.excuse == "写原因"
    assert judged(14, 146, reason="第13期印错，未发出。") == ()
    assert "跳过了第13期至第15期" in one(judged(16, 148)).said


def test_where_the_total_belongs_to_the_number_that_is_due_only_the_number_is_wrong():
    told = one(judged(15, 145))
    assert (told.field, told.weight, told.fix) == ("number", Weight.WRONG, NEXT)
    assert one(judged(12, 145)).short == "期号重复"
    assert [remark.field for remark in judged(15, 150)] == ["number", "total"]


def test_a_hole_in_the_ledger_may_be_filled():
    assert judged(10, 142, day=dt.date(2026, 2, 20)) == ()


def test_a_changed_difference_is_said_with_the_right_total():
    told = one(
        misnumbered.judge(IssueNumber(year=2025, number=54, total=785), None, Sequence(REAL[3:]))
    )
    assert told.said == "2025年第54期应为总第786期，现为总第785期。"
    assert (told.field, told.weight, told.remedy) == ("total", Weight.WRONG, "改过来")
    assert told.fix == IssueNumber(year=2025, number=54, total=786)


def test_a_total_not_filled_in_is_told():
    told = one(judged(13, None))
    assert told.said == "总期号未填，2026年第13期应为总第145期。"
    assert (told.weight, told.remedy, told.fix) == (Weight.LACKING, "照填", NEXT)


def test_a_number_beyond_the_end_of_a_year_that_is_over_is_wrong():
    last = IssueNumber(year=2024, number=127, total=732)
    assert misnumbered.judge(last, None, Sequence(REAL), reason="中间几期还没有收进来。") == ()
    told = misnumbered.judge(IssueNumber(year=2024, number=128, total=733), None, Sequence(REAL))[0]
    assert told.said == "2024年到第127期为止，第128期已经排到2025年里了。"
    assert told.weight is Weight.WRONG


def test_a_new_year_that_does_not_begin_at_one_is_said():
    told = one(judged(13, 157, year=2027, day=dt.date(2027, 1, 8)))
    assert told.said == "台账里还没有2027年的期号，新的一年从第1期起。"
    assert told.fix == IssueNumber(year=2027, number=1, total=145)
    assert told.remedy == "改为第1期"
    assert judged(1, 145, year=2027, day=dt.date(2027, 1, 8)) == ()


def test_the_total_of_a_new_year_goes_on_where_the_old_one_ended():
    told = one(judged(1, 144 + 5, year=2027, day=dt.date(2027, 1, 8)))
    said = "上一年到总第144期为止，2027年第1期应为总第145期，现为总第149期。"
    assert (told.said, told.weight) == (said, Weight.DOUBTFUL)
    assert told.fix == IssueNumber(year=2027, number=1, total=145)
    told = one(judged(1, 1, year=2027, day=dt.date(2027, 1, 8)))
    assert told.weight is Weight.WRONG


def test_a_total_used_already_is_said():
    told = judged(1, 144, year=2027, day=dt.date(2027, 1, 8))[0]
    assert told.said == "总第144期已用于2026年第12期。"
    assert told.fix == IssueNumber(year=2027, number=1, total=145)


def test_a_backward_date_is_said_with_the_day_it_falls_behind():
    told = one(judged(13, 145, day=dt.date(2026, 3, 4)))
    assert told.said == "日期早于上一期（3月5日）。"
    assert (told.field, told.weight, told.remedy, told.fix) == (
        "dated",
        Weight.WRONG,
        "改日期",
        None,
    )
    assert judged(13, 145, day=dt.date(2026, 3, 5)) == ()


def test_a_date_after_the_next_issue_is_said():
    told = judged(11, 143, day=dt.date(2026, 3, 6), among=LEDGER[1:])
    assert [remark.said for remark in told] == ["日期晚于下一期（3月5日）。"]


def test_the_day_of_a_draft_may_still_change_so_it_only_makes_doubtful():
    draft = Listed(number=replace(NEXT, number=14, total=146), dated=DAY, stage="拟稿")
    told = judged(13, 145, day=dt.date(2026, 3, 20), among=[*LEDGER, draft])
    assert [(r.said, r.weight) for r in told] == [("日期晚于下一期（3月12日）。", Weight.DOUBTFUL)]


def test_the_issue_before_the_first_of_a_year_is_the_last_of_the_year_before():
    first = IssueNumber(year=2026, number=1, total=133)
    told = misnumbered.judge(first, dt.date(2025, 12, 1), Sequence(LEDGER[2:]))
    assert "日期早于上一期（2025年12月30日）。" in [remark.said for remark in told]
    sound = misnumbered.assurance(first, dt.date(2026, 1, 4), Sequence(LEDGER[2:]))
    assert sound == "晚于上一期（2025年12月30日）。"


def test_a_neighbour_that_is_not_the_next_one_is_called_by_its_number():
    told = judged(15, 147, day=dt.date(2026, 3, 1), reason="两期未印。")
    assert [remark.said for remark in told] == ["日期早于第12期（3月5日）。"]


def test_a_void_issue_dates_nothing():
    void = issue(2026, 12, 144, dated=dt.date(2026, 3, 20), is_void=True)
    assert judged(13, 145, among=[LEDGER[0], void]) == ()


def test_a_year_that_is_not_the_dates_is_said_with_the_number_of_that_year():
    told = judged(13, 145, day=dt.date(2027, 3, 12))
    assert [remark.field for remark in told] == ["year"]
    assert told[0].said == "日期在2027年，期号写的是2026年。"
    assert (told[0].weight, told[0].remedy) == (Weight.WRONG, "改为2027年第1期")
    assert told[0].fix == IssueNumber(year=2027, number=1, total=145)


def test_the_last_issue_of_a_year_may_come_out_in_january():
    assert one(judged(13, 145, day=dt.date(2027, 1, 4))).weight is Weight.DOUBTFUL


def test_a_number_without_a_year_lacks_it():
    told = one(judged(13, 145, year=None))
    assert (told.field, told.weight, told.remedy) == ("year", Weight.LACKING, "填2026年")
    assert told.fix == NEXT


def test_supplements_are_held_against_supplements_alone():
    among = [*LEDGER, issue(2026, 1, supplement=True, dated=dt.date(2026, 1, 9))]
    assert judged(2, None, supplement=True, among=among) == ()
    told = one(judged(1, None, supplement=True, among=among))
    assert told.said == "增刊第1期已于1月9日印发。按台账，这一期是增刊第2期。"
    assert told.remedy == "改为增刊第2期"
    told = one(judged(2, 145, supplement=True, among=among))
    assert (told.said, told.remedy) == ("增刊不计入总期号。", "去掉总期号")


def test_the_first_supplement_of_a_year_is_number_one():
    told = one(judged(13, None, supplement=True))
    assert told.said == "台账里还没有2026年的增刊，增刊从第1期起。"
    assert told.remedy == "改为增刊第1期"
    assert judged(1, None, supplement=True) == ()


def test_without_a_number_nothing_is_said_of_it():
    assert misnumbered.judge(IssueNumber(year=2026), DAY, Sequence(LEDGER)) == ()


def test_number_nought_is_no_number():
    assert judged(0, 132)[0].said == "期号从第1期起。按台账，这一期是第13期（总第145期）。"


def test_that_the_date_is_in_order_is_said_too():
    assert misnumbered.assurance(NEXT, DAY, Sequence(LEDGER)) == "晚于上一期（3月5日）。"
    assert (
        misnumbered.assurance(NEXT, dt.date(2026, 3, 5), Sequence(LEDGER))
        == "与上一期同一天（3月5日）。"
    )
    assert misnumbered.assurance(NEXT, dt.date(2026, 3, 4), Sequence(LEDGER)) == ""
    assert misnumbered.assurance(NEXT, None, Sequence(LEDGER)) == ""
    assert misnumbered.assurance(NEXT, DAY, Sequence([])) == ""


@pytest.mark.parametrize(
    ("own", "day"),
    [
        (IssueNumber(year=2026, number=12, total=144), DAY),
        (IssueNumber(year=2026, number=15, total=150), DAY),
        (IssueNumber(year=2026, number=13, total=9), DAY),
        (IssueNumber(year=2027, number=3, total=7), dt.date(2027, 2, 1)),
        (IssueNumber(year=2025, number=3, total=7), dt.date(2026, 3, 20)),
        (IssueNumber(number=13, total=145), DAY),
    ],
)
def test_the_remedies_taken_one_after_the_other_leave_nothing_to_say(own, day):
    for _ in range(3):
        found = [r for r in misnumbered.judge(own, day, Sequence(LEDGER)) if r.fix is not None]
        if found:
            assert isinstance(found[0].fix, IssueNumber)
            own = found[0].fix
    assert misnumbered.judge(own, day, Sequence(LEDGER)) == ()


def test_a_total_that_another_issue_took_wrongly_is_not_offered_again():
    among = [issue(2025, 3, 10), issue(2027, 1, 12)]
    remark = one(judged(2, 12, day=None, among=among, reason="第1期没有印"))
    assert (remark.said, remark.remedy, remark.fix) == ("总第12期已用于2027年第1期。", "", None)


def test_a_new_year_that_begins_with_its_second_number_is_asked_about():
    told = judged(2, 146, year=2027, day=dt.date(2027, 1, 8))[0]
    assert told.said == "台账里还没有2027年的期号，新的一年从第1期起。"


def test_a_day_that_is_the_next_issues_too_is_in_order():
    among = [*LEDGER, issue(2026, 14, 146, dated=dt.date(2026, 3, 19))]
    assert (
        misnumbered.assurance(NEXT, dt.date(2026, 3, 19), Sequence(among))
        == "晚于上一期（3月5日）。"
    )
    assert misnumbered.assurance(NEXT, dt.date(2026, 3, 20), Sequence(among)) == ""
