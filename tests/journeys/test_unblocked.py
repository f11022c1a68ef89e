"""The window answers at any time: nothing a clerk does holds it up for 100 ms.

The article has 100,000 characters. A machine that is busy with other things makes now one errand
slow, now another: what is slow in each of three rounds is slow by itself. The errands have a
process to themselves, and the machine too: `make test` runs them before the others.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin import edit, lacking, plain
from gazetteer_desk.bulletin.body import Block, Body, Cell, Kind, Table, paragraph
from gazetteer_desk.bulletin.edit import replace
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.turns import Turn, Turns
from ui.editor import table_deeds


pytestmark = pytest.mark.journey
MOST_MS = 100
ROUNDS = 3
SENTENCE = "会议要求，各单位要提高站位，压实责任，加强协作，抓好落实，确保各项任务按期完成。"


@pytest.fixture
def turns() -> Iterator[Turns]:
    turns = Turns()
    yield turns
    turns.close()


def words(characters: int) -> Body:
    """Return paragraphs of all lengths up to 500 characters, a heading above every ten."""
    made = []
    left = characters
    for nth in range(10_000):
        if left <= 0:
            break
        if nth % 10 == 0:
            made.append(paragraph(f"（{nth // 10 + 1}）工作进展情况", Kind.HEADING4))
        text = f"{nth}．{SENTENCE * (1 + nth * 7 % 12)}"[:500]
        made.append(paragraph(text))
        left -= len(text)
    return tuple(made)


def with_sections(body: Body) -> Body:
    """Return a body with a heading of the first level above every forty blocks, all of them 一、"""
    made: list[Block] = []
    for at, block in enumerate(body):
        made += [] if at % 40 else [paragraph("一、工作情况", Kind.HEADING1)]
        made.append(block)
    return tuple(made)


def long_table() -> Table:
    """Return the largest table that people copy out of Excel."""
    return Table(
        tuple(
            tuple(Cell((paragraph(f"{row}行{column}列"),)) for column in range(8))
            for row in range(500)
        ),
        header=True,
    )


def long_issue() -> Bulletin:
    titles = ("县志编纂纪实", "各乡镇工作动态", "年鉴组稿情况", "村志一览表", "任务分解", "校核")
    bulletin = make.bulletin(*titles)
    first, second, third, fourth, fifth, last = bulletin.articles
    articles = (
        replace(first, body=with_sections(words(100_000))),
        second,
        replace(third, body=words(20_000)),
        replace(fourth, body=(paragraph("如下"), long_table(), paragraph("以上。"))),
        replace(fifth, body=(paragraph("任务" * 5 + SENTENCE),) * 1000),
        replace(last, body=tuple(paragraph(f"第{at}乡的编篡处已经成立。") for at in range(300))),
    )
    return replace(bulletin, articles=articles)


class Clerk:
    """Does the errands at one window, each one timed."""

    def __init__(self, office: Office, turns: Turns, folder: Path) -> None:
        self.program = office.open()
        self._turns = turns
        self._folder = folder
        self.window, self.editor = self.program.window, self.program.bench.editor

    def round(self) -> None:
        """Do everything once."""
        self._open()
        self._write()
        self._keep()
        self._walk()
        self._change_much()
        self._change_all()
        self._arrange()
        self._table()
        self._whole_table()
        self._find()
        self._proof()
        self._look()
        self._send_out()

    def _do(
        self,
        name: str,
        deed: Callable[[], object],
        until: Callable[[], object] | None = None,
        rest_s: float = 0.1,
    ) -> None:
        self._turns.do(name, deed, until, rest_s=rest_s)

    def _deed(self, name: str, of: str, rest_s: float = 0.1) -> None:
        self._do(name, self.window.deeds[of].trigger, rest_s=rest_s)

    def _key(self, name: str, key: Qt.Key, rest_s: float = 0.02) -> None:
        self._do(name, lambda: QTest.keyClick(self.editor, key), rest_s=rest_s)

    def _open(self) -> None:
        self._do("打开", lambda: self.program.opening.open_new(long_issue()), rest_s=0.4)
        draft, opening, drafts = self._draft, self.program.opening, self.program.sitting.drafts
        self._do("存一稿", self.program.keeping.save, lambda: draft.entry is not None, rest_s=0.3)
        self._do("关闭标签", partial(opening.close, draft.key), lambda: draft.key not in drafts)
        entry = draft.entry
        assert entry is not None
        is_open = partial(self.program.sitting.of_entry, entry)
        self._do("再打开", partial(opening.open_entry, entry), is_open, rest_s=0.3)

    def _write(self) -> None:
        middle = self.editor.textCursor()
        middle.setPosition(self.editor.document().characterCount() // 2)
        middle.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._do("移动光标", lambda: self.editor.setTextCursor(middle))
        self._do("进入正文", self.editor.setFocus)
        self._do("写一个字", partial(self.editor.insert_text, "好", "键入"))
        for key in (Qt.Key.Key_QuoteDbl, Qt.Key.Key_Comma):
            self._key("打要改正的键", key)
        assert self.editor.textCursor().block().text().endswith(("“，", "”，"))
        for _ in range(10):
            self._key("打字", Qt.Key.Key_A)
        self._key("回车", Qt.Key.Key_Return)
        self._do("停笔", lambda: None, lambda: self._draft.is_safe, rest_s=1.8)
        self._deed("一级标题", "kind_heading1", rest_s=0.9)
        self._deed("撤销标题", "undo")
        self._deed("重做标题", "redo")

    def _keep(self) -> None:
        before = self._draft.base
        self._do("又存一稿", self.program.keeping.save, lambda: self._draft.base != before)

    def _walk(self) -> None:
        self._deed("下一篇", "next_article")
        self._deed("上一篇", "previous_article")
        for place in (lacking.MASTHEAD, lacking.TAIL, self._draft.bulletin.articles[0].key):
            self._do(f"到{place[:4]}", partial(self.program.drafting.go, place))
        first = self._draft
        self._deed("新建", "new_blank")
        self._do("回到标签", lambda: self.program.sitting.choose(first.key))
        for room in ("recall", "settings", "draft"):
            self._do(f"房间 {room}", partial(self.window.show_room, room), rest_s=0.2)
        self._deed("深色", "theme_dark", rest_s=0.2)
        self._deed("浅色", "theme_light", rest_s=0.2)
        self._deed("大字", "type_130", rest_s=0.4)
        self._deed("不大的字", "type_100", rest_s=0.4)
        self._deed("放大", "zoom_in")
        self._deed("缩小", "zoom_out")
        self._do("窄窗口", lambda: self.window.resize(1024, 700))
        self._do("宽窗口", lambda: self.window.resize(1366, 768))

    def _change_much(self) -> None:
        self._do("全选", self.editor.selectAll)
        self._do("复制", self.editor.copy)
        self._do("剪切", self.editor.cut, rest_s=1.0)
        self._do("撤销剪切", self.program.writing.undo, rest_s=1.0)
        self._do("到末尾", lambda: self.editor.moveCursor(QTextCursor.MoveOperation.End))
        steps = self._draft.last_step
        self._do("粘贴", self.editor.paste, lambda: self._draft.last_step is not steps, rest_s=1.0)
        self._do("撤销粘贴", self.program.writing.undo, rest_s=1.0)
        self._do("重做粘贴", self.program.writing.redo, rest_s=1.0)
        self._do("再撤销粘贴", self.program.writing.undo, rest_s=1.0)

    def _change_all(self) -> None:
        for deed in ("kind_heading2", "bold"):
            self.editor.selectAll()
            self._deed(f"全选 {deed}", deed, rest_s=1.0)
            self._do(f"撤销全选 {deed}", self.program.writing.undo, rest_s=1.0)
            self._do(f"重做全选 {deed}", self.program.writing.redo, rest_s=1.0)
            self._do(f"再撤销全选 {deed}", self.program.writing.undo, rest_s=1.0)

    def _arrange(self) -> None:
        self._deed("重新编号", "renumber", rest_s=1.0)
        self._do("撤销编号", self.program.writing.undo, rest_s=1.0)
        self._deed("提纲", "headings", rest_s=0.5)
        body = self._draft.bulletin.articles[0].body
        heads = [at for at, one in enumerate(body) if getattr(one, "kind", "") == Kind.HEADING1]
        down = partial(self.window.headings.section_moved.emit, heads[2], 1)
        self._do("整节下移", down, rest_s=1.0)
        assert self._draft.undo_name() == "整节下移"
        self._do("撤销移动", self.program.writing.undo, rest_s=1.0)

    def _table(self) -> None:
        article = self._draft.bulletin.articles[3]
        self._do("到长表格", partial(self.program.drafting.go, article.key), rest_s=1.0)
        self.editor.setTextCursor(self.editor.document().find("250行4列"))
        self._turns.do("到表中", lambda: None, rest_s=0.5)
        for key in (Qt.Key.Key_End, Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Tab):
            self._key("表中打字", key)
        self._do("停笔", lambda: None, lambda: self._draft.is_safe, rest_s=1.0)
        self._do("表中插入行", partial(table_deeds.do, self.editor, "下方插入行"), rest_s=0.5)
        self._do("撤销插入行", self.program.writing.undo, rest_s=0.5)
        self._do("撤销表中打字", self.program.writing.undo, rest_s=0.5)
        self._deed("表中放大", "zoom_in", rest_s=0.5)
        self._deed("表中缩小", "zoom_out", rest_s=0.5)
        self._do("表中窄窗口", lambda: self.window.resize(1024, 700), rest_s=0.5)
        self._do("表中宽窗口", lambda: self.window.resize(1366, 768), rest_s=0.5)
        self._do("复制表格", self._copy_all)
        self._do("剪切表格", self.editor.cut, rest_s=0.5)
        self._do("撤销剪切表格", self.program.writing.undo, rest_s=1.0)

    def _whole_table(self) -> None:
        """Change all of the long table, again and again as it was, and paste it elsewhere."""
        before = self._draft.bulletin.articles[3]
        for name in ("右侧插入列", "删除列", "表头行"):
            self._in_table(name, partial(table_deeds.do, self.editor, name), None)
        merge = partial(table_deeds.do, self.editor, "合并单元格")
        self._in_table("合并单元格", merge, Area(200, 0, 100, 8))
        self._in_table("表格加粗", self.window.deeds["bold"].trigger, Area(0, 0, 500, 8))
        self.editor.selectAll()
        self._key("全选删除", Qt.Key.Key_Delete, rest_s=0.5)
        self._do("撤销全选删除", self.program.writing.undo, rest_s=1.0)
        assert self._draft.bulletin.articles[3] == before
        self._do("又复制表格", self._copy_all)
        other = self._draft.bulletin.articles[1]
        self._do("到短的一篇", partial(self.program.drafting.go, other.key), rest_s=0.5)
        step = self._draft.last_step
        self._do("粘贴表格", self.editor.paste, lambda: self._draft.last_step is not step, rest_s=1)
        self._do("撤销粘贴表格", self.program.writing.undo, rest_s=0.5)
        self._do("重做粘贴表格", self.program.writing.redo, rest_s=1.0)
        self._do("再撤销粘贴表格", self.program.writing.undo, rest_s=0.5)

    def _in_table(self, name: str, deed: Callable[[], object], area: Area | None) -> None:
        """Do a deed far down in the table, or to some of its cells, then again and back."""
        for undone in ("撤销", "再撤销"):
            self.editor.setTextCursor(self.editor.document().find("250行4列"))
            if area is not None:
                self._do("选格", partial(self.editor.choice.choose, area))
            self._do(name, deed, rest_s=0.8)
            self._do(f"{undone}{name}", self.program.writing.undo, rest_s=0.8)

    def _copy_all(self) -> None:
        self.editor.selectAll()
        self.editor.copy()

    def _find(self) -> None:
        article, bar = self._draft.bulletin.articles[4], self.program.bench.find_bar
        self._do("到多处", partial(self.program.drafting.go, article.key), rest_s=0.5)
        self._deed("查找替换", "replace", rest_s=0.3)
        self._do("查五千处", partial(bar.field.setText, "任务"), rest_s=0.5)
        self.editor.setFocus()
        for _ in range(3):
            self._key("边查边打字", Qt.Key.Key_A)
        self._do("停笔再查", lambda: None, rest_s=1.5)
        self._deed("下一处", "find_next")
        self._do("撤销打字", self.program.writing.undo, rest_s=0.5)
        body = tuple(paragraph("要务" * 5 + SENTENCE) for _ in article.body)
        put = partial(edit.change_article, key=article.key, body=body)
        apply = self.program.sitting.apply
        self._do("换五千处", lambda: apply("全部替换", put), rest_s=1.0)
        self._do("撤销替换", self.program.writing.undo, rest_s=1.0)
        self._do("重做替换", self.program.writing.redo, rest_s=1.0)
        self._do("再撤销替换", self.program.writing.undo, rest_s=1.0)
        self._do("关查找栏", self.program.finding.close)

    def _proof(self) -> None:
        is_checked = self._is_checked
        last = self._draft.bulletin.articles[-1].key
        self._do("到末篇", partial(self.program.drafting.go, last), is_checked, rest_s=0.5)
        self._deed("检查", "check", rest_s=0.5)
        for _ in range(3):
            self._deed("下一处问题", "next_remark", rest_s=0.2)
        self._do("再到末篇", partial(self.program.drafting.go, last), is_checked, rest_s=0.5)
        self._do("全部改正", self.program.deciding.mend_all, is_checked, rest_s=1.0)
        assert "编篡" not in plain.text(self._draft.bulletin)
        self._do("撤销全部改正", self.program.writing.undo, is_checked, rest_s=1.0)
        assert plain.text(self._draft.bulletin).count("编篡") == 300

    def _is_checked(self) -> bool:
        return self.program.proofing.is_current

    def _look(self) -> None:
        self._deed("字数统计", "count")
        room = self.window.recall_room
        self._do("搜索", lambda: room.asked.emit("任务"), rest_s=0.5)

    def _send_out(self) -> None:
        for ending in ("docx", "txt", "html"):
            to = self._folder / f"long.{ending}"
            export = partial(self.program.issuing.export_to, self._draft.bulletin, to)
            self._do(f"导出 {ending}", export, to.exists, rest_s=0.3)

    @property
    def _draft(self) -> Draft:
        draft = self.program.sitting.current
        assert draft is not None
        return draft


@pytest.mark.alone
def test_nothing_holds_the_window_up(office: Office, turns: Turns, tmp_path: Path):
    slow: dict[str, list[Turn]] = {}
    for nth in range(ROUNDS):
        folder = tmp_path / str(nth)
        folder.mkdir()
        clerk = Clerk(office, turns, folder)
        clerk.round()
        office.close(clerk.program)
        longest = turns.longest()
        print(*longest[:8], sep="\n", end="\n\n")
        found = {turn.deed: turn for turn in longest if turn.felt_ms > MOST_MS}
        turns.turns.clear()
        slow = {
            deed: [*slow.get(deed, []), turn]
            for deed, turn in found.items()
            if not nth or deed in slow
        }
        if not slow:
            return
    told = "\n".join(str(min(found, key=lambda one: one.felt_ms)) for found in slow.values())
    pytest.fail(f"the window answered nothing for more than {MOST_MS} ms:\n{told}")


def test_what_holds_the_window_up_is_found_and_named(qapp: QApplication, turns: Turns):
    turn = turns.do("算", lambda: burn(0.15))
    assert turn.felt_ms > 100
    assert turn.thread_ms > 100
    assert "test_unblocked.burn" in turn.running


def test_waiting_in_the_window_is_found_too(qapp: QApplication, turns: Turns):
    turn = turns.do("等", lambda: time.sleep(0.6))  # the alarm wakes it often, to stand in line
    if not turns.knows_waiting:
        pytest.skip("this system does not tell how long a thread waits for a processor")
    assert turn.felt_ms > 100 > turn.thread_ms


def burn(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass
