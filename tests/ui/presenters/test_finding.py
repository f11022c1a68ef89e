"""查找 and 替换 at the real window."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import MOST_MS, Office
from tests.turns import Watch
from tests.ui.presenters.errands import commit, compose, current, let_run, words_of
from ui.dialogs.replacements import Replacements
from ui.program import Program


ISSUE = make.bulletin(
    make.article("县志编修启动\n县志办", "县里开会。𠮷县来人。", "省里也开会。", key="a"),
    make.article(
        "村志评审",
        "村里开会。",
        key="b",
        subtitle="县志之副",
        credits=("县志中心",),
        note=make.body("县里的按语。"),
    ),
)


def opened(office: Office) -> Program:
    """Open the window with the issue of these two articles in front."""
    program = office.open()
    program.sitting.open(Draft(ISSUE))
    program.drafting.go("a")
    office.settle(program)
    return program


def ask(program: Program, words: str, *, replacing: bool = False) -> None:
    """Type words into the find bar, and wait until they are looked for."""
    program.window.deeds["replace" if replacing else "find"].trigger()
    program.bench.find_bar.field.clear()
    QTest.qWait(10)
    commit(program.bench.find_bar.field, words)
    wait_for(lambda: not program.bench.find_bar._rest.isActive())


def wait_for(condition: Callable[[], bool], ms: int = MOST_MS) -> None:
    for _ in range(ms // 10):
        if condition():
            return
        QTest.qWait(10)
    assert condition(), "waited in vain"


def count(program: Program) -> str:
    return program.bench.find_bar._count.text()


def toggle(program: Program, name: str) -> None:
    program.bench.find_bar._toggles[name].click()


def whole_issue(program: Program) -> None:
    program.bench.find_bar._scopes[1].click()


def lit(program: Program) -> list[str]:
    return [one.cursor.selectedText() for one in program.bench.editor.extraSelections()]


def agree(program: Program) -> Replacements:
    """Return the list of places that stands open."""
    [dialog] = program.window.findChildren(Replacements)
    return dialog


def test_hits_are_lit_and_counted_as_one_types(office: Office):
    program = opened(office)
    ask(program, "县")
    assert count(program) == "3 / 4"  # two stand in the title, before the caret
    assert lit(program) == ["县", "县"]
    assert [one.cursor.selectedText() for one in program.bench.title.extraSelections()] == [
        "县",
        "县",
    ]
    assert program.bench.editor.body() == ISSUE.articles[0].body
    assert program.bench.find_bar.field.hasFocus()


def test_enter_goes_on_and_round_and_says_so(office: Office):
    program = opened(office)
    ask(program, "县")
    field = program.bench.find_bar.field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count(program) == "4 / 4"
    assert program.bench.editor.spot().offset == 7  # behind 县, 𠮷 being one character
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count(program) == "1 / 4"
    assert "从头接着查" in program.window.status_line.note
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(program) == "4 / 4"
    program.window.deeds["find_previous"].trigger()
    assert count(program) == "3 / 4"


def test_looking_goes_on_from_where_the_caret_was_put(office: Office):
    program = opened(office)
    program.bench.editor.setFocus()
    ask(program, "开会")
    assert count(program) == "1 / 2"
    QTest.keyClick(program.bench.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    program.window.deeds["find_previous"].trigger()
    assert count(program) == "2 / 2"


def test_esc_leaves_the_hit_selected_and_nothing_lit(office: Office):
    program = opened(office)
    ask(program, "省")
    QTest.keyClick(program.bench.find_bar.field, Qt.Key.Key_Escape)
    assert program.bench.find_bar.isHidden()
    assert program.bench.editor.hasFocus()
    assert program.bench.editor.textCursor().selectedText() == "省"
    assert lit(program) == []
    assert program.window.room() == "draft"


def test_selected_words_become_the_question(office: Office):
    program = opened(office)
    editor = program.bench.editor
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    program.window.deeds["find"].trigger()
    assert program.bench.find_bar.field.text() == "开会"
    assert count(program) == "1 / 2"


def test_the_count_follows_what_is_typed(office: Office):
    program = opened(office)
    ask(program, "开会")
    program.bench.editor.setFocus()
    commit(program.bench.editor, "又开会。")
    wait_for(lambda: count(program) == "3 处" or count(program).endswith("/ 3"))
    assert len(lit(program)) == 3


def test_nothing_is_lit_or_replaced_while_composing(office: Office):
    program = opened(office)
    ask(program, "县", replacing=True)
    QTest.keyClick(program.bench.find_bar.field, Qt.Key.Key_Return)
    program.bench.editor.setFocus()
    compose(program.bench.editor, "xian")
    let_run(300)
    before = current(program)
    program.replacing.replace("省")
    program.replacing.replace_all("省")
    program.window.deeds["find_next"].trigger()
    assert current(program) == before
    assert program.window.findChildren(Replacements) == []
    assert program.bench.editor.is_composing
    compose(program.bench.editor, "")


def test_the_whole_issue_is_walked_through(office: Office):
    program = opened(office)
    ask(program, "县")
    whole_issue(program)
    assert count(program) == "3 / 7"
    field = program.bench.find_bar.field
    seen = []
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Return)
        seen.append((program.sitting.place, program.finding.hits[program.finding.at].place.part))
    assert seen == [("a", "body"), ("b", "subtitle"), ("b", "note"), ("b", "credits")]
    assert "供稿单位" in program.window.status_line.note
    assert program.window.article_page.note.textCursor().selectedText() == "县"
    assert program.window.article_page.subtitle.selectedText() == "县"


def test_nothing_found_is_said_with_a_way_out(office: Office):
    program = opened(office)
    ask(program, "评审")
    assert count(program) == "没有"
    QTest.keyClick(program.bench.find_bar.field, Qt.Key.Key_Return)
    assert program.window.status_line.note == "本篇没有查到“评审”。可改查“全期”。"


def test_a_hit_is_replaced_and_the_next_one_shown(office: Office):
    program = opened(office)
    program.bench.editor.setFocus()
    ask(program, "县", replacing=True)
    bar = program.bench.find_bar
    assert count(program) == "3 / 4"
    commit(bar.other, "全县")
    QTest.keyClick(bar.other, Qt.Key.Key_Return)
    assert "全县里开会。𠮷县来人。" in words_of(program)
    assert count(program) == "4 / 4"  # not the one that was put in
    QTest.keyClick(bar.other, Qt.Key.Key_Return)
    assert "全县里开会。𠮷全县来人。" in program.bench.editor.toPlainText()
    program.writing.undo()
    assert "全县里开会。𠮷县来人。" in program.bench.editor.toPlainText()


def test_all_are_replaced_after_a_look_as_one_step(office: Office):
    program = opened(office)
    ask(program, "县志", replacing=True)
    whole_issue(program)
    commit(program.bench.find_bar.other, "村志")
    program.bench.find_bar._all.click()
    dialog = agree(program)
    assert current(program) == ISSUE
    assert [line.shown.old for line in dialog.list.lines.lines] == ["县志"] * 4
    dialog.list.lines.tick(range(1, 2), on=False)
    dialog.list.ticked.emit()
    assert dialog.yes.text() == "替换 3 处"
    dialog.yes.click()
    issue = current(program)
    assert issue.articles[0].title == ("村志编修启动", "县志办")
    assert issue.articles[1].subtitle == "村志之副"
    assert issue.articles[1].credits == ("村志中心",)
    assert program.window.status_line.note == "已替换 3 处，涉及 2 篇。"
    assert program.window.article_page.subtitle.text() == "村志之副"
    assert program.sitting.current.undo_name("b") == "全部替换"
    program.window.status_line._deed.click()
    assert current(program) == ISSUE


def test_esc_in_the_list_changes_nothing(office: Office):
    program = opened(office)
    ask(program, "县", replacing=True)
    program.bench.find_bar._all.click()
    dialog = agree(program)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert current(program) == ISSUE


def test_a_regular_expression_is_asked_of_the_child(office: Office):
    program = opened(office)
    ask(program, r"(.)里", replacing=True)
    toggle(program, "regex")
    wait_for(lambda: count(program).endswith("/ 2"), 20_000)  # the child may just be starting
    program.replacing.replace_all(r"\1上")
    wait_for(lambda: bool(program.window.findChildren(Replacements)))
    agree(program).yes.click()
    assert "县上开会" in words_of(program)
    assert "省上也开会" in words_of(program)


def test_a_count_that_is_asked_for_meanwhile_takes_no_deed_away(office: Office):
    program = opened(office)
    ask(program, "(县)", replacing=True)
    toggle(program, "regex")
    wait_for(lambda: "/" in count(program), 20_000)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "又")
    program.replacing.replace_all("省")
    program.finding._look_again()  # what the timer does while the child is still at work
    wait_for(lambda: bool(program.window.findChildren(Replacements)))
    agree(program).yes.click()
    assert "县" not in words_of(program)


def test_a_bad_pattern_and_a_bad_replacement_are_told(office: Office):
    program = opened(office)
    ask(program, "(", replacing=True)
    toggle(program, "regex")
    assert count(program) == "写错了"
    assert "没有写完整" in program.bench.find_bar._count.toolTip()
    assert not program.bench.find_bar._all.isEnabled()
    ask(program, "(县)", replacing=True)
    wait_for(lambda: "/" in count(program), 20_000)
    program.replacing.replace_all(r"\2")
    assert "没有对应的括号" in program.window.status_line.note


def test_what_is_locked_is_not_replaced(office: Office):
    program = opened(office)
    program.bench.editor.setReadOnly(True)
    ask(program, "县", replacing=True)
    assert count(program) == "3 / 4"
    assert not program.bench.find_bar._replace.isEnabled()
    assert "锁定" in program.bench.find_bar._all.toolTip()
    program.replacing.replace_all("省")
    assert current(program) == ISSUE


def test_five_thousand_are_replaced_before_one_notices(office: Office):
    program = opened(office)
    line = "青梧县地方志办公室开会，县委到会，县里" + "讲" * 60 + "。"
    long = make.article("长篇", *[line] * 1700, key="c")
    program.sitting.open(Draft(replace(ISSUE, articles=(long,))))
    program.drafting.go("c")
    ask(program, "县", replacing=True)
    assert count(program).endswith("/ 5100")
    program.replacing.replace_all("省")
    dialog = agree(program)
    QApplication.processEvents()
    watch = Watch()
    dialog.yes.click()
    taken = watch.felt_ms
    assert "县" not in words_of(program)
    assert "县" not in program.bench.editor.toPlainText()
    assert taken < 1_500  # the benchmarks hold it to 300 ms; this is for a busy machine
