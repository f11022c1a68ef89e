"""The two pages side by side scroll as one and frame the same change."""

import pytest

from gazetteer_desk.bulletin import changes, compare
from tests import make
from ui.editor import compared_lines
from ui.editor.compared_pair import ComparedPair
from ui.editor.look import Look


SAME = [f"第{n}段，两稿一样，讲的是各乡镇修志工作的进展情况和下一步打算。" for n in range(60)]
GONE = [f"删去的第{n}段，讲的是去年的安排，今年不再提起，所以整段删去。" for n in range(12)]


@pytest.fixture
def pair(shown, qtbot):
    made = shown(ComparedPair(Look()), 1000, 480)
    old, new = [*SAME[:10], *GONE, *SAME[10:]], [*SAME[:50], "新写的一段。", *SAME[50:]]
    articles = (make.article("题名", key="k", body=make.body(*body)) for body in (old, new))
    made.comparison = compare.compare(*map(make.bulletin, articles))
    made.show_lines(compared_lines.lines(made.comparison))
    qtbot.waitUntil(lambda: made.is_filled)
    return made


def top_line(view):
    return view.cursorForPosition(view.viewport().rect().topLeft()).block().text().strip()


def test_each_page_has_its_own_text(pair):
    old, new = pair.old.toPlainText(), pair.new.toPlainText()
    assert all(words in old for words in (*SAME, *GONE))
    assert "新写的一段" not in old
    assert all(words in new for words in (*SAME, "新写的一段。"))
    assert "删去的第0段" not in new


@pytest.mark.parametrize("nth", [5, 20, 40])
def test_what_is_the_same_stays_at_the_same_height(pair, qtbot, nth):
    for leader, follower in ((pair.new, pair.old), (pair.old, pair.new)):
        cursor = leader.document().find(SAME[nth])
        box = leader.document().documentLayout().blockBoundingRect(cursor.block())
        leader.verticalScrollBar().setValue(round(box.top()) + 3)
        assert top_line(leader) == SAME[nth]
        assert top_line(follower) == SAME[nth]


def test_where_one_page_has_more_the_other_waits(pair):
    cursor = pair.old.document().find(GONE[6])
    box = pair.old.document().documentLayout().blockBoundingRect(cursor.block())
    pair.old.verticalScrollBar().setValue(round(box.top()))
    assert top_line(pair.old) == GONE[6]
    assert top_line(pair.new) in (SAME[9], SAME[10])


def test_a_change_is_framed_and_in_sight_on_the_page_that_has_it(pair):
    spots = [change.spot for change in changes.listed(pair.comparison)]
    assert len(spots) == 13
    pair.show_spot(spots[-1])
    place = pair.new.cursorRect(pair.new.document().find("新写的一段。"))
    assert pair.new.viewport().rect().contains(place.center())
    assert top_line(pair.old) == top_line(pair.new)


def test_a_change_is_pressed_on_either_page(pair, qtbot):
    from PySide6.QtCore import Qt

    pressed = []
    pair.spot_pressed.connect(pressed.append)
    box = pair.old.cursorRect(pair.old.document().find(GONE[0]))
    if not pair.old.viewport().rect().contains(box.center()):
        pair.old.verticalScrollBar().setValue(pair.old.verticalScrollBar().value() + box.top() - 40)
        box = pair.old.cursorRect(pair.old.document().find(GONE[0]))
    qtbot.mouseClick(pair.old.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert [spot in [c.spot for c in changes.listed(pair.comparison)] for spot in pressed] == [True]
