"""Two Word files asked for in a row are two Word files."""

from pathlib import Path

from gazetteer_desk.export.report import Report
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, current, kept_busy, reading, said
from ui.app import Program


def test_both_are_written_while_the_desk_is_busy_reading(office: Office, tmp_path: Path):
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    first, second = tmp_path / "送审.docx", tmp_path / "存档.docx"
    with kept_busy(reading(program)):
        program.issuing.export_to(current(program), first)
        program.issuing.export_to(current(program), second)
    office.wait(program, lambda: first.exists() and second.exists())
    assert first.read_bytes() == second.read_bytes()
    assert "存档.docx" in said(program)


def exported(program: Program, report: Report) -> str:
    """Return what the window says after an export with this report."""
    program.issuing._on_exported(current(program), Path("第13期.docx"), report)
    return program.window.banner.notices[0].words


def test_after_an_export_pages_and_the_first_sentences_are_said(office: Office):
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    assert exported(program, Report(pages=4)) == "已导出《第13期.docx》，4 页，核对无误。"
    told = exported(program, Report(pages=5, sentences=("一。", "二。", "三。", "四。")))
    assert told == "已导出《第13期.docx》，5 页，核对无误。一。二。还有 2 条。"
    assert exported(program, Report()) == "已导出《第13期.docx》，核对无误。"


def test_what_is_still_empty_is_said_first(office: Office):
    program = begun(office)
    told = exported(program, Report(pages=1, sentences=("版记单独占了第2页。",)))
    assert told.startswith("已导出《第13期.docx》，1 页，核对无误。还有空着的项：报头缺")
    assert told.endswith("版记单独占了第2页。")
