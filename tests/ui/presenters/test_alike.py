"""曾用: past articles with the words of the one under the pen, and the way through these."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, let_run
from tests.ui.presenters.shelves import note
from ui.presenters import alike
from ui.program import Program


FIRST = "三月二日，全县村志编修推进会在白渡镇召开，各乡镇分管负责人参加会议。"
SECOND = "会议听取了石埠乡、三岔河镇的工作汇报，并对下一步编修任务作了部署。"
OTHER = "县档案馆新到旧方志影印本一十二种，已全部编目上架，可供查阅。"


@pytest.fixture
def program(office: Office, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return a window with an article in front that two past issues and the shelf have words of."""
    monkeypatch.setattr(alike, "_REST_MS", 50)
    program = office.open()
    ledger = program.desk.ledger
    for number, lines in ((5, (OTHER, FIRST, SECOND)), (6, (SECOND,)), (7, (OTHER,))):
        past = make.article(f"旧{number}", *lines, key=f"old{number}")
        ledger.enter(make.bulletin(past, number=number, year=2025), {}, occasion=Occasion.SAVED)
    program.desk.items.hold([make.article("留用的一篇", FIRST, key="held")])
    program.sitting.open(
        Draft(make.bulletin(make.article("推进会", FIRST, SECOND, key="now"), "别的一篇"))
    )
    program.drafting.go("now")
    office.settle(program)
    return program


def rows(program: Program) -> list[tuple[str, str, int]]:
    """Return what stands in the list."""
    lines = program.window.recall_pane.alike._model.lines
    return [(line.title, line.issue, line.percent) for line in lines]


def says(program: Program) -> str:
    return program.window.recall_pane.alike._says.text()


def segments(program: Program) -> list[str]:
    """Return the parts of the pane."""
    return [one.text() for one in program.window.recall_pane.switch._group.buttons()]


def compare(office: Office, program: Program) -> None:
    program.window.deeds["compare_past"].trigger()
    office.settle(program)


def test_comparing_lists_where_the_words_stood_the_most_alike_first(
    office: Office, program: Program
):
    compare(office, program)
    assert [row[:2] for row in rows(program)] == [
        ("旧5", "2025年第5期"),
        ("留用的一篇", "留用稿"),
        ("旧6", "2025年第6期"),
    ]
    percents = [row[2] for row in rows(program)]
    assert percents[0] >= 95
    assert all(30 < one < 60 for one in percents[1:])
    assert says(program) == ""
    assert segments(program) == ["各期", "曾用 3"]
    assert program.window.recall_pane.alike.rows.hasFocus()
    assert program.window.side.pane == "往期"


def test_the_first_is_read_beside_with_the_same_words_lit(office: Office, program: Program):
    compare(office, program)
    head = program.window.recall_pane.past.head
    assert head is not None
    assert (head.title, head.entry > 0) == ("旧5", True)
    reader = program.beside.reader
    text = reader.toPlainText()
    lit = [text[start:end] for start, end in reader.lights._layers["hit"]]
    assert lit == [FIRST, SECOND]


def test_one_goes_from_stretch_to_stretch_in_both(office: Office, program: Program):
    compare(office, program)
    part, reader = program.window.recall_pane.alike, program.beside.reader
    seen = []
    for _ in range(3):
        QTest.keyClick(part.rows, Qt.Key.Key_Right)
        chosen = program.bench.editor.textCursor().selectedText()
        assert reader.textCursor().selectedText() == chosen
        seen.append((part.steps.counted, chosen))
    assert seen == [("1/2 处", FIRST), ("2/2 处", SECOND), ("1/2 处", FIRST)]
    QTest.keyClick(part.rows, Qt.Key.Key_Left)
    assert part.steps.counted == "2/2 处"


def test_what_waits_on_the_shelf_is_read_and_taken_too(office: Office, program: Program):
    compare(office, program)
    pane = program.window.recall_pane
    QTest.keyClick(pane.alike.rows, Qt.Key.Key_Down)
    office.settle(program)
    assert pane.past._source.text() == "留用稿"
    assert not pane.past._open.isVisible()
    assert program.beside.reader.toPlainText() == FIRST
    pane.past.take.click()
    office.settle(program)
    assert program.sitting.current is not None
    assert "held" in [one.key for one in program.sitting.current.bulletin.articles]


def test_enter_opens_the_issue(office: Office, program: Program):
    compare(office, program)
    QTest.keyClick(program.window.recall_pane.alike.rows, Qt.Key.Key_Return)
    office.wait(program, lambda: len(program.sitting.drafts) == 2)
    assert program.sitting.place == "old5"


