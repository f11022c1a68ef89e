"""Paste and pictures at the window: one deed, one line of words, and a way back."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from gazetteer_desk.bulletin import codec, lengths
from gazetteer_desk.bulletin.body import Kind, Picture, Table, paragraph
from tests import make
from tests.journeys.conftest import Office
from tests.ui.editor.test_fitting import picture
from tests.ui.presenters.errands import begun, commit, compose, current, foreign
from ui.editor import clipboard
from ui.presenters import pasting
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Program:
    return begun(office)


def paste(office: Office, program: Program, mime: QMimeData) -> None:
    program.bench.editor.setFocus()
    program.bench.editor.insertFromMimeData(mime)
    office.settle(program)


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def body(program: Program):
    return current(program).articles[0].body


def note(program: Program) -> str:
    return program.window.status_line.note


def test_a_paste_is_told_in_a_line_and_taken_back_from_it(office: Office, program: Program):
    before = body(program)
    paste(office, program, foreign("<h1>一、情况</h1><p style='color:red'>正文。</p>"))
    assert [one.kind for one in body(program)] == [Kind.HEADING1, Kind.BODY]
    assert note(program) == "已粘贴 2 段，去掉了原来的字体和颜色。"
    program.window.status_line.note_answered.emit("undo")
    office.settle(program)
    assert body(program) == before
    assert note(program) == "已撤销：粘贴"


def test_what_was_left_out_is_told(office: Office, program: Program):
    paste(office, program, foreign("<p>甲<img src='https://x/y.png'></p>"))
    assert "有 1 张图片不在剪贴板里" in note(program)


def test_rows_of_excel_as_text_become_a_table(office: Office, program: Program):
    paste(office, program, text("单位\t篇数\n白渡镇\t3"))
    assert any(isinstance(block, Table) for block in body(program))


def test_lines_of_a_pdf_are_joined_and_told_of(office: Office, program: Program):
    lines = (
        "会议要求，各单位要提高站位，压实责任，把第三轮修志工作摆上重要\n"
        "日程，做到有专人、有经费，确保完成任务。"
    )
    paste(office, program, text(lines))
    assert [one.text for one in body(program)] == [lines.replace("\n", "")]
    assert note(program) == "已粘贴 1 段。原文按行断开，已把 2 行接成 1 段。"


def test_only_the_text_makes_no_table(office: Office, program: Program):
    program.app.clipboard().setMimeData(text("单位\t篇数\n白渡镇\t3"))
    program.window.deeds["paste_text"].trigger()
    office.settle(program)
    assert [one.text for one in body(program)] == ["单位　篇数", "白渡镇　3"]


LONG = "会议要求，各单位要提高站位。" * 2_000


def test_a_paragraph_too_long_is_parted_after_asking(office: Office, program: Program):
    before = body(program)
    paste(office, program, text(LONG))
    assert body(program) == before
    (notice,) = program.window.banner.notices
    assert "2 万字" in notice.words
    program.window.banner.answered.emit(notice.name, "split")
    office.settle(program)
    assert "".join(one.text for one in body(program)) == LONG
    assert lengths.too_long(body(program)) == 0
    assert program.window.banner.notices == ()


@pytest.mark.parametrize(("deed", "pasted"), [("whole", LONG), ("not", "")])
def test_or_not_parted_or_not_pasted(office: Office, program: Program, deed: str, pasted: str):
    paste(office, program, text(LONG))
    program.window.banner.answered.emit("long_paste", deed)
    office.settle(program)
    assert "".join(one.text for one in body(program)) == pasted


def test_a_screenshot_is_kept_once(office: Office, program: Program):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    for _ in range(2):
        mime = QMimeData()
        mime.setImageData(image)
        paste(office, program, mime)
    found = [block for block in body(program) if isinstance(block, Picture)]
    assert len(found) == 2
    assert len({one.digest for one in found}) == 1
    assert program.desk.plate(found[0].digest).startswith(b"\x89PNG")


def test_picture_files_are_dropped_in(office: Office, program: Program, tmp_path: Path):
    files = []
    for name, data in (("甲 图.png", make.png()), ("乙.bmp", picture("BMP"))):
        (tmp_path / name).write_bytes(data)
        files.append(QUrl.fromLocalFile(str(tmp_path / name)))
    mime = QMimeData()
    mime.setUrls(files)
    paste(office, program, mime)
    found = [block for block in body(program) if isinstance(block, Picture)]
    assert [one.media for one in found] == ["image/png", "image/png"]
    assert note(program) == "已插入 2 张图片。已转成 PNG 图片。"


def test_other_files_are_refused_in_words(office: Office, program: Program, tmp_path: Path):
    (tmp_path / "假.png").write_bytes(b"words")
    for name, said in (("通知.docx", "只收图片文件"), ("假.png", "不是图片")):
        before = body(program)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        paste(office, program, mime)
        assert body(program) == before
        assert said in note(program)


def test_a_picture_of_a_browser_is_taken_for_its_address(office: Office, program: Program):
    mime = foreign("<img src='https://x/y.png'>")
    mime.setData("image/png", make.png())
    paste(office, program, mime)
    assert any(isinstance(block, Picture) for block in body(program))


def test_a_picture_of_another_store_falls_out_and_is_told(office: Office, program: Program):
    strange, _ = make.picture()
    mime = QMimeData()
    mime.setData(clipboard.OWN, codec.body_bytes((paragraph("甲"), strange)))
    paste(office, program, mime)
    assert [type(block).__name__ for block in body(program)] == ["Paragraph"]
    assert note(program) == "有 1 张图片不在这里的历史库，没有收，可另行插入。"


def test_a_broken_picture_falls_out_and_is_told(office: Office, program: Program):
    broken = base64.b64encode(make.png(3, 3)[:40]).decode()
    paste(office, program, foreign(f"<p>甲<img src='data:image/png;base64,{broken}'></p>"))
    assert [type(block).__name__ for block in body(program)] == ["Paragraph"]
    assert "有 1 张图片已损坏，没有收。" in note(program)


def test_a_paste_while_pinyin_is_half_typed_comes_after_it(office: Office, program: Program):
    editor = program.bench.editor
    paste_at = foreign("<p>粘来</p>")
    editor.setFocus()
    editor.insertFromMimeData(paste_at)
    compose(editor, "pin")
    office.settle(program)
    commit(editor, "拼")
    office.settle(program)
    program.sitting.settle()
    words = "".join(one.text for one in body(program))
    assert sorted(words) == sorted("粘来拼")


def test_nothing_on_the_clipboard_is_no_deed(office: Office, program: Program):
    before = body(program)
    paste(office, program, foreign("<p>&nbsp;</p>"))
    assert body(program) == before
    assert "没有可以粘贴的内容" in note(program)


def test_the_child_is_ready_soon_after_the_start_and_no_paste_waits_for_that(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    program = begun(office)
    assert program.desk.hands.pid is None
    paste(office, program, foreign("<p>早一步。"))
    assert current(program).articles[0].body == (paragraph("早一步。"),)
    office.close(program)
    monkeypatch.setattr(pasting, "WARM_AFTER_MS", 10)
    rested = office.open()
    office.wait(rested, lambda: rested.desk.hands.pid is not None)
