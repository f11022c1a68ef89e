"""What is put right while one types, and what is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import typing
from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.bulletin.typing import EVERY, Rule


def typed(keys: str, right: str = "", rules: frozenset[Rule] = EVERY) -> str:
    """Return what stands there when these keys are struck one by one."""
    left = ""
    for key in keys:
        found = typing.correction(left, key, right, rules)
        left += key
        for change in reversed(found.changes if found else ()):
            assert left[change.at : change.at + len(change.old)] == change.old
            left = left[: change.at] + change.new + left[change.at + len(change.old) :]
    return left


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ('实施"三个服务"工程', "实施“三个服务”工程"),
        ('"存史"、"育人"', "“存史”、“育人”"),
        ("深化\"'七进'活动\"", "深化“‘七进’活动”"),
        ('他说:"要抓好《志书》"。', "他说：“要抓好《志书》”。"),
        ('会议指出:"推进"七进"', "会议指出：“推进”七进“"),
        ("'小志'", "‘小志’"),
        ('“会议强调："质量"是生命”', "“会议强调：‘质量’是生命”"),
        ('安装"WPS"和"2024"版', "安装“WPS”和“2024”版"),
    ],
)
def test_straight_quotes_become_chinese_ones_by_their_place(keys, stands):
    assert typed(keys) == stands


def test_a_quotation_inside_another_that_is_closed_already():
    assert typed('“深化"七进"', right="活动”的通知") == "“深化‘七进’"


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ("会议指出,要加快进度;抓落实:一!二?", "会议指出，要加快进度；抓落实：一！二？"),
        ("各市(州)方志办", "各市（州）方志办"),
        ("(一)总体情况", "（一）总体情况"),
        ("(1)总体情况", "（1）总体情况"),
        ("完成98%,比上年多", "完成98%，比上年多"),
        ("用WPS,再用Word", "用WPS，再用Word"),
        ("按GB/T 9704-2012,第3章", "按GB/T 9704-2012，第3章"),
        ("进展顺利.下一步", "进展顺利。下一步"),
        ("GB(国家标准)", "GB（国家标准）"),
        ("“存史”,《志》;", "“存史”，《志》；"),
    ],
)
def test_marks_beside_chinese_become_full_width(keys, stands):
    assert typed(keys) == stands


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ("稳步推进...", "稳步推进……"),
        ("稳步推进......", "稳步推进……"),
        ("稳步推进。。。", "稳步推进……"),
        ("稳步推进…", "稳步推进……"),
        ("百年印记--庆祝", "百年印记——庆祝"),
        ("百年印记----庆祝", "百年印记——庆祝"),
        ("--本报记者", "——本报记者"),
    ],
)
def test_dots_and_hyphens(keys, stands):
    assert typed(keys) == stands


@pytest.mark.parametrize(
    "keys",
    [
        "共1,000册", "上午9:30开会", "增长3.5个点", "比分3:2", "版本3.5", "1,200,300元",
        "见http://www.scdfz.org.cn/gz/中国,a?b=1;c", "见www.a.cn/中,文", "写信到abc@163.com",
        "存在D:\\资料\\县志(稿)", "简报.docx", "按GB/T 9704-2012办", "GB/T 1.1-2020",
        'Chinese "local" records', "people's", "in situ, ex situ; et al.", "Hello, world!",
        "2012--2015年", "a--b", "f(x)=1", "3\"屏", "wait...", "I'm", "1990's",
        "电话0839-3263456", "……", "甲……乙", "甲——乙", "第1期", "a.b.c",
    ],
)  # fmt: skip
def test_what_is_something_else_is_left_alone(keys):
    if "……" in keys:  # input methods write the two at once
        assert typing.correction("甲", "…", "…") is None
        assert typing.correction("甲…", "…") is None
    else:
        assert typed(keys) == keys


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.HEADINGS])
def test_each_rule_can_be_switched_off(rule):
    keys = {
        Rule.QUOTES: '甲"乙"',
        Rule.MARKS: "甲,乙",
        Rule.ELLIPSIS: "甲...",
        Rule.DASH: "甲--",
    }[rule]
    assert typed(keys) != keys
    assert typed(keys, rules=EVERY - {rule}) == keys


@given(st.text(st.sampled_from("甲乙a1 .,;:!?()\"'“”‘’（）…—-/@\\。，：、"), max_size=30))
def test_a_correction_says_exactly_what_it_replaces(keys):
    assert typed(keys, rules=frozenset()) == keys
    assert sum(map(typed(keys).count, "甲乙")) == sum(map(keys.count, "甲乙"))


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("一、", Kind.HEADING1),
        ("十二、", Kind.HEADING1),
        ("（一）", Kind.HEADING2),
        ("1.总", Kind.HEADING3),
        ("12．总", Kind.HEADING3),
        ("（1）", Kind.HEADING4),
        ("(1)", Kind.HEADING4),
    ],
)
def test_a_number_makes_a_heading_once_it_is_complete(keys, kind):
    found = typing.heading(keys[:-1], keys[-1])
    assert found is not None
    assert found.kind is kind
    assert typing.heading(keys, "体") is None


@pytest.mark.parametrize(
    "keys", ["1.5万", "7.1讲话", "2024.7", "2024年", "一二三", "第一、", "1.", "（2024）"]
)
def test_a_date_or_a_decimal_makes_no_heading(keys):
    for at in range(len(keys)):
        assert typing.heading(keys[:at], keys[at]) is None


def test_every_rule_has_a_name_for_the_menu_and_for_undo():
    assert len({rule.deed for rule in Rule}) == len(Rule)
    assert all(rule.deed.startswith("自动") for rule in Rule)


def test_a_long_paragraph_without_a_mark_costs_no_time():
    left = "县" * 20_000
    began = time.thread_time()
    for typed in ("a", ")", '"', ".", "-", "办"):
        typing.correction(left, typed)
    assert time.thread_time() - began < 0.5  # it was seconds for each


def test_in_a_very_long_line_without_marks_the_last_words_tell():
    line = "字" * 30_000
    assert typing.correction(line, ",") is not None
    assert typing.correction(f"{line}://字", ",") is None
    assert typing.correction(f"{line}https://a.b/字", '"') is None
