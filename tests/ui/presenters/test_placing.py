"""The pages stand beside the editor: kept up with the words, found by the caret and by a click."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.desk import pages, paging
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.proof import places
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Iterator[Program]:
    """Return a window with the sample in it, its pages to be seen."""
    program = office.open()
    program.window.resize(1366, 768)
    program.opening.new_sample()
    program.window.deeds["preview"].trigger()
    program.bench.editor.setFocus()
    office.wait(program, lambda: program.in_print.placing.placed is not None)
    return program


def placed(program: Program):
    found = program.in_print.placing.placed
    assert found is not None
    return found


def letters_of(program: Program) -> str:
    rows = (row for page in placed(program).made.pages for row in page.rows)
    return "".join(one.text for row in rows for one in row.letters)


def click(program: Program, place: Place, text: str = "") -> None:
    """Click on the words of a place where they are printed."""
    zone = placed(program).pointer.zones([(place, text)])[0]
    spot = zone.left + 5, zone.top + zone.height / 2
    program.window.preview.view.clicked.emit(zone.page, *spot)


def test_what_is_typed_stands_on_the_page_and_in_the_status_bar(office: Office, program: Program):
    assert "年鉴到了仓库" not in letters_of(program)
    commit(program.bench.editor, "年鉴到了仓库。")
    office.wait(program, lambda: "年鉴到了仓库" in letters_of(program))
    assert program.window.preview.meter.words.startswith("共 4 页")
    assert program.window.status_line._pages.text() == "共 4 页"
    office.wait(program, lambda: not program.in_print.leafing._is_drawing)
    images = program.window.preview.view._images
    assert not images[0].isNull()


def test_the_caret_is_framed_and_a_click_puts_it_where_it_points(office: Office, program: Program):
    view, bench, bulletin = program.window.preview.view, program.bench, current(program)
    second = bulletin.articles[1]
    click(program, Place(second.key, "body", (1,), 3, 4))
    office.settle(program)
    assert program.sitting.place == second.key
    assert (bench.editor.spot().path, bench.editor.spot().offset) == ((1,), 3)
    assert bench.editor.hasFocus()
    program.in_print.at_page._on_moved()
    zones = placed(program).pointer.zones([(Place(second.key, "body", (1,), 0, 999), "")])
    assert [box[:] for box in view.framed] == [
        (one.page, one.left, one.top, one.width, one.height) for one in zones
    ]
    click(program, Place(second.key, "title", (0,), 2, 3))
    assert bench.title.hasFocus()
    assert bench.title.textCursor().position() == 2
    click(program, Place(second.key, "credits", (0,), 0, 1))
    assert program.reviewing.field() == "credits"


def test_a_click_on_the_frame_goes_to_its_field(program: Program):
    said = dict(places.frame(placed(program).bulletin))
    for field, form in (("publisher", "masthead"), ("office", "tail"), ("number", "masthead")):
        click(program, Place("", field, (), 0, len(said[field])), said[field])
        assert (program.sitting.place, program.reviewing.field()) == (form, field)
    program.in_print.at_page._on_moved()
    (box,) = program.window.preview.view.framed
    assert box.page == 0
    assert program.window.preview.view._is_tinted


def test_cells_are_found_also_where_the_heading_is_printed_again(office: Office, program: Program):
    rows = (("乡镇", "村数"), *((f"第{nth}乡", str(nth)) for nth in range(40)))
    table = make.table(*rows, caption="各乡镇村数")
    program.sitting.put("改正文", make.bulletin(make.article("表", body=(table,))))
    office.wait(program, lambda: "第39乡" in letters_of(program))
    second = placed(program).made.pages[1]
    heading = next(row for row in second.rows if row.letters[0].text.startswith("乡"))
    spot = heading.letters[0].left + 1, heading.top + heading.height / 2
    program.window.preview.view.clicked.emit(1, *spot)
    assert program.bench.editor.spot().path == (0, 0, 0, 0)
    click(program, Place(current(program).articles[0].key, "body", (0,), 2, 3))
    assert program.bench.editor.textCursor().block().text() == "各乡镇村数"
    assert program.bench.editor.textCursor().positionInBlock() == 2


def test_nothing_is_asked_while_composing_or_while_nobody_looks(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    known = pages.previewed
    monkeypatch.setattr(
        pages, "previewed", lambda *given: (asked.append("pages"), known(*given))[1]
    )
    estimate = paging.length
    monkeypatch.setattr(
        paging, "length", lambda *given: (asked.append("length"), estimate(*given))[1]
    )
    placing, editor = program.in_print.placing, program.bench.editor
    placing._warm.stop()  # the engine is warm; it would ask for pages of its own
    compose(editor, "nian")
    placing.touch()
    placing._ask()
    office.settle(program)
    assert asked == []
    commit(editor, "年")
    placing._ask()
    office.settle(program)
    assert asked == ["pages"]
    editor.flush()
    program.in_print.paging._estimate()  # counted already
    program.window.deeds["panes"].setChecked(False)
    program.in_print.paging._estimate()
    office.settle(program)
    assert asked == ["pages"]
    commit(editor, "鉴")
    editor.flush()
    placing._ask()
    program.in_print.paging._estimate()
    office.settle(program)
    assert asked == ["pages", "length"]
    assert program.window.status_line._pages.text() == "约 4 页"


def test_what_cannot_be_printed_is_said_where_the_pages_stood(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    pane, placing = program.window.preview, program.in_print.placing

    def broken(*_given: object) -> None:
        raise TemplateBroken("模板“简报”缺少“版记”位置。", "请换一个模板。")

    with monkeypatch.context() as patch:
        patch.setattr(pages, "previewed", broken)
        placing.touch()
        office.wait(program, lambda: pane.view.count == 0)
    assert pane.view.accessibleDescription() == "模板“简报”缺少“版记”位置。请换一个模板。"
    assert program.window.status_line._pages.text() == ""
    program.sitting.put("清空", Bulletin())
    office.wait(program, lambda: "还没有字" in placing.why)
    assert program.window.banner.notices == ()


def test_a_page_that_could_not_be_drawn_says_so_and_is_tried_again(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    view, leafing = program.window.preview.view, program.in_print.leafing
    office.wait(program, lambda: not leafing._is_drawing)
    tried: list[int] = []

    def fails(_desk: object, _made: object, nth: int, *, dpi: float, **_given: object) -> bytes:
        if dpi > pages._SMALL:  # the engine is warmed by a small picture of the first page
            tried.append(nth)
        raise OSError

    monkeypatch.setattr(pages, "picture", fails)
    program.window.preview.smaller.click()  # all pages in another size
    office.wait(program, lambda: view.is_failed(0) and not leafing._is_drawing)
    assert view.accessibleDescription() == "这一页没有画出来。按回车再试。"
    once = tried.count(0)
    view.go_to(3)
    office.wait(program, lambda: not leafing._soon.isActive() and not leafing._is_drawing)
    for _ in range(3):  # coming into sight again: once is enough
        view.go_to(0)
        office.wait(program, lambda: not leafing._soon.isActive() and not leafing._is_drawing)
        view.go_to(3)
        office.wait(program, lambda: not leafing._soon.isActive() and not leafing._is_drawing)
    assert tried.count(0) == once + 1
    monkeypatch.undo()
    view.go_to(0)
    office.wait(program, lambda: not leafing._soon.isActive() and not leafing._is_drawing)
    assert view.is_failed(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    office.wait(program, lambda: not view.is_failed(0))
    image = view.image(0)
    assert image is not None
    assert not image.isNull()
    assert not view.accessibleDescription()


def test_an_empty_paragraph_leaves_the_pages_where_the_one_before_is(
    office: Office, program: Program
):
    article = make.article("年鉴", body=(*make.body("年鉴出版。"), paragraph("", Kind.BODY)))
    program.sitting.put("改正文", make.bulletin(article))
    office.wait(program, lambda: "年鉴出版" in letters_of(program))
    editor, view = program.bench.editor, program.window.preview.view
    frames = []
    for block in (0, 1):
        editor.go_to(editor.spot()._replace(path=(block,), offset=0, gap=False))
        program.in_print.at_page._on_moved()
        frames.append(view.framed)
    assert frames[0] == frames[1] != ()
