"""校样, 校核报告 and 花脸稿: by menu and from 印前检查, of the issue as it stands."""

from pathlib import Path

import docx
import pypdfium2
import pytest

from gazetteer_desk.bulletin import edit
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from tests import make
from tests.export import settled
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import asked as step_asked
from tests.ui.presenters.errands import current
from tests.ui.presenters.shelves import opened
from ui.dialogs import files
from ui.program import Program


ISSUE = make.bulletin(
    make.article("例会", "年鉴编篡。。", "从书出版。", key="a", credits="综合股"),
    number=13,
    total=145,
    copies=None,
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, Path]]:
    """Answer every question for a file; return what was asked and where it went."""
    told: list[tuple[str, Path]] = []

    def answer(_parent, title: str, name: str, *_kinds: str) -> Path:
        told.append((title, tmp_path / name))
        return tmp_path / name

    monkeypatch.setattr(files, "ask_save", answer)
    return told


@pytest.fixture
def program(office: Office) -> Program:
    return opened(office, ISSUE)


def written(office: Office, program: Program, asked: list[tuple[str, Path]]) -> Path:
    office.wait(program, lambda: bool(asked))
    ((_, to),) = asked
    office.wait(program, lambda: program.window.banner.seen is not None)
    office.wait(program, to.exists)
    office.settle(program)
    return to


def test_the_proof_copy_has_all_that_is_said_of_the_issue(office: Office, program, asked):
    program.window.deeds["export"].trigger()
    program.window.precheck.proof.click()
    to = written(office, program, asked)
    assert to.name == "青梧县地方志工作简报2026年第13期（校样）.docx"
    said = [one.text.splitlines()[0] for one in docx.Document(to).comments]
    assert said == [
        "【必错】“编篡”应为“编纂”。",
        "【必错】标点“。。”重复。",
        "【疑似】“从书”疑为“丛书”。",
        "【提示】印数未填。",
    ]
    assert "查到的 4 处写成了批注" in program.window.banner.seen.words


def test_beside_a_pdf_the_proof_is_a_pdf_to_be_corrected_by_hand(office: Office, program, asked):
    program.window.deeds["export_pdf"].trigger()
    program.window.precheck.proof.click()
    to = written(office, program, asked)
    assert to.name == "青梧县地方志工作简报2026年第13期（校样）.pdf"
    with pypdfium2.PdfDocument(to) as document:
        words = document[0].get_textpage().get_text_range()
    assert words.startswith("校样")
    assert "第1稿" in words
    assert "年鉴编篡。。" in words
    assert "印出来用笔改。" in program.window.banner.seen.words
    program.window.precheck.back.click()
    asked.clear()
    program.window.deeds["export_proof"].trigger()
    assert written(office, program, asked).suffix == ".docx"


def test_the_report_knows_what_is_left_and_what_was_mended(office: Office, program, asked):
    program.window.deeds["save"].trigger()
    office.settle(program)
    words = make.body("年鉴编篡。", "从书出版。")
    program.sitting.apply("改", lambda b: edit.change_article(b, "a", body=words))
    office.settle(program)
    program.window.deeds["export"].trigger()
    listed = program.window.precheck.list
    office.wait(program, lambda: any("从书" in line.said for line in listed.lines))
    at = next(at for at, line in enumerate(listed.lines) if "从书" in line.said)
    listed.left.emit(at)
    office.settle(program)
    program.window.deeds["export_report"].trigger()
    to = written(office, program, asked)
    assert asked[0][0] == "导出校核报告"
    (table,) = docx.Document(to).tables
    told = [(row.cells[2].text, row.cells[7].text) for row in table.rows[1:]]
    assert told == [
        ("年鉴编篡。", "未处理"),
        ("年鉴编篡。。", "改正"),
        ("从书出版。", "不改"),
        ("", "未处理"),
    ]


def test_the_leader_gets_what_changed_since_the_last_version(office: Office, program, asked):
    program.window.deeds["redline"].trigger()
    office.settle(program)
    assert asked == []
    assert "没有可以对比的" in program.window.status_line.note
    words = make.body("年鉴编纂。", "从书出版。")
    program.sitting.apply("改", lambda b: edit.change_article(b, "a", body=words))
    program.window.deeds["export"].trigger()
    program.window.precheck.redline.click()
    to = written(office, program, asked)
    assert {tag for tag, _ in settled.marks(to.read_bytes())} == {"del", "ins"}
    assert "对比的是第1稿" in program.window.banner.seen.words
    revisions = program.desk.revisions(program.sitting.current.entry)
    assert revisions[0].occasion is Occasion.EXPORTED
    assert current(program).articles[0].body == words


def test_what_cannot_be_written_is_said(office: Office, program, asked, monkeypatch):
    def refuse(*_args, **_more):
        raise Known("磁盘满了。", "请换一个地方。")

    monkeypatch.setattr("gazetteer_desk.files.write_whole", refuse)
    program.window.deeds["export_proof"].trigger()
    office.wait(program, lambda: program.window.banner.seen is not None)
    assert program.window.banner.seen.words == "磁盘满了。请换一个地方。"


def test_where_no_file_was_chosen_nothing_is_written(office: Office, program, monkeypatch):
    monkeypatch.setattr(files, "ask_save", lambda *_: None)
    for deed in ("export_proof", "export_report", "redline"):
        program.window.deeds[deed].trigger()
        office.settle(program)
    assert program.window.banner.seen is None


def test_without_an_issue_there_is_nothing_to_export(office: Office):
    program = office.open()
    for deed in ("export_proof", "export_report", "redline"):
        assert not program.window.deeds[deed].isEnabled()


def test_who_signs_may_have_what_was_changed_first(office: Office, program, asked):
    program.window.deeds["save"].trigger()
    office.settle(program)
    words = make.body("年鉴编纂。", "从书出版。")
    program.sitting.apply("改", lambda b: edit.change_article(b, "a", body=words))
    program.window.deeds["to_checked"].trigger()
    step_asked(office, program).yes.click()
    office.wait(program, lambda: program.sitting.current.status is Status.CHECKED)
    program.window.deeds["to_approved"].trigger()
    dialog = step_asked(office, program)
    assert dialog.redline.isVisible()
    dialog.redline.click()
    to = written(office, program, asked)
    assert to.name.endswith("（花脸稿）.docx")
    assert program.sitting.current.status is Status.CHECKED  # nothing was signed


def test_who_sends_it_on_is_not_asked_for_that(office: Office, program):
    program.window.deeds["save"].trigger()
    office.settle(program)
    program.window.deeds["to_checked"].trigger()
    dialog = step_asked(office, program)
    assert not dialog.redline.isVisible()
    dialog.reject()
