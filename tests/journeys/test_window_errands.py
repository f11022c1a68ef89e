"""Whole errands at the real window: write, keep, be killed, find again, send out."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import codec, edit, plain
from gazetteer_desk.bulletin.body import Kind, Mark
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from ui.editor import bursts
from ui.presenters import keeping
from ui.program import Program


pytestmark = pytest.mark.journey
GOLDEN = Path(__file__).parent.parent / "golden"


def current(program: Program) -> Bulletin:
    draft = program.sitting.current
    assert draft is not None
    return draft.bulletin


def type_words(widget, words: str) -> None:
    """Send the words as an input method does: a committed string."""
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def write_article(program: Program, title: str, *lines: str) -> None:
    """Type a title and a body, a paragraph a line, with the keyboard."""
    bench = program.bench
    bench.title.setFocus()
    type_words(bench.title, title)
    QTest.keyClick(bench.title, Qt.Key.Key_Return)
    for at, line in enumerate(lines):
        if at:
            QTest.keyClick(bench.editor, Qt.Key.Key_Return)
        type_words(bench.editor, line)
    program.sitting.settle()


def words_of(to: Path) -> str:
    """Return every character of a Word file's paragraphs and cells, white space apart."""
    body = Document(str(to)).element.body
    texts = body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return "".join("".join(t.text or "" for t in texts).split())


def test_the_first_issue_from_the_empty_start_to_the_word_file(office: Office, tmp_path: Path):
    program = office.open()
    window = program.window
    assert window.pages.currentWidget() is window.empty_page
    window.deeds["new_blank"].trigger()
    office.settle(program)
    write_article(program, "县志办召开例会", "3月2日，县志办召开例会。", "会议强调，抓好质量。")
    program.drafting.go("masthead")
    b = current(program)
    head = edit.replace(b.masthead, series=make.SERIES, publisher=make.OFFICE)
    window.masthead_form.masthead_edited.emit(head)
    window.masthead_form.number_edited.emit(edit.replace(b.number, year=2026, number=3))
    window.deeds["save"].trigger()
    office.wait(program, lambda: program.sitting.current.entry is not None)
    to = tmp_path / "第3期.docx"
    program.issuing.export_to(current(program), to)
    office.wait(program, to.exists)
    said = words_of(to)
    for words in (make.SERIES, "第3期", "县志办召开例会", "会议强调，抓好质量。"):
        assert words in said
    assert window.banner.notices[0].name == "exported"


