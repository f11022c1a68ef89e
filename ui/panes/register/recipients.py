"""The list of recipients (报送名单) of a series, and the lists it had before."""

from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem

from gazetteer_desk.bulletin import recipients
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from ui.panes.register.page import RegisterPage, SideForm
from ui.panes.register.table import Head, Line
from ui.widgets import buttons
from ui.widgets.fields import LineField, NumberField, TextField
from ui.widgets.radios import Radios
from ui.widgets.rows import Row


_HEADS = (Head("组", 44), Head("名称"), Head("份数", 56, is_number=True), Head("备注", 150))
_EMPTY = (
    "这个刊还没有报送名单。\n按“新增”逐个记；起草时在报尾按“记入名单”，印出来的名称也会记到这里。"
)
_GROUPS = tuple(Group)
_PAST_HIGH = 150


@dataclass(frozen=True, slots=True)
class PastList:
    """One state of the list: its number, and in words since when and how much."""

    state: int
    words: str


class RecipientForm(SideForm):
    """One recipient, the copies nobody is sent, and the lists of before.

    Signals: edited(Recipient | None before, Recipient); kept_edited(archive, spare);
    restored(state).
    """

    edited = Signal(object, object)
    kept_edited = Signal(int, int)
    restored = Signal(int)

    def __init__(self) -> None:
        super().__init__("去向", "改了就存")
        self._list = Recipients()
        self._shown: Recipient | None = None
        self.group = Radios("组", tuple(group.label for group in Group))
        self.name, self.note = LineField("名称"), LineField("备注")
        self.name.setPlaceholderText("照印出来的写")
        self.copies = NumberField("份数")
        self.members = TextField("所含单位", rows=2)
        self.members.setPlaceholderText("成组的，一行一个，可不填")
        self.archive, self.spare = NumberField("存档份数"), NumberField("备用份数")
        self.past = QListWidget()
        self.past.setObjectName("plain")
        self.past.setAccessibleName("以前的名单")
        self.past.setFixedHeight(_PAST_HIGH)
        self._no_past = QLabel("还没有。名单改过以后，旧的一份会留在这里。")
        self._no_past.setWordWrap(True)
        self._no_past.setProperty("tone", "second")
        self._restore = buttons.plain("恢复这一份", "history")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.rows = {
            "group": Row("组", self.group),
            "name": Row("名称", self.name, stretch=0),
            "copies": Row("份数", (self.copies, "份")),
            "members": Row("所含单位", self.members, stretch=0),
            "note": Row("备注", self.note, stretch=0),
            "kept": Row("存档", self.archive, ("备用", self.spare)),
        }
        self.fields = {
            "name": self.name,
            "group": self.group,
            "copies": self.copies,
            "members": self.members,
            "note": self.note,
            "kept": self.archive,
        }
        for name, row in self.rows.items():
            if name == "kept":
                self.section("本单位留用")
            self.add(row)
        self.section("以前的名单")
        self.add(self._no_past)
        self.add(self.past)
        self._restoring = Row("", self._restore)
        self.add(self._restoring)
        self.show_past(())
        self.close_off()

    def _connect(self) -> None:
        for field in (self.name, self.copies, self.members, self.note):
            field.settled.connect(self._on_edited)
        self.group.picked.connect(self._on_edited)
        for field in (self.archive, self.spare):
            field.settled.connect(self._on_kept)
        self._restore.clicked.connect(self._on_restore)
        self.past.itemDoubleClicked.connect(self._on_restore)

    def show_recipient(self, one: Recipient | None, whole: Recipients) -> None:
        """Show this recipient; None is a new one."""
        self._shown, self._list = one, whole
        shown = one or Recipient(name="", group=Group.REPORT)
        self.group.show_picked(_GROUPS.index(shown.group))
        self.name.show_text(shown.name)
        self.copies.show_number(shown.copies)
        self.members.show_text("\n".join(shown.members))
        self.note.show_text(shown.note)
        self.archive.show_number(whole.archive)
        self.spare.show_number(whole.spare)
        self.refuse("name", "")

    def show_past(self, lists: tuple[PastList, ...]) -> None:
        """Show the lists of before, the newest first."""
        self.past.clear()
        for one in lists:
            item = QListWidgetItem(one.words)
            item.setData(Qt.ItemDataRole.UserRole, one.state)
            self.past.addItem(item)
        self.past.setCurrentRow(0 if lists else -1)
        self._no_past.setVisible(not lists)
        for part in (self.past, self._restoring):
            part.setVisible(bool(lists))

    def _on_edited(self) -> None:
        old = self._shown
        group, name = _GROUPS[max(self.group.picked_now(), 0)], self.name.text().strip()
        there = recipients.named(self._list, group, name)
        if there is not None and there != old:
            self.refuse("name", f"“{group.label}”里已有这个名称。")
            return
        self.refuse("name", "" if name or old is None else "名称不能空着。")
        members = tuple(m.strip() for m in self.members.toPlainText().split("\n") if m.strip())
        one = Recipient(
            name=name,
            group=group,
            copies=self.copies.value() or 0,
            members=members,
            note=self.note.text().strip(),
        )
        if name and one != old:
            self._shown = one
            self._list = recipients.put(self._list, one, instead_of=old)
            self.edited.emit(old, one)

    def _on_kept(self) -> None:
        archive, spare = self.archive.value() or 0, self.spare.value() or 0
        if (archive, spare) != (self._list.archive, self._list.spare):
            self._list = replace(self._list, archive=archive, spare=spare)
            self.kept_edited.emit(archive, spare)

    def _on_restore(self) -> None:
        for item in self.past.selectedItems():
            self.restored.emit(item.data(Qt.ItemDataRole.UserRole))


class RecipientPage(RegisterPage):
    """The kind 报送名单."""

    def __init__(self) -> None:
        self.recipient_form = RecipientForm()
        super().__init__("报送名单", _HEADS, self.recipient_form, _EMPTY, by_series=True)
        self._list = Recipients()
        self._sum = QLabel()
        self._sum.setProperty("tone", "second")
        self.extra.addWidget(self._sum)
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    def show_list(self, whole: Recipients, *, choose: str = "") -> None:
        """Show the recipients in their order, and how many copies they are together."""
        self._list = whole
        self.show_lines(tuple(map(_line, whole.recipients)), choose=choose)
        together = sum(one.copies for one in whole.recipients) + whole.archive + whole.spare
        self._sum.setText(f"连存档、备用共 {together} 份" if together else "")

    def of_key(self, key: str) -> Recipient | None:
        """Return the recipient of a row."""
        return next((one for one in self._list.recipients if key_of(one) == key), None)

    def _on_chosen_key(self, key: str) -> None:
        self.recipient_form.show_recipient(self.of_key(key), self._list)

    def _on_new(self) -> None:
        self.recipient_form.show_recipient(None, self._list)


def key_of(one: Recipient) -> str:
    """Return by what a row of the table is known."""
    return f"{one.group}\n{one.name}"


def _line(one: Recipient) -> Line:
    members = f"{len(one.members)} 个单位" if one.members else ""
    about = "；".join(filter(None, (members, one.note)))
    return Line(key_of(one), (one.group.label, one.name, str(one.copies), about))
