import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from gazetteer_desk.errors import Known
from tests import make
from ui.editor import fitting


def picture(kind: str, wide: int = 40, high: int = 20) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(held.data())


def size(data: bytes) -> tuple[int, int]:
    image = QImage.fromData(data)
    return image.width(), image.height()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_an_issue_can_hold_stays_byte_by_byte(kind: str) -> None:
    data = picture(kind)
    assert fitting.fitted(data) == (data, f"image/{kind.lower()}", "")


@pytest.mark.parametrize("kind", ["BMP", "WEBP", "TIFF"])
def test_other_pictures_become_png(kind: str) -> None:
    made = fitting.fitted(picture(kind))
    assert (made.media, made.remark) == ("image/png", "已转成 PNG 图片。")
    assert size(made.data) == (40, 20)


def test_a_huge_photograph_is_scaled_after_saying_so() -> None:
    made = fitting.fitted(picture("JPEG", 6000, 3000))
    assert size(made.data) == (3686, 1843)
    assert made.media == "image/jpeg"
    assert made.remark == "图片有 18 百万像素，已缩到 3686×1843，印出来一样清楚。"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是图片"),
        (b"words", "不是图片"),
        (b"\x89PNG\r\n\x1a\n", "不是图片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "矢量图|不是图片"),
        (make.png(2, 2)[:20], "不是图片"),
        (make.png(20_000, 1)[:16] + b"\0\0\xff\xff\0\0\xff\xff" + make.png()[24:], "太大|不是图片"),
    ],
)
def test_what_is_none_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Known, match=said):
        fitting.fitted(data)


def test_names_of_pictures() -> None:
    assert fitting.is_picture("图.JPG")
    assert not fitting.is_picture("通知.docx")
