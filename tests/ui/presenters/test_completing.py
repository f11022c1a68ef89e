"""【待补】 and {{…}} are lit while one writes, and told before the file is made."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.proof.problems import Group
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, current
from ui import theme
from ui.program import Program


def opened(office: Office, *articles) -> Program:
    program = office.open()
    program.sitting.open(Draft(make.bulletin(*articles)))
    office.settle(program)
    return program


def lights(view) -> list:
    """Return what is lit: lines under words that may be wrong are none."""
    no_ground = Qt.BrushStyle.NoBrush
    return [one for one in view.extraSelections() if one.format.background().style() != no_ground]


def lit(view) -> list[str]:
    return [one.cursor.selectedText() for one in lights(view)]


def test_what_is_left_open_is_lit_and_never_part_of_the_words(office: Office):
    program = opened(office, make.article("题【待补】", "𠮷于【待补】召开。", key="a"))
    editor, title = program.bench.editor, program.bench.title
    office.wait(program, lambda: lit(editor) == ["【待补】"])
    assert lit(title) == ["【待补】"]
    assert lights(editor)[0].format.background().color() == theme.color("ambertint")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    commit(editor, "由{{单位}}主持")
    office.wait(program, lambda: lit(editor) == ["【待补】", "{{单位}}"])
    before = current(program).articles[0].body
    program.sitting.settle()
    assert [span.marks for span in before[0].spans] == [frozenset()]
    program.writing.undo()
    office.wait(program, lambda: lit(editor) == ["【待补】"])


def test_nothing_of_the_article_before_stays_lit(office: Office):
    before = make.article("题", "𠮷由【待补】主持，{{单位}}", key="a")
    program = opened(office, before, make.article("二", "好。", key="b"))
    editor = program.bench.editor
    office.wait(program, lambda: lit(editor) == ["【待补】", "{{单位}}"])
    program.drafting.go("b")
    assert lit(editor) == []


def test_search_hits_lie_over_it_and_leave_it_lit(office: Office):
    program = opened(office, make.article("题", "会议【待补】召开。", key="a"))
    editor = program.bench.editor
    office.wait(program, lambda: lit(editor) == ["【待补】"])
    program.window.deeds["find"].trigger()
    commit(program.bench.find_bar.field, "召开")
    office.wait(program, lambda: lit(editor) == ["【待补】", "召开"])
    program.finding.close()
    assert lit(editor) == ["【待补】"]


def test_before_the_file_is_made_what_is_left_is_told_and_led_to(office: Office, tmp_path: Path):
    program = opened(
        office,
        make.article("题", "好。", key="a"),
        make.article("题二", "会议由【待补】主持，{{单位}}参加。", key="b", subtitle="副"),
    )
    program.drafting.go("masthead")
    program.window.deeds["export"].trigger()
    office.settle(program)
    page = program.window.precheck
    said = [line.said for line in page.list.lines if line.group is Group.MUST]
    assert said[-1] == "第1段还有 1 处【待补】、1 处没有填的 {{单位}}。"
    assert not page.export.isEnabled()
    page.list.gone_to.emit(next(n for n, one in enumerate(page.list.lines) if one.said == said[-1]))
    assert not program.window.is_prechecking()
    assert program.sitting.place == "b"
    assert program.bench.editor.textCursor().selectedText() == "【待补】"
    assert program.bench.editor.hasFocus()
    commit(program.bench.editor, "卢佩宁")
    program.window.deeds["export"].trigger()
    office.settle(program)
    said = [line.said for line in page.list.lines if line.group is Group.MUST]
    assert said[-1] == "第1段还有 1 处没有填的 {{单位}}。"
    target = tmp_path / "照样.docx"
    page.to.setText(str(target))
    page.anyway.click()
    office.wait(program, target.exists)


def test_one_is_led_into_whatever_field_it_stands_in(office: Office):
    program = opened(office, make.article("题", "好。", key="a", note=make.body("按【待补】")))
    led_to(program, "note")
    note = program.window.article_page.note
    assert note.hasFocus()
    assert note.textCursor().selectedText() == "【待补】"
    commit(note, "语")
    note.flush()
    commit(program.bench.title, "【待补】")
    program.sitting.settle()
    led_to(program, "title")
    assert program.bench.title.textCursor().selectedText() == "【待补】"


def led_to(program: Program, field: str) -> None:
    left = (one for one in program.reviewing.found if one.field == field)
    program.reviewing.go(next(left))
