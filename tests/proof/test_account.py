"""校核报告 as a value: what was found, in context, and what became of it."""

import datetime as dt

from gazetteer_desk.bulletin import edit
from gazetteer_desk.proof import account, waiving
from gazetteer_desk.proof.account import Deed
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import rulebook
from tests import make


DAY = dt.date(2026, 3, 5)


def found(bulletin):
    return Checker(rulebook()).check(bulletin, Knowledge())


def with_body(*lines, key="a"):
    return make.bulletin(make.article("例会", *lines, key=key, credits="县志办"))


def test_the_words_stand_in_their_line():
    long = f"{'前' * 30}年鉴编篡工作{'后' * 30}"
    bulletin = with_body("第一段。", long)
    (row,) = account.account(bulletin, DAY, found=found(bulletin)).rows
    assert (row.where, row.words) == ("第1篇第2段", "编篡")
    assert row.before == f"…{'前' * 14}年鉴"
    assert row.after == f"工作{'后' * 14}…"
    assert (row.suggestion, row.deed, row.level) == ("编纂", Deed.OPEN, "必错")


def test_what_is_left_and_what_was_mended_is_told_too():
    before = with_body("编篡。。", "从书。")
    now = edit.change_article(before, "a", body=make.body("编篡。", "从书。"))
    doubt = next(one for one in found(now) if one.text == "从书")
    now = waiving.waived(now, doubt)
    is_open, left = waiving.parted(now, found(now))
    mended = account.mended([(before, found(before))], (*is_open, *left))
    made = account.account(now, DAY, found=is_open, left=left, mended=mended)
    assert [(row.words, row.deed) for row in made.rows] == [
        ("编篡", Deed.OPEN),
        ("。。", Deed.MENDED),
        ("从书", Deed.LEFT),
    ]
    assert made.sums == "共 3 处：必错 2 处，疑似 1 处；改正 1 处，不改 1 处，未处理 1 处。"
    assert made.title == f"《{make.SERIES}》2026年第12期校核报告"


def test_of_three_alike_the_two_that_were_mended_are_told():
    before, now = with_body("编篡。", "编篡。", "编篡。"), with_body("编纂。", "编篡。", "编纂。")
    again = with_body("编纂。", "编篡。", "编篡。")
    versions = [(one, found(one)) for one in (before, again)]
    assert len([*account.mended(versions, found(now))]) == 2
    assert [*account.mended(versions, found(before))] == []


def test_what_is_still_wrong_in_other_words_is_not_mended():
    before, now = (
        with_body("2026年3月10日(星期五)开会。"),
        with_body("2026年3月10日（星期五）开会。"),
    )
    rule = "B19"
    assert [one.rule for one in found(before)].count(rule) == 1
    gone = [one.finding.rule for one in account.mended([(before, found(before))], found(now))]
    assert gone, "the mark is mended"
    assert rule not in gone


def test_an_article_that_is_gone_comes_last():
    before = make.bulletin(
        make.article("甲", "编篡。", key="a"), make.article("乙", "编篡。", key="b")
    )
    now = make.bulletin(make.article("乙", "编篡。", key="b"))
    mended = account.mended([(before, found(before))], found(now))
    rows = account.account(now, DAY, found=found(now), mended=mended).rows
    assert [(row.where, row.deed) for row in rows] == [
        ("第1篇第1段", Deed.OPEN),
        ("第1篇第1段", Deed.MENDED),
    ]


def test_a_sound_issue():
    assert account.account(with_body("正文。"), DAY, found=()).sums == "没有发现问题。"
