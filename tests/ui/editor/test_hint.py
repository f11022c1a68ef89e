"""The words where nothing is written yet stand where the first word will."""

from PySide6.QtGui import QColor

from gazetteer_desk.bulletin.body import Kind, paragraph


def ink(editor) -> tuple[int, int, int]:
    """Return the first and last column that is painted, and how many pixels are."""
    image = editor.viewport().grab().toImage()
    base = QColor("#FFFFFF")
    painted = [
        x
        for x in range(image.width())
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) != base
    ]
    return min(painted), max(painted), len(painted)


def test_the_hint_begins_where_the_text_will(editor, compose):
    editor.clearFocus()
    first, last, _ = ink(editor)
    indent = editor.manuscript.measure.size * 2
    assert indent <= first <= indent + editor.manuscript.measure.size / 2
    assert last > indent + editor.manuscript.measure.size * 10
    compose(editor, "", "县")
    editor.clearFocus()
    written, end, _ = ink(editor)
    assert abs(written - first) < editor.manuscript.measure.size / 2
    assert end < indent + editor.manuscript.measure.size * 2
    assert "从这里写正文" in editor.accessibleDescription()


def test_the_hint_goes_with_the_kind_of_the_line(editor):
    editor.show_body((paragraph("", Kind.CENTERED),))
    editor.clearFocus()
    first, last, _ = ink(editor)
    width = editor.manuscript.measure.text_width
    assert abs((first + last) / 2 - width / 2) < 12


def test_no_hint_under_a_half_typed_word(editor, compose):
    compose(editor, "xian")
    _, last, _ = ink(editor)
    assert last < editor.manuscript.measure.size * 7
