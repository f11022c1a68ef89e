"""Lines that a page broke: the reference bulletin as a PDF reader gives it, and what is no page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer_desk.bulletin.body import Paragraph
from gazetteer_desk.intake import text, wrapped


GOLDEN = Path(__file__).parent.parent / "golden" / "reference.json"
NOT_FIRST = "，。、；：！？）》”’"
NOT_LAST = "（《“‘"


def reference() -> list[str]:
    plain = json.loads(GOLDEN.read_text("utf-8"))["articles"][0]["body"]
    return ["".join(span["text"] for span in block["spans"]) for block in plain]


def columns(words: str) -> int:
    return sum(1 if c.isascii() or c in "“”‘’·" else 2 for c in words)


def printed(
    paragraphs: list[str], indent: str = "", measure: int = 56, wide: Callable[[str], int] = columns
) -> list[str]:
    """Return the lines of a page: two characters of indent, no mark alone at a line's edge."""
    lines: list[str] = []
    for words in paragraphs:
        start, room = 0, measure - 4
        while start < len(words):
            end = start + 1
            while end < len(words) and wide(words[start : end + 1]) <= room:
                end += 1
            while end < len(words) and words[end] in NOT_FIRST:
                end += 1
            while end < len(words) and end - 1 > start and words[end - 1] in NOT_LAST:
                end -= 1
            lines.append((indent if room < measure else "") + words[start:end])
            start, room = end, measure
    return lines


def spoilt(lines: list[str]) -> list[str]:
    """Return the lines as extraction leaves them: blanks about digits, here and there one ahead."""
    made = [line.replace("2024年", " 2024年 ").replace("12日", "12 日") for line in lines]
    return [" " + line if not at % 22 else line for at, line in enumerate(made)]


def texts(words: str) -> list[str]:
    return [one.text for one in text.read(words) if isinstance(one, Paragraph)]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n"])
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_the_reference_comes_back_paragraph_by_paragraph(between: str, indent: str) -> None:
    assert texts(between.join(spoilt(printed(reference(), indent)))) == reference()


@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_of_so_many_characters_come_back_too(indent: str) -> None:
    lines = printed(reference(), indent, wide=lambda words: 2 * len(words))
    assert texts("\n".join(lines)) == reference()


def test_head_and_foot_of_an_issue_stay_apart() -> None:
    head = ["青梧县地方志办公室 2026年 3月 5日", "【特别关注】", "青梧县召开地方志工作推进会"]
    foot = [
        "（县地方志办）",
        "信息公开选项：主动公开",
        "报：县委，县人大常委会，县人民政府，县政协。",
        "送：县直各部门。",
        "发：各乡镇地方志工作机构，有关单位，驻县各机构，各村（社区）村志编纂委员会和资料",
        "员。",
        "（共印 21份）",
    ]
    read = texts("\n\n".join([*head, *printed(reference()), *foot]))
    assert read[:3] == ["青梧县地方志办公室2026年3月5日", *head[1:]]
    assert read[3:12] == reference()
    assert read[12:16] == foot[:4]
    assert read[-1] == "（共印21份）"


def test_page_numbers_and_running_heads_do_not_break_a_sentence() -> None:
    lines = printed(reference(), "　　")
    paged: list[str] = []
    for at, line in enumerate(lines, 1):
        paged.append(line)
        if not at % 22:
            paged += ["", f"— {at // 22} —", "\f青梧县地方志工作简报", ""]
    assert texts("\n".join(paged)) == reference()


STAYS = {
    "headlines": [
        "青梧县召开地方志工作推进会议部署全年任务",
        "白渡镇启动镇志编纂工作并召开业务培训会",
        "石埠乡完成乡志初稿送审并通过专家评审会",
    ],
    "poem": ["朝辞白帝彩云间，千里江陵一日还。", "两岸猿声啼不住，轻舟已过万重山。"],
    "short poem": ["白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼"],
    "sentences": [
        "上半年出版志书。",
        "下半年将继续推进各项工作，确保全年任务圆满完成，贡献力量。",
        "会议要求，各单位要提高站位，压实责任，加强协作，抓好落实，不断开创新局面。",
    ],
    "list": [
        "1.编纂县志第三卷，完成初稿并送省地方志办公室审查",
        "2.组织乡镇志培训班，邀请省内专家授课并现场答疑指导",
        "3.开展史志进校园活动，向全县中小学赠送图书一千余册",
    ],
    "addresses": [
        "四川省成都市青羊区人民南路一段86号城市之心大厦",
        "四川省绵阳市涪城区临园路东段76号五洲国际大厦",
        "四川省德阳市旌阳区长江西路一段126号邮政大楼",
    ],
    "signature": ["特此报告，请予审阅。", "青梧县地方志办公室", "2026年3月5日"],
    "contact": ["联系人：卢佩宁", "电话：0816-2233445", "地址：青梧县人民路1号"],
    "chat": [
        "卢佩宁2026/3/5 9:30:12",
        "明天下午三点开会，请带《县志》初稿",
        "赵行之2026/3/5 9:31:00",
        "收到",
    ],
    "one": ["只有一行"],
    "nothing": [],
}


@pytest.mark.parametrize("name", sorted(STAYS))
def test_what_no_page_broke_stays(name: str) -> None:
    assert texts("\n".join(STAYS[name])) == STAYS[name]


def test_mail_in_english_joins_with_blanks() -> None:
    mail = (
        "The county office held its annual meeting on gazetteers last\nweek. Participants from "
        "twelve towns discussed the progress of\nthe third round of compilation and agreed on "
        "a schedule for the\nremaining volumes."
    )
    assert texts(mail) == [mail.replace("\n", " ")]


def test_headings_in_a_broken_page_begin_anew() -> None:
    body = reference()[1]
    lines = [*printed([body]), "一、总体情况", *printed([body]), "（一）建立名册", *printed([body])]
    assert texts("\n".join(lines)) == [body, "一、总体情况", body, "（一）建立名册", body]


words = st.text("省志办工作会议要求各单位提高认识推进编纂质量", min_size=12, max_size=90)
prose = st.lists(words, min_size=1, max_size=3).map("，".join).map(lambda one: one + "。")


@settings(max_examples=60, deadline=None)
@given(st.lists(prose, min_size=1, max_size=6), st.integers(40, 80))
def test_any_prose_that_is_printed_with_indents_comes_back(paragraphs: list[str], measure: int):
    paragraphs = ["".join(one) for one in paragraphs]
    lines = printed(paragraphs, "　　", measure)
    if len(lines) < 2 * len(paragraphs) + 3:
        return  # too few full lines tell of a page
    assert texts("\n".join(lines)) == paragraphs


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=30))
def test_every_line_with_words_is_in_one_group(lines: list[str]) -> None:
    numbers = [at for group in wrapped.group(lines) for at in group]
    assert numbers == [at for at, line in enumerate(lines) if line.strip()]
