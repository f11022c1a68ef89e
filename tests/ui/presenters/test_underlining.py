"""What may be wrong has a line under it, and the strip says what is at the caret."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.rulebook import Changes
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, let_run
from tests.ui.presenters.proofs import caret_behind, checked, put
from ui.presenters import underlining
from ui.program import Program


WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
ARTICLE = make.article(
    "编篡题",
    "𠮷县做好编篡工作。",
    "平安。",
    "买了从书。",
    key="a",
    credits="股",
    subtitle="副题编篡",
    note=(paragraph("按语编篡。", Kind.NOTE),),
)
ISSUE = make.bulletin(ARTICLE)


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def lined(view) -> list[str]:
    some = [one for one in view.extraSelections() if one.format.underlineStyle() == WAVE]
    return [one.cursor.selectedText() for one in some]


def test_lines_stand_under_the_words_of_all_fields_and_not_in_them(program, office):
    draft = put(program, office, ISSUE)
    page = program.window.article_page
    assert lined(program.bench.editor) == ["从书", "编篡"], "by how sure they are"
    assert lined(program.bench.title) == ["编篡"]
    assert lined(page.note) == ["编篡"]
    program.sitting.settle()
    assert draft.bulletin.articles[0] is ARTICLE
    other = make.article("无事", "平安。", key="b", credits="股")
    program.sitting.put("换", make.bulletin(other))
    checked(program, office)
    assert lined(program.bench.editor) == lined(program.bench.title) == []


def test_the_note_of_the_issue_has_lines_too(program, office):
    note = (paragraph("编篡说明。", Kind.NOTE),)
    put(program, office, make.bulletin(ARTICLE, note=note))
    program.drafting.go("masthead")
    checked(program, office)
    assert lined(program.window.masthead_form.note) == ["编篡"]


def test_a_line_goes_where_its_own_words_are_touched_and_others_stay(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "编篡")
    commit(program.bench.editor, "的")
    QApplication.processEvents()  # before the next check
    assert not program.proofing.is_current
    assert lined(program.bench.editor) == ["从书"]
    checked(program, office)
    assert lined(program.bench.editor) == ["从书", "编篡"]


def test_lines_stay_under_their_words_while_others_are_typed(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "平安")
    commit(program.bench.editor, "无事，")
    assert lined(program.bench.editor) == ["从书", "编篡"]


def test_the_strip_comes_and_goes_with_the_caret_behind(program, office):
    put(program, office, ISSUE)
    strip = program.window.article_page.finding
    assert strip.isHidden()
    caret_behind(program, "编篡")
    assert strip.isVisible()
    assert strip.said == "“编篡”应为“编纂”"
    caret_behind(program, "平安")
    assert strip.isHidden()
    program.bench.title.setFocus()
    program.bench.title.moveCursor(QTextCursor.MoveOperation.Start)
    assert strip.finding.place.part == "title"


def test_it_follows_into_the_subtitle_and_the_note(program, office):
    put(program, office, ISSUE)
    page, strip = program.window.article_page, program.window.article_page.finding
    page.subtitle.setFocus()
    page.subtitle.setCursorPosition(4)
    assert strip.finding.place.part == "subtitle"
    page.note.setFocus()
    page.note.moveCursor(QTextCursor.MoveOperation.End)
    assert strip.isHidden(), "behind 。 nothing stands"
    page.note.moveCursor(QTextCursor.MoveOperation.Left)
    assert strip.finding.place.part == "note"


def test_it_neither_comes_nor_goes_while_half_a_word_stands_there(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "平安")
    compose(program.bench.editor, "ni")
    let_run(400)
    assert program.window.article_page.finding.isHidden()
    compose(program.bench.editor, "")
    caret_behind(program, "编篡")
    compose(program.bench.editor, "ni")
    let_run(400)
    assert program.window.article_page.finding.isVisible()


def test_it_does_not_move_the_text_and_lets_the_last_line_scroll(program, office):
    lines = ["平安无事。"] * 30
    article = make.article("题", "编篡。", *lines, "编篡。", key="a", credits="股")
    put(program, office, make.bulletin(article))
    editor, strip = program.bench.editor, program.window.article_page.finding
    top = editor.verticalScrollBar().value()
    caret_behind(program, "编篡")
    assert strip.isVisible()
    let_run(30)
    assert editor.verticalScrollBar().value() == top
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    office.wait_for(strip.isVisible)
    let_run(30)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_a_locked_issue_shows_what_was_found_without_remedies(program, office):
    put(program, office, ISSUE, status=Status.ISSUED)
    caret_behind(program, "编篡")
    strip = program.window.article_page.finding
    assert strip.isVisible()
    assert strip.mend.isHidden()
    assert strip.leave.isHidden()


def test_f6_leads_from_the_words_into_the_strip_and_on(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "编篡")
    strip = program.window.article_page.finding
    program.window.deeds["next_region"].trigger()
    assert strip.isAncestorOf(QApplication.focusWidget())
    assert strip.isVisible(), "it stays while one is in it"
    program.window.deeds["next_region"].trigger()
    assert program.window.side.isAncestorOf(QApplication.focusWidget())
    program.window.deeds["previous_region"].trigger()
    program.window.deeds["previous_region"].trigger()
    assert program.bench.editor.hasFocus()


def test_rules_of_less_weight_have_a_quieter_line(program, office):
    put(program, office, ISSUE)
    program.listing.change_rules(lambda _: Changes(levels={"W-编篡": Level.HINT}), "改级别")
    office.settle(program)
    checked(program, office)
    colours = {
        one.cursor.selectedText(): one.format.underlineColor().name()
        for one in program.bench.editor.extraSelections()
    }
    assert len(set(colours.values())) == 2


def test_of_several_findings_at_one_place_the_nearest_is_at_the_caret():
    whole, part, next_one = _finding(0, 20), _finding(5, 8), _finding(8, 10)
    marked = [(0, 20, whole), (5, 8, part), (8, 10, next_one)]
    assert underlining.at(marked, 6, 6) is part
    assert underlining.at(marked, 8, 8) is part, "of two that touch the one before the caret"
    assert underlining.at(marked, 9, 9) is next_one
    assert underlining.at(marked, 11, 11) is whole
    assert underlining.at(marked, 20, 0) is whole
    assert underlining.at(marked, 21, 21) is None
    assert underlining.at([(0, 9, whole), (4, 9, part)], 9, 0) is whole, "it is chosen"


def test_what_lacks_has_its_line_under_the_word_before_it():
    layers = underlining._layers([(4, 4, _finding(4, 4)), (0, 0, _finding(0, 0))][::-1])
    assert layers["error"] == [(0, 1), (3, 4)]


def _finding(start: int, end: int) -> Finding:
    place = Place("a", "body", (0,), start, end)
    return Finding(rule="X", level=Level.ERROR, source="", place=place, text="", message="")
