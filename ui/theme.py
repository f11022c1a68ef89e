"""The look of the window: colours, faces, icons; light, dark, of high contrast, or as the system.

Colours have names (`tokens`), and nothing else in `ui` knows a number. The palette is set first,
then the one style sheet of `ui.sheet` with the names put in. Painted widgets ask `color()` while
they paint, so that a change of theme needs nothing but a repaint.
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui import drawings, dressing, sheet, system_look
from ui.tokens import CONTRAST, DARK, LIGHT


Mode = Literal["light", "dark", "contrast", "system"]
Role = Literal["songti", "fangsong", "kaiti", "heiti"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast", "system")
TYPE_SIZES = (100, 115, 130, 150)  # percent of the window's face: 大字
ROLES: tuple[Role, ...] = ("songti", "fangsong", "kaiti", "heiti")

UI_FACES = (
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
    "WenQuanYi Zen Hei",
)
_SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "思源宋体",
    "SimSun",
    "宋体",
    "AR PL UMing CN",
)
_OFFICIAL: Mapping[str, tuple[str, ...]] = {
    "songti": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    "fangsong": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    "kaiti": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    "heiti": ("黑体", "SimHei"),
}
_STAND_IN: Mapping[str, tuple[str, ...]] = {
    "songti": ("华文中宋", "STZhongsong", *_SERIF),
    "fangsong": ("华文仿宋", "STFangsong", "FandolFang R", "FandolFang", *_SERIF),
    "kaiti": ("华文楷体", "STKaiti", "AR PL UKai CN", "LXGW WenKai", "FandolKai", *_SERIF),
    "heiti": UI_FACES,
}
_SIZES = (14, 16, 20, 28)
_TOKENS: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class _Look:
    """What holds now: the tokens, and what the user asked for."""

    tokens: Mapping[str, str] = LIGHT
    mode: Mode = "light"
    enlarged: int = 100
    worn: str = ""  # the sheet that every widget wears


def apply(app: QApplication, mode: Mode) -> None:
    """Give the whole program this look, or the one that the system has now."""
    for _ in coats(app, mode):
        pass


def coats(app: QApplication, mode: Mode) -> Iterator[None]:
    """Do what `apply` does step by step, none as long as 0.1 s: keys are answered in between."""
    _Look.mode = mode
    _Look.tokens = _TOKENS[system_look.asked() if mode == "system" else mode]
    if not app.styleSheet() and app.style().name() != "fusion":  # a sheet would hide its name
        app.setStyle("Fusion")
    wanted, is_larger = sheet.text(_Look.tokens, _Look.enlarged), app.font() != ui_font()
    if wanted == _Look.worn and not is_larger:
        return
    _Look.worn = ""  # who stops half-way has nothing on
    if is_larger:  # before the face: a label asks for its least height no second time
        yield from dressing.by_and_by(dressing.widgets(app), _measure)
    # Before it too: what stands in the corner of the menus is measured with it.
    yield from dressing.by_and_by(_drawn(app), _tint)
    dressing.change_sheet(app, wanted)
    app.setFont(ui_font())
    app.setPalette(_palette())
    yield
    yield from dressing.dress(app)
    # After the sheet: a new one gives back the faces of before.
    yield from dressing.by_and_by(dressing.widgets(app), _letter)
    _Look.worn = wanted


@contextmanager
def bare(app: QApplication) -> Generator[None]:
    """Put widgets together without a sheet, and dress them once when they stand.

    Under a sheet Qt dresses a widget anew, and all in it, each time it is put into another: half
    of what opening a window takes. Where a window is seen already it stays as it is.
    """
    sheet = "" if any(one.isVisible() for one in app.topLevelWidgets()) else app.styleSheet()
    if sheet:
        app.setStyleSheet("")
    try:
        yield
    finally:
        if sheet:
            app.setStyleSheet(sheet)
            for widget in dressing.widgets(app):
                _letter(widget)


def enlarge(percent: int) -> None:
    """Have the window's own words larger (大字) from the next `apply` on."""
    _Look.enlarged = percent


def enlarged() -> int:
    """Return how large the window's own words are, in percent."""
    return _Look.enlarged


def scaled(px: int) -> int:
    """Return a width that is made for words, as large as the words are (大字)."""
    return round(px * _Look.enlarged / 100)


def mode() -> Mode:
    """Return the look that was asked for last."""
    return _Look.mode


def is_dark() -> bool:
    """Say whether the dark colours are in use."""
    return _Look.tokens is DARK


