"""A store that does not open: what is intact is offered, never an empty store."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gazetteer_desk.errors import DeskTooNew, NotADesk
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin
from ui import refusing
from ui.dialogs.trouble import RefusalDialog, Way


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Give a store with an issue before its backup and one after, then damaged."""
    path = tmp_path / "desk.sqlite"
    monkeypatch.setenv("GAZETTEER_DESK_STORE", str(path))
    store = open_store(path)
    Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    backup.back_up(store)
    Ledger(store).enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    store.close()
    path.write_bytes(b"rubbish" * 3000)
    return path


@pytest.fixture
def asked(monkeypatch):
    """Answer the question in turn; return what was asked."""
    said = []

    def answer(*answers):
        left = list(answers)

        def show(words, *ways):
            said.append((words, ways))
            return left.pop(0)

        monkeypatch.setattr(refusing, "show_refusal", show)
        return said

    return answer


def build(path: Path | None):
    from gazetteer_desk import paths

    store = open_store(path or paths.store_path())
    try:
        return [line.titles[0] for line in Ledger(store).lines()]
    finally:
        store.close()


def test_what_is_intact_is_offered_and_taken_back(path, asked):
    said = asked(Way.RECOVER)
    titles, told = refusing.opened(build)
    assert titles == ["乙", "甲"]
    assert told is not None
    assert told.is_all
    ((words, ways),) = said
    assert "1 份备份，最近一份是今天 " in words
    assert "还有各稿的流水，可以取回全部完好的内容。" in words
    assert ways == (Way.RECOVER, Way.OTHER)


def test_another_file_can_be_opened(path, asked, tmp_path):
    other = open_store(tmp_path / "other.sqlite")
    Ledger(other).enter(bulletin("丙"), {}, occasion=Occasion.SAVED)
    other.close()
    asked(tmp_path / "other.sqlite")
    assert refusing.opened(build) == (["丙"], None)
    assert path.read_bytes().startswith(b"rubbish")


def test_who_gives_up_leaves_everything_as_it_is(path, asked):
    asked(None)
    assert refusing.opened(build) is None
    assert path.read_bytes().startswith(b"rubbish")


def test_of_a_newer_store_only_another_file_is_offered(path, asked):
    def newer(_path):
        raise DeskTooNew("新版写的。")

    said = asked(None)
    assert refusing.opened(newer) is None
    assert said == [("新版写的。", (Way.OTHER,))]


def test_where_nothing_can_be_taken_back_that_is_said(tmp_path, asked, monkeypatch):
    path = tmp_path / "desk.sqlite"
    path.write_bytes(b"rubbish" * 3000)
    monkeypatch.setenv("GAZETTEER_DESK_STORE", str(path))
    said = asked(None)
    with pytest.raises(NotADesk):
        build(None)
    assert refusing.opened(build) is None
    assert said[0][1] == (Way.OTHER,)


def test_the_window_names_what_can_be_done_and_the_safe_side_is_chosen(shown):
    dialog = shown(RefusalDialog("历史库有损坏。", Way.RECOVER, Way.OTHER))
    buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
    assert list(buttons) == ["退出", "另选文件…", "取回"]
    assert buttons["退出"].isDefault()
    buttons["取回"].click()
    assert dialog.answer is Way.RECOVER
    dialog = shown(RefusalDialog("历史库有损坏。", Way.RECOVER))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert dialog.answer is None
