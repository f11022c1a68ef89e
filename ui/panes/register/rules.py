"""校核规则: the built-in rules, to be switched off or weighed, and what the office has added."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from gazetteer_desk.proof.finding import LEVELS, Level
from ui.panes.register.page import RegisterPage, SideForm
from ui.panes.register.table import Head, Line
from ui.widgets import buttons
from ui.widgets.choices import Check, Choice
from ui.widgets.fields import LineField
from ui.widgets.radios import Radios
from ui.widgets.rows import Row


BUILT_IN, WORD, WATCHED, LEFT = "自带的规则", "易错词", "提示词", "不作错的词"
OWN = (WORD, WATCHED, LEFT)
_HEADS = (Head("规则"), Head("级别", 56), Head("来历", 320))
_EMPTY = "没有规则。"
KIND = "校核规则"
_SOUGHT, _LEFT = "要查的字", "不作错的字"
_ABOUT = {
    WORD: "写错的字在哪里出现都指出来；夹在“不算错”的词里的除外。",
    WATCHED: "出现这些字就提示。中间隔着别的字的，写“…”，如“截止…前”。",
    LEFT: "这些字里的一概不指出，如单位自用的名称。",
}


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as it is listed.

    `sort` is one of the four above. Of a built-in one `about` says what it is for and whence,
    `examples` what it finds; of one's own ones `words` are what is looked for, `new` what is to
    stand there, `guard` where it is none.
    """

    key: str
    sort: str
    name: str
    level: Level | None
    usual: Level | None = None
    source: str = ""
    about: str = ""
    examples: str = ""
    is_on: bool = True
    words: str = ""
    new: str = ""
    guard: str = ""
    message: str = ""


class RuleForm(SideForm):
    """One rule.

    Signals: switched(key, on); weighed(key, level, its own level); edited(RuleLine, key before),
    key "" for a new one.
    """

    switched = Signal(str, bool)
    weighed = Signal(str, object, object)
    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(KIND, "改了就算数，升级程序不会丢")
        self._shown: RuleLine | None = None
        self.sort = Choice("哪一种")
        self.sort.addItems(list(OWN))
        self.about, self.examples = _words(), _words()
        self.words, self.new = LineField(_SOUGHT), LineField("应为")
        self.guard, self.message = LineField("不算错"), LineField("提示的话")
        self.guard.setPlaceholderText("如 从书中 从书本，用空格隔开")
        self.message.setPlaceholderText("可不填")
        self.level = Radios("级别", tuple(LEVELS))
        self.on = Check("查这一条")
        self.rows = {
            "sort": Row("哪一种", self.sort, stretch=0),
            "words": Row(_SOUGHT, self.words, stretch=0),
            "new": Row("应为", self.new, stretch=0),
            "guard": Row("不算错", self.guard, stretch=0),
            "message": Row("提示的话", self.message, stretch=0),
            "level": Row("级别", self.level),
            "on": Row("", self.on),
        }
        self.fields = {
            "words": self.words,
            "new": self.new,
            "guard": self.guard,
            "message": self.message,
            "level": self.level,
            "on": self.on,
        }
        self.add(self.about)
        for row in self.rows.values():
            self.add(row)
        self.add(self.examples)
        self.close_off()
        self.sort.activated.connect(self._on_sort)
        for field in (self.words, self.new, self.guard, self.message):
            field.settled.connect(self._on_edited)
        self.level.picked.connect(self._on_level)
        self.on.clicked.connect(self._on_switched)

    def show_rule(self, line: RuleLine | None) -> None:
        """Show this rule; None is a new one of the office."""
        self._shown = line
        one = line or RuleLine(key="", sort=WORD, name="", level=Level.DOUBT)
        self.sort.setCurrentIndex(OWN.index(one.sort) if one.sort in OWN else -1)
        self.words.show_text(one.words)
        self.new.show_text(one.new)
        self.guard.show_text(one.guard)
        self.message.show_text(one.message)
        self.level.show_picked(LEVELS.index(one.level or Level.HINT))
        self.on.setChecked(one.is_on)
        self.examples.setText(one.examples)
        self.refuse("words", "")
        self.refuse("new", "")
        self._fit(one.sort, one.about, is_new=line is None)

    def _fit(self, sort: str, about: str, *, is_new: bool) -> None:
        is_own = sort in OWN
        self.about.setText(_ABOUT.get(sort, about))
        words = _LEFT if sort == LEFT else _SOUGHT
        self.rows["words"].label.setText(words)
        self.words.setAccessibleName(words)
        self.rows["sort"].setVisible(is_new)
        for name in ("words", "new", "guard", "message"):
            self.rows[name].setVisible(is_own)
        self.rows["new"].setVisible(sort in (WORD, WATCHED))
        self.rows["guard"].setVisible(sort == WORD)
        self.rows["message"].setVisible(sort == WATCHED)
        self.rows["level"].setVisible(sort != LEFT)
        self.rows["on"].setVisible(not is_own)
        self.examples.setVisible(bool(self.examples.text()))

    def _on_sort(self, _at: int) -> None:
        self._fit(self.sort.currentText(), "", is_new=True)
        self._on_edited()

    def _on_switched(self) -> None:
        if self._shown is not None:
            self.switched.emit(self._shown.key, self.on.isChecked())

    def _on_level(self, at: int) -> None:
        if self._shown is None or self._shown.sort in OWN:
            self._on_edited()
        else:
            self.weighed.emit(self._shown.key, LEVELS[at], self._shown.usual)

    def _on_edited(self) -> None:
        old = self._shown
        sort = old.sort if old else self.sort.currentText()
        if sort not in OWN:
            return
        made = RuleLine(
            key=old.key if old else "",
            sort=sort,
            name="",
            level=None if sort == LEFT else LEVELS[self.level.picked_now()],
            words=self.words.text().strip(),
            new=self.new.text().strip(),
            guard=" ".join(self.guard.text().split()),
            message=self.message.text().strip(),
        )
        if made.words or old is not None:
            self.edited.emit(made, made.key)


