"""The palette finds commands, issues and titles, and does what is chosen where the caret was."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    blank,
    commit,
    current,
    kept_busy,
    let_run,
    reading,
)
from ui import actions, theme
from ui.panes.register.room import KINDS
from ui.program import Program


def keep(program: Program, number: int, *titles: str) -> int:
    b = make.bulletin(
        *(make.article(title, "正文。") for title in titles),
        number=number,
        year=2025,
        total=732 + number,
    )
    saving = Saving(key=f"n{number}", entry=None, base=None, bulletin=b, occasion=Occasion.SAVED)
    return program.desk.keep(saving).entry


def ask(office: Office, program: Program, words: str) -> list[str]:
    """Open the palette, type the words, and return what is offered."""
    program.window.deeds["command"].trigger()
    office.settle(program)
    program.window.palette_line.field.setText(words)
    office.settle(program)  # past issues are looked through in the background
    return [row.words for row in program.window.palette_line.rows]


def strike(program: Program, key: Qt.Key) -> None:
    QTest.keyClick(program.window.palette_line.field, key)


def test_no_two_commands_have_one_name():
    names = list(actions.named().values())
    assert len(set(names)) == len(names)
    assert "大字：特大 150%" in names


@pytest.mark.parametrize("typed", ["空白新建", "kbxj", ">kbxj", "kongbai", "》空白"])
def test_a_command_is_found_by_words_and_by_pinyin(office: Office, typed: str):
    program = office.open()
    assert ask(office, program, typed)[0] == "空白新建"
    row = program.window.palette_line.rows[0]
    assert row.aside == "Ctrl+Shift+N"
    strike(program, Qt.Key.Key_Return)
    office.settle(program)
    assert program.sitting.current is not None
    assert program.window.palette_line.isHidden()


class Painted(QObject):
    """Counts how often a widget is painted on the screen."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("name", ["深色", "大字：大一些 115%"])
def test_after_another_look_from_the_palette_the_window_is_painted_on(office: Office, name: str):
    program = begun(office)
    window, usual = program.window, theme.mode()
    let_run(100)
    assert ask(office, program, name)[0] == name
    let_run(100)  # the palette is on the screen
    strike(program, Qt.Key.Key_Return)
    try:
        while not window.updatesEnabled():
            let_run(5)
        let_run(100)
        painted = Painted()
        window.status_line.installEventFilter(painted)
        window.update()
        let_run(100)
        assert painted.times
    finally:
        theme.enlarge(100)
        theme.apply(program.app, usual)


def test_what_cannot_be_done_is_grey_with_the_reason_and_says_it(office: Office):
    program = office.open()
    ask(office, program, ">存一稿")
    (row,) = program.window.palette_line.rows
    assert row.why == "要先打开一期"
    strike(program, Qt.Key.Key_Return)
    assert "要先打开一期" in program.window.status_line.note
    assert program.sitting.current is None


def test_a_command_of_the_body_works_where_the_caret_was(office: Office):
    program = blank(office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "工作情况")
    ask(office, program, ">yjbt")
    assert program.window.palette_line.rows[0].words.startswith("一级标题")
    strike(program, Qt.Key.Key_Return)
    program.sitting.settle()
    assert current(program).articles[0].body[0].kind == "heading1"
    assert program.bench.editor.hasFocus()


def test_escape_gives_the_caret_back_and_arrows_choose(office: Office):
    program = blank(office)
    program.bench.editor.setFocus()
    ask(office, program, "新建")
    strike(program, Qt.Key.Key_Down)
    assert program.window.palette_line.list.currentIndex().row() == 1
    strike(program, Qt.Key.Key_Up)
    strike(program, Qt.Key.Key_Up)  # round the corner
    last = len(program.window.palette_line.rows) - 1
    assert program.window.palette_line.list.currentIndex().row() == last
    strike(program, Qt.Key.Key_Escape)
    assert program.window.palette_line.isHidden()
    assert program.bench.editor.hasFocus()


def test_an_issue_is_found_by_its_numbers(office: Office):
    program = office.open()
    for number in (5, 54, 65):
        keep(program, number, f"第{number}期的头一篇")
    assert len(ask(office, program, "期")) == 3
    assert ask(office, program, "期5")[0].startswith("2025年第5期")
    assert ask(office, program, "qi54")[0].startswith("2025年第54期")
    assert ask(office, program, "期2025年65")[0].startswith("2025年第65期")
    assert ask(office, program, "第54期")[0].startswith("2025年第54期")  # without a prefix too
    assert ask(office, program, "期786")[0].startswith("2025年第54期")
    strike(program, Qt.Key.Key_Return)
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).number.number == 54


