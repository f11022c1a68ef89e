"""The fixed bulletins whose pages are kept as golden files."""

import datetime as dt
from pathlib import Path

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Paragraph, Span, Table, paragraph
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from tests import make


GOLDEN = Path(__file__).parent.parent / "golden"
PROSE = (
    "为进一步落实全年工作部署，县志办组织各镇（街道）、县级有关部门召开三轮修志资料收集推进会，"
    "通报上半年工作进展，交流“资料长编”编写经验，并就下半年12项重点任务作出安排。"
)


def reference() -> tuple[Bulletin, Plates]:
    """Return the reference bulletin: one article, four pages."""
    return codec.read((GOLDEN / "reference.json").read_bytes())


def empty() -> tuple[Bulletin, Plates]:
    """Return an issue of which nothing is known but its series."""
    return Bulletin(masthead=Masthead(series="简报")), {}


def full() -> tuple[Bulletin, Plates]:
    """Return an issue with every element there is."""
    block, plates = make.picture(make.png(600, 400), caption="镇志编修座谈会现场")
    first = make.article(
        "青梧县召开三轮修志资料收集推进会暨年鉴编纂业务培训会议",
        key="a",
        subtitle="——在全县修志工作推进会上的发言",
        credits=("县志办", "县档案馆"),
        body=(
            *make.body(PROSE, "一、总体情况", PROSE * 2, "（一）进度", "1. 收集", "（1）档案"),
            paragraph(f"（二）质量。{PROSE}", Kind.HEADING2, lead=6),
            paragraph(f"一是强化领导。{PROSE}", lead=7),
            _marked(),
            _table(),
            paragraph("上表数据截至3月1日。"),
        ),
    )
    second = make.article(
        "城关镇“三步走”推进镇志编修",
        key="b",
        body=(
            paragraph(PROSE),
            block,
            paragraph("附件：1.任务分解表", Kind.ATTACHMENT),
            paragraph("2.资料收集范围与责任单位一览表", Kind.ATTACHMENT),
            paragraph("青梧县地方志办公室", Kind.SIGNATURE),
            paragraph("2026年3月5日", Kind.DATELINE),
        ),
    )
    third = make.article(
        "以志为媒\n讲好青梧故事",
        key="c",
        column="经验交流",
        note=(paragraph("按：县档案馆的做法值得推广。"),),
        body=(paragraph(PROSE), paragraph("（本刊整理）", Kind.CENTERED)),
    )
    bulletin = make.bulletin(
        first,
        second,
        third,
        total=118,
        secrecy=Secrecy(level=SecrecyLevel.CONFIDENTIAL, term="1年", copy_no="000012"),
        urgency=Urgency.EXTRA_URGENT,
        note=(paragraph(f"编者按：{PROSE}"), paragraph("请结合实际贯彻落实。")),
        disclosure=Disclosure.NONE,
        imprint=Imprint(
            office="青梧县地方志办公室",
            printed=dt.date(2026, 3, 6),
            editor="甲某",
            proofreader="乙某",
            approver="丙某",
            phone="0800-1234567",
        ),
    )
    return bulletin, plates


def _marked() -> Paragraph:
    bold, underline = frozenset({Mark.BOLD}), frozenset({Mark.UNDERLINE})
    return Paragraph(
        Kind.BODY,
        (
            Span("其中"),
            Span("加粗", bold),
            Span("、"),
            Span("下划线", underline),
            Span("、12km"),
            Span("2", frozenset({Mark.SUPERSCRIPT})),
            Span("、H"),
            Span("2", frozenset({Mark.SUBSCRIPT})),
            Span("O、"),
            Span("又粗又有线", bold | underline),
            Span("。"),
        ),
    )


def _table() -> Table:
    def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
        return Cell((paragraph(text),), colspan, rowspan)

    rows = (
        (cell("单位"), cell("任务", 2), cell("备注")),
        (cell("城关镇", 1, 2), cell("长编"), cell("12"), cell("已完成，正在组织专家评审")),
        (cell("年鉴"), cell("3"), cell("在编")),
    )
    return Table(rows=rows, header=True, caption="各单位任务完成情况")


ALL = {"reference": reference, "empty": empty, "full": full}
