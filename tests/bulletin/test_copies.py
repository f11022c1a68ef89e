"""How many copies: the account of the list, and the office's own word over it."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import codec, copies, edit
from gazetteer_desk.bulletin.checks import Weight
from gazetteer_desk.bulletin.copies import CopyLine
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from tests import make
from tests.test_house import ROOT


TOWNS = Recipient(name="各乡镇党委、政府", group=Group.ISSUE, copies=14)
LIST = Recipients(
    recipients=(
        Recipient(name="县委", group=Group.REPORT, copies=2, note="书记、副书记"),
        Recipient(name="县直各部门", group=Group.SEND, copies=25, members=("甲局", "乙局")),
        TOWNS,
    ),
    archive=3,
    spare=2,
)
PRINTED = Distribution(
    report=("县委，县政府。",), send=("县直各部门。",), issue=("各乡镇党委、政府。",)
)


def test_the_account_goes_line_by_line_down_the_page():
    lines = copies.explain(PRINTED, LIST)
    assert lines == (
        CopyLine(Group.REPORT, "县委", 2, "名单；书记、副书记"),
        CopyLine(Group.REPORT, "县政府", 1, "不在名单里，按 1 份计", is_known=False),
        CopyLine(Group.SEND, "县直各部门", 25, "名单，共 2 个单位"),
        CopyLine(Group.ISSUE, "各乡镇党委、政府", 14, "名单"),
        CopyLine(None, "存档", 3, "留底"),
        CopyLine(None, "备用", 2, "备补发"),
    )
    assert copies.total(lines) == 47


def test_a_name_counts_in_its_own_group_alone():
    elsewhere = Distribution(report=("县直各部门。",))
    (first, *_) = copies.explain(elsewhere, LIST)
    assert (first.copies, first.is_known) == (1, False)


def test_another_number_than_the_sum_is_doubted_once_and_can_be_filled_in():
    issue = make.bulletin(distribution=PRINTED, copies=40)
    (remark,) = copies.remarks(issue, copies.explain(PRINTED, LIST))
    assert remark.weight is Weight.DOUBTFUL
    assert (remark.place, remark.field) == ("tail", "copies")
    assert remark.said == "去向合计 47 份，这里是 40 份。可按合计填，或写一句原因。"
    assert (remark.remedy, remark.fix) == ("按合计填 47", 47)


@pytest.mark.parametrize("printed", [47, None])
def test_the_sum_itself_and_no_number_are_not_doubted(printed):
    issue = make.bulletin(distribution=PRINTED, copies=printed)
    assert copies.remarks(issue, copies.explain(PRINTED, LIST)) == ()


def test_an_office_without_a_list_is_left_alone():
    issue = make.bulletin(distribution=PRINTED, copies=40)
    assert copies.remarks(issue, copies.explain(PRINTED, Recipients(archive=3))) == ()


def test_the_reference_bulletin_prints_what_it_prints_with_one_word_of_reason():
    reference, _ = codec.read((ROOT / "tests" / "golden" / "reference.json").read_bytes())
    group = Recipient(name="各市（州）党委", group=Group.SEND, copies=21)
    lines = copies.explain(reference.distribution, Recipients(recipients=(group,)))
    assert reference.copies == 21 != copies.total(lines)
    assert copies.remarks(reference, lines)
    reasoned = edit.with_editing(reference, copies_reason="其余发电子版")
    assert copies.remarks(reasoned, lines) == ()
    assert replace(reasoned, editing=reference.editing) == reference


def test_unknown_names_and_other_numbers_are_recorded_in_the_list():
    lines = copies.explain(PRINTED, LIST)
    unknown = [line for line in lines if not line.is_known]
    made = copies.recorded(LIST, unknown)
    assert made.recipients[-1] == Recipient(name="县政府", group=Group.REPORT)
    assert all(line.is_known for line in copies.explain(PRINTED, made))
    more = copies.recorded(
        made, (CopyLine(None, copies.ARCHIVE, 5, ""), replace(lines[3], copies=15))
    )
    assert (more.archive, more.spare) == (5, 2)
    assert replace(TOWNS, copies=15) in more.recipients
    assert copies.recorded(more, (CopyLine(None, copies.SPARE, 0, ""),)).spare == 0
