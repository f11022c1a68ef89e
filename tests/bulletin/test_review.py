"""The one list of remarks: what lacks, what is wrong, what came along, in the printed order."""

import datetime as dt

from msgspec.structs import replace

from gazetteer_desk.bulletin import edit, mending, review
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.bulletin.sequence import Listed, Sequence
from tests import make


LAST = make.bulletin("评审会", number=12, total=144)
LIST = Recipients(recipients=(Recipient(name="各乡镇", group=Group.ISSUE, copies=14),), archive=2)
KNOWN = Known(
    listed=Sequence([Listed(number=LAST.number, dated=LAST.dated, is_issued=True)]), last=LAST
)


def told(issue: Bulletin, known: Known = KNOWN) -> dict[str, Remark]:
    return {remark.field: remark for remark in review.remarks(issue, known)}


def whole(**fields) -> Bulletin:
    issue = make.bulletin(make.article(key="a", credits="综合股"), number=13, total=145)
    return replace(issue, **{"dated": dt.date(2026, 3, 12), **fields})


def test_of_an_issue_that_is_in_order_nothing_is_said():
    assert review.remarks(whole(), KNOWN) == ()
    assert review.assurances(whole(), KNOWN) == {"dated": "晚于上一期（3月5日）。"}


def test_what_is_empty_is_said_with_what_stood_there_last_and_filled_in_by_the_link():
    issue = whole(masthead=Masthead(series=make.SERIES), distribution=Distribution(), copies=None)
    found = told(issue)
    publisher = found["publisher"]
    assert publisher.said == f"编印单位未填。上一期是“{make.OFFICE}”。"
    assert (publisher.remedy, publisher.brief) == ("照填", "编印单位未填")
    assert mending.mended(issue, publisher).masthead.publisher == make.OFFICE
    assert mending.mended(issue, found["report"]).distribution == LAST.distribution
    assert found["copies"].said == "印数未填。上一期是 30 份。"


def test_the_date_of_printing_is_that_of_the_issue():
    issue = whole()
    issue = replace(issue, imprint=replace(issue.imprint, printed=None))
    found = told(issue)["printed"]
    assert (found.said, found.remedy) == ("印发日期未填。这一期的日期是3月12日。", "填3月12日")
    assert mending.mended(issue, found).imprint.printed == dt.date(2026, 3, 12)


def test_a_missing_number_is_told_by_the_ledger():
    issue = whole(number=replace(LAST.number, number=None, total=None))
    found = told(issue)["number"]
    assert found.said == "期号未填。按台账，这一期是第13期（总第145期）。"
    assert mending.mended(issue, found).number.label == "第13期（总第145期）"


def test_a_blank_issue_is_offered_the_number_due_today_and_todays_date():
    issue = whole(number=IssueNumber(), dated=None)
    known = replace(KNOWN, today=dt.date(2026, 3, 20))
    number, dated = (told(issue, known)[name] for name in ("number", "dated"))
    assert number.said == "期号未填。按台账，这一期是2026年第13期（总第145期）。"
    assert mending.mended(issue, number).number == IssueNumber(year=2026, number=13, total=145)
    assert (dated.said, dated.remedy) == ("日期未填。今天是3月20日。", "填3月20日")
    assert mending.mended(issue, dated).dated == dt.date(2026, 3, 20)


def test_without_a_series_that_of_the_issue_before_proposes_and_does_not_judge():
    issue = whole(masthead=Masthead(), number=IssueNumber(), dated=None)
    known = Known(likely=KNOWN.listed, last=LAST, today=dt.date(2027, 1, 4))
    found = told(issue, known)
    assert found["number"].fix == IssueNumber(year=2027, number=1, total=145)
    assert found["series"].fix == make.SERIES
    taken = replace(issue, number=LAST.number)
    assert "number" not in told(taken, known)


def test_where_the_ledger_is_empty_no_number_is_proposed_and_of_another_year_no_date():
    issue = whole(number=IssueNumber(year=2024), dated=None)
    found = told(issue, Known(today=dt.date(2026, 11, 27)))
    assert (found["number"].said, found["number"].fix) == ("期号未填。", None)
    assert (found["dated"].said, found["dated"].fix) == ("日期未填。", None)


