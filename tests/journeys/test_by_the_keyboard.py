"""A new clerk writes the reference bulletin's article with the keyboard alone, and sends it out.

Every key goes to what has the focus, as the system sends it: what no key leads to fails here.
Chinese comes half-typed first and then as chosen words, as an input method brings it.
"""

import datetime as dt
import re
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gazetteer_desk.bulletin import numbering, plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Picture, Table
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.proof.problems import Group
from tests.journeys.conftest import Office
from ui.dialogs import files


pytestmark = pytest.mark.journey
ASCII = re.compile(r"[ -~]|[^ -~]+")
MOST_TABS = 40


class Clerk:
    """Has a keyboard and nothing else."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.program = office.open()

    @property
    def bulletin(self) -> Bulletin:
        draft = self.program.sitting.current
        assert draft is not None
        return draft.bulletin

    @property
    def article(self) -> Article:
        (article,) = self.bulletin.articles
        return article

    def focus(self) -> QWidget:
        """Return what gets the next key: an open menu first of all."""
        if QApplication.activeWindow() is None:  # a dialog has gone: no window manager is here
            self.program.window.activateWindow()
            self.office.wait(self.program, lambda: QApplication.activeWindow() is not None)
        popup = QApplication.activePopupWidget()
        found = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, *chords: str) -> None:
        for chord in chords:
            combined = QKeySequence(chord)[0]
            QTest.keyClick(self.focus(), combined.key(), combined.keyboardModifiers())
            self.office.settle(self.program)

    def type(self, words: str) -> None:
        for part in ASCII.findall(words):
            if part.isascii():
                QTest.keyClicks(self.focus(), part)
            else:
                self._compose(part)
        self.office.settle(self.program)

    def _compose(self, words: str) -> None:
        QApplication.sendEvent(self.focus(), QInputMethodEvent("pinyin", []))
        chosen = QInputMethodEvent()
        chosen.setCommitString(words)
        QApplication.sendEvent(self.focus(), chosen)

    def lines(self, *lines: str) -> None:
        """Type paragraphs, Enter after each."""
        for line in lines:
            self.type(line)
            self.press("Return")

    def walk_to(self, name: str, by: str = "Tab") -> None:
        """Press Tab until the field of this name has the focus."""
        for _ in range(MOST_TABS):
            if self.focus().accessibleName() == name:
                return
            self.press(by)
        pytest.fail(f"{name} is not reached by {by}")

    def is_in(self, widget: QWidget) -> bool:
        return self.focus() is widget

    def undo_all(self) -> int:
        """Take everything back that was done to the article; return in how many deeds."""
        editor, deeds = self.program.bench.editor, 0
        while self.program.window.deeds["undo"].isEnabled() and deeds < 200:
            self.press("Ctrl+Z")
            deeds += 1
        assert editor.body() == self.article.body
        return deeds


@pytest.fixture
def clerk(office: Office) -> Clerk:
    return Clerk(office)


def picture_file(folder: Path) -> Path:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#3355AA"))
    path = folder / "会场.png"
    assert image.save(str(path))
    return path


def fill_the_frame(clerk: Clerk) -> None:
    """Write title, column and unit, then the masthead; come back to the words."""
    bench, window = clerk.program.bench, clerk.program.window
    clerk.press("Ctrl+N")
    assert clerk.is_in(bench.title)
    clerk.type("四川省地方志办召开半年工作总结会")
    clerk.walk_to("供稿单位", "Shift+Tab")
    clerk.type("省地方志办")
    clerk.press("Return")
    clerk.walk_to("栏目", "Shift+Tab")
    clerk.type("特别关注")
    clerk.press("Ctrl+PgUp")
    assert window.masthead_form.isAncestorOf(clerk.focus())
    for name, words in (
        ("刊名", "工作信息"),
        ("年", "2024"),
        ("第几期", "14"),
        ("总第几期", "54"),
        ("编印单位", "四川省地方志工作办公室"),
        ("日期", "7.15"),
    ):
        clerk.walk_to(name)
        clerk.type(words)
    clerk.press("Ctrl+PgDown")
    assert clerk.is_in(bench.editor)


def write_the_words(clerk: Clerk) -> None:
    """Write headings, a run-in heading, bold words, signature and date."""
    clerk.lines(
        "7月12日,省地方志办召开2024年半年工作总结会。",
        "一、总体情况",
        '会议指出:"坚持服务"理念(服务中心大局)始终,发布各类文章2,800余篇。',
        "（一）强化党的建设。加强机关党的建设,抓实党纪学习教育。",
    )
    clerk.type("抓好培训")
    clerk.press("Ctrl+3", "Return")
    clerk.press("Ctrl+B")
    clerk.type("会议要求")
    clerk.press("Ctrl+B")
    clerk.type(",要深化理论学习...")
    clerk.press("Return")
    clerk.lines("三、宣传弘扬", "做好宣传。", "二、修志编鉴", "出版志书。")
    clerk.type("省地方志办")
    clerk.press("Ctrl+R", "Return", "Ctrl+;")


def of_kind(article: Article, kind: Kind) -> list[str]:
    return [p.text for p in article.body if isinstance(p, Paragraph) and p.kind is kind]


def check_the_words(article: Article) -> None:
    assert article.headline == "四川省地方志办召开半年工作总结会"
    assert (article.column, article.credits) == ("特别关注", ("省地方志办",))
    assert of_kind(article, Kind.HEADING3) == ["抓好培训"]
    assert of_kind(article, Kind.SIGNATURE) == ["省地方志办"]
    assert of_kind(article, Kind.DATELINE) == [numbering.official_date(dt.date.today())]
    (run_in,) = (p for p in article.body if isinstance(p, Paragraph) and p.kind is Kind.HEADING2)
    assert run_in.text == "（一）强化党的建设。加强机关党的建设，抓实党纪学习教育。"
    assert run_in.text[: run_in.lead or 0] == "（一）强化党的建设。"
    body = of_kind(article, Kind.BODY)
    assert "7月12日，省地方志办召开2024年半年工作总结会。" in body
    assert "会议指出：“坚持服务”理念（服务中心大局）始终，发布各类文章2,800余篇。" in body
    assert "会议要求，要深化理论学习……" in body
    bold = [
        span.text
        for p in article.body
        if isinstance(p, Paragraph)
        for span in p.spans
        if Mark.BOLD in span.marks
    ]
    assert bold == ["会议要求"]


def test_the_frame_and_the_words_are_written_and_taken_back_whole(clerk: Clerk):
    fill_the_frame(clerk)
    assert clerk.bulletin.masthead.series == "工作信息"
    assert clerk.bulletin.label == "2024年第14期（总第54期）"
    assert clerk.bulletin.dated == dt.date(2024, 7, 15)  # the year of the issue, not today's
    write_the_words(clerk)
    clerk.program.sitting.settle()
    check_the_words(clerk.article)
    written = clerk.article
    deeds = clerk.undo_all()
    assert not plain.count_article(clerk.article)
    for _ in range(deeds):
        clerk.press("Ctrl+Y")
    assert clerk.article == written


def test_a_section_is_moved_in_the_outline_and_the_numbers_follow(clerk: Clerk):
    fill_the_frame(clerk)
    write_the_words(clerk)
    clerk.press("Ctrl+Shift+O")
    clerk.press("End", "Alt+Shift+Up")
    assert of_kind(clerk.article, Kind.HEADING1) == ["一、总体情况", "二、修志编鉴", "三、宣传弘扬"]
    clerk.press("Home", "Alt+Shift+Down", "Ctrl+Alt+L")
    assert of_kind(clerk.article, Kind.HEADING1) == ["一、修志编鉴", "二、总体情况", "三、宣传弘扬"]
    clerk.press("Esc")
    assert clerk.is_in(clerk.program.bench.editor)


def test_a_table_and_a_picture_are_put_in_and_described(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    editor = clerk.program.bench.editor
    fill_the_frame(clerk)
    clerk.lines("各乡镇村数如下。")
    clerk.press("Alt+I", "T", "Return")
    clerk.type("乡镇")
    clerk.press("Tab")
    clerk.type("村数")
    (table,) = (block for block in editor.body() if isinstance(block, Table))
    assert [cell.paragraphs[0].text for cell in table.rows[0][:2]] == ["乡镇", "村数"]
    clerk.press("Alt+O", "Y", "Right", "Down", "Return")  # 格式 › 表格 › 插入 › 下方插入行
    (taller,) = (block for block in editor.body() if isinstance(block, Table))
    assert len(taller.rows) == len(table.rows) + 1
    clerk.press("Ctrl+End")
    monkeypatch.setattr(files, "ask_open", lambda *_: [picture_file(tmp_path)])
    clerk.press("Alt+I", "I")
    has_picture = lambda: any(isinstance(b, Picture) for b in editor.body())  # noqa: E731
    clerk.office.wait(clerk.program, has_picture)
    clerk.press("Left")
    clerk.press("Tab")
    clerk.type("120")
    clerk.press("Tab")
    clerk.type("会场")
    clerk.press("Return")
    assert clerk.is_in(editor)
    (picture,) = (block for block in clerk.article.body if isinstance(block, Picture))
    assert (picture.width_mm, picture.caption) == (120, "会场")


def test_words_are_replaced_and_the_issue_is_kept_and_sent_out(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill_the_frame(clerk)
    write_the_words(clerk)
    clerk.press("Ctrl+H")
    clerk.type("会议")
    clerk.office.wait(clerk.program, clerk.program.bench.find_bar._all.isEnabled)
    clerk.press("Tab")
    clerk.type("大会")
    clerk.walk_to("全部替换…")
    clerk.press("Return")
    clerk.office.wait(clerk.program, lambda: clerk.focus().accessibleName() == "替换 2 处")
    clerk.press("Return")
    assert "大会要求，要深化理论学习……" in of_kind(clerk.article, Kind.BODY)
    clerk.press("Esc", "Ctrl+S")
    draft = clerk.program.sitting.current
    assert draft is not None
    clerk.office.wait(clerk.program, lambda: draft.entry is not None)
    monkeypatch.setattr(files, "_last", str(tmp_path))
    clerk.press("F12")
    listed = clerk.program.window.precheck.list
    assert "印数未填。" in [line.said for line in listed.lines if line.group is Group.MUST]
    assert clerk.focus() is listed
    assert listed.at == 0
    clerk.walk_to("仍要导出")
    clerk.press("Return")
    clerk.office.wait(clerk.program, lambda: len([*tmp_path.glob("*.docx")]) == 1)
    (to,) = tmp_path.glob("*.docx")
    said = "".join(p.text for p in Document(str(to)).paragraphs)
    place = 0
    for _, line in plain.article_lines(clerk.article):
        found = said.find(line, place)
        assert found >= 0, line
        place = found
