"""Corrections at the real window: named in undo, kept apart by article, switched in the menu."""

from PySide6.QtCore import Qt

from gazetteer_desk.bulletin.body import paragraph
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, words_of
from ui.editor.edits import Spot


def test_one_undo_gives_back_what_was_typed_and_says_so(office: Office, qtbot):
    program = begun(office)
    editor, deeds = program.bench.editor, program.window.deeds
    commit(editor, "会议指出")
    qtbot.keyClicks(editor, ":")
    assert words_of(program) == "会议指出："
    assert deeds["undo"].text() == "撤销 自动改标点(&U)"
    qtbot.keyClick(editor, Qt.Key_Z, Qt.ControlModifier)
    assert editor.toPlainText() == words_of(program) == "会议指出:"
    assert deeds["redo"].text() == "重做 自动改标点(&R)"
    assert "自动改标点" in program.bench.toolbar._redo.toolTip()
    assert program.window.status_line.note == "已撤销：自动改标点"
    commit(editor, "要加快")
    program.sitting.settle()
    assert words_of(program) == "会议指出:要加快"


def test_title_and_notes_are_put_right_as_deeds_of_their_own(office: Office, qtbot):
    program = begun(office)
    page, draft = program.window.article_page, program.sitting.current
    commit(program.bench.title, "推进")
    qtbot.keyClicks(program.bench.title, '"')
    assert current(program).articles[0].title == ("推进“",)
    page._on_add_note()
    commit(page.note, "编者按")
    qtbot.keyClicks(page.note, ":")
    assert current(program).articles[0].note[0].text == "编者按："
    assert draft.undo_name(program.sitting.place) == "自动改标点"
    qtbot.keyClick(page.note, Qt.Key_Z, Qt.ControlModifier)
    assert page.note.toPlainText() == "编者按:"
    assert page.note.textCursor().atEnd()
    program.drafting.go("masthead")
    note = program.window.masthead_form.note
    commit(note, "本刊")
    qtbot.keyClicks(note, ",")
    assert current(program).note[0].text == "本刊，"


def test_lists_of_recipients_are_left_alone(office: Office, qtbot):
    program = begun(office)
    program.drafting.go("tail")
    field = program.window.tail_form.report.text
    commit(field, "县委办")
    qtbot.keyClicks(field, ",")
    assert field.toPlainText().endswith(",")


def test_a_rule_that_is_switched_off_stays_off(office: Office, qtbot):
    program = begun(office)
    assert program.window.deeds["typing_marks"].isChecked()
    program.window.deeds["typing_marks"].trigger()
    commit(program.bench.editor, "甲")
    qtbot.keyClicks(program.bench.editor, ',"')
    assert program.bench.editor.toPlainText() == "甲,“"
    office.close(program)
    again = office.open()
    assert not again.window.deeds["typing_marks"].isChecked()
    assert again.window.deeds["typing_quotes"].isChecked()
    again.window.deeds["typing_marks"].trigger()
    assert not again.window.kept_rules_off()


def test_the_menu_names_what_undo_would_take_back_in_this_article(office: Office, qtbot):
    program = begun(office)
    first = program.sitting.place
    undo = program.window.deeds["undo"]
    program.bench.editor.insert_body((paragraph("甲"),), "粘贴")
    assert undo.text() == "撤销 粘贴(&U)"
    program.ordering.add_article("")
    assert undo.text() == "撤销 新篇目(&U)"
    program.drafting.go(first)
    assert undo.text() == "撤销 粘贴(&U)"
    commit(program.bench.title, "题")
    assert undo.text() == "撤销 键入(&U)"


def test_renumbering_is_offered_after_a_move_and_done_on_request(office: Office, qtbot):
    program = begun(office)
    editor, status = program.bench.editor, program.window.status_line
    editor.insert_body(tuple(paragraph(f"{n}是做好{n}。") for n in "一二三"), "粘贴")
    program.window.deeds["renumber"].trigger()
    assert status.note == "序号都连着，没有要改的。"
    qtbot.keyClick(editor, Qt.Key_Up, Qt.AltModifier | Qt.ShiftModifier)
    qtbot.waitUntil(lambda: status.note == "序号不连了。")
    editor.go_to(Spot((0,), 3))
    status._on_deed()
    assert editor.spot() == Spot((0,), 3)
    assert words_of(program) == "一是做好一。\n二是做好三。\n三是做好二。"
    assert editor.toPlainText() == words_of(program)
    assert status.note == "已重新编号 2 处：“三是”改为“二是”，“二是”改为“三是”。"
    status._on_deed()
    assert words_of(program) == "一是做好一。\n三是做好三。\n二是做好二。"


def test_zoom_by_key_and_back_to_the_width(office: Office):
    program = begun(office)
    deeds, editor = program.window.deeds, program.bench.editor
    fitting = editor.percent
    deeds["zoom_in"].trigger()
    assert editor.percent == fitting + 10
    deeds["zoom_whole"].trigger()
    assert editor.percent == 100
    deeds["zoom_fit"].trigger()
    assert editor.percent == fitting
