"""A note as plain lines, and back without a loss."""

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Picture, Span, Table, paragraph
from ui.forms import notes


def test_a_note_keeps_what_a_plain_field_cannot_show():
    marked = Paragraph(Kind.NOTE, (Span("重", frozenset({Mark.BOLD})), Span("要")))
    picture = Picture("d" * 64, "image/png")
    table = Table((), header=False)
    body = (marked, picture, table)
    assert notes.lines_of(body) == "重要\n〔图片〕\n〔表格〕"
    assert notes.body_of("重要\n〔图片〕\n〔表格〕", body) == body
    assert notes.body_of("重要\n新的一段\n〔图片〕", body) == (
        marked,
        paragraph("新的一段", Kind.NOTE),
        picture,
    )
