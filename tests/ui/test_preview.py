"""The pane 预览 by itself: where its pages lie, which are to be drawn, what it remembers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from gazetteer_desk.layout.meter import Meter, Share
from ui.page_images import PageImages
from ui.panes.preview import NOTHING, Preview
from ui.widgets import leaves
from ui.widgets.leaves import WHOLE, WIDTH


A4 = (11906, 16838)


def laid(count: int = 4, room: tuple[int, int] = (380, 560), **look):
    return leaves.spread(count, A4, room, **{"zoom": WIDTH, "pair": False, **look})


def test_pages_are_as_wide_as_the_room_and_below_one_another():
    spread = laid()
    assert {leaf.width for leaf in spread.leaves} == {380 - 2 * leaves.EDGE}
    tops = [leaf.top for leaf in spread.leaves]
    assert tops == sorted(set(tops))
    assert spread.height == tops[-1] + spread.leaves[-1].height + leaves.EDGE


def test_two_by_two_and_whole_and_true_size():
    first, second, third, _ = laid(pair=True).leaves
    assert (first.top, first.left < second.left, third.top > first.top) == (second.top, True, True)
    assert laid(zoom=WHOLE).leaves[0].height <= 560 - 2 * leaves.EDGE + 1
    assert laid(zoom=100).leaves[0].width == 793  # 210 mm at 96 dots in an inch
    assert laid(zoom=100).width == 793 + 2 * leaves.EDGE
    assert laid(0).leaves == ()


def test_what_is_seen_is_drawn_first_and_before_all_the_page_of_the_caret():
    spread = laid(9)
    step = spread.leaves[1].top - spread.leaves[0].top
    seen = leaves.in_sight(spread.leaves, 3 * step, 5 * step)
    assert seen == [3, 4]
    assert leaves.in_turn(seen, 9, 4)[:2] == [4, 3]
    assert set(leaves.in_turn(seen, 9, 0)) == {1, 2, 3, 4, 5, 6}
    assert leaves.in_turn([], 9, 4) == []
    pairs = laid(4, pair=True).leaves
    assert leaves.in_front(pairs, [0, 1, 2, 3], pairs[0].top + 9) == 0
    assert leaves.in_front(pairs, [2, 3], 0) == 2
    assert leaves.in_front(pairs, [], 0) == -1


def test_steps_of_the_zoom_begin_from_what_is_seen():
    scale = laid().scale
    assert leaves.percent(scale) == 45
    assert leaves.next_zoom(scale, 1) == 50
    assert leaves.next_zoom(laid(zoom=100).scale, -1) == 75
    assert leaves.next_zoom(laid(zoom=200).scale, 1) == 200


def picture(width: int = 10) -> QImage:
    image = QImage(width, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def test_pictures_asked_for_longest_ago_make_room():
    images = PageImages(most=picture().sizeInBytes() * 2)
    for key in "ab":
        images.keep(key, picture())
    images.get("a")
    images.keep("c", picture())
    assert images.get("b") is None
    assert images.get("a") is not None
    images.keep("a", picture())
    assert images.size == 2 * picture().sizeInBytes()


@pytest.fixture
def pane(shown):
    pane = Preview()
    shown(pane, 400, 640)
    pane.view.show_pages(4, A4)
    pane.show_count(4)
    return pane


def test_one_goes_through_the_pages(pane, ear):
    pages = ear.to(pane.view.page_shown).heard
    pane.after.click()
    assert (pane.view.page, pane.field.text()) == (1, "2")
    pane.field.setText("9")
    QTest.keyClick(pane.field, Qt.Key.Key_Return)
    assert pane.view.page == 3
    assert not pane.after.isEnabled()
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.view.page == 0
    assert not pane.before.isEnabled()
    assert pages[-1] == 0
    assert pane.view.accessibleName() == "第 1 页，共 4 页"


def test_a_click_tells_the_point_on_the_page_and_a_drag_tells_nothing(pane, ear):
    clicks = ear.to(pane.view.clicked).heard
    surface, left = pane.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(surface, left, pos=QPoint(leaves.EDGE + 100, leaves.EDGE + 50))
    page, x, y = clicks[0]
    assert page == 0
    assert x * pane.view.scale == pytest.approx(100)
    assert y * pane.view.scale == pytest.approx(50)
    QTest.mousePress(surface, left, pos=QPoint(100, 300))
    QTest.mouseMove(surface, QPoint(100, 200))
    QTest.mouseRelease(surface, left, pos=QPoint(100, 200))
    QTest.mouseClick(surface, left, pos=QPoint(2, 2))  # beside the sheets
    assert len(clicks) == 1


def test_a_line_is_brought_into_sight_only_where_it_is_not(pane):
    bar = pane.view.verticalScrollBar()
    pane.view.reveal(0, 2000, 579)
    assert bar.value() == 0
    pane.view.reveal(2, 9000, 579)
    assert pane.view.page == 2
    was = bar.value()
    pane.view.reveal(2, 9600, 579)
    assert bar.value() == was


def test_a_page_beside_another_one_is_brought_into_sight_too(pane):
    across = pane.view.horizontalScrollBar()
    pane.view.show_zoom(100, pair=True)
    for go_on in (lambda: pane.view.go_to(1), lambda: pane.view.reveal(1, 9000, 579)):
        across.setValue(0)
        go_on()
        page, *_ = pane.view.at(pane.view.viewport().rect().center())
        assert page == 1
    across.setValue(was := across.value() + 90)
    pane.view.reveal(3, 9000, 579)
    assert across.value() == was
    pane.view.go_to(0)
    assert across.value() == 0


def test_how_the_pages_are_looked_at_is_told_and_shown_again(pane, ear):
    chosen = ear.to(pane.look_chosen).heard
    pane.pair.click()
    pane.drawings.click()
    QTest.keyClick(pane.view, Qt.Key.Key_Plus)
    assert len(chosen) == 3
    assert pane.look() == [50, 1, 1]
    other = Preview()
    other.show_look([50, 1, 1])
    assert other.look() == [50, 1, 1]
    other.show_look([3])
    assert other.look() == [50, 1, 1]
    other.deleteLater()


def test_the_meter_says_how_full_the_pages_are(pane, ear):
    asked = ear.to(pane.meter.page_chosen).heard
    shares = (*(Share(1.0),) * 4, Share(0.1, 0.3))
    pane.meter.show_meter(Meter(shares=shares, count="共 5 页", rest="末页已满"))
    assert pane.meter.words == "共 5 页　末页已满"
    sheets = pane.meter._sheets
    assert sheets.accessibleName() == "共 5 页，末页已满。"
    QTest.mouseClick(sheets, Qt.MouseButton.LeftButton, pos=QPoint(22, 8))
    assert asked == [1]
    pane.meter.show_laying()
    assert pane.meter.words == "正在重排"


def test_without_pages_a_sentence_stands_there(pane):
    pane.show_words(NOTHING)
    pane.show_count(0)
    assert pane.view.count == 0
    assert pane.view.accessibleDescription() == NOTHING
    assert not pane.field.isEnabled()