def test_a_mere_number_is_that_of_an_issue_before_a_percentage(office: Office):
    program = office.open()
    keep(program, 13, "县志出版")
    first, *others = ask(office, program, "13")
    assert "第13期" in first
    assert any("130%" in one for one in others)


def test_past_titles_come_below_a_hairline_and_open_at_their_article(office: Office):
    program = office.open()
    keep(program, 31, "别的一篇", "新开渠口碑调查记")
    offered = ask(office, program, "xkq")
    assert offered == ["往期：新开渠口碑调查记"]
    assert program.window.palette_line.rows[0].aside == "2025年第31期"
    assert not program.window.palette_line.rows[0].is_parted
    offered = ask(office, program, "新")
    at = offered.index("往期：新开渠口碑调查记")
    assert at > 0
    assert program.window.palette_line.rows[at].is_parted
    ask(office, program, "xkqkb")
    strike(program, Qt.Key.Key_Return)
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).article(program.sitting.place).headline == "新开渠口碑调查记"


def test_a_title_of_this_issue_is_gone_to(office: Office):
    program = office.open()
    program.opening.open_entry(keep(program, 1, "甲篇", "乙篇"))
    office.wait(program, lambda: program.sitting.current is not None)
    assert ask(office, program, "@yp") == ["乙篇"]
    strike(program, Qt.Key.Key_Return)
    assert current(program).article(program.sitting.place).headline == "乙篇"
    assert program.bench.editor.hasFocus()
    assert "报头" in ask(office, program, "@")


def test_what_was_used_last_comes_first_and_is_remembered(office: Office):
    program = office.open()
    assert ask(office, program, "")[0] == "照上一期新建"
    ask(office, program, "深色")
    strike(program, Qt.Key.Key_Return)
    ask(office, program, "名录：栏目")
    strike(program, Qt.Key.Key_Return)
    assert ask(office, program, "")[:2] == ["名录：栏目", "深色"]
    strike(program, Qt.Key.Key_Escape)
    office.close(program)
    assert ask(office, office.open(), "")[:2] == ["名录：栏目", "深色"]


@pytest.mark.parametrize(
    ("typed", "room", "at"),
    [
        ("mllm", "register", lambda w: w.register_room.kind == "栏目"),
        ("名录报送", "register", lambda w: w.register_room.kind == "报送名单"),
        ("szwg", "settings", lambda w: w.settings_room.sections.currentItem().text() == "外观"),
        ("往期回收", "recall", lambda w: w.recall_room.head.segment == "trash"),
        ("yltg", "draft", lambda w: w.side.pane == "提纲" and not w.side.folded),
    ],
)
def test_each_part_of_a_room_is_gone_to_by_name(office: Office, typed, room, at):
    program = blank(office)
    ask(office, program, typed)
    strike(program, Qt.Key.Key_Return)
    office.settle(program)
    assert program.window.room() == room
    assert at(program.window)


def test_every_room_and_each_of_its_parts_is_offered(office: Office):
    program = office.open()
    offered = ask(office, program, "")
    window = program.window
    rooms = {item.accessibleName() for item in window.rail.items.values()}
    parts = {
        *(f"往期：{words}" for words in window.recall_room.sides.values()),
        *(f"设置：{words}" for words in window.settings_room.names),
        *(f"名录：{words}" for words in KINDS),
        *(f"右栏：{words}" for words in window.side.names),
    }
    assert rooms | parts <= set(offered)
    assert {row.why for row in window.palette_line.rows if row.words.startswith("右栏：")} == {
        "要先打开一期"
    }


def test_a_column_leads_to_its_first_article_else_to_past_issues(office: Office):
    program = office.open()
    old = make.bulletin(make.article("旧闻", "正文。", column="志书编纂"), number=3, year=2025)
    saving = Saving(key="a", entry=None, base=None, bulletin=old, occasion=Occasion.SAVED)
    program.desk.keep(saving)
    now = make.bulletin(
        make.article("头条", "正文。", column="特别关注"),
        make.article("二条", "正文。", column="工作动态"),
        number=4,
        year=2025,
    )
    program.opening.open_new(now)
    office.settle(program)
    ask(office, program, "gzdt")
    assert program.window.palette_line.rows[0].aside == "本期第 2 篇起"
    strike(program, Qt.Key.Key_Return)
    assert current(program).article(program.sitting.place).headline == "二条"
    ask(office, program, "lmzsbz")
    assert program.window.palette_line.rows[0].aside == "查往期"
    strike(program, Qt.Key.Key_Return)
    assert program.window.room() == "recall"
    assert program.window.recall_room.field.text() == "栏目:志书编纂"


