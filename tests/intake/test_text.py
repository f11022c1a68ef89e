import pytest

from gazetteer_desk.bulletin.body import NO_MARKS, Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.intake import blanks, taken, text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("　　上半年出版志书。", paragraph("上半年出版志书。")),
        ("    上半年", paragraph("上半年")),
        ("2024年 7月 15日，共 21 份", paragraph("2024年7月15日，共21份")),
        ("WPS Office 与 Word 文件", paragraph("WPS Office 与 Word 文件")),
        ("一、总体情况", paragraph("一、总体情况", Kind.HEADING1)),
        (
            "（一）建立名册。各单位备案。",
            paragraph("（一）建立名册。各单位备案。", Kind.HEADING2, lead=8),
        ),
        ("1.资料", paragraph("1.资料", Kind.HEADING3)),
        ("1.5万字", paragraph("1.5万字")),
        ("（1）口述", paragraph("（1）口述", Kind.HEADING4)),
        ("𠮷野家\x0c\u200b", paragraph("𠮷野家")),
    ],
)
def test_a_line_is_a_paragraph_of_the_kind_its_number_says(line: str, expected: Paragraph) -> None:
    assert text.read(line) == (expected,)


def test_empty_lines_and_all_kinds_of_breaks_part_paragraphs() -> None:
    read = text.read("甲\r\n\r\n乙\u2028丙\v丁\n")
    assert [one.text for one in read] == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_bytes_of_office_programs_are_read(encoding: str) -> None:
    words = "省地方志办 2024 𠮷"
    assert text.decode(words.encode(encoding)) == words


def test_more_than_any_bulletin_is_refused() -> None:
    with pytest.raises(taken.TooMuch):
        text.read("字" * (taken.MOST_CHARACTERS + 1))
    with pytest.raises(taken.TooMuch):
        text.read("字\n" * (taken.MOST_PARAGRAPHS + 1))


def test_marks_stay_on_their_characters_when_blanks_go() -> None:
    bold = frozenset({Mark.BOLD})
    spans = blanks.tidied([("  7 ", NO_MARKS), ("月", bold), (" 12", bold), (" 日 ", NO_MARKS)])
    assert spans == (Span("7"), Span("月12", bold), Span("日"))