def test_a_killed_window_opens_again_with_the_last_words(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    write_article(program, "还没有存过的一篇", "刚刚写下的话。")
    office.wait(program, lambda: bool(program.desk.recovery.read_all()))
    office.pull_the_plug(program)

    again = office.open()
    (article,) = current(again).articles
    assert article.headline == "还没有存过的一篇"
    assert plain.text(current(again)).endswith("刚刚写下的话。")
    assert "找回" in again.window.banner.notices[0].words
    assert again.sitting.current.entry is not None


def test_words_are_on_the_disk_within_two_seconds_of_rest(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    type_words(program.bench.editor, "两秒之内。")

    def is_kept() -> bool:
        rows = program.desk.recovery.read_all()
        return any("两秒之内".encode() in part for row in rows for part in row.parts.values())

    office.wait(program, is_kept)
    assert bursts.REST_MS + keeping.REST_MS <= 2_000  # the two rests between the key and the disk


def test_undo_in_an_article_gives_back_its_words_and_nobody_elses(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    write_article(program, "第一篇", "第一篇的话。")
    first = program.sitting.place
    program.ordering.add_article("")
    write_article(program, "第二篇", "第二篇的话。")
    program.drafting.go(first)
    QTest.keyClick(program.bench.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    texts = [[line for _, line in plain.article_lines(a)] for a in current(program).articles]
    assert "第二篇的话。" in texts[1]
    assert "第一篇的话。" not in texts[0]
    QTest.keyClick(program.bench.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "第一篇的话。" in plain.text(current(program))
    assert program.bench.editor.body() == current(program).articles[0].body


def test_the_reference_bulletin_is_pasted_kept_killed_and_exported(office: Office, tmp_path: Path):
    reference, _ = codec.read((GOLDEN / "reference.json").read_bytes())
    (article,) = reference.articles
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    program.drafting.go("masthead")
    form = program.window.masthead_form
    form.masthead_edited.emit(reference.masthead)
    form.number_edited.emit(reference.number)
    form.dated_edited.emit(reference.dated)
    program.drafting.go(current(program).articles[0].key)
    page = program.window.article_page
    page.column_edited.emit(article.column)
    page.credits_edited.emit(article.credits)
    type_words(program.bench.title, article.headline)
    mime = QMimeData()
    mime.setText("\n".join(line for _, line in plain.body_lines(article.body)))
    QGuiApplication.clipboard().setMimeData(mime)
    program.bench.editor.setFocus()
    QTest.keyClick(program.bench.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    office.settle(program)
    program.drafting.go("tail")
    tail = program.window.tail_form
    tail.disclosure_edited.emit(reference.disclosure)
    tail.distribution_edited.emit(reference.distribution)
    tail.imprint_edited.emit(reference.imprint)
    tail.copies_edited.emit(reference.copies)
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: program.sitting.current.entry is not None)
    entry = program.sitting.current.entry
    office.pull_the_plug(program)

    again = office.open()
    again.opening.open_entry(entry)
    office.wait(again, lambda: again.sitting.current is not None)
    assert plain.text(current(again)) == plain.text(reference)
    to = tmp_path / "简报.docx"
    again.issuing.export_to(current(again), to)
    office.wait(again, to.exists)
    said = words_of(to)
    place = 0
    for line in plain.text(reference).splitlines():
        wanted = "".join(line.split())
        found = said.find(wanted, place)
        assert found >= 0, wanted
        place = found


def test_paste_from_word_comes_in_clean_as_one_deed(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    mime = QMimeData()
    mime.setHtml(
        "<html><body><p class=MsoNormal style='font-family:宋体;color:red'>一、总体情况</p>"
        "<p class=MsoNormal>全县<b>地方志</b>工作<o:p></o:p></p>"
        "<script>alert(1)</script></body></html>"
    )
    QGuiApplication.clipboard().setMimeData(mime)
    program.bench.editor.setFocus()
    QTest.keyClick(program.bench.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    office.wait(program, lambda: len(current(program).articles[0].body) > 1)
    heading, words = current(program).articles[0].body[:2]
    assert heading.kind is Kind.HEADING1
    assert words.text == "全县地方志工作"
    assert [span.text for span in words.spans if Mark.BOLD in span.marks] == ["地方志"]
    assert program.sitting.undo(program.sitting.place).name == "粘贴"
    assert not plain.text(current(program)).strip()


def test_an_old_revision_is_restored_and_the_present_one_kept(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    write_article(program, "一篇", "头一稿。")
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: program.sitting.current.entry is not None)
    entry = program.sitting.current.entry
    type_words(program.bench.editor, "第二稿添的话。")
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: len(program.desk.revisions(entry)) == 2)
    first = program.desk.revisions(entry)[-1]
    program.window.versions.restore_asked.emit(first.id)
    office.wait(program, lambda: len(program.desk.revisions(entry)) == 3)
    assert "第二稿添的话" not in plain.text(current(program))
    assert program.desk.revisions(entry)[0].occasion is Occasion.RESTORED
    assert any(
        "第二稿添的话" in plain.text(program.desk.revision(r.id))
        for r in program.desk.revisions(entry)
    )


def test_a_second_process_writes_the_same_issue_and_nothing_is_overwritten(office: Office):
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    write_article(program, "一篇", "窗口里的话。")
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: program.sitting.current.entry is not None)
    draft = program.sitting.current
    theirs = edit.replace(draft.bulletin, copies=99)
    program.desk.ledger.keep(draft.entry, theirs, {}, base=draft.base, occasion=Occasion.REVISED)
    type_words(program.bench.editor, "又写的话。")
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: len(program.desk.revisions(draft.entry)) == 3)
    assert "没有覆盖" in program.window.banner.notices[0].words
    kept = [program.desk.revision(line.id) for line in program.desk.revisions(draft.entry)]
    assert theirs in kept
    assert current(program) in kept


def test_closing_asks_nothing_keeps_everything_and_opens_where_it_was(office: Office):
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    program.window.deeds["article_down"].trigger()
    sample = current(program)
    office.close(program)
    again = office.open()
    office.wait(again, lambda: again.sitting.current is not None)
    assert current(again) == sample
    assert again.window.banner.notices == ()
    assert len(again.desk.backups()) == 1


def test_the_next_issue_carries_the_masthead_and_counts_on(office: Office):
    program = office.open()
    last = make.bulletin(number=12, total=144, year=dt.date.today().year)
    program.desk.keep(
        Saving(key="x", entry=None, base=None, bulletin=last, occasion=Occasion.SAVED)
    )
    program.window.deeds["new_next"].trigger()
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).number.label == "第13期（总第145期）"
    assert current(program).masthead == last.masthead
    assert current(program).dated is None


def test_a_used_number_is_said_under_the_field(office: Office):
    program = office.open()
    last = make.bulletin(number=12, total=144)
    program.desk.keep(
        Saving(key="x", entry=None, base=None, bulletin=last, occasion=Occasion.SAVED)
    )
    program.sitting.open(Draft(make.bulletin("另一篇", number=12, total=144)))
    program.drafting.go("masthead")
    sentence = program.window.masthead_form.rows["number"].sentence
    office.wait(program, lambda: bool(sentence.text))
    assert "第12期" in sentence.text


def test_past_issues_are_found_by_words_and_opened_at_the_article(office: Office):
    program = office.open()
    b = make.bulletin(make.article("甲", "甲文。"), make.article("乙", "编修白渡镇志。"))
    program.desk.keep(Saving(key="x", entry=None, base=None, bulletin=b, occasion=Occasion.SAVED))
    room = program.window.recall_room
    room.asked.emit("白渡镇")
    office.settle(program)
    assert room.hits.model().rowCount() == 1
    hit = room.hits.model().lines[0]
    room.opened.emit(hit.entry, hit.article)
    office.wait(program, lambda: program.sitting.place == b.articles[1].key)
    assert program.window.room() == "draft"


def test_an_export_to_a_place_that_cannot_be_written_says_so(office: Office, tmp_path: Path):
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    program.issuing.export_to(current(program), tmp_path / "没有这个文件夹" / "a.docx")
    office.wait(program, lambda: bool(program.window.banner.notices))
    notice = program.window.banner.notices[0]
    assert notice.tone == "red"
    assert "没有找到" in notice.words


def test_the_disk_fills_up_and_nothing_that_was_written_is_lost(office: Office, monkeypatch):
    from gazetteer_desk.errors import DiskFull
    from ui.presenters import keeping

    monkeypatch.setattr(keeping, "RETRY_MS", 50)
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    good = program.desk.autosave

    def full(*_):
        raise DiskFull("磁盘满了。")

    monkeypatch.setattr(program.desk, "autosave", full)
    write_article(program, "一篇", "磁盘满的时候写的。")
    office.wait(program, lambda: any(n.name == "save" for n in program.window.banner.notices))
    assert "磁盘满了" in program.window.banner.notices[0].words
    monkeypatch.setattr(program.desk, "autosave", good)
    office.wait(program, lambda: not program.window.banner.notices)
    (row,) = program.desk.recovery.read_all()
    assert any("磁盘满的时候写的".encode() in part for part in row.parts.values())


def test_the_sample_opened_twice_is_two_issues(office: Office):
    program = office.open()
    for _ in range(2):
        program.window.deeds["new_sample"].trigger()
        office.settle(program)
        program.window.deeds["save"].trigger()
        office.settle(program)
    entries = {draft.entry for draft in program.sitting.drafts.values()}
    assert len(entries) == 2
    assert None not in entries
