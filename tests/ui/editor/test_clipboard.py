import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import (
    Cell,
    Kind,
    Mark,
    Paragraph,
    Span,
    Table,
    paragraph,
)
from tests.turns import Watch
from ui.editor import clipboard


BODY = (
    paragraph("一、总体 <情况>", Kind.HEADING1),
    Paragraph(Kind.BODY, (Span("上"), Span("半", frozenset({Mark.BOLD})), Span("年"))),
    Table(
        ((Cell((paragraph("单位"),), 2),), (Cell((paragraph("甲"),)), Cell((paragraph("3"),)))),
        header=False,
    ),
    paragraph("省志办", Kind.SIGNATURE),
)


def mime(**formats: bytes) -> QMimeData:
    made = QMimeData()
    for name, data in formats.items():
        made.setData(
            {"html": clipboard.HTML, "text": clipboard.TEXT, "own": clipboard.OWN}[name], data
        )
    return made


def test_paste_hands_out_bytes_and_changes_nothing(editor, heard) -> None:
    editor.insertFromMimeData(mime(html="<p>甲".encode(), text="甲".encode()))
    (said,) = heard.names("pasted")
    assert dict(said[1].formats) == {"text/html": "<p>甲".encode(), "text/plain": "甲".encode()}
    assert not said[1].plain
    assert editor.body() == (paragraph(""),)
    assert heard.rested() == []


def test_only_text_is_asked_for_by_its_key(editor, heard, qtbot) -> None:
    QGuiApplication.clipboard().setMimeData(mime(html="<p>甲".encode(), text="甲".encode()))
    qtbot.keyClick(editor, Qt.Key_V, Qt.ControlModifier | Qt.ShiftModifier)
    qtbot.keyClick(editor, Qt.Key_V, Qt.ControlModifier)
    first, second = (one[1] for one in heard.names("pasted"))
    assert first.plain
    assert set(first.formats) == {"text/plain"}
    assert set(second.formats) == {"text/html", "text/plain"}


def test_a_hundred_megabytes_are_refused_at_once(editor, heard) -> None:
    made = mime(html=QByteArray(100_000_000, "x"))
    watch = Watch()
    editor.insertFromMimeData(made)
    assert watch.felt_ms < 1_000
    assert heard.names("pasted") == []
    assert heard.names("refused") == [
        ("refused", "剪贴板有 100 MB，超过上限，没有粘贴。可分几次粘贴，或把文件拖进来稿。")
    ]
    assert editor.body() == (paragraph(""),)


def test_a_screenshot_comes_as_a_picture_that_is_encoded_later(editor, heard) -> None:
    made = QMimeData()
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(0)
    made.setImageData(image)
    editor.insertFromMimeData(made)
    (said,) = heard.names("pasted")
    assert said[1].image.size() == image.size()
    assert dict(said[1].formats) == {}


def test_the_blank_line_beside_a_picture_is_no_text(editor, heard) -> None:
    made = mime(html=b"<img src='file:///C:/gone.png'>", text=b"\r\n")
    made.setData("image/png", b"\x89PNG")
    editor.insertFromMimeData(made)
    (said,) = heard.names("pasted")
    assert set(said[1].formats) == {"text/html", "image/png"}


def test_the_picture_beside_the_text_is_not_asked_for(editor, heard) -> None:
    class Asked(QMimeData):
        def retrieveData(self, name, kind):  # noqa: N802
            assert not name.startswith("image/"), name
            return super().retrieveData(name, kind)

    made = Asked()
    made.setData("image/png", b"\x89PNG")
    made.setText("甲")
    editor.insertFromMimeData(made)
    (said,) = heard.names("pasted")
    assert dict(said[1].formats) == {"text/plain": "甲".encode()}
    assert said[1].image is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("text/rtf", "只有 RTF"),
        ('application/x-qt-windows-mime;value="Rich Text Format"', "只有 RTF"),
        ('application/x-qt-windows-mime;value="Enhanced Metafile"', "矢量图"),
        ("image/x-emf", "矢量图"),
        ("image/svg+xml", "矢量图"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(editor, heard, name: str, said: str) -> None:
    made = QMimeData()
    made.setData(name, b"x")
    assert editor.canInsertFromMimeData(made)
    editor.insertFromMimeData(made)
    ((_, words),) = heard.names("refused")
    assert said in words
    assert "没有粘贴" in words
    assert editor.body() == (paragraph(""),)


def test_only_text_of_a_picture_is_refused_in_words(editor, heard) -> None:
    made = QMimeData()
    made.setData("image/png", b"x")
    made.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(made)
    editor.paste_text()
    assert heard.names("refused") == [("refused", "剪贴板里没有文字，没有粘贴。")]


def test_a_paste_goes_where_it_was_asked_for(editor, heard, qtbot, compose) -> None:
    editor.show_body((paragraph("甲乙"),))
    qtbot.keyClick(editor, Qt.Key_Right)
    editor.insertFromMimeData(mime(text=b"x"))
    qtbot.keyClick(editor, Qt.Key_End)
    compose(editor, "", "丙")  # the clerk goes on while the hands are at work
    editor.insert_body((paragraph("来"), paragraph("稿")), "粘贴")
    assert [one.text for one in editor.body()] == ["甲来", "稿乙丙"]
    assert heard.rested() == ["键入", "粘贴"]


def test_a_paste_replaces_the_selection_as_one_deed(editor, heard) -> None:
    editor.show_body((paragraph("甲乙丙"),))
    cursor = editor.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.insertFromMimeData(mime(text=b"x"))
    editor.insert_body((paragraph("来"),), "粘贴")
    assert editor.body() == (paragraph("甲来丙"),)
    assert heard.rested() == ["粘贴"]


def test_cut_takes_kinds_along(editor, heard, qtbot) -> None:
    editor.show_body(BODY)
    qtbot.keyClick(editor, Qt.Key_A, Qt.ControlModifier)
    qtbot.keyClick(editor, Qt.Key_X, Qt.ControlModifier)
    assert heard.rested() == ["剪切"]
    own = bytes(QGuiApplication.clipboard().mimeData().data(clipboard.OWN).data())
    assert codec.restore_body(own) == BODY


def test_words_dragged_inside_the_text_move(editor, heard, monkeypatch) -> None:
    editor.show_body((paragraph("甲乙丙丁"),))
    cursor = editor.textCursor()
    cursor.setPosition(1, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    target = editor.textCursor()
    target.setPosition(3)
    monkeypatch.setattr(editor, "cursorForPosition", lambda _point: target)
    event = QDropEvent(
        QPointF(0, 0),
        Qt.DropAction.MoveAction,
        editor.createMimeDataFromSelection(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    monkeypatch.setattr(type(event), "source", lambda _self: editor, raising=False)
    editor.dropEvent(event)
    assert editor.body() == (paragraph("乙丙甲丁"),)
    assert heard.rested() == ["移动文字"]


@pytest.mark.parametrize(
    "name", ["file:///etc/passwd", "https://x/y.png", "/etc/hostname", "qrc:/a"]
)
def test_no_name_but_our_own_is_ever_loaded(editor, name: str) -> None:
    assert bytes(editor.manuscript.loadResource(2, name)) == b""
