"""Side by side, the left page is the old text whole and the right page the new one."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import compare
from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Paragraph, Span, Table, paragraph
from gazetteer_desk.bulletin.compared import Sort
from tests import make
from ui.editor import compared_lines, compared_sides


def sides(old, new):
    found = compare.compare(
        *(make.bulletin(make.article("题名", key="k", body=body)) for body in (old, new))
    )
    every = tuple(compared_lines.lines(found))
    return list(compared_sides.old(every)), list(compared_sides.new(every))


def words(lines):
    """Return the words of a page, paragraph by paragraph, without headings and notes."""
    kinds = set(Kind)
    return ["".join(run.text for run in one.runs) for one in lines if one.role in kinds]


def cells(lines):
    rows = [row for line in lines for row in line.rows]
    return [["".join(r.text for one in c for r in one.runs) for c in row.cells] for row in rows]


OLD = make.body("共80余人参加会议。", "会议要求再动员。", "一样的一段。")
NEW = make.body("共86人参加会议。", "一样的一段。", "全是新写的一段话。")


def test_each_page_has_its_text_whole_and_no_word_of_the_other():
    old, new = sides(OLD, NEW)
    assert words(old) == [one.text for one in OLD]
    assert words(new) == [one.text for one in NEW]
    assert Sort.ADDED not in {run.sort for line in old for run in line.runs}
    assert Sort.DELETED not in {run.sort for line in new for run in line.runs}


def test_a_paragraph_stands_at_the_left_as_the_kind_and_with_the_marks_that_it_had():
    was = (Paragraph(Kind.BODY, (Span("重要", frozenset({Mark.BOLD})), Span("的事情。"))),)
    now = (Paragraph(Kind.HEADING1, (Span("重要的事情。"),)),)
    old, new = sides(was, now)
    assert [line.role for line in old if words([line])] == [Kind.BODY]
    assert [line.role for line in new if words([line])] == [Kind.HEADING1]
    marked = [run.marks for line in old for run in line.runs if run.text == "重要"]
    assert marked == [frozenset({Mark.BOLD})]


def test_a_table_stands_on_each_side_with_its_own_rows_and_words():
    def table(*rows):
        return (
            Table(tuple(tuple(Cell((paragraph(w),)) for w in row) for row in rows), header=True),
        )

    old, new = sides(
        table(("乡镇", "村数"), ("白渡镇", "6"), ("石埠乡", "4")),
        table(("乡镇", "村数"), ("白渡镇", "7"), ("新桥镇", "2")),
    )
    assert cells(old) == [["乡镇", "村数"], ["白渡镇", "6"], ["石埠乡", "4"]]
    assert cells(new) == [["乡镇", "村数"], ["白渡镇", "7"], ["新桥镇", "2"]]


def test_what_was_moved_stands_beside_itself():
    long = [f"第{n}段讲的是各乡镇修志进展情况。" for n in "甲乙丙丁"]
    moved = [*long[1:], long[0]]
    old, new = sides(make.body(*long), make.body(*moved))
    assert sorted(words(old)) == sorted(long)
    assert words(new) == moved


def test_titles_and_fields_are_parted_too():
    article = make.article("原来的题名", key="k", body=OLD)
    before = make.bulletin(article)
    after = make.bulletin(replace(article, title=("现在的题名",)))
    every = tuple(compared_lines.lines(compare.compare(before, after)))
    old = ["".join(run.text for run in line.runs) for line in compared_sides.old(every)]
    new = ["".join(run.text for run in line.runs) for line in compared_sides.new(every)]
    assert "原来的题名" in old
    assert "现在的题名" in new
    assert "现在的题名" not in old
