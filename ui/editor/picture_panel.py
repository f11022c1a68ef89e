"""What stands under a picture that is chosen: its printed width, and its caption."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from gazetteer_desk.bulletin import cleaning
from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.layout.gbt9704 import PAGE
from gazetteer_desk.layout.plates import TWIPS_PER_MM
from ui import theme
from ui.editor import keys, picture_rewrite, plates
from ui.editor.edits import Spot
from ui.editor.look import CAPTION, PICTURE
from ui.editor.manuscript import role_of
from ui.editor.reading import walk
from ui.widgets.fields import LineField


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

HEIGHT = 36
_LEAST_MM = 10
_MOST_MM = round(PAGE.type_width / TWIPS_PER_MM)
_WIDEST = 460  # pixels
_EDGE = 4


class PicturePanel(QFrame):
    """Width and caption of the picture at the caret, one deed each."""

    def __init__(self, editor: "BodyEditor") -> None:
        super().__init__(editor.viewport())
        self.setObjectName("panel")
        self.setProperty("look", "pop")
        self._editor = editor
        self._at = -1  # the block of the body
        # A cursor, since no line may be kept: Qt gives its number to another line later.
        self._reserved: QTextCursor | None = None
        self._moving = False
        self.width_mm = LineField("图宽，毫米")
        theme.set_width(self.width_mm, 56)
        self.width_mm.setToolTip(
            f"按 Tab 到这里。印出来的宽度，{_LEAST_MM} 到 {_MOST_MM} 毫米；不填就用图片自己的大小"
        )
        self.caption = LineField("图题")
        self.caption.setPlaceholderText("图题，印在图片下面")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(QLabel("图宽"))
        row.addWidget(self.width_mm)
        row.addWidget(QLabel("毫米"))
        row.addSpacing(6)
        row.addWidget(self.caption, 1)
        theme.set_height(self, HEIGHT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        self.width_mm.settled.connect(self._on_width)
        self.caption.settled.connect(self._on_caption)
        for field in (self.width_mm, self.caption):
            field.installEventFilter(self)
        editor.caret_moved.connect(self._follow)
        editor.textChanged.connect(self._follow)
        editor.zoomed.connect(self._follow)
        editor.verticalScrollBar().valueChanged.connect(self._place)
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)

    def flush(self) -> None:
        """Tell at once what was typed and not told yet."""
        if self.isVisible():
            self.width_mm.flush()
            self.caption.flush()

    def _follow(self, *_: object) -> None:
        """Come to the picture at the caret, go where there is none; never into half a change."""
        editor = self._editor
        if self._moving or editor.is_composing or editor.manuscript.is_filling:
            return
        line = editor.textCursor().block()
        is_here = role_of(line) == PICTURE and line.length() == 2  # noqa: PLR2004 - one picture
        if not is_here or editor.isReadOnly():
            self._leave()
            return
        found = walk(editor.manuscript)
        self._at = next((n for n, one in enumerate(found) if one.line == line), -1)
        picture = found[self._at].value if self._at >= 0 else None
        if isinstance(picture, Picture):
            self._show(picture)
            self._reserve(line)
            self._place()
            self.show()
            self._come_into_view()

    def _leave(self) -> None:
        if not self.isHidden():
            self.flush()
            self.hide()
            self._at = -1
            self._reserve(None)

    def _show(self, picture: Picture) -> None:
        self.width_mm.show_text(f"{picture.width_mm:g}" if picture.width_mm else "")
        shown = plates.printed(self._editor.manuscript, picture).width / TWIPS_PER_MM
        self.width_mm.setPlaceholderText(f"{shown:.0f}")
        self.caption.show_text(picture.caption)

    def _reserve(self, line: QTextBlock | None) -> None:
        """Keep room under the chosen picture; the line of its caption is part of that room."""
        page = self._editor.manuscript
        wanted = 0.0
        if line is not None:
            under = picture_rewrite.caption_of(line)
            wanted = (
                theme.scaled(HEIGHT)
                + 4
                - (page.measure.block(CAPTION).lineHeight() if under else 0)
            )
        self._moving = True
        with page.filling():
            if self._reserved is not None and self._reserved.block() != line:
                _set_room(self._reserved.block(), 0)
            if line is not None:
                _set_room(line, max(wanted, 0))
        self._reserved = QTextCursor(line) if line is not None else None
        self._moving = False

    def _place(self) -> None:
        if self._at < 0:
            return
        editor = self._editor
        line = editor.textCursor().block()
        box = editor.document().documentLayout().blockBoundingRect(line)
        room = editor.viewport().width()
        wide = min(_WIDEST, room - 16)
        high = box.bottom() - editor.verticalScrollBar().value()
        self.setGeometry((room - wide) // 2, round(high) + 2, wide, theme.scaled(HEIGHT))

    def _come_into_view(self, *, whole: bool = False) -> None:
        """Scroll until the panel is seen, as far as the top of the picture stays (or beyond it)."""
        if self._reserved is None:
            return
        bar, page = self._editor.verticalScrollBar(), self._editor.document().documentLayout()
        lacking = self.geometry().bottom() + _EDGE - self._editor.viewport().height()
        spare = round(page.blockBoundingRect(self._reserved.block()).top()) - bar.value()
        wanted = lacking if whole else min(lacking, spare)
        if wanted > 0:
            bar.setValue(bar.value() + wanted)

    def _on_width(self, words: str) -> None:
        try:
            wanted = float(words) if words.strip() else 0.0
        except ValueError:
            self._editor.refused.emit("图宽请写毫米数，例如 120。")
            wanted = -1.0
        if wanted:
            wanted = -1.0 if wanted < 0 else min(max(wanted, _LEAST_MM), _MOST_MM)
        picture = self._picture()
        if picture is None:
            return
        if wanted < 0:
            self._show(picture)
        elif wanted != picture.width_mm:
            self._put(replace(picture, width_mm=wanted), "图片宽度")

    def _on_caption(self, words: str) -> None:
        picture = self._picture()
        if picture is not None:
            self._put(replace(picture, caption=cleaning.clean_line(words)), "图题")

    def _picture(self) -> Picture | None:
        body = self._editor.body()
        block = body[self._at] if 0 <= self._at < len(body) else None
        return block if isinstance(block, Picture) else None

    def _put(self, picture: Picture, name: str) -> None:
        at, body = self._at, self._editor.body()
        self._editor.put((*body[:at], picture, *body[at + 1 :]), name, Spot((at,), 1))

    def _answer(self, field: QObject, key: Qt.Key) -> bool:
        """Answer a key; an editor lets nothing inside it go on with Tab by itself."""
        ring = [self._editor, self.width_mm, self.caption]
        here = next((at for at, one in enumerate(ring) if one is field), 0)
        if key in keys.TABS and (here or key != keys.BACKTAB):
            there = ring[(here + (-1 if key == keys.BACKTAB else 1)) % len(ring)]
        elif here and key in (*keys.ENTER, keys.ESCAPE):
            there = self._editor
        else:
            return False
        if there is self._editor:
            self.flush()
        else:
            self._come_into_view(whole=True)
        there.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab leads from the picture into the fields, Enter, Esc and Tab back to the words."""
        if watched is self._editor.viewport() and event.type() == QEvent.Type.Resize:
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_plain = not event.modifiers() & ~(keys.SHIFT | keys.KEYPAD)
            if is_plain and self.isVisible() and watched is not self._editor.viewport():
                shift = event.modifiers() & keys.SHIFT and event.key() == Qt.Key.Key_Tab
                return self._answer(watched, keys.BACKTAB if shift else Qt.Key(event.key()))
        return super().eventFilter(watched, event)


def _set_room(line: QTextBlock, room: float) -> None:
    looks = line.blockFormat()
    if looks.bottomMargin() != room and role_of(line) == PICTURE:
        looks.setBottomMargin(room)
        QTextCursor(line).setBlockFormat(looks)