class RulePage(RegisterPage):
    """The kind 校核规则. Signal: pasted(str) lines of wrong and right words to take in."""

    pasted = Signal(str)

    def __init__(self) -> None:
        self.rule_form = RuleForm()
        super().__init__(KIND, _HEADS, self.rule_form, _EMPTY, by_series=False)
        self._rules: dict[str, RuleLine] = {}
        for button in (self._up, self._down):
            button.hide()  # they have no order
        self.search.setPlaceholderText("查规则、词或拼音")
        paste = buttons.plain("粘贴词表", "paste")
        paste.setToolTip("一行一个：错词，制表符或逗号，正词")
        self.extra.addWidget(paste)
        paste.clicked.connect(self._on_paste)
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    def show_rules(self, rules: tuple[RuleLine, ...], *, choose: str = "") -> None:
        """Show the office's own ones first, then the built-in ones; what is off in grey."""
        self._rules = {one.key: one for one in rules}
        self.show_lines(tuple(map(_line, rules)), choose=choose)

    def of_key(self, key: str) -> RuleLine | None:
        """Return the rule of a row."""
        return self._rules.get(key)

    def _on_chosen_key(self, key: str) -> None:
        line = self._rules.get(key)
        self.rule_form.show_rule(line)
        self._remove.setEnabled(line is not None and line.sort in OWN)
        self._remove.setToolTip("" if self._remove.isEnabled() else "自带的规则不能删，可以不查")

    def _on_new(self) -> None:
        self.rule_form.show_rule(None)

    def _on_paste(self) -> None:
        self.pasted.emit(QGuiApplication.clipboard().text())


def _line(rule: RuleLine) -> Line:
    level = "不查" if not rule.is_on else str(rule.level or "")
    return Line(rule.key, (rule.name, level, rule.source), not rule.is_on)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("tone", "second")
    return label
