"""Characters that no document can hold, and those that only look odd, in all that is written."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import codec
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, kept_words, save
from ui.editor import clipboard, table_deeds


KEPT = (
    "\U00020bb7",
    "葛\U000e0100",  # the form of 葛 that the other one is not
    "👨\u200d👩\u200d👧",
    "甲\u200c乙",
    "e\u0301\u0301",
    "a" + "\u0316" * 50,
    "\ue000\U00100000",  # an office's own characters
)
UNFIT = (
    "\x00 \x07 \x1b",
    "\ufeff甲\u200b",
    "甲\u202e乙\u202c",
    "甲\ufffc乙",
    "甲\ufdd0乙\ufdd1",
    "\ud800",
    "\udc00\ud800",
    "甲\t乙",
    "甲\x0b乙\x0c丙\x85丁",
    "甲\u2028乙\u2029丙",
    "甲\r\n乙\r丙\n丁",
)


@pytest.mark.parametrize("way", ["typed", "pasted"])
def test_whatever_comes_in_the_issue_is_sound_and_kept(office: Office, way: str) -> None:
    program = begun(office)
    blank = current(program)
    editor, page = program.bench.editor, program.window.article_page
    table_deeds.insert(editor, 2, 2)
    fields = (editor, program.bench.title, page.note, page.subtitle, page.units._line)
    for view in fields:
        for words in (*KEPT, *UNFIT):
            if way == "typed":
                commit(view, words)
            else:
                mime = QMimeData()
                mime.setText(words)
                clipboard.offer(mime)
                QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            office.settle(program)
    program.sitting.settle()
    written = current(program)
    assert codec.read(codec.write(written))[0] == written
    save(office, program)
    assert all(words in kept_words(program) for words in KEPT)
    assert editor.body() == written.articles[0].body
    while program.sitting.undo(None):
        pass
    assert current(program) == blank
