"""The colours hold the contrast that the design promises, in both looks."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from gazetteer_desk import paths
from ui import actions, theme
from ui.widgets import buttons


TEXT, OUTLINE = 4.5, 3.0
PAIRS = [
    *(("text", ground, TEXT) for ground in ("base", "panel", "window", "tint", "hover", "hit")),
    *(("text2", ground, TEXT) for ground in ("base", "panel", "window", "tint")),
    *(("text3", ground, TEXT) for ground in ("base", "panel", "window", "tint", "hover")),
    *(("accent", ground, TEXT) for ground in ("base", "window", "tint", "panel")),
    ("onaccent", "accent", TEXT),
    ("onaccent", "accenthover", TEXT),
    *(("red", ground, TEXT) for ground in ("base", "redtint", "panel")),
    *(("amber", ground, TEXT) for ground in ("base", "ambertint")),
    *(("green", ground, TEXT) for ground in ("base", "greentint", "window")),
    ("hitnowtext", "hitnow", TEXT),
    ("instext", "ins", TEXT),
    ("deltext", "dele", TEXT),
    ("mast", "paper", TEXT),
    ("mast", "zone", OUTLINE),
    *(("border", ground, OUTLINE) for ground in ("base", "panel", "window")),
]


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_words_and_outlines_stand_out(tokens, ink, ground, least):
    assert contrast(tokens[ink], tokens[ground]) >= least


def test_the_table_of_the_design_is_the_theme():
    assert round(contrast(theme.LIGHT["text"], theme.LIGHT["base"]), 1) == 15.9
    assert round(contrast(theme.DARK["text3"], theme.DARK["tint"]), 1) == 4.6
    assert theme.LIGHT.keys() == theme.DARK.keys()


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
