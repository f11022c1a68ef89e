"""Every page is walked with Tab and F6 alone: all that is enabled is reached, nothing holds on.

Of what stands together to choose one from, Tab finds the chosen one and the arrows the others. In
the words Tab is a key of the words: one leaves them by F6.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QWidget,
)

from tests.journeys.conftest import Office
from tests.ui.presenters.pages import PAGES, each, gone_to, sampled
from ui.editor.sheet_view import SheetView
from ui.editor.title_field import TitleField
from ui.program import Program
from ui.window import Window


MOST = 120  # keys: more than any page has things
WALKED = [page for page in PAGES if page != "命令"]  # the palette is left by Esc, and only so


def controls(window: Window) -> Iterator[QWidget]:
    """Yield what the keyboard should reach: what takes the focus by Tab and is not hidden."""
    for one in window.findChildren(QWidget):
        takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if takes and one.isEnabled() and one.isVisible() and not one.visibleRegion().isEmpty():
            yield one


def group(one: QWidget) -> set[QWidget]:
    """Return those that the arrows lead to from here."""
    if isinstance(one, QAbstractButton) and one.isCheckable():
        if one.group() and one.group().exclusive():
            return set(one.group().buttons())
        if one.autoExclusive() and one.parentWidget() is not None:
            return set(one.parentWidget().findChildren(type(one)))
    return {one}


def regions(program: Program) -> list[QWidget]:
    """Press F6 until it comes round; return what it led to."""
    found: list[QWidget] = []
    for _ in range(12):
        program.window.deeds["next_region"].trigger()
        focus = QApplication.focusWidget()
        if focus in found:
            return found
        found.append(focus)
    raise AssertionError(f"F6 does not come round: {found}")


def walk(program: Program) -> set[QWidget]:
    """From every region press Tab, then Shift+Tab, until what is known or a text comes."""
    found = set[QWidget]()
    for begin in regions(program):
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            begin.setFocus()
            passed = set[QWidget]()
            for _ in range(MOST):
                focus = QApplication.focusWidget()
                assert focus is not None, "the focus is lost"
                if focus in passed:
                    break
                passed |= {focus}
                found |= group(focus)
                if isinstance(focus, SheetView | TitleField):
                    break  # a text: F6 leads on
                QTest.keyClick(focus, key)
    return found


def test_all_that_is_enabled_is_reached_and_nothing_holds_on(office: Office):
    program = sampled(office)
    missed: dict[str, list[tuple[str, str]]] = {}
    for page in each(office, program, WALKED):
        reached = walk(program)
        regions(program)  # away from the words: what only they can do has its keys and menus
        program.window.rail.items["draft"].setFocus()
        left = [one for one in controls(program.window) if one not in reached]
        missed[page] = [(type(one).__name__, one.accessibleName()) for one in left]
    assert missed == {page: [] for page in WALKED}


def test_f6_leads_through_the_regions_and_back(office: Office):
    program = sampled(office)
    for page in each(office, program, WALKED):
        ring = regions(program)
        program.window.deeds["next_region"].trigger()
        back: list[QWidget] = []
        for _ in ring:
            program.window.deeds["previous_region"].trigger()
            back.append(QApplication.focusWidget())
        assert len(ring) > 1, page
        assert {*back} == {*ring}, page


def test_the_arrows_lead_through_what_is_chosen_from(office: Office):
    program = sampled(office)
    gone_to(office, program, "往期，ledger")
    head = program.window.recall_room.head
    focus = next(b for b in head.findChildren(QAbstractButton) if b.isChecked())
    focus.setFocus()
    QTest.keyClick(focus, Qt.Key.Key_Left)
    assert head.segment == "search"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert head.segment == "ledger"