def test_it_follows_what_is_written_once_that_rests(office: Office, program: Program):
    compare(office, program)
    editor = program.bench.editor
    editor.setFocus()
    editor.selectAll()
    commit(editor, OTHER)
    office.wait(program, lambda: [row[0] for row in rows(program)] == ["旧7", "旧5"])
    assert program.window.recall_pane.past.head is not None


def test_another_article_is_compared_when_it_comes_to_the_front(office: Office, program: Program):
    compare(office, program)
    program.window.deeds["next_article"].trigger()
    office.wait(program, lambda: rows(program) == [])
    assert says(program) == "往期和留用稿里，没有与这一篇多处相同的文章。"
    program.drafting.go("masthead")
    office.wait(program, lambda: "打开一篇" in says(program))


def test_what_is_like_an_article_is_not_read_beside_another_one(office: Office, program: Program):
    past = program.window.recall_pane.past
    compare(office, program)
    assert past.isVisible()
    program.window.deeds["next_article"].trigger()
    assert past.isHidden()
    assert past.head is None
    program.window.deeds["previous_article"].trigger()
    office.wait(program, lambda: not program.alike._rest.isActive() and len(rows(program)) == 3)
    assert past.isHidden()
    program.window.recall_pane.alike.enter()
    office.settle(program)
    assert past.head.title == "旧5"
    program.window.recall_pane.field.setText("会议")  # the part 曾用 is out of sight
    office.settle(program)
    program.sitting.open(Draft(make.bulletin("下一期的一篇", number=13)))
    assert past.isHidden()


def test_what_comes_too_late_is_not_read_beside_another_article(office: Office, program: Program):
    compare(office, program)
    past = program.window.recall_pane.past
    program.alike._read(program.window.recall_pane.alike.current())
    program.window.deeds["next_article"].trigger()
    office.settle(program)
    assert past.isHidden()


def test_nothing_is_compared_while_one_composes_or_does_not_see_it(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    asked = []
    monkeypatch.setattr(alike, "used_before", lambda *them: asked.append(them) or alike.Compared())
    program.window.show_side("版本")
    program.bench.editor.setFocus()
    commit(program.bench.editor, "写")
    let_run(400)
    assert asked == []
    program.window.show_side("往期")
    office.wait(program, lambda: len(asked) == 1)
    compose(program.bench.editor, "xie")
    let_run(200)
    assert len(asked) == 1
    commit(program.bench.editor, "写")
    office.wait(program, lambda: len(asked) == 2)


def test_looking_for_words_puts_it_away_and_stops_it(office: Office, program: Program):
    compare(office, program)
    pane = program.window.recall_pane
    pane.field.setText("村志")
    pane.asked.emit("村志")
    office.settle(program)
    assert not pane.alike.isVisible()
    assert pane.list.isVisible()
    assert not pane.switch.isVisible()
    pane.field.clear()
    pane.asked.emit("")
    office.wait(program, lambda: pane.alike.isVisible() and len(rows(program)) == 3)


def test_what_changed_meanwhile_is_compared_again_before_one_goes_there(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    compare(office, program)
    monkeypatch.setattr(alike, "_REST_MS", 60_000)
    editor = program.bench.editor
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    commit(editor, "又及，")
    QTest.keyClick(program.window.recall_pane.alike.rows, Qt.Key.Key_Right)
    assert note(program) == "这一篇刚改过，正在重新和往期比。"
    office.settle(program)
    QTest.keyClick(program.window.recall_pane.alike.rows, Qt.Key.Key_Right)
    assert editor.textCursor().selectedText() == FIRST


def test_without_an_index_it_says_so(office: Office, program: Program):
    with program.desk.store.writing() as session:
        index.doubt(session)
    compare(office, program)
    assert len(rows(program)) == 3
    assert "索引还没有建好，只比了最近的 200 期" in says(program)


def test_it_comes_to_the_front_until_the_clerk_chooses_a_part(office: Office, program: Program):
    pane = program.window.recall_pane
    program.window.show_side("往期")
    office.wait(program, pane.alike.isVisible)
    assert len(rows(program)) == 3
    issues, _alike = pane.switch._group.buttons()
    issues.click()
    assert (pane.list.isVisible(), pane.alike.isVisible()) == (True, False)
    program.window.deeds["next_article"].trigger()
    office.wait(program, lambda: segments(program) == ["各期", "曾用"])
    program.drafting.go("now")
    office.wait(program, lambda: segments(program) == ["各期", "曾用 3"])
    assert pane.list.isVisible()
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    compare(office, program)
    assert pane.alike.isVisible()
