"""What office programs put on the clipboard, in their own markup: copies of our own writing."""

from pathlib import Path

import pytest

from gazetteer_desk.bulletin.body import Block, Mark, Paragraph, Table
from gazetteer_desk.intake import html, text
from gazetteer_desk.intake.taken import Taken


CAPTURES = Path(__file__).parent.parent / "data" / "captures"
LOST = "有 {} 张图片不在剪贴板里，没有收，可另行插入。"
_SIGNS = {Mark.BOLD: "*", Mark.UNDERLINE: "_", Mark.SUPERSCRIPT: "^", Mark.SUBSCRIPT: "~"}


def shown(block: Block) -> object:
    """Return a paragraph as `kind|text`, its run-in heading in 〔〕, marks as signs."""
    if isinstance(block, Table):
        return [
            [cell.text + "→" * (cell.colspan - 1) + "↓" * (cell.rowspan - 1) for cell in row]
            for row in block.rows
        ]
    assert isinstance(block, Paragraph)
    words = "".join(
        "".join(_SIGNS[m] for m in sorted(s.marks)) * bool(s.marks)
        + s.text
        + "".join(_SIGNS[m] for m in sorted(s.marks))
        for s in block.spans
    )
    if block.lead:
        assert words.startswith(block.text[: block.lead])
        words = f"〔{words[: block.lead]}〕{words[block.lead :]}"
    return f"{block.kind}|{words}"


def taken(name: str) -> Taken:
    path = CAPTURES / name
    data = path.read_bytes()
    return html.read(data) if path.suffix == ".html" else text.take(text.decode(data))


EXPECTED = {
    "word2016.html": (
        [
            "heading1|总体情况",
            "body|7月12日，青梧县地方志办召开*推进会*，安排全年任务^[1]^。",
            "body|面积约20 km^2^，水为H~2~O。",
            "heading1|一、抓好编纂",
            "heading2|〔（一）建立名册。〕各单位三月底前备案。第二句还是正文。",
            "heading2|〔（二）落实责任：〕由分管领导负责。逐项销号。",
            "heading2|〔一是强化领导。〕成立专班。",
            "body|要点一",
            "body|见附表。",
            [["单位", "成果→"], ["白渡镇↓", "镇志", "1部"], ["图志", "2部"]],
            "signature|青梧县地方志办公室",
            "dateline|2026年3月5日",
            "body|^[1]^见全年计划。",
        ],
        (LOST.format(1),),
    ),
    "word365.html": (
        [
            "heading1|一、总体情况",
            "body|全县12个乡镇参加。*重点突出*。",
            "heading3|1.收集资料",
            "heading3|2.编写初稿",
        ],
        (),
    ),
    "wps.html": (
        [
            "heading1|一、主要成效",
            "heading2|编纂进度",
            "body|2026年3月，出席的有赵　行、邓　瑜。",
            "body|软回车后的一行。_要线_",
        ],
        (LOST.format(1),),
    ),
    "wechat.html": (
        [
            "body|*近日，*",
            "body|青梧县地方志办联合县融媒体中心推出“方志青梧”专栏，共12期。",
            "body|*专栏特点*",
            "body|看得懂",
            "body|记得住",
            "body|框里的第一句。",
            "body|框里的第二句。",
        ],
        (LOST.format(1),),
    ),
    "gov_page.html": (
        [
            "heading1|青梧县召开地方志工作推进会",
            "body|发布时间：2026-03-05 来源：县志办",
            "body|3月5日上午，县地方志办召开会议。县志办主任讲话。",
            "body|外框里的段落。",
            [["乡镇", "进度"], ["白渡镇", "80%"], ["石埠乡", "65%"]],
        ],
        (LOST.format(2),),
    ),
    "excel.html": (
        [
            [
                ["乡镇", "日期", "金额（元）"],
                ["白渡镇", "2026年3月5日", "1,234.50"],
                ["石埠乡\n新区", "合并格→"],
            ]
        ],
        (),
    ),
    "libreoffice.html": (
        [
            "heading2|工作安排",
            "body|全年编纂3部志书，*质量第一*。",
            "heading3|2.评审",
            "heading3|3.出版",
            "signature|县志办",
        ],
        (),
    ),
    "mail.html": (
        [
            "body|各位同事：",
            (
                "body|第三轮修志工作推进会定于三月二十日在县政府第一会议室召开，请各单位分管领导和资料员准时"
                "参加，并于三月十五日前把参会人员名单报县志办。"
            ),
            "body|联系人：卢佩宁，电话已告。",
            "body|县志办",
        ],
        (),
    ),
    "pdf.txt": (
        [
            "body|青梧县地方志工作简报",
            (
                "body|3月5日，青梧县地方志办召开全县地方志工作推进会。县委常委、副县长卢佩宁出席会议并讲话，"
                "全县12个乡镇和30余个部门负责同志参加会议。"
            ),
            (
                "body|会议要求，各单位要提高站位，压实责任，把第三轮修志工作摆上重要日程，做到有专人、有经费、"
                "有场所，确保按时保质完成任务。"
            ),
            "heading1|一、抓紧收集资料",
            "body|要建立资料员队伍，口述、实物、图片一并征集，6月底前完成第一批入库。",
            "body|（县志办）",
        ],
        ("原文按行断开，已把 11 行接成 6 段。",),
    ),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_a_program_copies_comes_in_clean(name: str) -> None:
    blocks, remarks = EXPECTED[name]
    read = taken(name)
    assert [shown(block) for block in read.body] == blocks
    assert read.remarks == remarks
    assert read.plates == {}


def test_every_capture_is_read() -> None:
    assert {path.name for path in CAPTURES.iterdir()} == set(EXPECTED)


def test_headers_and_widths_of_office_tables() -> None:
    (table,) = taken("excel.html").body
    assert isinstance(table, Table)
    assert (table.header, table.widths) == (True, (0.3333,) * 3)
    assert not any(s.marks for cell in table.rows[0] for p in cell.paragraphs for s in p.spans)


@pytest.mark.parametrize("name", [name for name in sorted(EXPECTED) if name.endswith(".html")])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_wrong_label_changes_nothing(name: str, encoding: str) -> None:
    words = (CAPTURES / name).read_text("utf-8")
    assert html.read(words.encode(encoding)).body == taken(name).body
