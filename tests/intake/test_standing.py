"""What a paragraph is by the company it keeps."""

from gazetteer_desk.bulletin.body import Kind, Picture, Table, paragraph
from gazetteer_desk.intake import html, standing, text
from gazetteer_desk.intake.kinds import Hints
from gazetteer_desk.intake.standing import Stand


PROSE = "今年以来，全县各级各部门高度重视地方志工作，各项任务稳步推进。"


def kinds(words: str) -> list[str]:
    return [one.kind for one in html.read(words.encode()).body]


def test_a_short_line_in_a_face_of_its_own_is_a_heading() -> None:
    body = f"<p style='font-family:仿宋'>{PROSE}</p>"
    assert kinds(f"<p style='font-family:黑体'>主要做法</p>{body}") == ["heading1", "body"]
    assert kinds(f"<p style='font-family:楷体_GB2312'>建章立制</p>{body}") == ["heading2", "body"]


def test_in_a_copy_that_is_all_of_one_face_nothing_is_a_heading() -> None:
    assert kinds("<p style='font-family:黑体'>主要做法</p>" * 3) == ["body"] * 3


def test_sentences_labels_and_captions_in_a_heading_face_stay_what_they_are() -> None:
    for words in (
        "抓好落实。",
        "各科室：",
        "【特别关注】",
        "（县志办）",
        "附件1",
        "图1　会场",
        "2026",
    ):
        page = f"<p style='font-family:黑体'>{words}</p><p style='font-family:仿宋'>{PROSE}</p>"
        assert kinds(page)[0] == "body"


def test_a_larger_line_is_a_heading() -> None:
    body = f"<p style='font-size:16px'>{PROSE}</p>"
    assert kinds(f"<p style='font-size:22px'>工作动态</p>{body}") == ["heading1", "body"]
    assert kinds(f"<p style='font-size:17px'>工作动态</p>{body}") == ["body", "body"]


def test_a_date_at_the_foot_and_the_office_above_it_close_the_text() -> None:
    read = text.read(f"　　{PROSE}\n青梧县地方志办公室\n2026年3月5日\n")
    assert [one.kind for one in read] == [Kind.BODY, Kind.SIGNATURE, Kind.DATELINE]


def test_a_date_at_the_head_is_none_of_a_signature() -> None:
    lines = ["青梧方志", "2026年3月5日", *[PROSE] * 8]
    assert {one.kind for one in text.read("\n".join(lines))} == {Kind.BODY}


def test_sentences_are_no_signature() -> None:
    assert [one.kind for one in text.read("会议到此结束，散会。\n2026年3月5日")] == [Kind.BODY] * 2


def test_a_note_of_the_editors_is_one() -> None:
    assert [one.kind for one in text.read("编者按：村志是志书。\n编者按一词")] == ["note", "body"]


def test_items_below_an_attachment_belong_to_it_while_they_count_up() -> None:
    read = text.read("附件：1.任务表\n2.名单\n4.另一件\n")
    assert [one.kind for one in read] == [Kind.ATTACHMENT, Kind.ATTACHMENT, Kind.HEADING3]


def test_lines_that_name_a_table_or_a_picture_are_its_caption() -> None:
    (table,) = text.read("表1　各乡镇进度\n白渡镇\t3\n石埠乡\t2\n")
    assert isinstance(table, Table)
    assert table.caption == "表1　各乡镇进度"
    picture = Picture("d", "image/png")
    stands = [Stand(picture), Stand(paragraph("图1　会场"), Hints()), Stand(paragraph("图略。"))]
    assert [getattr(one, "caption", "-") for one in standing.settled(stands)] == ["图1　会场", "-"]


def test_a_line_of_contents_is_no_heading() -> None:
    assert [one.kind for one in text.read("一、总体情况……3\n一、总体情况3")] == ["body", "heading1"]
