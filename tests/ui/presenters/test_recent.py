"""文件 › 最近 leads back to the issues and files of the last deeds."""

from pathlib import Path

from PySide6.QtGui import QAction

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from ui.program import Program


def opened(office: Office, program: Program) -> list[QAction]:
    """Open the menu as Qt does; return its entries."""
    program.window.recent_menu.aboutToShow.emit()
    office.settle(program)
    return [action for action in program.window.recent_menu.actions() if not action.isSeparator()]


def keep(program: Program, number: int) -> None:
    b = make.bulletin(f"第{number}期的题名", number=number)
    saving = Saving(key=f"{number}", entry=None, base=None, bulletin=b, occasion=Occasion.SAVED)
    program.desk.keep(saving)


def test_nothing_yet(office: Office):
    program = office.open()
    (only,) = opened(office, program)
    assert (only.text(), only.isEnabled()) == ("还没有", False)


def test_the_last_eight_issues_are_listed_and_opened(office: Office):
    program = office.open()
    for number in range(1, 11):
        keep(program, number)
    entries = opened(office, program)
    assert len(entries) == 8
    assert "第10期的题名" in entries[0].text()
    entries[1].trigger()
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).number.number == 9


def test_files_are_kept_and_a_missing_one_is_grey(office: Office, tmp_path: Path):
    program = office.open()
    for n in range(9):
        path = tmp_path / f"{n}.txt"
        path.write_text("题\n文", encoding="utf-8")
        program.window.keep_file(path)
    program.window.keep_file(tmp_path / "5.txt")
    (tmp_path / "8.txt").unlink()
    entries = opened(office, program)
    texts = [action.text() for action in entries]
    assert texts[:2] == ["5.txt", "8.txt（已不在原处）"]
    assert len(texts) == 8
    assert entries[0].isEnabled()
    assert not entries[1].isEnabled()


def test_what_was_exported_is_among_them(office: Office, tmp_path: Path):
    program = office.open()
    program.opening.new_sample()
    to = tmp_path / "样例.docx"
    program.issuing.export_to(current(program), to)
    office.wait(program, to.exists)
    office.settle(program)
    assert program.window.kept_files()[0] == to
