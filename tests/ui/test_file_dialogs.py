"""The system's dialogs for files: what was typed, what was meant."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs import files


KINDS = ("Word 文件 (*.docx)", "纯文本 (*.txt)", "网页 (*.html *.htm)")


@pytest.fixture
def chooses(monkeypatch, tmp_path, qapp):
    """Let the clerk choose these names one after another; return what was proposed each time."""
    proposed = []

    def these(*answers):
        waiting = list(answers)

        def dialog(_parent, _title, name, _kinds):
            proposed.append(Path(name).name)
            name, kind = waiting.pop(0)
            return (str(tmp_path / name) if name else ""), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        return proposed

    monkeypatch.setattr(files, "_last", "")
    return these


def asked(proposal="第3期.docx"):
    found = files.ask_save(QWidget(), "导出", proposal, *KINDS)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("第3期.docx", KINDS[0], "第3期.docx"),
        ("第3期", KINDS[0], "第3期.docx"),
        ("第3期", "", "第3期.docx"),
        ("第3期.docx", KINDS[1], "第3期.txt"),
        ("第3期.docx", KINDS[2], "第3期.html"),
        ("第3期.txt", KINDS[0], "第3期.txt"),
        ("第3期.HTM", KINDS[2], "第3期.HTM"),
        ("3.5期", KINDS[1], "3.5期.txt"),
    ],
)
def test_what_was_typed_and_what_was_chosen_make_the_name(chooses, typed, kind, meant):
    chooses((typed, kind))
    assert asked() == meant


def test_nothing_chosen_is_nothing_written(chooses):
    chooses(("", ""))
    assert asked() is None


def test_no_file_is_replaced_that_the_dialog_did_not_ask_about(chooses, tmp_path):
    (tmp_path / "第3期.txt").touch()
    proposed = chooses(("第3期.docx", KINDS[1]), ("第3期.txt", KINDS[1]))
    assert asked() == "第3期.txt"
    assert proposed == ["第3期.docx", "第3期.txt"]


def test_the_next_dialog_opens_where_the_last_one_ended(chooses, tmp_path):
    chooses(("第3期.docx", KINDS[0]))
    asked()
    assert files.folder() == tmp_path


def test_a_name_too_long_for_the_disk_is_left_to_the_export_to_tell(chooses):
    long = "简" * 120
    chooses((long, KINDS[0]))
    assert asked() == f"{long}.docx"
