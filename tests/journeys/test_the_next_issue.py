"""The third issue of the month: made from the last one, every mark looked at, and out it goes."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from ui.dialogs import files
from ui.program import Program


YEAR = dt.date.today().year
LAST = make.bulletin(
    make.article("评审会召开", credits="综合股"),
    number=12,
    total=144,
    year=YEAR,
    dated=dt.date(YEAR, 1, 5),
)


def focus(program: Program) -> QWidget:
    return QApplication.focusWidget() or program.window


def key(program: Program, name: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(program), name, modifiers)


def words(program: Program, text: str) -> None:
    """Write words as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focus(program), event)


def test_made_from_the_last_one_by_the_keyboard_alone(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(files, "_last", str(tmp_path))
    program = office.open()
    program.desk.keep(
        Saving(key="last", entry=None, base=None, bulletin=LAST, occasion=Occasion.SAVED)
    )
    key(program, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    office.wait(program, lambda: bool(program.reviewing.found))
    assert current(program).number.label == "第13期（总第145期）"
    assert (current(program).dated, current(program).imprint.printed) == (None, None)
    typed = {"dated": "1.12", "title": "例会召开", "body": "县志办召开例会。", "credits": "年鉴股"}
    for _ in range(40):
        if not program.reviewing.found:
            break
        key(program, Qt.Key.Key_F8)
        field = program.reviewing.field()
        if field in current(program).state.carried:
            key(program, Qt.Key.Key_Return)  # looked at
        elif field in typed:
            words(program, typed.pop(field))
            if field == "credits":
                key(program, Qt.Key.Key_Return)
            program.sitting.settle()
        else:
            key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)  # 印发日期 as dated
        office.settle(program)
    assert program.reviewing.found == ()
    assert current(program).imprint.printed == current(program).dated == dt.date(YEAR, 1, 12)
    assert current(program).distribution == LAST.distribution
    key(program, Qt.Key.Key_F12)
    assert program.window.precheck.export.hasFocus()
    key(program, Qt.Key.Key_Return)
    office.wait(program, lambda: len([*tmp_path.glob("*.docx")]) == 1)
    (made,) = tmp_path.glob("*.docx")
    assert made.name == f"{make.SERIES}{YEAR}年第13期.docx"
    printed = "".join(paragraph.text for paragraph in Document(str(made)).paragraphs)
    for part in ("第13期（总第145期）", f"{YEAR}年1月12日", "例会召开", "县志办召开例会。"):
        assert part in printed
    assert "评审会" not in printed
