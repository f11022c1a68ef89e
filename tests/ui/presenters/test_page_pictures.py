"""导出图片: one picture a page, in a folder of their own that was not there before."""

from pathlib import Path

import pytest

from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import said
from ui.dialogs import files


ISSUE = make.bulletin(make.article("例会", "县" * 900), number=13, total=145)


def test_each_page_is_a_picture(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    taken = tmp_path / "青梧县地方志工作简报2026年第13期（图片）"
    taken.mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path)
    program = office.open()
    program.sitting.open(Draft(ISSUE))
    office.settle(program)
    program.window.deeds["export_pictures"].trigger()
    office.wait(program, lambda: bool(said(program)))
    made = taken.with_name(taken.name + "(2)")
    assert sorted(one.name for one in made.iterdir()) == ["1.png", "2.png", "3.png"]
    assert said(program).startswith(f"各页的图片已放进“{made.name}”，3 页。")
    assert list(taken.iterdir()) == []
