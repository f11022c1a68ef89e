"""The columns (栏目) of a series, in the order of its pages."""

from PySide6.QtCore import Signal

from ui.panes.register.page import RegisterPage, SideForm
from ui.panes.register.table import Head, Line
from ui.widgets import buttons
from ui.widgets.fields import LineField
from ui.widgets.rows import Row


_EMPTY = "这个刊还没有记栏目。\n按“新增”，或按“取往期用过的”一次记下来；起草时按这里的次序提示。"


class ColumnForm(SideForm):
    """One column. Signals: edited(old name, name), "" for a new one."""

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("栏目", "改了就存")
        self._columns: tuple[str, ...] = ()
        self._shown = ""
        self.name = LineField("栏目名")
        self.name.setPlaceholderText("不用写【】")
        self.rows = {"name": Row("栏目名", self.name, stretch=0, hint="已经写好的简报不变。")}
        self.fields = {"name": self.name}
        self.add(self.rows["name"])
        self.close_off()
        self.name.settled.connect(self._on_edited)

    def show_column(self, name: str, columns: tuple[str, ...]) -> None:
        """Show this column; "" is a new one."""
        self._shown, self._columns = name, columns
        self.name.show_text(name)
        self.refuse("name", "")

    def _on_edited(self) -> None:
        old, name = self._shown, self.name.text().strip().strip("【】").strip()
        if name != old and name in self._columns:
            self.refuse("name", "已经有这个栏目。")
            return
        self.refuse("name", "" if name or not old else "栏目名不能空着。")
        if name and name != old:
            self._shown = name
            self.edited.emit(old, name)


class ColumnPage(RegisterPage):
    """The kind 栏目. Signals: used_asked() those of past issues are wanted."""

    used_asked = Signal()

    def __init__(self) -> None:
        self.column_form = ColumnForm()
        super().__init__("栏目", (Head("栏目"),), self.column_form, _EMPTY, by_series=True)
        self._columns: tuple[str, ...] = ()
        used = buttons.plain("取往期用过的", "history")
        self.extra.addWidget(used)
        used.clicked.connect(self.used_asked)
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    def show_columns(self, columns: tuple[str, ...], *, choose: str = "") -> None:
        """Show the columns in their order."""
        self._columns = columns
        self.show_lines(tuple(Line(name, (name,)) for name in columns), choose=choose)

    def _on_chosen_key(self, key: str) -> None:
        self.column_form.show_column(key, self._columns)

    def _on_new(self) -> None:
        self._on_chosen_key("")
