"""The page 对比 on the screen: signs that do not hang on colour, written in slices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import changes, compare
from gazetteer_desk.bulletin.body import Mark, Paragraph, Span
from tests import make
from ui.editor import compared_lines
from ui.editor.compared_view import ComparedView
from ui.editor.look import Look


BOLD = frozenset({Mark.BOLD})


def found(old, new):
    articles = (make.article("题名", key="k", body=body) for body in (old, new))
    return compare.compare(*map(make.bulletin, articles))


@pytest.fixture
def view(shown, qtbot):
    made = shown(ComparedView(Look()), 760, 480)

    def show(comparison):
        made.show_lines(compared_lines.lines(comparison))
        qtbot.waitUntil(lambda: made.is_filled)
        return made

    return show


def format_of(view, words):
    """Return the character format of some words on the page."""
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    return QTextCursor(cursor).charFormat()


def test_new_words_are_underlined_and_old_ones_struck(view):
    page = view(found(make.body("共80余人参加会议。"), make.body("共86人参加会议。")))
    new, old, same = (format_of(page, words) for words in ("86人", "80余人", "参加会议"))
    assert (new.fontUnderline(), new.fontStrikeOut()) == (True, False)
    assert (old.fontUnderline(), old.fontStrikeOut()) == (False, True)
    assert (same.fontUnderline(), same.fontStrikeOut()) == (False, False)
    assert new.background().color() != old.background().color()


def test_the_same_page_written_again_looks_the_same(view, look):
    comparison = found(make.body("共80余人参加会议。"), make.body("共86人参加会议。"))
    view(comparison)
    page = view(comparison)
    assert not format_of(page, "参加会议").fontUnderline()


def test_marks_are_seen_and_their_change_too(view):
    old = (Paragraph("body", (Span("重要", BOLD), Span("的事情。"))),)
    page = view(found(old, make.body("重要的事情。")))
    assert format_of(page, "重要").underlineStyle().name == "DotLine"
    assert format_of(page, "的事情").underlineStyle().name == "NoUnderline"


def test_a_table_is_a_table_with_the_changed_cell_marked(view):
    old, new = (make.table(("乡镇", "村数"), ("白渡镇", count)) for count in ("61", "72"))
    page = view(found((old,), (new,)))
    assert format_of(page, "61").fontStrikeOut()
    cursor = page.document().find("72")
    assert cursor.currentTable().rows() == 2


def test_the_change_that_is_looked_at_comes_into_sight(view):
    lines = [f"第{at}段没有改动的话。" for at in range(200)]
    comparison = found(make.body(*lines), make.body(*lines[:-1], "最后一段改了。"))
    page = view(comparison)
    assert page.verticalScrollBar().value() == 0
    page.show_spot(changes.listed(comparison)[0].spot)
    assert page.verticalScrollBar().value() > 1000


def test_a_click_in_a_changed_paragraph_says_which(view, ear):
    comparison = found(make.body("共80余人参加会议。"), make.body("共86人参加会议。"))
    page = view(comparison)
    spoken = ear.to(page.spot_pressed)
    cursor = page.document().find("86人")
    page.setTextCursor(QTextCursor(page.document()))
    QTest.mouseClick(
        page.viewport(), Qt.MouseButton.LeftButton, pos=page.cursorRect(cursor).center()
    )
    assert spoken.heard == [changes.listed(comparison)[0].spot]
