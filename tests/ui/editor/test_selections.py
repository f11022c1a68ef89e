"""What is lit in a text: only near what is seen, never part of the words."""

from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.place import Place
from tests import make
from ui import theme
from ui.editor import document


def lit(editor) -> list[str]:
    return [one.cursor.selectedText() for one in editor.extraSelections()]


def places(body, words: str) -> list[Place]:
    return [
        Place("", "body", (at,), start, start + len(words))
        for at, block in enumerate(body)
        if (start := block.text.find(words)) >= 0
    ]


def test_places_are_found_behind_rare_characters_in_cells_and_captions(editor):
    body = (
        *make.body("𠮷县村志"),
        make.table(("甲", "𠮷村志"), caption="村志表"),
        make.picture(caption="村志图")[0],
        *make.body("完村志"),
    )
    editor.show_body(body)
    wanted = [
        Place("", "body", (0,), 2, 4),
        Place("", "body", (1,), 0, 2),
        Place("", "body", (1, 0, 1, 0), 1, 3),
        Place("", "body", (2,), 0, 2),
        Place("", "body", (3,), 1, 3),
    ]
    editor.lights.show(hit=document.stretches(editor.manuscript, wanted))
    assert lit(editor) == ["村志"] * 5
    assert editor.body() == body


def test_only_what_is_near_is_handed_to_qt_and_follows_as_one_scrolls(editor):
    body = make.body(*[f"第{at}段村志" + "讲" * 60 for at in range(800)])
    editor.show_body(body)
    lights = editor.lights
    lights.show(hit=document.stretches(editor.manuscript, places(body, "村志")))
    assert 0 < len(lit(editor)) < 60
    before = editor.extraSelections()
    first = before[0].cursor.position()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.ensureCursorVisible()
    assert 0 < len(lit(editor)) < 60
    after = editor.extraSelections()
    assert after[-1].cursor.position() > first
    assert set(lit(editor)) == {"村志"}
    lights.show(hit=())
    assert lit(editor) == []


def test_what_is_lit_moves_with_the_words_until_the_next_search(editor):
    body = make.body("甲村志")
    editor.show_body(body)
    lights = editor.lights
    lights.show(hit=document.stretches(editor.manuscript, places(body, "村志")))
    editor.textCursor().insertText("前面")
    editor.verticalScrollBar().rangeChanged.emit(0, 10)
    assert lit(editor) == ["村志"]


def test_a_hit_is_shown_well_inside_and_chosen(editor):
    body = make.body(*["讲" * 60] * 200, "村志")
    editor.show_body(body)
    lights = editor.lights
    [stretch] = document.stretches(editor.manuscript, places(body, "村志"))
    lights.choose(stretch)
    assert editor.textCursor().selectedText() == "村志"
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_the_colours_are_those_of_the_theme(editor, look):
    look("light")
    body = make.body("村志")
    editor.show_body(body)
    editor.lights.show(hitnow=document.stretches(editor.manuscript, places(body, "村志")))
    [one] = editor.extraSelections()
    assert one.format.background().color() == theme.color("hitnow")
    before = theme.color("hitnow")
    look("dark")
    [one] = editor.extraSelections()
    assert one.format.background().color() == theme.color("hitnow") != before
