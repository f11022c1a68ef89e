"""The one style sheet of the window, with the theme's names for colours put in.

Selectors are classes, ids and properties, never `*`: the editor's own text must stay untouched.
Heights follow from paddings and the font, so that they grow with large type.
"""

from collections.abc import Mapping
from string import Template


_GROWING = {  # px, without padding and frame
    "drawing": 16,
    "box": 14,
    "tab": 33,
    "pane": 32,
    "word_high": 18,
    "line_high": 20,
    "field_high": 24,
    "offer_high": 26,
    "primary_high": 35,
}


def text(tokens: Mapping[str, str], percent: int = 100) -> str:
    """Return the style sheet in these colours, its drawings as large as the words (大字)."""
    return Template(_SHEET).substitute(tokens, **_lengths(percent))


def _lengths(percent: int) -> dict[str, str]:
    """Return by name how large what holds words or a drawing is; `dot` and `rim` fill `box`."""
    sizes = {name: round(px * percent / 100) for name, px in _GROWING.items()}
    box = sizes["box"]
    rim = (box + 2 - round(3 * percent / 100) * 2) // 2
    sizes |= {"rim": rim, "dot": box + 2 - 2 * rim, "round": (box + 2) // 2}
    return {name: f"{px}px" for name, px in sizes.items()}


_SHEET = """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $base; color: $text; border: 1px solid $border; padding: 3px 6px; }
QLabel { background: transparent; }
QLabel[tone="second"] { color: $text2; }
QLabel[tone="hint"] { color: $text3; }
QLabel[tone="green"] { color: $green; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="amber"] { color: $amber; }

QMenuBar { background: $window; color: $text; padding: 2px 4px; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 9px; border-radius: 3px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $base; color: $text; border: 1px solid $border; padding: 4px 0;
  icon-size: $drawing; }
QMenu::item { padding: 4px 26px 4px 12px; margin: 0 4px; border-radius: 3px;
  min-height: $word_high; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: $box; height: $box; padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }

QWidget#panel, QFrame#panel { background: $panel; }
QWidget#base, QFrame#base { background: $base; }
QWidget#rail { background: $window; border-right: 1px solid $line; }
QFrame[rule="below"] { border: none; border-bottom: 1px solid $line; }
QFrame[rule="between"] { border: none; background: $line; margin: 0 1px; }
QFrame[look="pop"] { background: $panel; border: 1px solid $border; border-radius: 3px; }
QFrame[rule="above"] { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }

QPushButton { background: $base; color: $text; border: 1px solid $border; border-radius: 3px;
  padding: 4px 11px; min-height: $word_high; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 10px; }
PrimaryButton, PrimaryButton:focus { min-height: $primary_high; padding: 0; border: none; }
QPushButton:disabled { background: $panel; color: $text3; border: 1px solid $line; }
QPushButton[room="row"] { padding: 2px 9px; }
QPushButton[room="row"]:focus { padding: 1px 8px; }
QPushButton[room="large"] { padding: 6px 14px; }
QPushButton[room="large"]:focus { padding: 5px 13px; }
QPushButton[tone="danger"]:enabled { border: 1px solid $red; color: $red; }
QPushButton[tone="danger"]:focus { border: 2px solid $red; }
QPushButton[look="link"] { background: transparent; border: none; color: $accent; padding: 2px 3px;
  text-decoration: underline; }
QPushButton[look="link"]:hover { color: $accenthover; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 0 1px; }

QPushButton[look="field"] { background: $base; color: $text3; border: 1px solid $border;
  padding: 1px 8px; min-height: $line_high; text-align: left; }
QPushButton[look="field"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[look="row"] { background: transparent; border: 1px solid transparent; text-align: left;
  padding: 4px 8px; }
QPushButton[look="row"]:hover { background: $hover; }
QPushButton[look="row"]:focus { border: 2px solid $accent; padding: 3px 7px; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: 3px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $tint; color: $accent; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton:disabled { color: $text3; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="framed"] { background: $base; border: 1px solid $border; padding: 4px; }
QToolButton[look="framed"]:hover { background: $hover; }
QToolButton[look="framed"]:focus { border: 2px solid $accent; padding: 3px; }
QToolButton[look="segment"] { background: $base; border: 1px solid $border; padding: 4px 13px;
  border-radius: 0; }
QToolButton[look="segment"]:checked { background: $tint; color: $accent; font-weight: 700;
  border: 1px solid $accent; }
QToolButton[look="segment"][room="row"] { padding: 4px 3px; }
QToolButton[look="segment"]:focus { border: 2px solid $accent; padding: 3px 12px; }

QLineEdit, QPlainTextEdit#field, QComboBox, QTextBrowser#field { background: $base; color: $text;
  border: 1px solid $border; border-radius: 3px; selection-background-color: $accent;
  selection-color: $onaccent; }
QLineEdit { padding: 3px 8px; min-height: $line_high; }
QPlainTextEdit#reading { background: $base; color: $text; border: none; padding: 6px 8px;
  selection-background-color: $accent; selection-color: $onaccent; }
QPlainTextEdit#field { padding: 3px 4px; }
QComboBox { padding: 3px 24px 3px 8px; min-height: $line_high; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit[state="amber"], QPlainTextEdit#field[state="amber"], QComboBox[state="amber"],
QFrame#chips[state="amber"] { border: 1px solid $amber; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding-top: 2px;
  padding-bottom: 2px; padding-left: 7px; }
QComboBox QLineEdit:focus { border: none; padding: 0; }
QPlainTextEdit#field:focus { border: 2px solid $accent; padding: 2px 3px; }
QLineEdit[state="error"], QPlainTextEdit#field[state="error"], QComboBox[state="error"] {
  border: 2px solid $red; padding-top: 2px; padding-bottom: 2px; }
QLineEdit[state="error"] { padding-left: 7px; }
QComboBox[state="error"] { padding-left: 7px; }
QComboBox:focus, QComboBox[state="error"] { padding-right: 23px; }
QComboBox QLineEdit[state="error"] { border: none; padding: 0; }
QLineEdit:disabled, QPlainTextEdit#field:disabled, QComboBox:disabled { background: $panel;
  color: $text3; border: 1px solid $line; }
QLineEdit:read-only, QPlainTextEdit#field[locked="true"] { background: $panel; }
QComboBox:editable QLineEdit:read-only { background: transparent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView#completions, QComboBox QAbstractItemView { background: $base; color: $text;
  border: 1px solid $border; outline: 0; selection-background-color: $tint;
  selection-color: $text; }
QAbstractItemView#completions::item, QComboBox QAbstractItemView::item { min-height: $offer_high;
  padding: 0 8px; }
QAbstractItemView#completions::item:selected, QComboBox QAbstractItemView::item:selected {
  background: $tint; color: $text; }
QWidget#radios { border: 1px solid transparent; border-radius: 3px; }
QWidget#radios[state="amber"] { border: 1px solid $amber; }
QWidget#radios[state="error"] { border: 1px solid $red; }
QFrame#palette { background: $base; border: 1px solid $border; }
QFrame#palette QLineEdit { min-height: $field_high; }
QFrame#check { background: $base; border: 1px solid transparent; border-bottom-color: $line; }
QFrame#check:focus { background: $tint; border: 1px solid $accent; }
QScrollArea#sheets { background: $desk; }
QFrame#chips[locked="true"] { background: $panel; }
QFrame#chips { background: $base; border: 1px solid $border; border-radius: 3px; }
QFrame#chips[focused="true"] { border: 2px solid $accent; }
QFrame#chips[state="error"] { border: 2px solid $red; }
QFrame#chips QLineEdit { border: none; padding: 0 2px; min-height: 0; background: transparent; }

QRadioButton, QCheckBox { color: $text; spacing: 6px; padding: 4px 2px; background: transparent; }
QRadioButton:disabled, QCheckBox:disabled { color: $text3; }
QRadioButton::indicator, QCheckBox::indicator { width: $box; height: $box; background: $base;
  border: 1px solid $border; }
QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:hover, QCheckBox::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: $dot; height: $dot; border: $rim solid $accent;
  background: $onaccent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled {
  border-color: $line; background: $panel; }
QRadioButton::indicator:checked:disabled { border-color: $text3; }
QCheckBox::indicator:checked:disabled { border-color: $text3; background: $text3; }

QTabBar#issues, QTabBar#panes { background: transparent; border: none; }
QTabBar#issues::tab { background: $window; color: $text2; border-right: 1px solid $line;
  border-top: 2px solid transparent; padding: 0 4px 0 8px; height: $tab; }
QTabBar#issues::tab:selected { background: $base; color: $text; border-top: 2px solid $accent;
  font-weight: 700; }
QTabBar#issues::tab:hover:!selected { background: $hover; }
QTabBar#panes::tab { background: transparent; color: $text2; padding: 0 12px; height: $pane;
  border-bottom: 2px solid transparent; }
QTabBar#panes::tab:selected { color: $accent; font-weight: 700; border-bottom: 2px solid $accent; }
QTabBar#panes::tab:hover:!selected { color: $text; background: $hover; }

QTreeView, QListView, QTableView { background: $panel; color: $text; border: none; outline: 0;
  selection-background-color: $tint; selection-color: $text; }
QListView#sections { background: $panel; border-right: 1px solid $line; }
QListView#sections::item { padding: 8px 9px; border-left: 3px solid transparent; }
QListView#sections::item:selected { background: $tint; color: $text;
  border-left: 3px solid $accent; }
QListView#plain, QTableView { background: $base; alternate-background-color: $base; }
QTableView { gridline-color: $line; }
QTableView::item { padding: 0 5px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $tint; color: $text; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $text2; border: none;
  border-bottom: 1px solid $line; padding: 5px 8px; text-align: left; }
QTextEdit { background: $base; color: $text; border: none; selection-background-color: $accent;
  selection-color: $onaccent; }

QScrollArea { background: $base; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame#banner[tone="blue"] { background: $tint; }
QFrame#banner[tone="amber"] { background: $ambertint; }
QFrame#banner[tone="red"] { background: $redtint; }
QFrame#banner[tone="green"] { background: $greentint; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $text2; }
QStatusBar::item { border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; }
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QAbstractItemView { background: $base; color: $text; border: none;
  selection-background-color: $accent; selection-color: $onaccent; }
QFrame#popup { background: $base; border: 1px solid $border; }
QFrame#card { background: $base; border: 1px solid $line; border-radius: 3px; }
"""
