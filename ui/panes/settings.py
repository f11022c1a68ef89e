"""The room 设置: what a series prints, and the templates. Every change holds at once."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.layout.look import Face
from ui import theme
from ui.panes import preferences
from ui.panes.preferences import Preferences
from ui.widgets import buttons
from ui.widgets.banner import Banner
from ui.widgets.choices import Check, Choice
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.radios import Radios
from ui.widgets.rows import Row
from ui.widgets.templates import TemplateRow, TemplateState


_SECTIONS_WIDE = 180
_NUMBERS = (
    (PageNumbers.DASHES, "— 1 —"),
    (PageNumbers.PLAIN, "1"),
    (PageNumbers.NONE, "不印"),
)
_NO_SERIES = "还没有刊：先起草一期，填上刊名，再来设置。"
_FACES = {
    Face.XIAOBIAOSONG: "刊名和标题",
    Face.FANGSONG: "正文",
    Face.HEITI: "一级标题",
    Face.KAITI: "二级标题",
    Face.SONGTI: "页码",
}


class SchemeForm(Form):
    """What one series prints. Signals: series_chosen(str), scheme_edited(series, Scheme)."""

    series_chosen = Signal(str)
    scheme_edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("刊与版式", "改了就算数，下次导出照新的印")
        self._scheme = Scheme()
        self.series = Choice("刊")
        self.template = Choice("模板")
        self.contents = Check("第一篇前面印本期要目")
        self.numbers = Radios("页码", tuple(words for _, words in _NUMBERS))
        self.faces: dict[str, LineField] = {
            face: LineField(f"{use}字体") for face, use in _FACES.items()
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for field in (self.series, self.template, *self.faces.values()):
            theme.set_width(field, 340)
        self.series_row = Row("刊", self.series, hint="设置按刊分开记。")
        self.add(self.series_row)
        self.section("印什么")
        self.template_row = Row("模板", self.template)
        self.add(self.template_row)
        self.add(Row("本期要目", self.contents))
        self.add(Row("页码", self.numbers))
        self.section("字体 · 一般不用改")
        for face, use in _FACES.items():
            field = self.faces[face]
            field.setPlaceholderText(face)
            self.add(Row(use, field))
        self.back = buttons.plain("恢复默认")
        last = QLabel("可以写几个字体，用顿号隔开：先用第一个，打开文件的电脑没有时再用后面的。")
        last.setProperty("tone", "hint")
        last.setWordWrap(True)
        self.add(last)
        self.add(Row("", self.back))
        self.close_off()

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.series.activated.connect(self._on_series)
        self.template.activated.connect(self._on_edited)
        self.contents.clicked.connect(self._on_edited)
        self.numbers.picked.connect(self._on_edited)
        for field in self.faces.values():
            field.settled.connect(self._on_edited)

    def show_series(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer these series, with one of them chosen."""
        self.series.clear()
        self.series.addItems(list(names))
        self.series.setCurrentText(chosen)
        self.series_row.show_problem("" if names else _NO_SERIES)
        self.widget().setEnabled(bool(names))

    def show_templates(self, names: tuple[str, ...], trouble: str = "") -> None:
        """Offer these templates; say what is wrong with the chosen one."""
        self.template.clear()
        self.template.addItems(list(names))
        self.template.setCurrentText(self._scheme.template)
        self.template_row.show_problem(trouble)

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the choices of the series."""
        self._scheme = scheme
        if self.template.findText(scheme.template) < 0:
            self.template.addItem(scheme.template)
        self.template.setCurrentText(scheme.template)
        self.contents.setChecked(scheme.contents)
        self.numbers.show_picked([number for number, _ in _NUMBERS].index(scheme.page_numbers))
        for face, field in self.faces.items():
            field.show_text("、".join(scheme.faces.get(face, ())))

    @property
    def scheme(self) -> Scheme:
        """Return the choices as they stand."""
        return self._scheme

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for field in self.faces.values():
            field.flush()

    def _on_series(self) -> None:
        self.flush()
        self.series_chosen.emit(self.series.currentText())

    def _on_back(self) -> None:
        self.show_scheme(Scheme())
        self.scheme_edited.emit(self.series.currentText(), self._scheme)

    def _on_edited(self) -> None:
        faces = {face: _names(field.text()) for face, field in self.faces.items()}
        scheme = replace(
            self._scheme,
            template=self.template.currentText() or self._scheme.template,
            contents=self.contents.isChecked(),
            page_numbers=_NUMBERS[self.numbers.picked_now()][0],
            faces={face: names for face, names in faces.items() if names},
        )
        if scheme != self._scheme:
            self._scheme = scheme
            self.scheme_edited.emit(self.series.currentText(), scheme)


class TemplateList(Form):
    """The templates there are.

    Signals: import_asked(), folder_asked(), deed_asked(name of the template, "export" | "edit" |
    "retire").
    """

    import_asked = Signal()
    folder_asked = Signal()
    deed_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("模板", "用 Word 或 WPS 改样式和页边距，程序照着排")
        self._states: tuple[TemplateState, ...] | None = None
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._import = buttons.plain("导入模板…", "open")
        self._folder = buttons.plain("打开模板文件夹", "folder")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 10, 0, 0)
        row.addWidget(self._import)
        row.addWidget(self._folder)
        row.addStretch(1)
        words = QLabel(
            "模板里的样式名和“{{期号}}”这类占位请留着，其余随意改。本单位的模板和自带的同名时，用本单位的。"
        )
        words.setProperty("tone", "hint")
        words.setWordWrap(True)
        for part in (self._list, foot, words):
            self.add(part)
        self.close_off()
        self._import.clicked.connect(self.import_asked)
        self._folder.clicked.connect(self.folder_asked)

    def show_templates(self, states: tuple[TemplateState, ...]) -> None:
        """Show these templates, and what is wrong with those that cannot be used."""
        if states == self._states:
            return
        self._states = states
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for state in states:
            row = TemplateRow(state)
            row.deed_asked.connect(self.deed_asked)
            self._rows.addWidget(row)


class SettingsRoom(QWidget):
    """The room 设置: its sections at the left, the chosen one beside them.

    Signals: rules_asked() to go to the rules of the check, which stand in 名录.
    """

    rules_asked = Signal()

    def __init__(self, deeds: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("设置")
        self.scheme_form, self.template_list = SchemeForm(), TemplateList()
        self.rules = buttons.plain("打开校核规则", "register")
        self.rules.clicked.connect(self.rules_asked)
        proof = Form("校核", "查哪些，是必错、疑似还是提示")
        proof.add(
            Row("规则", self.rules, hint="各条规则和本单位自己的词，都在名录的“校核规则”里。")
        )
        proof.close_off()
        self.preferences = {one.title: Preferences(one, deeds) for one in preferences.sections()}
        self.sections = QListWidget()
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName("设置的各部分")
        theme.set_width(self.sections, _SECTIONS_WIDE)
        theme.set_font(self.sections)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.pages = QStackedWidget()
        pages = {"刊与版式": self.scheme_form, "模板": self.template_list, "校核": proof}
        pages |= self.preferences
        self.names = tuple(pages)
        for words, page in pages.items():
            self.sections.addItem(words)
            self.pages.addWidget(page)
        self.banner = Banner()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addLayout(column, 1)
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)

    def show_section(self, words: str) -> None:
        """Bring a section to the front by its name."""
        for found in self.sections.findItems(words, Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(found)


def _names(words: str) -> tuple[str, ...]:
    parted = words.replace("，", "、").replace(",", "、").split("、")
    return tuple(name.strip() for name in parted if name.strip())
