"""Files are dragged onto the window: each becomes what it is, or is refused by its name."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Kind, Picture
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, current, kept_busy
from ui.presenters.receiving import foretold
from ui.program import Program


def text(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def over(program: Program) -> QPoint:
    """Return a place over the words, else in the middle of the window."""
    spot = program.bench.editor.viewport()
    spot = spot if spot.isVisible() else program.window.centralWidget()
    return spot.mapTo(program.window, spot.rect().center())


def drag(program: Program, *paths: Path) -> str:
    """Drag files over the words as the system does; return what is said of them."""
    mime, handle, at = mime_of(*paths), program.window.windowHandle(), over(program)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(handle, QDragEnterEvent(at, copy, mime, left, none))
    QApplication.sendEvent(handle, QDragMoveEvent(at, copy, mime, left, none))
    zone = program.window.drop_zone
    return zone.words if zone.isVisible() else ""


def drop(office: Office, program: Program, *paths: Path) -> None:
    """Drag the files over the words and let them go."""
    drag(program, *paths)
    mime, left = mime_of(*paths), Qt.MouseButton.LeftButton
    event = QDropEvent(
        over(program), Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(program.window.windowHandle(), event)
    for _ in range(4 + 2 * len(paths)):
        office.settle(program)


def titles(program: Program) -> list[str]:
    return [article.headline for article in current(program).articles]


def test_text_and_page_become_articles_in_one_step(office: Office, tmp_path: Path):
    program = begun(office)
    first = text(tmp_path, "甲.txt", "白渡镇志通过评议\n3月2日，评议会召开。\n一、情况\n")
    page = text(tmp_path, "乙.html", "<h1>乙的题名</h1><p>乙的<b>正文</b>。</p>")
    assert drag(program, first, page) == "松手即成为新篇目，共 2 个文件"
    drop(office, program, first, page)
    assert not program.window.drop_zone.isVisible()
    assert titles(program) == ["", "白渡镇志通过评议", "乙的题名"]
    body = current(program).articles[1].body
    assert [(p.kind, p.text) for p in body] == [
        (Kind.BODY, "3月2日，评议会召开。"),
        (Kind.HEADING1, "一、情况"),
    ]
    assert "已收进 2 篇" in program.window.status_line.note
    program.window.status_line._deed.click()
    assert titles(program) == [""]


def test_without_an_issue_a_new_one_is_made(office: Office, tmp_path: Path):
    program = office.open()
    drop(office, program, text(tmp_path, "稿.txt", "题名\n正文。"))
    assert titles(program) == ["题名"]


def test_a_long_first_line_is_no_title(office: Office, tmp_path: Path):
    program = begun(office)
    drop(office, program, text(tmp_path, "来稿三.txt", "长" * 80 + "\n正文。"))
    assert titles(program) == ["", "来稿三"]
    assert len(current(program).articles[1].body) == 2


def test_an_exchange_file_is_taken_in_and_opened(
    office: Office, tmp_path: Path, sample_bytes: bytes
):
    program = office.open()
    path = tmp_path / "样例.json"
    path.write_bytes(sample_bytes)
    drop(office, program, path)
    office.wait(program, lambda: program.sitting.current is not None)
    assert len(program.desk.lines()) == 1
    assert program.window.kept_files() == (path,)


def test_pictures_go_into_the_words(office: Office, tmp_path: Path):
    program = begun(office)
    path = tmp_path / "图.png"
    QImage(20, 10, QImage.Format.Format_RGB32).save(str(path))
    assert drag(program, path) == ""  # the words take it where it is let go
    drop(office, program, path)
    program.sitting.settle()
    assert any(isinstance(block, Picture) for block in current(program).articles[0].body)


@pytest.mark.parametrize("name", ["通知.docx", "老.doc", "表.wps", "扫描.PDF"])
def test_word_and_pdf_are_told_what_to_do(office: Office, tmp_path: Path, name: str):
    program = begun(office)
    path = text(tmp_path, name, "x")
    sentence = "Word、PDF 文件请打开后复制，再粘贴到正文。"
    assert drag(program, path) == sentence
    drop(office, program, path)
    assert program.window.status_line.note == sentence
    assert titles(program) == [""]


def test_folders_and_others_are_named_and_the_rest_is_taken(office: Office, tmp_path: Path):
    program = begun(office)
    folder = tmp_path / "三月.txt"
    folder.mkdir()
    drop(office, program, folder, text(tmp_path, "数.xls", "x"), text(tmp_path, "a.txt", "题\n文"))
    note = program.window.status_line.note
    assert "“三月.txt”、“数.xls”没有收" in note
    assert titles(program) == ["", "题"]


def test_a_file_that_is_gone_is_told_of(office: Office, tmp_path: Path):
    program = begun(office)
    drop(office, program, tmp_path / "没有.txt")
    assert "“没有.txt”没有收" in program.window.status_line.note
    assert titles(program) == [""]


def test_many_files_show_how_far_they_are_and_can_be_stopped(office: Office, tmp_path: Path, qtbot):
    program = begun(office)
    paths = [text(tmp_path, f"{n}.txt", f"第{n}篇\n正文。") for n in range(5)]
    progress = program.window.status_line.progress
    with kept_busy(lambda job: program.worker.work(job, lambda _: None)):
        program.window.drop_zone.dropped.emit(paths)
        qtbot.waitUntil(progress.isVisible, timeout=60_000)
        assert progress.words == "正在收进文件 0 / 5"
        progress._cancel.click()
    for _ in range(8):
        office.settle(program)
    assert not progress.isVisible()
    assert titles(program) == [""]
    assert "已取消" in program.window.status_line.note


def test_what_is_said_of_a_mixture(tmp_path: Path):
    assert foretold([Path("a.txt"), Path("b.docx")]) == "松手即收，共 2 个文件"
    assert foretold([Path("a.png"), Path("b.jpg")]) == "松手即插入正文，共 2 张图片"
    assert foretold([tmp_path]) == "这里不收这样的文件。"


def test_files_dropped_while_others_are_read_do_not_push_those_out(office: Office, tmp_path: Path):
    program = begun(office)
    with kept_busy(lambda job: program.worker.work(job, lambda _: None)):
        program.receiving.receive([text(tmp_path, "甲.txt", "甲的题名\n甲。")])
        program.receiving.receive([text(tmp_path, "乙.txt", "乙的题名\n乙。")])
    office.wait(program, lambda: len(titles(program)) == 3)
    assert set(titles(program)) == {"", "甲的题名", "乙的题名"}
