"""What cannot be done to an issue that has gone out is grey where it is offered, and says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.status import Status
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters import errands
from tests.ui.presenters.test_holding import let_go, opened_twice
from ui.panes import outline_menus
from ui.program import Program


WHY = "第12期已印发，内容锁定"
MENU = (
    *outline_menus.OF_ARTICLES,
    "new_article", "renumber", "mend", "undo", "redo", "cut", "paste", "replace", "bold",
    "kind_heading1", "table", "picture", "today", "symbol", "phrase", "drop_changes",
)  # fmt: skip
KEYS = (
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
)


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    issue = make.bulletin("石桥村志首发", "白渡镇修志启动", number=12, total=144)
    program.sitting.open(Draft(issue))
    errands.save(office, program)
    program.drafting.go(issue.articles[1].key)
    program.bench.editor.setFocus()
    return program


def go_on(program: Program, office: Office, *states: Status) -> None:
    draft = program.sitting.current
    for wanted in states:
        program.desk.ledger.advance(draft.entry, wanted)
    program.ledgering.take(program.desk.ledger.line(draft.entry))
    office.settle(program)


def print_it(program: Program, office: Office) -> None:
    go_on(program, office, Status.CHECKED, Status.APPROVED, Status.ISSUED)


def in_menus(program: Program) -> dict[str, tuple[bool, str]]:
    """Return by name whether a deed can be chosen in its menu as one opens it, and why not."""
    seen = {}
    for menu in program.window.menus.values():
        menu.popup(menu.pos())
        below = [one for sub in menu.findChildren(QMenu) for one in sub.actions()]
        offered = (*menu.actions(), *below)
        found = {one.objectName(): (one.isEnabled(), one.whatsThis()) for one in offered}
        seen |= {name: one for name, one in found.items() if name}
        menu.hide()
    way = {name: program.window.deeds[name] for name in ("to_checked", "to_filed")}
    return seen | {name: (one.isEnabled(), one.whatsThis()) for name, one in way.items()}


def test_in_the_menus_it_is_grey_and_says_why_and_is_back_for_the_next_issue(program, office):
    before = in_menus(program)
    print_it(program, office)
    seen = in_menus(program)
    assert {seen[name] for name in MENU} == {(False, WHY)}
    assert seen["copy"][0]
    assert seen["export"][0]
    assert seen["remark"][0]
    program.sitting.open(Draft(make.bulletin("甲", "乙", number=13, total=145)))
    office.settle(program)
    program.drafting.go(errands.current(program).articles[1].key)
    program.bench.editor.setFocus()
    after = in_menus(program)
    assert {name: after[name] for name in MENU} == {name: before[name] for name in MENU}


def test_the_menu_of_a_row_is_grey_too(program, office):
    print_it(program, office)
    tree = program.window.outline.tree
    row = next(one for one in tree._all if one.shape == "article")
    for menu in (
        outline_menus.of_row(tree, row, program.window.deeds),
        outline_menus.more(tree, program.window.deeds),
    ):
        labels = {one.text().split("(&")[0]: one.isEnabled() for one in menu.actions()}
        grey = {words for words, is_open in labels.items() if words and not is_open}
        assert {"上移一篇", "下移一篇", "移出本期，留用", "移到下一期", "退稿…"} <= grey
        assert labels["与往期比"]


def test_the_palette_shows_it_grey(program, office):
    print_it(program, office)
    program.commanding.open("")
    rows = {row.key[1]: row.why for row in program.commanding._fitting("")}
    assert {rows[name] for name in MENU} == {WHY}
    assert rows["export"] == ""


@pytest.mark.parametrize(("key", "modifiers"), KEYS)
def test_its_key_says_why(program, office, key, modifiers):
    print_it(program, office)
    before = errands.current(program)
    program.bench.editor.setFocus()
    program.window.status_line.clear_note()
    QTest.keyClick(program.bench.editor, key, modifiers)
    office.settle(program)
    assert program.window.status_line.note == f"{WHY}，没有改动。"
    assert errands.current(program) == before


def test_what_is_in_a_field_beside_the_issue_is_not_refused(program, office):
    print_it(program, office)
    field = program.window.recall_pane.field
    program.window.show_side("往期")
    field.setFocus()
    program.window.status_line.clear_note()
    QTest.keyClicks(field, "a")
    seen = in_menus(program)
    assert seen["undo"] == seen["paste"] == (True, "")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert program.window.status_line.note == ""


def test_an_archived_issue_cannot_be_void_and_the_menu_says_so(program, office):
    void = program.window.deeds["void"]
    print_it(program, office)
    assert void.isEnabled()
    go_on(program, office, Status.FILED)
    assert not void.isEnabled()
    assert void.whatsThis() == "已归档，不能作废"


def test_every_field_of_a_locked_issue_has_the_locked_ground(program, office):
    program.drafting.go("masthead")
    note = program.window.masthead_form.note
    subtitle = program.window.masthead_form.subtitle

    def ground(field) -> str:
        office.settle(program)
        image = field.grab().toImage()
        return image.pixelColor(image.width() - 12, image.height() // 2).name()

    open_ground = ground(note)
    assert open_ground == ground(subtitle)
    print_it(program, office)
    assert ground(note) == ground(subtitle) != open_ground
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    program.drafting.go("masthead")
    assert ground(note) == open_ground


def test_what_another_window_has_is_grey_until_it_lets_go(office):
    first, second = opened_twice(office)
    seen = in_menus(second)
    for name in ("new_article", "undo", "void", "to_checked"):
        assert seen[name] == (False, "这一期在这里只能看"), name
    let_go(office, first, second)
    seen = in_menus(second)
    assert seen["new_article"][0]
    assert seen["void"][0]
    assert seen["to_checked"][0]


def test_no_older_version_of_a_locked_issue_can_be_brought_back(program, office):
    errands.commit(program.bench.editor, "又一句。")
    errands.save(office, program)
    pane, page = program.window.versions, program.window.compare_page
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    program.comparing.open(pane.current())
    office.settle(program)
    buttons = pane._restore, page.restore
    assert all(button.isEnabled() for button in buttons)
    print_it(program, office)
    program.comparing.open(pane.current())
    office.settle(program)
    assert not any(button.isEnabled() for button in buttons)
    assert {button.toolTip() for button in buttons} == {WHY}
    assert pane._compare.isEnabled()
    assert pane._name.isEnabled()
    entry = program.sitting.current.entry
    program.desk.ledger.correct(entry, "人名有误")
    program.ledgering.take(program.desk.ledger.line(entry))
    office.settle(program)
    assert pane._restore.isEnabled()