def test_the_sum_of_the_list_is_proposed_before_the_last_number_of_copies():
    issue = whole(copies=None, distribution=Distribution(issue=("各乡镇。",)))
    known = Known(listed=KNOWN.listed, last=LAST, recipients=LIST)
    found = told(issue, known)["copies"]
    assert (found.remedy, found.fix) == ("按合计填 16", 16)
    assert mending.mended(issue, found).copies == 16


def test_remarks_stand_in_the_order_of_the_printed_sheet():
    issue = whole(masthead=Masthead(), dated=None, copies=None)
    empty = make.article("", "", key="b", credits="股")
    issue = replace(issue, articles=(empty, *issue.articles))
    found = review.remarks(issue, Known())
    assert [(one.place, one.field) for one in found] == [
        ("masthead", "series"), ("masthead", "publisher"), ("masthead", "dated"),
        ("b", "title"), ("b", "body"), ("tail", "copies"),
    ]  # fmt: skip


def test_the_subtitle_of_the_name_stands_above_the_number_that_of_an_article_below_its_title():
    last = replace(LAST, masthead=replace(LAST.masthead, subtitle="志鉴动态"))
    fields = [one.field for one in review.remarks(make.following(last), KNOWN)]
    assert fields[:3] == ["series", "subtitle", "number"]
    at = review.in_print(whole())
    assert at("a", "title") < at("a", "subtitle") < at("a", "note") < at("a", "body")


def test_what_was_left_open_is_counted_where_it_stands():
    words = ("由【待补】主持，【待补】参加。", "{{单位}}")
    issue = whole(articles=(make.article("题", *words, key="a", credits="股"),))
    (found,) = review.remarks(issue, KNOWN)
    assert (found.place, found.field, found.weight) == ("a", "body", Weight.LACKING)
    assert found.brief == "2 处【待补】、1 处没有填的 {{单位}}"
    assert found.said == "第1、2段还有 2 处【待补】、1 处没有填的 {{单位}}。"


def test_of_many_paragraphs_three_are_named_and_of_a_title_none():
    words = ("【待补】", "有。", *["【待补】"] * 4)
    issue = whole(articles=(make.article("题【待补】", *words, key="a", credits="股"),))
    said = [remark.said for remark in review.remarks(issue, KNOWN)]
    assert said == ["还有 1 处【待补】。", "第1、3、4等5段还有 5 处【待补】。"]


def test_an_article_without_a_unit_is_doubtful_once_it_has_words():
    assert told(whole(articles=(make.article(key="a"),)))["credits"].weight is Weight.DOUBTFUL
    assert "credits" not in told(whole(articles=(edit.blank_article(),)))


def test_what_came_along_is_said_until_it_is_confirmed_by_the_link():
    issue = make.following(LAST)
    found = told(issue)
    publisher = found["publisher"]
    assert publisher.said == "编印单位照第12期带来，还没有核过。"
    assert (publisher.weight, publisher.remedy) == (Weight.CARRIED, "照旧")
    assert found["number"].said == "期号是按台账排的，还没有核过。"
    assert "publisher" not in told(mending.mended(issue, publisher))


def test_an_old_meeting_in_the_subtitle_weighs_more_than_a_tag():
    last = replace(LAST, masthead=replace(LAST.masthead, subtitle="评审会专刊"))
    found = told(make.following(last))["subtitle"]
    assert found.weight is Weight.DOUBTFUL
    assert found.said == "刊名副题照第12期带来，里面有“评审会”。"


def test_a_void_issue_is_judged_no_more():
    (told,) = review.remarks(Bulletin(), Known(is_void=True, reason="印刷有误。"))
    assert told.said == "这一期已作废，期号保留：印刷有误。"
    assert review.must((told,)) == ()


def test_what_must_be_mended_is_what_is_wrong_or_lacks():
    issue = whole(number=LAST.number, dated=None, articles=(make.article(key="a"),))
    weights = {one.field: one.weight for one in review.must(review.remarks(issue, KNOWN))}
    assert weights == {"number": Weight.WRONG, "dated": Weight.LACKING}


def test_what_only_the_clerk_can_do_changes_nothing():
    issue = whole(dated=None)
    assert mending.mended(issue, told(issue)["dated"]) == issue
