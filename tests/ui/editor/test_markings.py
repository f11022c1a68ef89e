"""Kinds and marks over stretches of words: chosen cells, captions, gaps beside tables."""

from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Paragraph, Span, Table, cut, paragraph
from ui.editor import markings
from ui.editor.edits import Spot


BOLD = frozenset({Mark.BOLD})
TABLE = Table(((Cell((paragraph("甲"),)), Cell((paragraph("乙"),))),), header=False)


def test_marks_are_put_on_and_taken_away() -> None:
    body = (paragraph("甲乙丙"), paragraph("丁"))
    marked = markings.with_marks(body, [(Spot((0,), 1), Spot((1,), 1))], Mark.BOLD)
    assert marked == (
        Paragraph(Kind.BODY, (Span("甲"), Span("乙丙", BOLD))),
        Paragraph(Kind.BODY, (Span("丁", BOLD),)),
    )
    assert markings.with_marks(marked, [(Spot((0,), 1), Spot((1,), 1))], Mark.BOLD) == body
    raised = markings.with_marks(body, [(Spot((0,), 0), Spot((0,), 1))], Mark.SUPERSCRIPT)
    lowered = markings.with_marks(raised, [(Spot((0,), 0), Spot((0,), 1))], Mark.SUBSCRIPT)
    assert lowered[0].spans[0].marks == {Mark.SUBSCRIPT}


def test_of_two_chosen_cells_both_become_bold_and_none_between() -> None:
    row = tuple(Cell((paragraph(word), paragraph("续"))) for word in "甲乙丙")
    chosen = [(Spot((0, 0, at, 0)), Spot((0, 0, at, 1), 1)) for at in (2, 0)]
    made = markings.with_marks((Table((row,), header=False),), chosen, Mark.BOLD)
    marks = [[one.spans[0].marks for one in cell.paragraphs] for cell in made[0].rows[0]]
    assert marks == [[BOLD, BOLD], [frozenset(), frozenset()], [BOLD, BOLD]]
    made = markings.with_kind(made, chosen, Kind.CENTERED)
    kinds = [[one.kind for one in cell.paragraphs] for cell in made[0].rows[0]]
    assert kinds == [[Kind.CENTERED] * 2, [Kind.BODY] * 2, [Kind.CENTERED] * 2]


def test_what_ends_in_the_gap_above_a_table_leaves_the_table_alone() -> None:
    body = (paragraph("上"), TABLE, TABLE)
    chosen = [(Spot((0,)), Spot((2,), gap=True))]
    first, second, third = markings.with_marks(body, chosen, Mark.BOLD)
    assert (first.spans[0].marks, third) == (BOLD, TABLE)
    assert second != TABLE
    caption = [(Spot((1,), gap=True), Spot((1,), gap=True))]
    assert markings.with_marks(body, caption, Mark.BOLD) == body
    assert markings.with_kind(body, caption, Kind.HEADING1) == body


def test_of_many_chosen_cells_each_is_looked_at_a_few_times_only(monkeypatch) -> None:
    looks: list[int] = []

    def counted(*arguments):
        looks.append(1)
        return cut(*arguments)

    monkeypatch.setattr(markings, "cut", counted)
    row = (Cell((paragraph("甲"),)),) * 8
    chosen = [(Spot((0, r, c, 0)), Spot((0, r, c, 0), 1)) for r in range(50) for c in range(8)]
    made = markings.with_marks((Table((row,) * 50, header=False),), chosen, Mark.BOLD)
    assert all(cell.paragraphs[0].spans[0].marks == BOLD for row in made[0].rows for cell in row)
    assert len(looks) <= 4 * 400