def color(token: str) -> QColor:
    """Return the colour of this name in the present look."""
    return QColor(_Look.tokens[token])


def ui_font(px: int = 13, *, bold: bool = False) -> QFont:
    """Return the face of the window at a size of the type scale (12, 13, 16, 20)."""
    font = QFont(_ui_family())
    font.setPixelSize(round(px * _Look.enlarged / 100))
    font.setBold(bold)
    return font


@cache
def _ui_family() -> str:
    return (
        _first_installed(UI_FACES)
        or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )


@cache
def face(role: Role) -> str:
    """Return the installed family for 小标宋, 仿宋, 楷体 or 黑体, or its nearest stand-in."""
    return _first_installed((*_OFFICIAL[role], *_STAND_IN[role])) or _ui_family()


def _first_installed(families: tuple[str, ...]) -> str:
    return next((family for family in families if QFontDatabase.hasFamily(family)), "")


def icon(name: str, token: str = "text") -> QIcon:
    """Return one of our drawings in the colour of this name, with a greyed twin."""
    sizes = tuple(scaled(px) for px in _SIZES)
    return drawings.icon(name, sizes, _Look.tokens[token], _Look.tokens["text3"], _ratio())


def pixmap(name: str, px: int, token: str = "text") -> QPixmap:
    """Return one of our drawings for a widget that paints itself, as large as the words are."""
    return drawings.pixmap(name, scaled(px), _Look.tokens[token], _ratio())


def set_icon(
    target: QAbstractButton | QAction, name: str, token: str = "text", *, px: int = 16
) -> None:
    """Put a drawing on a button or an action; it is drawn again when look or 大字 change."""
    target.setProperty("drawing", f"{name} {token} {px}")
    _tint(target)


def set_font(widget: QWidget, px: int = 13, *, bold: bool = False) -> None:
    """Give a widget a size of the type scale; it grows and shrinks with 大字."""
    widget.setProperty("letters", f"{px} {int(bold)}")
    widget.setFont(ui_font(px, bold=bold))


def set_width(widget: QWidget, px: int) -> None:
    """Give a widget a width that is made for words; it grows and shrinks with 大字."""
    widget.setProperty("width for words", px)
    widget.setFixedWidth(scaled(px))


def set_height(widget: QWidget, px: int) -> None:
    """Give a widget a height that is made for words; it grows and shrinks with 大字."""
    widget.setProperty("height for words", px)
    widget.setFixedHeight(scaled(px))


def set_size(widget: QWidget, width: int, height: int) -> None:
    """Give a widget a size that is made for words or a drawing; it follows 大字."""
    set_width(widget, width)
    set_height(widget, height)


def set_least_height(widget: QWidget, px: int) -> None:
    """Give a widget at least a height that is made for words; it follows 大字."""
    widget.setProperty("least height for words", px)
    widget.setMinimumHeight(scaled(px))


def _measure(widget: QWidget) -> None:
    if isinstance(px := widget.property("width for words"), int):
        widget.setFixedWidth(scaled(px))
    if isinstance(px := widget.property("height for words"), int):
        widget.setFixedHeight(scaled(px))
    if isinstance(px := widget.property("least height for words"), int):
        widget.setMinimumHeight(scaled(px))


def _letter(widget: QWidget) -> None:
    letters = widget.property("letters")
    if isinstance(letters, str):
        px, bold = letters.split()
        widget.setFont(ui_font(int(px), bold=bold == "1"))


def _drawn(app: QApplication) -> list[QObject]:
    """Return what may have a drawing: buttons, and the deeds of windows and widgets."""
    found: dict[QObject, None] = {}
    for widget in dressing.widgets(app):
        found |= dict.fromkeys((widget, *widget.actions()))
    for top in app.topLevelWidgets():
        found |= dict.fromkeys(top.findChildren(QAction))
    return list(found)


def _tint(target: QObject) -> None:
    drawing = target.property("drawing")
    if isinstance(drawing, str) and isinstance(target, QAbstractButton | QAction):
        name, token, px = drawing.split()
        target.setIcon(icon(name, token))
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(scaled(int(px)), scaled(int(px))))


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for of, token in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "panel"),
        (role.Text, "text"),
        (role.Button, "base"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "base"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "text3"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "onaccent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Mid, "line"),
        (role.Dark, "border"),
        (role.Light, "base"),
    ):
        palette.setColor(of, color(token))
    for of in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, of, color("text3"))
    return palette
