"""The room 设置 alone: it tells what the clerk chose, and showing tells nothing."""

from PySide6.QtWidgets import QMainWindow, QPushButton

from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.layout.look import Face
from ui import actions
from ui.panes.settings import SchemeForm, SettingsRoom, TemplateList
from ui.widgets.templates import TemplateState


def form(shown, scheme=None) -> SchemeForm:
    made = shown(SchemeForm())
    made.show_series(("青梧县地方志工作简报", "方志专报"), "方志专报")
    made.show_scheme(scheme or Scheme())
    made.show_templates(("专报", "工作信息", "简报"))
    return made


def test_showing_tells_nothing_and_every_choice_is_told_whole(shown, ear):
    made = shown(SchemeForm())
    ear.to(made.series_chosen)
    told = []
    made.scheme_edited.connect(lambda series, scheme: told.append((series, scheme)))
    made.show_series(("青梧县地方志工作简报", "方志专报"), "方志专报")
    made.show_scheme(Scheme(page_numbers=PageNumbers.NONE))
    made.show_templates(("专报", "工作信息", "简报"))
    assert not told
    assert not ear.heard
    made.contents.click()
    made.numbers.group.button(1).click()
    made.template.setCurrentText("专报")
    made.template.activated.emit(0)
    last = Scheme(template="专报", contents=True, page_numbers=PageNumbers.PLAIN)
    assert told[-1] == ("方志专报", last)
    assert [scheme.contents for _, scheme in told] == [True, True, True]
    made.series.setCurrentText("青梧县地方志工作简报")
    made.series.activated.emit(0)
    assert ear.heard == ["青梧县地方志工作简报"]


def test_faces_are_names_with_fall_backs(shown):
    made = form(shown, Scheme(faces={Face.FANGSONG: ("方正仿宋_GBK", "仿宋")}))
    assert made.faces[Face.FANGSONG].text() == "方正仿宋_GBK、仿宋"
    told = []
    made.scheme_edited.connect(lambda _, scheme: told.append(scheme.faces))
    made.faces[Face.FANGSONG].setText("")
    made.faces[Face.KAITI].setText("方正楷体_GBK， 楷体,KaiTi")
    made.flush()
    assert told[-1] == {Face.KAITI: ("方正楷体_GBK", "楷体", "KaiTi")}


def test_without_any_series_nothing_can_be_chosen(shown):
    made = shown(SchemeForm())
    made.show_series((), "")
    assert not made.contents.isEnabled()


def test_a_template_that_is_gone_stays_named(shown):
    made = shown(SchemeForm())
    made.show_series(("简报",), "简报")
    made.show_scheme(Scheme(template="县简报"))
    assert made.template.currentText() == "县简报"
    made.show_templates(("简报",), "没有名为“县简报”的模板。")
    assert "县简报" in made.template_row.sentence.text


def test_the_templates_say_whose_they_are_and_what_is_wrong(shown, ear, look):
    listed = shown(TemplateList())
    ear.to(listed.deed_asked)
    states = (TemplateState("县简报", True, "缺少样式：栏目。"), TemplateState("简报", False))
    listed.show_templates(states)
    listed.show_templates(states)
    look("dark")
    names = [b.accessibleName() for b in listed.findChildren(QPushButton)]
    assert {"修改 县简报", "停用 县简报", "取来修改 简报"} <= set(names)
    assert "停用 简报" not in names
    for button in listed.findChildren(QPushButton):
        if button.accessibleName() in ("停用 县简报", "取来修改 简报"):
            button.click()
    assert ear.heard == [("县简报", "retire"), ("简报", "edit")]


def test_the_sections_bring_their_pages_to_the_front(shown, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    room = shown(SettingsRoom(actions.make(window)))
    room.show_section("模板")
    assert room.pages.currentWidget() is room.template_list


def test_each_row_of_choices_takes_the_focus_to_its_own_first_one(shown, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    room = shown(SettingsRoom(actions.make(window)))
    boxes = room.preferences["外观"].boxes
    first = {boxes[name].parentWidget().focusProxy() for name in ("theme_dark", "type_150")}
    assert first == {boxes["theme_light"], boxes["type_100"]}


def test_the_usual_choices_come_back_for_the_series_in_front(shown):
    made = form(shown, Scheme(contents=True, page_numbers=PageNumbers.NONE))
    told = []
    made.scheme_edited.connect(lambda series, scheme: told.append((series, scheme)))
    made.back.click()
    assert told == [("方志专报", Scheme())]
    assert not made.contents.isChecked()


def test_without_a_series_it_is_said_what_to_do(shown):
    made = shown(SchemeForm())
    made.show_series((), "")
    assert not made.contents.isEnabled()
    assert "先起草一期" in made.series.accessibleDescription()
    made.show_series(("方志专报",), "方志专报")
    assert made.contents.isEnabled()
    assert "起草" not in made.series.accessibleDescription()
