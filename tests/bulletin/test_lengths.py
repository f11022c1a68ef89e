from gazetteer_desk.bulletin import lengths
from gazetteer_desk.bulletin.body import (
    Cell,
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
)


SENTENCE = "会议要求，各单位要提高站位，压实责任。"
BOLD = frozenset({Mark.BOLD})


def test_what_can_be_written_in_stays_as_it_is() -> None:
    body = (paragraph("字" * lengths.LONGEST), Picture("a" * 64, "image/png"))
    assert lengths.too_long(body) == 0
    assert lengths.parted(body) == body


def test_a_long_paragraph_is_parted_at_the_ends_of_sentences() -> None:
    long = Paragraph(Kind.HEADING2, (Span(SENTENCE * 900, BOLD), Span(SENTENCE * 900)), 19)
    assert lengths.too_long((long,)) == 1
    parts = lengths.parted((long,))
    assert "".join(one.text for one in parts) == long.text
    assert all(one.text.endswith("。") and len(one.text) <= 5_000 for one in parts)
    assert [one.lead for one in parts] == [19, *[0] * (len(parts) - 1)]
    assert {span.marks for one in parts for span in one.spans} == {BOLD, frozenset()}


def test_words_without_a_mark_are_parted_all_the_same() -> None:
    parts = lengths.parted((paragraph("字" * 20_001),))
    assert [len(one.text) for one in parts] == [5_000] * 4 + [1]


def test_a_cell_is_parted_too() -> None:
    table = Table(((Cell((paragraph("字，" * 12_000),)), Cell((paragraph("甲"),))),), header=False)
    assert lengths.too_long((table,)) == 1
    (parted,) = lengths.parted((table,))
    assert len(parted.rows[0][0].paragraphs) == 5
    assert parted.rows[0][1] is table.rows[0][1]
