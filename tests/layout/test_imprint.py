"""The foot of the last page."""

from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.layout import gbt9704, imprint
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.plan import Slot
from gazetteer_desk.layout.sheet import Colophon
from tests import make


def foot(bulletin):
    return list(imprint.elements(bulletin, gbt9704.LOOK))


def test_report_send_and_issue_share_one_row_and_the_office_has_its_own():
    (colophon,) = foot(make.bulletin())
    assert isinstance(colophon, Colophon)
    assert [[line.style for line in row] for row in colophon.rows] == [
        [Style.RECIPIENTS] * 3,
        [Style.IMPRINT],
        [Style.COPIES],
    ]


def test_a_second_recipient_stands_under_the_first():
    distribution = Distribution(report=("省委。", "中国地方志工作办公室。"))
    colophon = foot(make.bulletin(distribution=distribution))[-1]
    first, second = colophon.rows[0]
    assert (first.runs[0].text, second.runs[0].text) == ("报：省委。", "中国地方志工作办公室。")
    assert second.style is Style.RECIPIENTS_MORE


def test_the_printing_date_stands_right_of_the_office():
    colophon = foot(make.bulletin())[-1]
    assert colophon.rows[1][0].right == "2026年3月5日印发"


def test_persons_stand_on_a_row_of_their_own():
    colophon = foot(make.bulletin(imprint=Imprint(editor="甲某", approver="乙某")))[-1]
    assert colophon.rows[1][0].runs[0].text == "签发：乙某　编辑：甲某"


def test_what_a_slot_of_the_plan_says_is_not_said_again():
    imprint_ = Imprint(office="县志办", editor="甲某", approver="乙某")
    elsewhere = frozenset({Slot.APPROVER, Slot.COPIES, Slot.OFFICE})
    (colophon,) = imprint.elements(make.bulletin(imprint=imprint_), gbt9704.LOOK, elsewhere)
    said = [one.text + one.right for row in colophon.rows[1:] for one in row]
    assert said == ["编辑：甲某"]


def test_where_nothing_is_known_there_is_no_colophon():
    assert foot(Bulletin()) == []


def test_names_that_fit_one_page_with_the_rest_stand_at_its_foot():
    distribution = Distribution(report=("县委。",) * 24)
    colophon = foot(make.bulletin(distribution=distribution))[-1]
    assert [len(row) for row in colophon.rows] == [24, 1, 1]
    assert colophon.names == ()


def test_more_names_than_a_page_holds_flow_and_the_office_stands_at_the_foot():
    distribution = Distribution(issue=tuple(f"第{n}镇人民政府。" for n in range(300)))
    colophon = foot(make.bulletin(distribution=distribution))[-1]
    assert [line.text for line in colophon.names[:2]] == ["发：第0镇人民政府。", "第1镇人民政府。"]
    assert len(colophon.names) == 300
    assert [row[0].style for row in colophon.rows] == [Style.IMPRINT, Style.COPIES]


def test_pages_of_names_alone_end_with_the_last_one_at_the_foot():
    distribution = Distribution(issue=tuple(f"第{n}镇人民政府。" for n in range(60)))
    colophon = foot(make.bulletin(distribution=distribution, imprint=Imprint(), copies=None))[-1]
    assert len(colophon.names) == 59
    assert [[line.text for line in row] for row in colophon.rows] == [["第59镇人民政府。"]]


def test_one_entry_of_many_names_is_counted_by_its_lines():
    one = "、".join(f"第{n}镇人民政府" for n in range(90))
    colophon = foot(make.bulletin(distribution=Distribution(issue=(one,))))[-1]
    assert len(colophon.names) == 1
