"""The order of a sheet, and what a template may leave out without losing a word."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin, Masthead, Secrecy, SecrecyLevel
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import gbt9704, lay
from gazetteer_desk.layout.look import CharStyle, Style, renamed
from gazetteer_desk.layout.plan import USUAL, Anchor, Slot, completed, placed, planned
from gazetteer_desk.layout.sheet import Colophon, Line
from tests import make
from tests.export import issues


def test_every_slot_has_its_value():
    assert set(plain.named(Bulletin())) == set(Slot)


def test_the_usual_plan_lacks_nothing():
    assert completed(USUAL) == USUAL
    assert set(Anchor) <= set(USUAL)


def test_what_a_template_leaves_out_comes_where_the_standard_has_it():
    bare = (planned(Style.SERIES, "工作信息"), Anchor.BODY, Anchor.COLOPHON)
    assert [str(getattr(one, "slots", one)) for one in completed(bare)] == [
        str((Slot.COPY_NO,)),
        str((Slot.SECRECY,)),
        str((Slot.URGENCY,)),
        "()",
        "要目",
        "编者按",
        "正文",
        str((Slot.DISCLOSURE,)),
        "版记",
    ]
    note_first = (Anchor.NOTE, Anchor.BODY, Anchor.COLOPHON)
    anchors = [one for one in completed(note_first) if isinstance(one, Anchor)]
    assert anchors == [*Anchor]


def test_fixed_lines_stay_even_where_nothing_is_known():
    plan = (planned(Style.SECRECY, "内部资料　注意保存"), *USUAL)
    assert [line.text for line in lay(Bulletin(), Scheme(), plan=plan).elements] == [
        "内部资料　注意保存",
        "",  # and the red rule below them
    ]


def test_what_has_a_slot_is_not_said_in_the_colophon_too():
    bulletin, _ = issues.full()
    plan = (planned(Style.PERSONS, "编辑：{{编辑}}　电话：{{电话}}"), *USUAL)
    sheet = lay(bulletin, Scheme(), plan=plan)
    colophon = sheet.elements[-1]
    assert isinstance(colophon, Colophon)
    assert sheet.elements[0].text == "编辑：甲某　电话：0800-1234567"
    assert "签发：丙某　校对：乙某" in [line.text for row in colophon.rows for line in row]
    assert placed(plan) - placed(USUAL) == {Slot.EDITOR, Slot.PHONE}


def contents(*articles, **fields):
    laid = lay(make.bulletin(*articles, **fields), Scheme(contents=True)).elements
    styles = (Style.CONTENTS_HEAD, Style.CONTENTS_COLUMN, Style.CONTENTS)
    return [one.text for one in laid if isinstance(one, Line) and one.style in styles]


def test_the_contents_name_the_columns_where_there_are_several():
    first = make.article("甲\n乙", column="特别关注")
    second, third = make.article("丙", column="市州动态"), make.article("丁", column="市州动态")
    assert contents(first, second, third) == [
        *("本期要目", "【特别关注】", "1.甲乙", "【市州动态】", "2.丙", "3.丁")
    ]
    assert contents(second, third) == ["本期要目", "1.丙", "2.丁"]


def test_one_title_makes_no_contents():
    assert contents(make.article("甲"), make.article("", body=())) == []


def test_the_contents_stand_between_the_rule_and_the_note():
    bulletin, _ = issues.full()
    laid = lay(bulletin, Scheme(contents=True)).elements
    styles = [one.style for one in laid if isinstance(one, Line)]
    at = styles.index(Style.CONTENTS_HEAD)
    assert styles[at - 1] is Style.PUBLISHER
    assert Style.NOTE in styles[at:]


def test_a_series_sets_its_own_faces():
    look = renamed(gbt9704.LOOK, {"仿宋_GB2312": ("方正仿宋_GBK", "仿宋"), "楷体_GB2312": ()})
    assert look.styles[Style.BODY].face == "方正仿宋_GBK"
    assert look.leads[CharStyle.LEAD2] == "楷体_GB2312"
    assert look.leads[CharStyle.LEAD3] == "方正仿宋_GBK"
    assert renamed(gbt9704.LOOK, {}) is gbt9704.LOOK


def test_the_mark_and_a_secret_number_print_above_the_name():
    head = Masthead(sign="青梧县人民政府", series="专报")
    secrecy = Secrecy(level=SecrecyLevel.SECRET, copy_no="000001")
    laid = lay(replace(Bulletin(), masthead=head, secrecy=secrecy), Scheme()).elements
    assert [one.text for one in laid] == ["000001", "秘密", "青梧县人民政府", "专报", ""]
