"""A change of look reaches everything; every drawing and face that is asked for is there."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from gazetteer_desk import paths
from ui import actions, system_look, theme
from ui.widgets import buttons


def test_a_change_of_look_reaches_palette_sheet_and_icons(look, qapp: QApplication, qtbot):
    button = buttons.plain("存", "save")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    look("dark")
    assert theme.is_dark()
    assert theme.mode() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == theme.DARK["base"].lower()
    assert theme.DARK["accent"] in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    assert button.icon().cacheKey() != before


def test_the_system_is_followed_also_in_high_contrast(look, qapp: QApplication, monkeypatch):
    monkeypatch.setattr(system_look, "is_contrast", lambda: True)
    look("system")
    assert theme.color("window").name() == theme.CONTRAST["window"]
    monkeypatch.setattr(system_look, "is_contrast", lambda: False)
    look("system")
    assert theme.color("window").name() != theme.CONTRAST["window"]


def test_every_drawing_that_is_asked_for_is_there(look):
    drawn = {path.name for path in (paths.resources() / "icons").iterdir()}
    assert {f"{deed.icon}.svg" for deed in actions.TABLE if deed.icon} <= drawn
    assert not theme.icon("save").isNull()
    assert not theme.pixmap("save", 14, "red").isNull()


@pytest.mark.parametrize("role", theme.ROLES)
def test_every_face_has_a_family_that_is_installed(look, role):
    assert theme.face(role)


def test_a_filled_button_shows_its_focus_outside_a_gap(look, qtbot):
    button = buttons.PrimaryButton("导出", "export")
    qtbot.addWidget(button)
    button.show()
    plain = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != plain
    assert isinstance(button, QPushButton)


def test_widgets_are_put_together_bare_and_dressed_once_they_stand(qapp, look):
    look("light")
    sheet = qapp.styleSheet()
    with theme.bare(qapp):
        assert qapp.styleSheet() == ""
        outer = QWidget()
        inner = QLabel("甲", outer)
        theme.set_font(inner, 12)
    assert qapp.styleSheet() == sheet
    assert inner.font().pixelSize() == theme.scaled(12)


def test_where_a_window_is_seen_it_keeps_its_clothes(qapp, shown):
    seen = shown(QLabel("甲"))
    sheet = qapp.styleSheet()
    assert sheet
    with theme.bare(qapp):
        assert qapp.styleSheet() == sheet
    assert seen.isVisible()


def test_what_fails_while_it_is_put_together_leaves_the_sheet(qapp, look):
    look("light")
    sheet = qapp.styleSheet()
    with pytest.raises(ZeroDivisionError), theme.bare(qapp):
        1 / 0  # noqa: B018
    assert qapp.styleSheet() == sheet
