"""Two Word files asked for in a row are two Word files."""

from pathlib import Path

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, kept_busy, reading, said


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
