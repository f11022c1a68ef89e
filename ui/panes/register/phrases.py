"""The clerk's own phrases (常用语)."""

from PySide6.QtCore import Signal

from gazetteer_desk.bulletin.phrase import Phrase
from ui.panes.register.page import RegisterPage, SideForm
from ui.panes.register.table import Head, Line
from ui.widgets import buttons
from ui.widgets.fields import LineField, TextField
from ui.widgets.rows import Row


Own = tuple[Phrase, ...]
_EMPTY = "还没有自己的常用语。\n按“新增”写一条；写正文时选中一段，也可以从“常用语”菜单里存下来。"
_SHORT = 40


class PhraseForm(SideForm):
    """One phrase. Signals: edited(Phrase | None before, Phrase)."""

    edited = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("常用语", "改了就存")
        self._shown: Phrase | None = None
        self.name, self.text = LineField("名称"), TextField("内容", rows=6)
        self.name.setPlaceholderText("可不填，如“会议开头”")
        self.rows = {
            "name": Row("名称", self.name, stretch=0),
            "text": Row(
                "内容", self.text, stretch=0, hint="要填的地方写成 {{单位}}；{{今天}} 自动填日期。"
            ),
        }
        self.fields = {"name": self.name, "text": self.text}
        for row in self.rows.values():
            self.add(row)
        self.close_off()
        self.name.settled.connect(self._on_edited)
        self.text.settled.connect(self._on_edited)

    def show_phrase(self, phrase: Phrase | None) -> None:
        """Show this phrase; None is a new one."""
        self._shown = phrase
        self.name.show_text(phrase.name if phrase else "")
        self.text.show_text(phrase.text if phrase else "")
        self.refuse("text", "")

    def _on_edited(self) -> None:
        old, made = self._shown, Phrase(self.name.text().strip(), self.text.toPlainText())
        has_words = bool(made.text.strip())
        self.refuse("text", "" if has_words or old is None else "内容不能空着。")
        if has_words and made != old:
            self._shown = made
            self.edited.emit(old, made)


class PhrasePage(RegisterPage):
    """The kind 常用语. Signals: shared_asked() the office's shared file is to be chosen."""

    shared_asked = Signal()

    def __init__(self) -> None:
        self.phrase_form = PhraseForm()
        heads = (Head("名称", 140), Head("内容"))
        super().__init__("常用语", heads, self.phrase_form, _EMPTY, by_series=False)
        self._own: Own = ()
        shared = buttons.plain("共用的…", "folder")
        self.extra.addWidget(shared)
        shared.clicked.connect(self.shared_asked)
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    def show_phrases(self, own: Own, *, choose: str = "") -> None:
        """Show the clerk's own phrases."""
        self._own = own
        self.show_lines(
            tuple(Line(str(at), (one.name, _first(one.text))) for at, one in enumerate(own)),
            choose=choose,
        )

    def of_key(self, key: str) -> Phrase | None:
        """Return the phrase of a row."""
        return self._own[int(key)] if key and int(key) < len(self._own) else None

    def _on_chosen_key(self, key: str) -> None:
        self.phrase_form.show_phrase(self.of_key(key))

    def _on_new(self) -> None:
        self.phrase_form.show_phrase(None)


def _first(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
