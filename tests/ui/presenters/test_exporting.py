"""Files asked for at the window: each is written, in its form, and over nothing unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from gazetteer_desk.errors import DiskFull, FileInUse
from gazetteer_desk.export.report import Report
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, current, kept_busy, reading, said
from ui.dialogs import files
from ui.dialogs.sheets import Sheet
from ui.program import Program


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
    roomy = Report(summary="4 页，末页还可写 3 行")
    assert exported(program, roomy) == "已导出《第13期.docx》，4 页，末页还可写 3 行，核对无误。"
    told = exported(program, Report(summary="5 页", sentences=("一。", "二。", "三。", "四。")))
    assert told == "已导出《第13期.docx》，5 页，核对无误。一。二。还有 2 条。"
    assert exported(program, Report()) == "已导出《第13期.docx》，核对无误。"


def test_all_that_was_said_can_be_read(office: Office):
    program = with_sample(office)
    exported(program, Report(summary="5 页", sentences=("一。", "二。", "三。")))
    assert program.window.banner.notices[0].deeds[0] == ("read_all", "看全部")
    program.window.banner.answered.emit("exported", "read_all")
    (sheet,) = program.window.findChildren(Sheet)
    (text,) = sheet.findChildren(QPlainTextEdit)
    assert text.toPlainText() == "一。\n二。\n三。"
    sheet.accept()
    exported(program, Report(summary="4 页", sentences=("一。", "二。")))
    assert "read_all" not in dict(program.window.banner.notices[0].deeds)


def test_what_is_still_empty_is_said_first(office: Office):
    program = begun(office)
    told = exported(program, Report(summary="1 页", sentences=("版记单独占了第2页。",)))
    assert told.startswith("已导出《第13期.docx》，1 页，核对无误。还有空着的项：报头缺")
    assert told.endswith("版记单独占了第2页。")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Answer the system's dialog with what is proposed, and keep what it was asked."""
    heard: list[tuple[str, str]] = []

    def answer(_parent: object, title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        heard.append((title, Path(proposed).name))
        return proposed, ""

    monkeypatch.setattr(files, "_last", str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return heard


def with_sample(office: Office) -> Program:
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    return program


def answer(program: Program, deed: str) -> None:
    program.window.banner.answered.emit("export", deed)


def test_the_same_issue_exported_again_steps_aside(
    office: Office, tmp_path: Path, asked: list[tuple[str, str]]
):
    program = with_sample(office)
    page, names = program.window.precheck, list[str]()
    for count in (1, 2):
        program.window.deeds["export"].trigger()
        office.settle(program)
        names.append(page.target().name)
        QTest.keyClick(page.export, Qt.Key.Key_Return)
        office.wait(program, lambda wanted=count: len([*tmp_path.glob("*.docx")]) == wanted)
    first, second = names
    assert second == first.replace(".docx", "(2).docx")
    assert page.said.text.startswith(f"已导出《{second}》，4 页")
    assert asked == []  # the page itself says where


@pytest.mark.parametrize(
    ("name", "begins"),
    [("网站.html", b"<!DO"), ("微信.txt", b"\xef\xbb\xbf"), ("存档.pdf", b"%PDF-1.7")],
)
def test_the_ending_chosen_is_the_form_written(
    office: Office, tmp_path: Path, name: str, begins: bytes
):
    program = with_sample(office)
    program.issuing.export_to(current(program), tmp_path / name)
    office.wait(program, (tmp_path / name).exists)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert f"已导出《{name}》" in said(program)


def test_a_file_open_in_word_is_left_and_another_name_is_offered(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = with_sample(office)
    target = tmp_path / "第13期.docx"
    target.write_bytes(b"old")
    good = program.desk.export

    def locked(bulletin: object, to: Path):
        if to == target:
            raise FileInUse(f"“{to.name}”正在 Word 或 WPS 里打开，没有写成。")
        return good(bulletin, to)

    monkeypatch.setattr(program.desk, "export", locked)
    program.issuing.export_to(current(program), target)
    office.settle(program)
    assert "可关掉它再试，或存为“第13期(2).docx”。" in said(program)
    (notice,) = [one for one in program.window.banner.notices if one.name == "export"]
    assert [words for _, words in notice.deeds] == ["存为(2)", "再试", "知道了"]
    answer(program, "export_beside")
    office.wait(program, (tmp_path / "第13期(2).docx").exists)
    assert target.read_bytes() == b"old"
    assert "正在 Word" not in said(program)


def test_after_a_full_disk_one_may_try_again_or_go_elsewhere(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, str]]
):
    program = with_sample(office)
    good = program.desk.export

    def full(*_: object):
        raise DiskFull("磁盘满了，没有写成。")

    monkeypatch.setattr(program.desk, "export", full)
    program.issuing.export_to(current(program), tmp_path / "出.pdf")
    office.settle(program)
    answer(program, "export_again")
    office.settle(program)
    assert "磁盘满了" in said(program)
    monkeypatch.setattr(program.desk, "export", good)
    answer(program, "export_elsewhere")
    office.wait(program, lambda: len([*tmp_path.glob("*.pdf")]) == 1)  # still what it was to be
    assert "磁盘满了" not in said(program)
    assert len(asked) == 1


def test_a_json_file_that_failed_is_asked_for_again_as_json(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, str]]
):
    program = with_sample(office)

    def full(*_: object):
        raise DiskFull("磁盘满了，没有写成。")

    with monkeypatch.context() as patch:
        patch.setattr(program.desk, "export_json", full)
        program.window.deeds["export_json"].trigger()
        office.settle(program)
    assert "磁盘满了" in said(program)
    answer(program, "save_elsewhere")
    office.wait(program, lambda: len([*tmp_path.glob("*.json")]) == 1)
    assert [title for title, _ in asked] == ["导出 JSON", "导出 JSON"]