def test_what_cannot_be_done_says_why_wherever_one_is(office: Office):
    program = office.open()
    for begin in ("room_recall", "room_draft", "new_blank", "room_settings"):
        program.window.deeds[begin].trigger()
        office.settle(program)
        for name, deed in program.window.deeds.items():
            if name in actions.named() and not deed.isEnabled():
                assert deed.whatsThis(), f"{name} is grey without a reason after {begin}"


def test_titles_that_come_late_leave_the_choice_where_it_is(office: Office):
    program = office.open()
    keep(program, 1, "新开渠口碑调查记")
    ask(office, program, "")
    palette = program.window.palette_line
    with kept_busy(reading(program)):
        palette.field.setText("新")
        strike(program, Qt.Key.Key_Down)
        chosen = palette.list.currentIndex().row()
        assert chosen > 0
        assert "往期：新开渠口碑调查记" not in [row.words for row in palette.rows]
    office.settle(program)
    assert palette.rows[-1].words == "往期：新开渠口碑调查记"
    assert palette.list.currentIndex().row() == chosen


def test_nothing_fits(office: Office):
    program = office.open()
    assert ask(office, program, ">没有这样的命令") == []
    strike(program, Qt.Key.Key_Return)
    assert program.window.palette_line.isVisible()


def test_one_goes_to_an_article_or_a_paragraph_by_its_number(office: Office):
    program = office.open()
    program.opening.open_entry(keep(program, 1, "甲篇", "乙篇"))
    office.wait(program, lambda: program.sitting.current is not None)
    program.window.deeds["go_to"].trigger()
    office.settle(program)
    assert program.window.palette_line.field.text() == "@"
    assert ask(office, program, "@2") == ["第 2 篇　乙篇"]
    assert ask(office, program, "@1")[:2] == ["第 1 篇　甲篇", "本篇第 1 段"]
    ask(office, program, "@2")
    strike(program, Qt.Key.Key_Return)
    assert current(program).article(program.sitting.place).headline == "乙篇"
    assert ask(office, program, "@1")[1] == "本篇第 1 段"
    strike(program, Qt.Key.Key_Down)
    strike(program, Qt.Key.Key_Return)
    assert program.bench.editor.spot().block == 0
    assert program.bench.editor.hasFocus()


def test_a_paragraph_is_gone_to_from_another_room(office: Office):
    program = blank(office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "第一段")
    program.window.show_room("settings")
    program.window.deeds["go_to"].trigger()
    office.settle(program)
    program.window.palette_line.field.setText("@1")
    office.settle(program)
    rows = [row.key[0] for row in program.window.palette_line.rows]
    for _ in range(rows.index("paragraph")):
        strike(program, Qt.Key.Key_Down)
    strike(program, Qt.Key.Key_Return)
    assert program.window.room() == "draft"
    assert program.bench.editor.hasFocus()


def test_the_pages_of_the_issue_are_told_and_gone_to(office: Office):
    program = office.open()
    program.opening.open_entry(keep(program, 1, "甲篇", "乙篇"))
    office.wait(program, lambda: program.in_print.paging.pages > 0)
    ask(office, program, "@乙")
    (row,) = program.window.palette_line.rows
    assert (row.words, row.aside, row.lit) == ("乙篇", "第 1 页", (0, 1))
    assert ask(office, program, "@1")[-1] == "第 1 页　乙篇"
    assert not any("页" in words for words in ask(office, program, "@9"))


def test_what_was_typed_is_bold_in_what_is_offered(office: Office):
    program = office.open()
    ask(office, program, ">xp")
    words = {row.words: row.words[slice(*row.lit)] for row in program.window.palette_line.rows}
    assert words["新篇目"] == "新篇"
    keep(program, 1, "新开渠口碑调查记")
    ask(office, program, "koubei")
    row = program.window.palette_line.rows[-1]
    assert row.words[slice(*row.lit)] == "口碑"
