"""大字 holds at once, all over the window, and at the next start again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar, QWidget

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import let_run
from ui import theme
from ui.editor.title_field import TitleField
from ui.program import Program
from ui.widgets.cut import CutLabel


SIZES = [115, 130, 150]


def opened(office: Office) -> Program:
    program = office.open()
    program.window.setWindowState(Qt.WindowState.WindowNoState)  # a tight screen begins maximised
    program.window.resize(1366, 768)
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    # Pages and the paragraph of the caret come after a rest, and take room of their own.
    status = program.window.status_line
    office.wait(program, lambda: bool(status._pages.text() and status._paragraph.text()))
    return program


@pytest.fixture
def program(office: Office) -> Iterator[Program]:
    program = opened(office)
    yield program
    theme.enlarge(100)
    theme.apply(program.app, "light")


def choose(office: Office, program: Program, percent: int) -> None:
    program.window.deeds[f"type_{percent}"].trigger()
    let_be_painted(office, program)


def let_be_painted(office: Office, program: Program) -> None:
    while not program.window.updatesEnabled():
        let_run(5)
    office.settle(program)
    let_run(30)


def shown(program: Program) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QTabBar)
    every = [widget for kind in kinds for widget in program.window.findChildren(kind)]
    return [widget for widget in every if widget.isVisible()]


def measures(program: Program) -> list[tuple[str, int, int, int]]:
    """Return the name, the size of letters, the width and the height of all that is shown."""
    return [
        (one.accessibleName(), one.font().pixelSize(), one.width(), one.height())
        for one in shown(program)
    ]


@pytest.mark.parametrize("percent", SIZES)
def test_every_word_of_the_window_is_larger_at_once(office: Office, program: Program, percent: int):
    before = {
        one: one.font().pixelSize()
        for one in shown(program)
        if not isinstance(one.parent(), TitleField)  # what stands in the gutter has no more room
    }
    choose(office, program, percent)
    for one, pixels in before.items():
        wanted = round(pixels * percent / 100)
        assert abs(one.font().pixelSize() - wanted) <= 1, one.accessibleName()


def cut(program: Program) -> list[str]:
    """Return the labels and buttons that have less room than their words take."""
    return [
        f"{one.text()} {one.size()} < {one.sizeHint()}"
        for one in shown(program)
        if isinstance(one, QLabel | QAbstractButton)
        and not isinstance(one, CutLabel)
        and one.text()
        and not (isinstance(one, QLabel) and one.wordWrap())
        and (one.width() < one.sizeHint().width() or one.height() < one.fontMetrics().height())
    ]


def test_nothing_is_cut(office: Office, program: Program):
    article = program.sitting.place
    for place in ("masthead", article, "tail"):
        program.drafting.go(place)
        for percent in (*SIZES, 100):
            choose(office, program, percent)
            assert cut(program) == [], f"{place} {percent}"


def test_the_glass_in_a_search_field_grows_and_the_words_stand_clear(office: Office, program):
    program.window.show_room("recall")
    field = program.window.recall_room.field
    before = field.glass.iconSize().width()
    choose(office, program, 150)
    assert field.glass.iconSize().width() == round(before * 1.5)
    assert field.textMargins().left() > field.glass.iconSize().width()


def test_back_at_the_usual_size_all_is_as_it_was(office: Office, program: Program):
    before = measures(program)
    choose(office, program, 150)
    assert measures(program) != before
    choose(office, program, 100)
    assert measures(program) == before


def test_another_look_leaves_the_size_of_the_words(office: Office, program: Program):
    choose(office, program, 130)
    before = measures(program)
    program.window.deeds["theme_dark"].trigger()
    let_be_painted(office, program)
    assert measures(program) == before


def test_the_next_start_looks_the_same(office: Office, program: Program):
    choose(office, program, 130)
    before = {(name, pixels, wide) for name, pixels, wide, _ in measures(program) if name}
    zoom = program.bench.editor.percent
    office.close(program)
    again = opened(office)
    assert again.window.deeds["type_130"].isChecked()
    after = {(name, pixels, wide) for name, pixels, wide, _ in measures(again) if name}
    assert {one for one in before ^ after if "稿" not in one[0]} == set()
    assert again.bench.editor.percent == zoom


def test_the_words_stay_at_their_printed_measure(office: Office, program: Program):
    editor = program.bench.editor
    size = editor.manuscript.measure.font.pointSizeF()
    choose(office, program, 130)
    assert editor.percent == 100
    assert editor.manuscript.measure.font.pointSizeF() == size
