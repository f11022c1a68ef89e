"""One person (人员): the name, every post with its days, what he is as of today."""

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget

from gazetteer_desk.bulletin import lists_read, persons
from gazetteer_desk.bulletin.persons import Person, Persons, Post
from ui import theme
from ui.panes.register.page import SideForm
from ui.widgets import buttons
from ui.widgets.choices import Check
from ui.widgets.fields import LineField
from ui.widgets.rows import Row


_POSTS_HIGH, _DAY_WIDE = 92, 98
_NO_DAY = "没认出这个日期，可写成 2025.11 或 2025.11.1。"


class PersonForm(SideForm):
    """One person. Signals: edited(Person, what was done), "" for the usual words."""

    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("人员", "改了就存")
        self._all: Persons = ()
        self._person = Person(key="", name="")
        self._posts: list[Post] = [Post(title="")]
        self._at = 0
        self.name, self.note = LineField("姓名"), LineField("备注")
        self.title, self.unit = LineField("职务"), LineField("单位")
        self.since, self.until = LineField("任职日期"), LineField("离任日期")
        self.into, self.into_day = LineField("改任"), LineField("改任日期")
        self.today = QLabel()
        self.today.setWordWrap(True)
        self.today.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.posts = QListWidget()
        self.retired = Check("已离任，不再提示")
        self._more, self._less = buttons.plain("加一职", "plus"), buttons.plain("去掉这一职")
        self._reappoint = buttons.plain("改任")
        self._dress()
        self._lay_out()
        self._connect()

    def _dress(self) -> None:
        self.note.setPlaceholderText("只给自己看")
        self.title.setPlaceholderText("照印出来的写，如 党组成员、副主任")
        self.unit.setPlaceholderText("职务里写明了的，可不填")
        self.into.setPlaceholderText("新的职务")
        self.into_day.setPlaceholderText("不填是今天")
        for field in (self.since, self.until):
            field.setPlaceholderText("如 2025.11")
        for field in (self.since, self.until, self.into_day):
            theme.set_width(field, _DAY_WIDE)
        self.posts.setObjectName("plain")
        self.posts.setAccessibleName("各项职务")
        self.posts.setFixedHeight(_POSTS_HIGH)
        self.posts.setWordWrap(True)
        self.posts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        self.rows = {
            "name": Row("姓名", self.name, stretch=0),
            "today": Row("截至今天", self.today, stretch=0),
            "posts": Row("各项职务", self.posts, stretch=0),
            "change": Row("", self._more, self._less),
            "title": Row("职务", self.title, stretch=0),
            "unit": Row("单位", self.unit, stretch=0),
            "days": Row("任职", self.since, ("至", self.until), hint="不填“至”，就是现在还任。"),
            "into": Row(
                "改任",
                self.into,
                (self.into_day, self._reappoint),
                hint="上面选中的职务止于前一天，新的职务从这一天起。",
            ),
            "note": Row("备注", self.note, stretch=0),
            "retired": Row("", self.retired),
        }
        self.fields = {
            "name": self.name,
            "title": self.title,
            "unit": self.unit,
            "days": self.since,
            "into": self.into,
            "note": self.note,
            "retired": self.retired,
        }
        for row in self.rows.values():
            self.add(row)
        self.close_off()

    def _connect(self) -> None:
        for field in (self.name, self.note, self.title, self.unit, self.since, self.until):
            field.settled.connect(self._on_edited)
        self.retired.clicked.connect(self._on_edited)
        self.posts.currentRowChanged.connect(self._on_post)
        self._more.clicked.connect(self._on_more)
        self._less.clicked.connect(self._on_less)
        self._reappoint.clicked.connect(self._on_reappoint)
        self.into.returnPressed.connect(self._on_reappoint)

    def show_person(self, person: Person | None, everybody: Persons) -> None:
        """Show this person; None is a new one."""
        shown = person or Person(key="", name="")
        is_same = bool(shown.key) and shown.key == self._person.key
        self._all, self._person = everybody, shown
        kept = self._at if is_same else 0
        self._posts = list(shown.posts) or [Post(title="")]
        self._at = min(kept, len(self._posts) - 1)
        self.name.show_text(shown.name)
        self.note.show_text(shown.note)
        self.retired.setChecked(shown.is_retired)
        for field in (self.into, self.into_day):
            field.show_text("")
        self._refuse_nothing()
        self._show_posts()

    def _show_posts(self) -> None:
        self.posts.blockSignals(True)
        self.posts.clear()
        self.posts.addItems([said(post) for post in self._posts])
        self.posts.setCurrentRow(self._at)
        self.posts.blockSignals(False)
        self._show_post()

    def _show_post(self) -> None:
        post = self._posts[self._at]
        self.title.show_text(post.title)
        self.unit.show_text(post.unit)
        self.since.show_text(_typed(post.since))
        self.until.show_text(_typed(post.until))
        now = self._person.posts_on(dt.date.today())
        self.today.setText("、".join(one.unit + one.title for one in now) or "没有职务")
        is_there = bool(post.title)
        self._less.setEnabled(is_there or len(self._posts) > 1)
        self.rows["into"].setVisible(is_there and post.until is None)
        self.rows["retired"].setVisible(bool(self._person.key))

    def _on_post(self, row: int) -> None:
        if 0 <= row < len(self._posts):
            self.flush_all()
            self._at = min(row, len(self._posts) - 1)
            self._show_post()

    def _on_more(self) -> None:
        self.flush_all()
        if self._posts[-1].title:
            self._posts.append(Post(title=""))
        self._at = len(self._posts) - 1
        self._show_posts()
        self.title.setFocus()

    def _on_less(self) -> None:
        gone = self._posts.pop(self._at)
        self._posts = self._posts or [Post(title="")]
        self._at = min(self._at, len(self._posts) - 1)
        self._show_posts()
        if gone.title:
            self._tell(f"已去掉“{self._person.name}”的“{gone.title}”")

    def _on_reappoint(self) -> None:
        title, day = self.into.text().strip(), _day(self.into_day)
        old = self._posts[self._at]
        if not title or not old.title or not self._person.key:
            return
        if self.into_day.text().strip() and day is None:
            self.refuse("into", _NO_DAY)
            return
        made = persons.reappointed(
            self._person, old, Post(title=title, unit=old.unit), day or dt.date.today()
        )
        self.show_person(made, self._all)
        self.edited.emit(made, f"“{made.name}”改任“{title}”")

    def _on_edited(self) -> None:
        self._refuse_nothing()
        since, until = _day(self.since), _day(self.until, is_last=True)
        for field, day in ((self.since, since), (self.until, until)):
            if field.text().strip() and day is None:
                self.refuse("days", _NO_DAY)
                return
        if since and until and until < since:
            self.refuse("days", "离任日期早于任职日期。")
            return
        self._posts[self._at] = Post(
            title=self.title.text().strip(),
            unit=self.unit.text().strip(),
            since=since,
            until=until,
        )
        self._show_posts()
        self._tell("")

    def _tell(self, words: str) -> None:
        name = self.name.text().strip()
        if not name:
            self.refuse("name", "姓名不能空着。" if self._person.key or self._titles() else "")
            return
        made = replace(
            persons.keyed(self._person),
            name=name,
            posts=tuple(post for post in self._posts if post.title),
            note=self.note.text().strip(),
            is_retired=self.retired.isChecked(),
        )
        if made != self._person:
            others = (one for one in persons.named(self._all, name) if one.key != made.key)
            if next(others, None) and not self._person.key:
                self.refuse("name", "名录里已有同名的人，也记下了。")
            self._person = made
            self.edited.emit(made, words)

    def _titles(self) -> bool:
        return any(post.title for post in self._posts)

    def _refuse_nothing(self) -> None:
        for field in ("name", "days", "into"):
            self.refuse(field, "")


def said(post: Post) -> str:
    """Return a post with its days, 县政府副县长　2021年3月至2025年10月."""
    words = post.unit + post.title or "（新的职务）"
    since, until = _month(post.since), _month(post.until)
    if since and until:
        return f"{words}　{since}至{until}"
    return f"{words}　{since}起" if since else f"{words}　至{until}" if until else words


def _month(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月" if day else ""


def _typed(day: dt.date | None) -> str:
    return f"{day.year}.{day.month}.{day.day}" if day else ""


def _day(field: LineField, *, is_last: bool = False) -> dt.date | None:
    return lists_read.day(field.text(), is_last=is_last)
