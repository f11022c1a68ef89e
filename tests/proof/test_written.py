"""A suggestion may ask for what was found in another form."""

import pytest

from gazetteer_desk.proof.written import Written, value


@pytest.mark.parametrize(
    ("words", "form", "written"),
    [
        (", ", "全角", "，"),
        ("２０２４．５％", "半角", "2024.5%"),
        ("一千二百零八", "阿拉伯", "1208"),
        ("二〇二四", "阿拉伯", "2024"),
        ("3", "汉字", "三"),
        ("20", "汉字", "二十"),
        ("2千", "整数", "2000"),
        ("1，200", "数字", "1200"),
        ("07", "去零", "7"),
        ("二零二○", "圈零", "二〇二〇"),
        ("3、4", "概数", "三四"),
        ("。”。", "一个", "。”"),
        ("，”，", "一个", "”，"),
        ("务", "句号", "务。"),
        ("，", "句号", "。"),
        ("（一）、", "序号", "（一）"),
        ("⽅\u200b", "常用", "方"),
        ("﹑", "标准", "、"),
        ("志", "", "志"),
        ("方志", "阿拉伯", "方志"),
        ("二○一八", "年份", "2018"),
        (".5", "小数", "0.5"),
        ("．", "小数", "."),
        ("2万8千", "大数", "万"),
        ("3亿5千万", "大数", "亿"),
        ("10.1", "节日", "“十一”"),
        ("12.9", "事件", "“一二·九”"),
        ("9.18", "事件", "“九一八”"),
        ("54", "事件", "“五四”"),
        ("145", "提法", "十四五"),
        ("4", "提法", "四"),
        ("五·四", "无点", "五四"),
        ("千", "分号", "‰"),
    ],
)
def test_words_are_written_in_a_form(words, form, written):
    assert f"{Written(words):{form}}" == written


def test_what_is_no_number_and_no_form_is_said():
    with pytest.raises(ValueError, match="方志"):
        value("方志")
    with pytest.raises(ValueError, match="斜体"):
        f"{Written('志'):斜体}"
