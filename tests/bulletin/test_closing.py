"""A unit in brackets on the last line and the field 供稿单位 say the same: it is printed once."""

import pytest

from gazetteer_desk.bulletin import closing, mending, review
from gazetteer_desk.bulletin.review import Known
from tests import make


def test_the_last_line_goes_into_the_empty_field_by_the_link():
    issue = make.bulletin(
        make.article("例会", "会议召开。", "（省地方志办、绵阳市志办）", "", key="a")
    )
    (found,) = (one for one in review.remarks(issue, Known()) if one.field == "credits")
    assert found.said == "供稿单位未填，文末写着“（省地方志办、绵阳市志办）”。"
    assert found.remedy == "移到供稿单位"
    mended = mending.mended(issue, found).article("a")
    assert mended.credits == ("省地方志办", "绵阳市志办")
    assert [block.text for block in mended.body] == ["会议召开。"]
    assert closing.remark(mended) is None


def test_a_line_that_repeats_the_field_is_said_and_goes_away_by_the_link():
    article = make.article(
        "例会", "会议召开。", "（省地方志办）", key="a", credits="省地方志办综合处"
    )
    issue = make.bulletin(article)
    found = closing.remark(article)
    assert found is not None
    assert found.said == "文末的“（省地方志办）”和供稿单位重复，会印两遍。"
    mended = mending.mended(issue, found).article("a")
    assert mended.credits == ("省地方志办综合处",)
    assert [block.text for block in mended.body] == ["会议召开。"]


@pytest.mark.parametrize(
    "last",
    [
        "（注：数据截至6月底）",
        "（未完待续）",
        "会议结束（省地方志办）",
        "（会议由县政府办召集。）",
        "（作者系县志办干部）",
    ],
)
def test_other_words_in_brackets_are_left_alone(last):
    article = make.article("例会", "会议召开。", last)
    assert closing.units(article) == ()
    assert closing.moved(article) is article
    said = closing.remark(article)
    assert said is not None
    assert (said.said, said.remedy) == ("供稿单位未填。", "")


def test_another_unit_than_that_of_the_field_is_left_alone():
    article = make.article("例会", "会议召开。", "（县志学会）", credits="省地方志办")
    assert closing.remark(article) is None


def test_a_text_that_is_nothing_but_that_line_or_ends_in_a_table_keeps_it():
    assert closing.units(make.article("例会", "（省地方志办）")) == ()
    body = (*make.body("会议召开。", "（省地方志办）"), make.table(("县", "乡")))
    assert closing.units(make.article("例会", body=body)) == ()
