"""The persons (人员) of the directory, in the leaders' order."""

import datetime as dt

from gazetteer_desk.bulletin import persons
from gazetteer_desk.bulletin.persons import Person, Persons
from ui.panes.register.asked import AskedStrip
from ui.panes.register.file_page import FilePage
from ui.panes.register.person_form import PersonForm
from ui.panes.register.table import Head, Line


_HEADS = (Head("姓名", 112), Head("职务（截至今天）"), Head("备注", 120))
_EMPTY = (
    "名录里还没有人员。\n按“新增”逐个记，或从表格里复制几行（姓名、单位、职务）在这里粘贴，"
    "或导入 Excel 表格。次序就是领导的次序。"
)
_A_LINE = "一行一人：姓名、单位、职务、任职日期，也可只有姓名和职务"


class PersonPage(FilePage):
    """The kind 人员. Above the table stands what past issues ask."""

    def __init__(self) -> None:
        self.person_form = PersonForm()
        super().__init__("人员", _HEADS, self.person_form, _EMPTY, _A_LINE)
        self._persons: Persons = ()
        self.search.setPlaceholderText("查姓名、职务或拼音")
        self.asked = AskedStrip()
        self.put_strip(self.asked)
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    @property
    def shown_persons(self) -> Persons:
        """Return the persons that are shown."""
        return self._persons

    def show_persons(self, everybody: Persons, *, choose: str = "") -> None:
        """Show the persons in their order, who left in grey."""
        self._persons = everybody
        self.show_lines(tuple(map(_line, everybody)), choose=choose)

    def _on_chosen_key(self, key: str) -> None:
        self.person_form.show_person(persons.of_key(self._persons, key), self._persons)

    def _on_new(self) -> None:
        self.person_form.show_person(None, self._persons)


def _line(one: Person) -> Line:
    held = one.posts_on(dt.date.today())
    posts = "、".join(post.unit + post.title for post in held)
    note = "；".join(filter(None, ("已离任" if one.is_retired else "", one.note)))
    return Line(one.key, (one.name, posts, note), one.is_retired)
