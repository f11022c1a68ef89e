"""A picture in the text: its size on the screen, its width and caption, one that is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Picture, paragraph
from ui.editor import fitting, plates
from ui.editor.edits import Spot
from ui.editor.picture_panel import PicturePanel


def png(wide: int = 400, high: int = 200, metre: int = 3780) -> bytes:
    image = QImage(wide, high, QImage.Format_RGB32)
    image.fill(QColor("#3355AA"))
    image.setDotsPerMeterX(metre)
    image.setDotsPerMeterY(metre)
    return fitting.encoded(image).data


HOUSE = png()
PICTURE = Picture(codec.digest(HOUSE), "image/png", 60, "县志馆")


@pytest.fixture
def panel(editor) -> PicturePanel:
    editor.manuscript.plate = {PICTURE.digest: HOUSE}.get
    made = PicturePanel(editor)
    editor.show_body((paragraph("前"), PICTURE, paragraph("后")))
    return made


def shown(editor) -> float:
    """Return how wide the picture on the second line is, in pixels."""
    cursor = editor.textCursor()
    cursor.setPosition(editor.manuscript.findBlockByNumber(1).position() + 1)
    return cursor.charFormat().toImageFormat().width()


def test_it_comes_and_goes_with_the_caret(editor, panel) -> None:
    assert panel.isHidden()
    editor.go_to(Spot((1,), 1))
    assert panel.isVisible()
    assert (panel.width_mm.text(), panel.caption.text()) == ("60", "县志馆")
    editor.go_to(Spot((2,)))
    assert panel.isHidden()
    assert editor.body() == (paragraph("前"), PICTURE, paragraph("后"))


def test_width_and_caption_are_one_step_each(editor, panel, heard, qtbot) -> None:
    editor.go_to(Spot((1,), 1))
    before = shown(editor)
    panel.width_mm.selectAll()
    qtbot.keyClicks(panel.width_mm, "120")
    qtbot.keyClick(panel.width_mm, Qt.Key_Return)
    assert shown(editor) == pytest.approx(2 * before, rel=0.01)
    assert panel.isVisible()
    panel.caption.clear()
    qtbot.keyClicks(panel.caption, "new")
    panel.flush()
    assert editor.body()[1] == Picture(PICTURE.digest, "image/png", 120, "new")
    assert heard.rested() == ["图片宽度", "图题"]
    editor.show_changed((paragraph("前"), PICTURE, paragraph("后")))
    assert editor.body()[1] == PICTURE
    assert panel.caption.text() == "县志馆"


def test_a_caption_goes_and_comes(editor, panel, qtbot) -> None:
    bare = Picture(PICTURE.digest, "image/png", 60)
    editor.go_to(Spot((1,), 1))
    panel.caption.setText("")
    panel.flush()
    assert editor.body() == (paragraph("前"), bare, paragraph("后"))
    qtbot.keyClicks(panel.caption, "x")
    panel.flush()
    assert editor.body()[1].caption == "x"
    assert editor.manuscript.findBlockByNumber(2).text() == "x"


def test_widths_that_cannot_be_are_brought_in_or_refused(editor, panel, heard) -> None:
    editor.go_to(Spot((1,), 1))
    for words, kept in (("900", 156), ("3", 10), ("abc", 10), ("", 0)):
        panel.width_mm.setText(words)
        panel.flush()
        assert editor.body()[1].width_mm == kept
    assert heard.names("refused") == [("refused", "图宽请写毫米数，例如 120。")]


def test_a_picture_without_a_width_has_that_of_its_resolution(editor, panel) -> None:
    """400 pixels at 3780 a metre (96 an inch) are 106 mm, at 11811 (300 an inch) 34 mm."""
    for metre, mm in ((3780, 105.8), (11811, 33.9)):
        data = png(metre=metre)
        digest = codec.digest(data)
        editor.manuscript.plate = {digest: data}.get
        editor.show_body((paragraph("前"), Picture(digest, "image/png")))
        assert shown(editor) == pytest.approx(editor.manuscript.measure.pixels(mm), rel=0.01)


def test_a_picture_that_is_gone_says_so(editor, panel) -> None:
    editor.manuscript.plate = lambda _digest: None
    blank = plates.resource(editor.manuscript, plates.SCHEME + "0" * 64)
    assert blank is not None
    inner = blank.copy(blank.rect().adjusted(20, 20, -20, -20))
    dots = (inner.pixel(x, y) for x in range(inner.width()) for y in range(inner.height()))
    assert len(set(dots)) > 2  # words in the box
    assert plates.resource(editor.manuscript, "file:///etc/passwd") is None


def test_words_come_before_a_first_and_after_a_last_picture(editor, panel, qtbot) -> None:
    editor.show_body((PICTURE,))
    qtbot.keyClick(editor, Qt.Key_Home, Qt.ControlModifier)
    qtbot.keyClick(editor, Qt.Key_Return)
    qtbot.keyClick(editor, Qt.Key_Up)
    qtbot.keyClicks(editor, "a")
    qtbot.keyClick(editor, Qt.Key_End, Qt.ControlModifier)
    qtbot.keyClick(editor, Qt.Key_Return)
    qtbot.keyClicks(editor, "z")
    assert editor.body() == (paragraph("a"), PICTURE, paragraph("z"))


def test_tab_leads_through_its_fields_and_back_to_the_words(editor, panel, qtbot) -> None:
    editor.setFocus()
    editor.go_to(Spot((1,), 1))
    qtbot.keyClick(editor, Qt.Key_Tab)
    assert panel.width_mm.hasFocus()
    qtbot.keyClick(panel.width_mm, Qt.Key_Tab)
    assert panel.caption.hasFocus()
    qtbot.keyClick(panel.caption, Qt.Key_Backtab, Qt.ShiftModifier)
    qtbot.keyClick(panel.width_mm, Qt.Key_Backtab, Qt.ShiftModifier)
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key_Backtab, Qt.ShiftModifier)
    assert editor.hasFocus()
    assert editor.body() == (paragraph("前"), PICTURE, paragraph("后"))


def test_it_comes_whole_into_view(editor, panel, qtbot) -> None:
    lines = tuple(paragraph("前") for _ in range(40))
    editor.show_body((*lines, PICTURE, *lines))
    editor.go_to(Spot((0,)))
    editor.go_to(Spot((40,), 1))
    qtbot.keyClick(editor, Qt.Key_Tab)
    assert panel.geometry().bottom() <= editor.viewport().height()
    assert panel.geometry().top() >= 0
