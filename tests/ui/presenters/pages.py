"""Every room of the window and every page in it, for tests that go through them all."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, save
from ui.panes.register.room import KINDS
from ui.program import Program


Go = Callable[[Program], object]
_BACK = 3  # times Esc: out of a line, a bar, a page


def _deed(*names: str) -> Go:
    def go(program: Program) -> None:
        for name in names:
            program.window.deeds[name].trigger()

    return go


def _place(place: str) -> Go:
    return lambda program: program.window.outline.chosen.emit(place)


def _article(program: Program) -> None:
    program.window.outline.chosen.emit(current(program).articles[0].key)


def _pane(name: str, program: Program) -> None:
    _article(program)
    program.window.show_side(name)


def _side(name: str, program: Program) -> None:
    program.window.show_room("recall")
    program.window.recall_room.show_segment(name)
    if name == "search":
        program.window.recall_room.field.ask_for("村志")


def _kind(name: str, program: Program) -> None:
    program.window.show_room("register")
    program.window.register_room.show_kind(name)


def _section(name: str, program: Program) -> None:
    program.window.show_room("settings")
    program.window.settings_room.show_section(name)


def _nothing_open(program: Program) -> None:
    program.window.deeds["close_tab"].trigger()


PAGES: dict[str, Go] = {
    "报头": _place(MASTHEAD),
    "篇目": _article,
    "报尾": _place(TAIL),
    "篇目，查找替换": _deed("replace"),
    "留用稿": _deed("shelf"),
    **{f"右栏，{name}": partial(_pane, name) for name in ("检查", "版本", "往期", "提纲")},
    "对比": _deed("compare"),
    "印前检查": _deed("export"),
    "命令": _deed("command"),
    **{f"往期，{name}": partial(_side, name) for name in ("search", "ledger", "trash")},
    **{f"名录，{name}": partial(_kind, name) for name in KINDS},
    "自检": _deed("room_selfcheck"),
    **{f"设置，{name}": partial(_section, name) for name in ("刊与版式", "模板", "校核", "外观")},
    "没有打开": _nothing_open,
}


def sampled(office: Office) -> Program:
    """Open the window with the sample issue in front, kept once."""
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    save(office, program)
    return program


def gone_to(office: Office, program: Program, page: str) -> None:
    """Go to a page, and wait until it shows what it has to show."""
    PAGES[page](program)
    for _ in range(2):
        office.settle(program)
        QApplication.processEvents()


def each(office: Office, program: Program, pages: Iterable[str] = PAGES) -> Iterator[str]:
    """Go to one page after the other in one window, and step back from each with Esc."""
    for page in pages:
        gone_to(office, program, page)
        yield page
        for _ in range(_BACK):
            QTest.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_Escape)
