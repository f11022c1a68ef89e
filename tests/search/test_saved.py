"""Searches with a name, and the last ones."""

import pytest

from gazetteer_desk.errors import Known
from gazetteer_desk.search import saved
from gazetteer_desk.search.saved import Saved, Searches


def test_what_is_kept_is_there_again(tmp_path):
    folder = tmp_path / "data"
    assert saved.read(folder) == Searches()
    searches, name = saved.named(saved.used(Searches(), "资政"), "三轮修志", "修志 年:2023..2025")
    saved.write(folder, searches)
    assert name == "三轮修志"
    assert saved.read(folder) == Searches((Saved("三轮修志", "修志 年:2023..2025"),), ("资政",))
    assert (folder / saved.NAME).stat().st_mode & 0o077 == 0


def test_a_spoiled_file_is_put_aside_and_not_written_over(tmp_path):
    (tmp_path / saved.NAME).write_text('{"saved": 3')
    assert saved.read(tmp_path) == Searches()
    saved.write(tmp_path, Searches(recent=("资政",)))
    assert saved.read(tmp_path).recent == ("资政",)
    assert (tmp_path / "searches.bad.json").read_text() == '{"saved": 3'


def test_the_last_ten_each_once_the_newest_first():
    searches = Searches()
    for nth in range(12):
        searches = saved.used(searches, f"词{nth}")
    searches = saved.used(saved.used(searches, "词5"), "")
    assert searches.recent[:3] == ("词5", "词11", "词10")
    assert len(searches.recent) == 10
    assert len(set(searches.recent)) == 10


def test_no_two_have_the_same_name():
    searches, _ = saved.named(Searches(), "甲", "一")
    searches, second = saved.named(searches, " 甲 ", "二")
    searches, third = saved.named(searches, "", "三")
    assert (second, third) == ("甲 2", "未命名")
    assert saved.renamed(searches, "甲 2", "甲") == searches
    assert saved.renamed(searches, "甲 2", " ") == searches
    searches = saved.removed(saved.renamed(searches, "甲 2", "乙"), "甲")
    assert searches.saved == (Saved("乙", "二"), Saved("未命名", "三"))


def test_where_nothing_can_be_written_that_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises((Known, OSError)):
        saved.write(tmp_path / "file" / "data", Searches())
