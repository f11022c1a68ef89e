"""印前检查: F12, Enter, and the file is there; what is wrong stands in the way, with a way past."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import prechecking, signing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof.problems import Group
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, said
from ui.dialogs import files, paper
from ui.dialogs.steps import StepDialog
from ui.presenters import lettering
from ui.program import Program


SOUND = make.bulletin(make.article(key="a", credits="综合股"), number=13, total=145)


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    there = tmp_path / "印"
    there.mkdir()
    monkeypatch.setattr(files, "_last", str(there))
    return there


def checked(office: Office, issue: Bulletin) -> Program:
    """Return a window at the page 印前检查 of this issue."""
    program = office.open()
    program.sitting.open(Draft(issue))
    office.settle(program)
    key(program, Qt.Key.Key_F12)
    office.wait(program, lambda: program.window.precheck.sheets._pages != () or not issue.articles)
    return program


def key(program: Program, name: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, name, modifiers)


def told(program: Program, *, must: bool) -> list[str]:
    lines = program.window.precheck.list.lines
    return [line.said for line in lines if (line.group is Group.MUST) is must]


def test_an_error_that_is_not_found_yet_does_not_go_out(office: Office, folder: Path):
    program = office.open()
    program.sitting.open(Draft(SOUND))
    office.settle(program)
    wrong = edit.change_article(SOUND, "a", body=make.body("做好编篡工作。"))
    program.sitting.put("键入", wrong)
    key(program, Qt.Key.Key_F12)
    assert program.window.precheck.export.isEnabled(), "nothing is found yet"
    key(program, Qt.Key.Key_Return)
    office.settle(program)
    assert told(program, must=True) == ["“编篡”应为“编纂”。"]
    assert not any(folder.iterdir())
    program.window.precheck.anyway.click()
    office.settle(program)
    assert len([*folder.iterdir()]) == 1


def test_where_nothing_is_wrong_f12_and_enter_export(office: Office, folder: Path):
    program = checked(office, SOUND)
    page = program.window.precheck
    assert told(program, must=True) == []
    assert page._count.text().startswith("1 页")
    assert page.export.hasFocus()
    key(program, Qt.Key.Key_Return)
    office.wait(program, lambda: len([*folder.glob("*.docx")]) == 1)
    assert (
        page.said.text == "已导出《青梧县地方志工作简报2026年第13期.docx》，1 页，核对无误。"
        or (page.said.text.startswith("已导出《青梧县地方志工作简报2026年第13期.docx》，1 页"))
    )
    assert page.outside["open_file"].hasFocus()
    revisions = program.desk.revisions(program.sitting.current.entry)
    assert revisions[0].occasion is Occasion.EXPORTED


def test_at_once_means_at_once(office: Office, folder: Path):
    program = office.open()
    program.sitting.open(Draft(SOUND))
    office.settle(program)
    key(program, Qt.Key.Key_F12)
    key(program, Qt.Key.Key_Return)
    key(program, Qt.Key.Key_Return)  # once too often
    office.wait(program, program.window.precheck.outside["open_file"].isVisible)
    assert len([*folder.glob("*.docx")]) == 1
    office.wait(program, lambda: program.window.precheck.sheets._pages != ())
    assert program.window.precheck.said.text.startswith("已导出")


def test_what_must_be_mended_stands_in_the_way_and_can_be_passed(office: Office, folder: Path):
    program = checked(office, replace(SOUND, copies=None, dated=None))
    page = program.window.precheck
    lacking = [said.split("。")[0] for said in told(program, must=True)]  # today may be proposed
    assert lacking == ["日期未填", "印数未填"]
    assert not page.export.isEnabled()
    assert page.said.text == "还有 2 处必须改，改好再导出。"
    assert page.list.hasFocus()
    assert page.list.at == 0
    page.anyway.click()
    office.wait(program, lambda: len([*folder.glob("*.docx")]) == 1)


def test_each_line_has_its_number_on_the_sheet(office: Office):
    program = checked(office, replace(SOUND, copies=None, dated=None))
    page = program.window.precheck
    office.wait(program, lambda: bool(page.sheets._pins))
    assert [line.nth for line in page.list.lines[:2]] == [1, 2]
    (first, above), (second, below) = page.sheets._pins
    assert (first.nth, second.nth) == (1, 2)
    assert (above.page, above.top) < (below.page, below.top)


def test_a_line_leads_to_its_field_and_escape_leads_back(office: Office):
    program = checked(office, replace(SOUND, copies=None, dated=None))
    key(program, Qt.Key.Key_Down)
    key(program, Qt.Key.Key_Return)
    assert not program.window.is_prechecking()
    assert program.sitting.place == "tail"
    assert program.window.tail_form.copies.hasFocus()
    key(program, Qt.Key.Key_F12)
    assert program.window.is_prechecking()
    key(program, Qt.Key.Key_Escape)
    assert not program.window.is_prechecking()
    assert program.window.tail_form.isVisible()


def test_lines_are_mended_by_key_where_they_stand(office: Office):
    issue = replace(SOUND, imprint=replace(SOUND.imprint, printed=None))
    program = checked(office, issue)
    assert told(program, must=True) == ["印发日期未填。这一期的日期是3月5日。"]
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert current(program).imprint.printed == SOUND.dated
    office.settle(program)
    assert program.window.is_prechecking()
    assert told(program, must=True) == []
    assert program.window.precheck.export.hasFocus()


SLIPS = make.article("例会", "年鉴编篡。。", "从书出版。", key="a", credits="综合股")


def found_in(office: Office, *articles, **fields) -> Program:
    program = checked(office, replace(SOUND, articles=articles, **fields))
    office.wait(program, lambda: len(program.proofing.found) > 0)
    return program


def choose(program: Program, said: str) -> None:
    lines = program.window.precheck.list.lines
    program.window.precheck.list.choose([line.said for line in lines].index(said))


def test_what_the_rules_find_stands_among_the_rest_and_holds_back(office: Office):
    program = found_in(office, SLIPS)
    page = program.window.precheck
    assert told(program, must=True) == ["“编篡”应为“编纂”。", "标点“。。”重复。"]
    assert "“从书”疑为“丛书”。" in told(program, must=False)
    assert page.said.text == "还有 2 处必须改，改好再导出。"
    assert not page.export.isEnabled()
    assert page.proof.isEnabled()
    first = page.list.lines[0]
    assert first.about.startswith("第1篇第1段　")
    assert [words for _, words in first.deeds] == ["改过来", "不改", "去看"]
    assert "用字用语" not in page.list._in_order


def test_a_finding_is_mended_left_and_gone_to_by_key(office: Office):
    program = found_in(office, SLIPS)
    page = program.window.precheck
    choose(program, "“编篡”应为“编纂”。")
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    office.wait(program, lambda: told(program, must=True) == ["标点“。。”重复。"])
    assert current(program).articles[0].body[0].text == "年鉴编纂。。"
    assert page.list.chosen().said == "标点“。。”重复。"
    key(program, Qt.Key.Key_Delete)  # the clerk may leave it so, and then it holds nothing back
    office.wait(program, lambda: told(program, must=True) == [])
    assert current(program).articles[0].body[0].text == "年鉴编纂。。"
    assert page.export.isEnabled()
    assert page.export.hasFocus()
    choose(program, "“从书”疑为“丛书”。")
    key(program, Qt.Key.Key_Return)
    assert not program.window.is_prechecking()
    assert program.bench.editor.textCursor().selectedText() == "从书"


def test_the_field_of_the_frame_that_a_finding_is_in_is_led_to(office: Office):
    sends = replace(SOUND.distribution, send=("县编篡委。",))
    program = found_in(office, *SOUND.articles, distribution=sends)
    choose(program, "“编篡”应为“编纂”。")
    key(program, Qt.Key.Key_Return)
    assert program.sitting.place == "tail"


def test_pins_of_findings_stand_at_their_lines(office: Office):
    lines = [f"第{n}件事。" for n in range(60)]
    lines[2], lines[50] = "编篡。", "从书。"
    program = found_in(office, make.article("例会", *lines, key="a", credits="综合股"))
    page = program.window.precheck
    office.wait(program, lambda: len(page.sheets._pins) >= 2)
    pins = {one.nth: spot for one, spot in page.sheets._pins}
    numbers = {line.said: line.nth for line in page.list.lines if line.nth}
    first, later = (pins[numbers[f"“{old}”{how}“{new}”。"]] for old, how, new in (
        ("编篡", "应为", "编纂"), ("从书", "疑为", "丛书")))  # fmt: skip
    assert (first.page, later.page) == (0, 2)


def test_what_was_changed_after_signing_is_told_with_the_way_to_it(office: Office):
    program = office.open()
    desk = program.desk
    entry = desk.ledger.enter(SOUND, {}, occasion=Occasion.SAVED).entry
    desk.ledger.advance(entry, Status.CHECKED)
    digest = signing.look(desk, entry).now.digest
    signing.sign(desk, entry, who="贺青松", remark="照发", digest=digest)
    program.opening.open_entry(entry)
    office.wait(program, lambda: program.sitting.current is not None)
    program.sitting.apply("改", lambda b: edit.change_article(b, "a", body=make.body("改了。")))
    office.settle(program)
    key(program, Qt.Key.Key_F12)
    office.wait(program, lambda: any("签发之后" in said for said in told(program, must=False)))
    line = next(one for one in program.window.precheck.list.lines if "签发之后" in one.said)
    assert line.about.startswith("签发人 贺青松，")
    assert [words for _, words in line.deeds] == ["看改动", "请再签"]
    at = program.window.precheck.list.lines.index(line)
    program.window.precheck.list.more_asked.emit(at)
    office.settle(program)
    assert program.window.is_comparing()
    program.window.deeds["export"].trigger()
    office.settle(program)
    program.window.precheck.list.mended.emit(at)
    office.wait(program, lambda: program.window.findChild(StepDialog) is not None)
    dialog = program.window.findChild(StepDialog)
    assert dialog.windowTitle() == "再签第13期"
    dialog.name.setEditText("贺青松")
    dialog.remark.setText("急用")
    dialog.yes.click()
    office.wait(program, lambda: not any("签发之后" in said for said in told(program, must=False)))
    assert program.window.is_prechecking(), "who signs from here is still here"


def test_an_issue_that_has_gone_out_is_only_looked_at(office: Office):
    article = make.article("例会", "编篡。", key="a", credits="综合股")
    program = office.open()
    program.sitting.open(Draft(replace(SOUND, articles=(article,)), status=Status.ISSUED))
    key(program, Qt.Key.Key_F12)
    office.wait(program, lambda: bool(told(program, must=True)))
    assert [one.deeds for one in program.window.precheck.list.lines if "编篡" in one.said] == [
        (("gone_to", "去看"),)
    ]


def test_a_character_that_cannot_be_printed_is_led_to_and_may_stay(office: Office):
    article = make.article("例会", "一切照旧。", "王赟、李赟讲话。", key="a", credits="综合股")
    program = checked(office, replace(SOUND, articles=(article,)))
    listed = program.window.precheck.list
    office.wait(program, lambda: any("赟" in line.said for line in listed.lines))
    (line,) = (one for one in listed.lines if "赟" in one.said)
    assert line.said == "“赟”字在“仿宋_GB2312”里没有，可能印成空框。"
    assert line.about == "第1篇第2段　共 2 处"
    assert line.nth > 0
    choose(program, line.said)
    key(program, Qt.Key.Key_Return)
    assert program.bench.editor.textCursor().selectedText() == "赟"
    key(program, Qt.Key.Key_F12)
    office.wait(program, lambda: any("赟" in line.said for line in listed.lines))
    choose(program, line.said)
    key(program, Qt.Key.Key_Delete)
    office.settle(program)
    assert not any("赟" in line.said for line in listed.lines)


def test_look_again_looks_again(office: Office):
    program = checked(office, SOUND)
    page = program.window.precheck
    office.wait(program, lambda: "查过" in page._about.text())
    page.again.click()
    assert page._count.text() == "正在数页…"
    office.wait(program, lambda: "查过" in page._about.text())
    assert page.export.hasFocus()


def test_what_came_along_is_named_again_and_confirmed_in_one(office: Office):
    program = office.open()
    program.desk.keep(
        Saving(key="last", entry=None, base=None, bulletin=SOUND, occasion=Occasion.SAVED)
    )
    program.window.deeds["new_next"].trigger()
    office.wait(program, lambda: bool(program.reviewing.found))
    key(program, Qt.Key.Key_F12)
    office.settle(program)
    said = told(program, must=False)
    assert "编印单位照第13期带来，还没有核过。" in said
    assert "“报”照第13期带来，还没有核过。" in said
    key(program, Qt.Key.Key_F8)
    program.window.precheck.list.all_confirmed.emit()
    office.settle(program)
    assert current(program).state.carried == ()
    assert not [words for words in told(program, must=False) if "带来" in words]


def test_another_kind_and_folder_can_be_chosen(
    office: Office, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = checked(office, SOUND)
    page, other = program.window.precheck, tmp_path / "别处"
    other.mkdir()
    page.kind.setCurrentText("纯文本")
    page.kind.activated.emit(page.kind.currentIndex())
    assert page.export.text() == "导出 纯文本"
    assert page.target() == folder / "青梧县地方志工作简报2026年第13期.txt"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    page.folder.click()
    assert page.target() == other / "青梧县地方志工作简报2026年第13期.txt"
    page.export.click()
    office.wait(program, page.target().exists)


def test_a_pdf_goes_the_same_way(office: Office, folder: Path):
    program = checked(office, SOUND)
    page = program.window.precheck
    program.window.deeds["export_pdf"].trigger()
    office.settle(program)
    assert page.export.text() == "导出 PDF"
    page.export.click()
    office.wait(program, page.outside["open_file"].isVisible)
    (made,) = folder.glob("*.pdf")
    assert made.stem == "青梧县地方志工作简报2026年第13期"
    assert page.said.text.startswith(f"已导出《{made.name}》，1 页，末页还可写")
    draft = program.sitting.current
    assert draft is not None
    assert program.desk.revisions(draft.entry)[0].occasion is Occasion.EXPORTED
    program.window.deeds["export"].trigger()
    assert page.export.text() == "导出 Word"


def test_a_file_of_that_name_is_never_written_over(office: Office, folder: Path):
    program = checked(office, SOUND)
    page, old = program.window.precheck, folder / "送审.docx"
    old.write_bytes(b"old")
    page.to.setText(str(old))
    page.export.click()
    office.wait(program, (folder / "送审(2).docx").exists)
    assert old.read_bytes() == b"old"
    assert page.said.text.startswith("已导出《送审(2).docx》")


def test_the_file_is_opened_and_printed_from_the_same_place(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    program = checked(office, SOUND)
    page, opened, printed = program.window.precheck, list[QUrl](), list[bool]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    monkeypatch.setattr(paper, "lacks_printer", lambda: printed.append(True) or True)
    page.export.click()
    office.wait(program, page.outside["print_issue"].isVisible)
    (made,) = folder.glob("*.docx")
    for name in ("open_file", "open_folder", "print_issue"):
        page.outside[name].click()
    assert [Path(url.toLocalFile()) for url in opened] == [made, folder]
    office.wait(program, lambda: bool(printed))
    assert said(program).startswith("这台电脑没有装打印机。")


def test_what_the_page_cannot_hold_is_said(office: Office):
    program = checked(office, replace(SOUND, articles=(make.article("题", *["字" * 28] * 19,
                                      key="a", credits="股"),)))  # fmt: skip
    page = program.window.precheck
    (at,) = (at for at, line in enumerate(page.list.lines) if "双面印" in line.said)
    page.list.gone_to.emit(at)
    office.settle(program)
    assert not program.window.is_prechecking()
    spot = program.bench.editor.spot()
    assert (spot.path, spot.offset) == ((18,), 28), "the text is made longer or shorter at its end"


def test_no_face_is_called_sound_that_this_pc_lacks(office: Office, monkeypatch):
    monkeypatch.setattr(lettering.Installed, "families", frozenset({"宋体"}))
    program = checked(office, SOUND)
    office.wait(program, lambda: any("本机没有" in words for words in told(program, must=False)))
    shown = program.window.precheck.list
    assert any("“仿宋_GB2312”" in line.said for line in shown.lines)
    assert "字体" not in shown._in_order
    assert program.window.precheck.export.hasFocus()


def test_two_counts_of_pages_are_told_apart_and_each_kind_of_file_has_its_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    here = prechecking.Here("1 页，末页还可写 3 行", (), ("这台电脑没有“仿宋”。",))
    monkeypatch.setattr(prechecking, "here", lambda *_some: here)
    program = checked(office, SOUND)
    page = program.window.precheck
    (line,) = [one for one in page.list.lines if one.said.startswith("本机用替代字体")]
    assert line.said == "本机用替代字体，预览、打印和 PDF 是 1 页，末页还可写 3 行。"
    official = page._count.text()
    assert line.about == f"换上公文字体，印出来约 {official}。"
    assert official != here.summary
    page.kind.setCurrentText("PDF 文件")
    page.kind.activated.emit(page.kind.currentIndex())
    assert page._count.text() == here.summary
    assert any("PDF 用替代字体" in one.about for one in page.list.lines)
    assert not any("Word 文件仍写明" in one.about for one in page.list.lines)


def test_the_page_goes_with_its_issue(office: Office):
    program = checked(office, SOUND)
    program.window.deeds["close_tab"].trigger()
    office.settle(program)
    assert program.sitting.current is None
    assert not program.window.is_prechecking()
    assert program.window.empty_page.isVisible()


@pytest.mark.parametrize("deed", ["find", "replace", "recall", "headings", "shelf", "go_to"])
def test_what_leads_to_the_words_does_not_stay_hidden_behind_the_page(office: Office, deed: str):
    program = checked(office, SOUND)
    assert program.window.is_prechecking()
    program.window.deeds[deed].trigger()
    if deed == "go_to":
        program.window.palette_line.field.setText("@1")
        QTest.keyClick(program.window.palette_line.field, Qt.Key.Key_Return)
    office.settle(program)
    assert not program.window.is_prechecking()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_a_file_name_that_is_empty_is_asked_for(office: Office, folder: Path):
    program = checked(office, SOUND)
    program.window.precheck.to.clear()
    key(program, Qt.Key.Key_Return)
    office.settle(program)
    assert list(folder.iterdir()) == []
    assert program.window.precheck.to.hasFocus()
