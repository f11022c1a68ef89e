"""The page 对比: both versions stand out, and what one does with them stands at the right."""

import pytest
from PySide6.QtCore import QPoint

from ui import theme
from ui.panes.compare import ComparePage
from ui.panes.versions import VersionLine


LINES = (
    VersionLine(0, 0, "有没存成稿的改动", "", "", 1300),
    VersionLine(8, 2, "今天 12:26", "存稿", "", 1323),
    VersionLine(7, 1, "11月3日 10:20", "存稿", "", 1100),
)


@pytest.fixture
def page(shown) -> ComparePage:
    page = shown(ComparePage())
    page.show_versions(LINES, 8, 0)
    return page


def lines_of(page: ComparePage) -> list[int]:
    """Return the middles of all that stands in the head, each once."""
    head = page.head
    items = [head.itemAt(at) for at in range(head.count())]
    spots = [item.geometry() for item in items if not item.isEmpty()]
    return sorted({spot.center().y() for spot in spots})


@pytest.mark.parametrize("width", [851, 1306])  # px beside the rooms, in a window of 911 and 1366
def test_all_stands_in_one_line_and_the_deeds_at_its_end(page, qtbot, width):
    page.resize(width, 600)
    middles = lines_of(page)
    assert middles[-1] - middles[0] <= 2
    deeds = [page.redline, page.restore, page.back]
    assert [one.text() for one in deeds] == ["导出花脸稿", "恢复第2稿", "回到起草"]
    for one, behind in zip(deeds, [*deeds[1:], None], strict=True):
        assert one.width() >= one.sizeHint().width()
        right = one.mapTo(page, QPoint(one.width(), 0)).x()
        left = width - 14 + 8 if behind is None else behind.mapTo(page, QPoint(0, 0)).x()
        assert left - right == 8
    assert page.new.mapTo(page, QPoint(page.new.width(), 0)).x() < page.redline.x()


def test_what_does_not_fit_goes_on_in_the_next_line_at_the_right(page, qtbot):
    page.resize(560, 600)
    middles = lines_of(page)
    assert middles[-1] - middles[0] > 20
    assert page.back.mapTo(page, QPoint(page.back.width(), 0)).x() == page.width() - 14


def test_both_versions_that_are_compared_stand_out(page):
    page.resize(1306, 600)
    image = page.versions.viewport().grab().toImage()
    grounds = [image.pixelColor(image.width() - 4, theme.scaled(50) * at + 8) for at in range(3)]
    assert [ground == theme.color("tint") for ground in grounds] == [True, True, False]


def test_side_by_side_the_versions_give_their_room_to_the_texts(page):
    page.resize(1306, 600)
    picked = []
    page.beside_picked.connect(picked.append)
    page.beside.click()
    assert picked == [True]
    assert page.is_beside
    assert not page.versions.isVisible()
    assert page.list.isVisible()
    page.resize(851, 600)
    assert not page.list.isVisible()
    page.in_one.click()
    assert picked == [True, False]
    assert page.list.isVisible()
    page.resize(1306, 600)
    assert page.versions.isVisible()
