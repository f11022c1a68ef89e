"""The page of an article (篇目): what stands above the sheet, and the sheet itself."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.offers import NOTHING, Offers
from gazetteer_desk.bulletin.review import MUST
from ui import theme
from ui.forms import notes
from ui.forms.article_top import ArticleTop, label
from ui.widgets import buttons, fields, resting
from ui.widgets.chips import ChipsField
from ui.widgets.choices import ComboField
from ui.widgets.fields import LineField, TextField
from ui.widgets.finding_strip import FindingStrip
from ui.widgets.sentence import Sentence
from ui.widgets.strip import ProblemStrip


class ArticlePage(QWidget):
    """Column and units over the toolbar, the title and the editor, which are built elsewhere.

    Signals: column_edited(str), credits_edited(tuple of str), note_edited(Body),
    subtitle_edited(str); note_corrected(Body, str) the note changed by a deed of that name;
    remedied(Remark) the link of what is said of the units was chosen.
    """

    column_edited = Signal(str)
    credits_edited = Signal(object)
    note_edited = Signal(object)
    note_corrected = Signal(object, str)
    subtitle_edited = Signal(str)
    remedied = Signal(object)

    def __init__(self, toolbar: QWidget, title: QWidget, editor: QWidget) -> None:
        super().__init__()
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._key = ""
        self._note = Article(key="").note
        self.toolbar, self.title, self.editor = toolbar, title, editor
        self.column = ComboField("栏目")
        theme.set_width(self.column, 128)
        self.units = ChipsField("供稿单位", "写上单位，按回车", "再加一个单位")
        self.subtitle = LineField("副题")
        self.subtitle.setPlaceholderText("副题，印在题名下面")
        self.note = TextField("按语", rows=1)
        self.note.setPlaceholderText("按语，印在正文前面，楷体；一行一段")
        self._add_subtitle = buttons.plain("副题", "plus")
        self._add_note = buttons.plain("按语", "plus")
        self.extras = _Extras(self.subtitle, self.note)
        self.strip, self.finding = ProblemStrip(), FindingStrip()
        self._of_units = Sentence()
        self._of_units.setContentsMargins(14, 0, 14, 2)
        self._of_units.deed_chosen.connect(self._on_remedied)
        self._remark: Remark | None = None
        self._source = QLabel()
        theme.set_font(self._source, 12)
        self._source.setProperty("tone", "hint")
        self._source.setContentsMargins(14, 4, 14, 0)
        self._source.setWordWrap(True)
        self._source.setToolTip("只在这里看得到，不印出来。")
        adding = (self._add_subtitle, self._add_note)
        self.top = ArticleTop(self.column, self.units, adding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (
            self.strip,
            self.top,
            self._of_units,
            self.extras,
            toolbar,
            self._source,
            title,
        ):
            column.addWidget(widget)
        column.addWidget(editor, 1)
        column.addWidget(self.finding)
        self.setFocusProxy(editor)
        self._order()
        self.column.settled.connect(self.column_edited)
        self.units.chips_edited.connect(self.credits_edited)
        self.units.line.installEventFilter(self)
        self.subtitle.settled.connect(self.subtitle_edited)
        self.note.settled.connect(self._on_note)
        self.note.corrected.connect(self._on_note)
        self._add_subtitle.clicked.connect(self._on_add_subtitle)
        self._add_note.clicked.connect(self._on_add_note)

    def show_article(self, article: Article) -> None:
        """Show what stands above the sheet; title and body are shown by their own widgets."""
        if article.key != self._key:
            self._key = article.key
            self.let_go()
            self.extras.reset()
            self.note.corrections.forget()
        self._note = article.note
        self.column.show_text(article.column)
        self.units.show_chips(article.credits)
        self.subtitle.show_text(article.subtitle)
        self.note.show_text(notes.lines_of(article.note))
        self._source.setText(article.source or "")
        self._source.setVisible(bool(article.source))
        self.extras.open(subtitle=bool(article.subtitle), note=bool(article.note))
        self._enable()

    def let_go(self) -> None:
        """Drop what is half-typed: another article comes."""
        for field in (self.column, self.units, self.subtitle, self.note):
            resting.let_go(field)

    def show_remarks(self, remarks: Sequence[Remark], *, arrives: bool) -> None:
        """Show what is to be mended here, and mark the fields above the sheet.

        The strip comes only as one `arrives`, and what is to be done about the units while the pen
        is off the sheet: it does not move under the pen. An article in which nothing was written
        yet is not scolded.
        """
        to_mend = [one for one in remarks if one.weight in MUST]
        empty = {one.field for one in to_mend if one.weight is Weight.LACKING}
        if {"title", "body"} <= empty or not (arrives or self.strip.isVisible()):
            to_mend = []
        self.strip.show_remarks(to_mend)
        told = next((one for one in remarks if one.field == "credits"), None)
        fields.mark(self.units, "amber" if told else "")
        self.units.setAccessibleDescription(told.said if told else "")
        self._remark = told if told and told.remedy else None
        self._show_remark(comes=arrives or self.focused() not in ("title", "body"))

    def focused(self) -> str:
        """Return the name of the field that has the focus, "" where none has."""
        focus = QApplication.focusWidget()
        for name, field in self._fields().items():
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                return name
        return ""

    def focus_field(self, name: str) -> None:
        """Put the focus into a field."""
        self._fields()[name].setFocus()

    def _fields(self) -> dict[str, QWidget]:
        return {
            "column": self.column,
            "credits": self.units,
            "title": self.title,
            "subtitle": self.subtitle,
            "note": self.note,
            "body": self.editor,
        }

    def offer(self, offers: Mapping[str, Offers]) -> None:
        """Offer names of "column" and "unit"."""
        self.column.offer(offers.get("column", NOTHING))
        self.units.offer(offers.get("unit", NOTHING))

    def fold(self, *, folded: bool) -> None:
        """Leave the title and the editor alone on the page (专注)."""
        self.top.setVisible(not folded)
        self._of_units.setVisible(not folded and bool(self._of_units.text))
        self.extras.setVisible(not folded and self.extras.is_open())
        self.toolbar.setProperty("folded", folded)
        self.show_locked(locked=bool(self.toolbar.property("locked")))

    def show_locked(self, *, locked: bool) -> None:
        """Hide the toolbar of an article that may only be read."""
        self.toolbar.setProperty("locked", locked)
        self.toolbar.setVisible(not locked and not self.toolbar.property("folded"))

    def put_bar(self, bar: QWidget) -> None:
        """Put a bar between the toolbar and the sheet."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.title), bar)

    def point_at(self, part: str, line: int, start: int, end: int) -> None:
        """Show some characters of the subtitle or the note, without taking the focus."""
        if part == "subtitle":
            self.subtitle.point_at(start, end)
        elif part == "note":
            self.note.point_at(line, start, end)

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for field in (self.column, self.units, self.subtitle, self.note):
            field.flush()

    def _order(self) -> None:
        """Let Tab lead from field to field as they are printed, past the toolbar."""
        fields = (
            self.column, self.units, self._add_subtitle, self._add_note,
            self.subtitle, self.note, self.title, self.editor,
        )  # fmt: skip
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _show_remark(self, *, comes: bool) -> None:
        """Say what is to be done about the units; a line that is not there yet only if it comes."""
        remark = self._remark if comes or self._of_units.isVisible() else None
        said, remedy = (remark.said, remark.remedy) if remark else ("", "")
        self._of_units.show_words(said, tone="amber", drawing="warn", deed=remedy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:  # into the units
            self._show_remark(comes=True)
        return super().eventFilter(watched, event)

    def _on_remedied(self) -> None:
        if self._remark:
            self.units.setFocus()  # the link goes away
            self.remedied.emit(self._remark)

    def _enable(self) -> None:
        self._add_subtitle.setVisible(self.subtitle.isHidden())
        self._add_note.setVisible(self.note.isHidden())

    def _on_add_subtitle(self) -> None:
        self.extras.open(subtitle=True, note=False)
        self._enable()
        self.subtitle.setFocus()

    def _on_add_note(self) -> None:
        self.extras.open(subtitle=False, note=True)
        self._enable()
        self.note.setFocus()

    def _on_note(self, text: str, deed: str = "") -> None:
        note = notes.body_of(text, self._note)
        if note != self._note:
            self._note = note
            if deed:
                self.note_corrected.emit(note, deed)
            else:
                self.note_edited.emit(note)


class _Extras(QFrame):
    """The two fields that appear only when they are used."""

    def __init__(self, subtitle: LineField, note: TextField) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setProperty("rule", "below")
        self._fields = (subtitle, note)
        self._labels = (label("副题"), label("按语"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(6)
        for words, field in zip(self._labels, self._fields, strict=True):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
            theme.set_least_height(words, 28)
            row.addWidget(field, 1)
            column.addLayout(row)
        self.reset()

    def reset(self) -> None:
        """Close both."""
        for widget in (*self._fields, *self._labels):
            widget.hide()
        self.hide()

    def open(self, *, subtitle: bool, note: bool) -> None:
        """Open those that are wanted; an open one stays open."""
        for at, wanted in enumerate((subtitle, note)):
            if wanted:
                self._fields[at].show()
                self._labels[at].show()
        self.setVisible(self.is_open())

    def is_open(self) -> bool:
        """Say whether either is in use."""
        return any(not field.isHidden() for field in self._fields)
