import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from gazetteer_desk.errors import Known
from tests.intake import test_captures
from ui import clipboard_dump


@pytest.fixture(autouse=True)
def empty(qapp):
    yield
    QGuiApplication.clipboard().clear()


def test_every_format_is_an_entry_of_its_own(tmp_path: Path):
    mime = QMimeData()
    mime.setText("甲乙")
    mime.setHtml("<p>甲乙</p>")
    mime.setData('application/x-qt-windows-mime;value="Kingsoft WPS 9.0 Format"', b"\0\1\2")
    QGuiApplication.clipboard().setMimeData(mime)
    formats = clipboard_dump.dump(tmp_path / "出.zip")
    assert ("text/plain", 6) in formats
    with zipfile.ZipFile(tmp_path / "出.zip") as package:
        about = json.loads(package.read("formats.json"))
        by_type = {one["type"]: package.read(one["file"]) for one in about["formats"]}
    assert by_type["text/plain"] == "甲乙".encode()
    assert by_type['application/x-qt-windows-mime;value="Kingsoft WPS 9.0 Format"'] == b"\0\1\2"
    assert [(one["type"], one["bytes"]) for one in about["formats"]] == formats


@pytest.mark.parametrize("name", ["word_look.html", "wps_et.html", "acrobat.txt"])
def test_what_an_office_sends_is_a_capture(tmp_path: Path, name: str):
    mime = QMimeData()
    kind = "text/html" if name.endswith(".html") else "text/plain"
    mime.setData(kind, (test_captures.CAPTURES / name).read_bytes())
    QGuiApplication.clipboard().setMimeData(mime)
    clipboard_dump.dump(tmp_path / "出.zip")
    assert test_captures.read(tmp_path / "出.zip") == test_captures.taken(name)


def test_a_picture_without_bytes_is_kept_as_png():
    mime = QMimeData()
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert clipboard_dump.captured(mime)["image/png"].startswith(b"\x89PNG")


def test_no_file_is_overwritten_and_nothing_is_no_file(tmp_path: Path):
    QGuiApplication.clipboard().clear()
    with pytest.raises(Known, match="空的"):
        clipboard_dump.dump(tmp_path / "出.zip")
    (tmp_path / "出.zip").write_bytes(b"x")
    with pytest.raises(Known, match="没有覆盖"):
        clipboard_dump.dump(tmp_path / "出.zip")
