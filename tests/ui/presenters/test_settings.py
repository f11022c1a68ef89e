"""What a series prints is chosen in the window, and the next export follows."""

import io
import zipfile

import pytest

from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.desk.desk import data_dir
from tests.ui.presenters.errands import save
from ui.dialogs import files
from ui.program import Program


@pytest.fixture
def program(office, monkeypatch, tmp_path):
    monkeypatch.setenv("GAZETTEER_DESK_HOME", str(tmp_path / "home"))
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    save(office, program)
    enter(office, program)
    return program


def enter(office, program: Program) -> None:
    program.window.show_room("settings")
    office.settle(program)


def said(program: Program) -> str:
    return "".join(notice.words for notice in program.window.settings_room.banner.notices)


def series(program: Program) -> str:
    return program.window.settings_room.scheme_form.series.currentText()


def test_the_series_of_the_issue_in_front_is_the_one_that_is_set(office, program, tmp_path):
    form = program.window.settings_room.scheme_form
    assert series(program) == program.sitting.current.bulletin.masthead.series
    form.contents.click()
    form.numbers.group.button(2).click()
    office.settle(program)
    chosen = program.desk.scheme_of(series(program))
    assert chosen == Scheme(contents=True, page_numbers=PageNumbers.NONE)
    program.desk.export(program.sitting.current.bulletin, tmp_path / "a.docx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as package:
        assert "本期要目" in package.read("word/document.xml").decode()


def test_a_template_is_handed_on_and_taken_in_and_used(office, program, monkeypatch, tmp_path):
    package = tmp_path / "县简报.bulletin-template"
    monkeypatch.setattr(files, "ask_save", lambda *_: package)
    program.arranging._on_deed("简报", "export")
    office.settle(program)
    assert "已导出" in said(program)
    monkeypatch.setattr(files, "ask_open", lambda *_: [package])
    program.arranging.import_templates()
    office.settle(program)
    assert "已导入模板“县简报”" in said(program)
    program.window.settings_room.banner.answered.emit("settings", "use")
    office.settle(program)
    assert program.desk.scheme_of(series(program)).template == "县简报"
    program.arranging.import_templates()
    office.settle(program)
    assert "没有覆盖" in said(program)
    program.window.settings_room.banner.answered.emit("settings", "replace")
    office.settle(program)
    assert "已导入" in said(program)


def test_a_broken_template_is_refused_in_words(office, program, tmp_path):
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK no")
    program.arranging.take_in(broken)
    office.settle(program)
    assert "不是完好的 Word 文件" in said(program)
    assert not list((data_dir() / "templates").glob("*.docx"))


def test_a_template_is_edited_as_the_offices_own_and_put_away(office, program, monkeypatch):
    opened = []
    monkeypatch.setattr(files, "show_outside", lambda path: opened.append(path) or True)
    program.arranging._on_deed("简报", "edit")
    office.settle(program)
    assert opened[0].name == "简报.docx"
    assert "存盘以后" in said(program)
    own = {t.name for t in program.desk.shelf.listed() if t.is_own}
    assert own == {"简报"}
    program.arranging._on_deed("简报", "retire")
    office.settle(program)
    assert "已停用" in said(program)
    assert not any(t.is_own for t in program.desk.shelf.listed())
    program.window.settings_room.template_list.folder_asked.emit()
    office.settle(program)
    assert opened[-1] == data_dir() / "templates"


def test_what_stands_in_the_folder_and_cannot_be_used_is_said_where_it_is_chosen(office, program):
    folder = data_dir() / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "简报.docx").write_bytes(b"not a Word file")
    program.window.show_room("draft")
    enter(office, program)
    row = program.window.settings_room.scheme_form.template_row
    assert "不是完好的 Word 文件" in row.sentence.text


def test_what_an_issue_never_kept_prints_can_be_chosen(office, monkeypatch, tmp_path):
    monkeypatch.setenv("GAZETTEER_DESK_HOME", str(tmp_path / "home"))
    program = office.open()
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    enter(office, program)
    assert series(program) == program.sitting.current.bulletin.masthead.series
    program.window.settings_room.scheme_form.contents.click()
    office.settle(program)
    assert program.desk.scheme_of(series(program)).contents
