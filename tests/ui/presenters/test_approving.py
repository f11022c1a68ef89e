"""The form for the signatures is exported, of the issue in front or the chosen row."""

import docx
import pytest

from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters import errands
from ui.dialogs import files
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    program.sitting.open(Draft(make.bulletin("石桥村志首发", number=13)))
    return program


@pytest.fixture
def target(tmp_path, monkeypatch):
    proposed = []

    def ask(_parent, _title, name, *_kinds):
        proposed.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "ask_save", ask)
    return proposed


def text(path):
    (table,) = docx.Document(path).tables
    return " ".join(cell.text for row in table.rows for cell in row.cells)


def test_what_is_being_written_is_on_the_form(program, office, target, tmp_path):
    program.sitting.apply("改", lambda _: make.bulletin("改过的题名", number=13))
    program.window.deeds["approval_form"].trigger()
    office.wait(program, lambda: "已导出" in program.window.banner.accessibleName())
    assert target == ["青梧县地方志工作简报2026年第13期（签发单）.docx"]
    assert "改过的题名" in text(tmp_path / target[0])


def test_it_is_offered_when_the_issue_goes_to_be_checked(program, office, target, tmp_path):
    program.window.tabs.next.click()
    errands.take_step(office, program, "王岚")
    office.wait(program, lambda: "已送核稿" in program.window.status_line.note)
    program.window.status_line._deed.click()
    office.wait(program, lambda: bool(target))
    office.settle(program)
    assert "王岚" in text(tmp_path / target[0])
