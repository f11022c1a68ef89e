"""Words of a past article, or of one on the shelf, are put in where the caret stands."""

import pytest

from gazetteer_desk.bulletin.body import Kind, Table
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current
from tests.ui.presenters.shelves import note
from ui.editor.edits import Spot
from ui.program import Program


SOURCE = "引自2025年第54期（总第786期）《旧的一篇》"
CELLS = make.table(("乡镇", "村数"), ("白渡镇", "6"))


@pytest.fixture
def program(office: Office) -> Program:
    """Return a window with an article in front and a past one read beside it."""
    program = office.open()
    past = make.article(
        "旧的一篇", body=(*make.body("一、村志编修", "各乡镇报来篇目十六份。"), CELLS), key="old"
    )
    issue = make.bulletin(past, number=54, year=2025, total=786)
    entry = program.desk.ledger.enter(issue, {}, occasion=Occasion.SAVED).entry
    program.sitting.open(
        Draft(make.bulletin(make.article("新的一篇", "头。尾。", "末段。", key="now")))
    )
    program.window.show_side("往期")
    program.beside.read(entry, "old")
    office.settle(program)
    program.bench.editor.go_to(Spot((0,), 2))
    return program


def words(program: Program) -> list[tuple[Kind, str]]:
    """Return the paragraphs of the article under the pen."""
    return [(one.kind, one.text) for one in current(program).article("now").body]


def choose(program: Program, start: Spot, end: Spot) -> None:
    """Choose words of what is read."""
    reader = program.beside.reader
    reader.go_to(start)
    first = reader.textCursor().position()
    reader.go_to(end)
    reader.lights.choose((first, reader.textCursor().position()))


def insert(office: Office, program: Program) -> None:
    program.window.recall_pane.past.passage.click()
    office.settle(program)


def test_the_chosen_words_come_to_the_caret_and_their_source_is_noted(
    office: Office, program: Program
):
    button = program.window.recall_pane.past.passage
    assert button.text() == "插入这一段"
    choose(program, Spot((1,), 0), Spot((1,), 7))
    assert button.text() == "插入所选"
    insert(office, program)
    assert words(program) == [(Kind.BODY, "头。各乡镇报来篇目尾。"), (Kind.BODY, "末段。")]
    assert current(program).article("now").source == SOURCE
    assert program.window.article_page._source.text() == SOURCE
    assert note(program) == f"已插入，记下了{SOURCE}。"
    assert program.bench.editor.spot() == Spot((0,), 9)


def test_without_a_choice_it_is_the_paragraph_of_the_caret_with_its_kind(
    office: Office, program: Program
):
    program.beside.reader.go_to(Spot((0,), 3))
    program.bench.editor.go_to(Spot((1,), 0))
    insert(office, program)
    assert words(program) == [(Kind.BODY, "头。尾。"), (Kind.BODY, "一、村志编修末段。")]
    program.window.deeds["undo"].trigger()
    program.bench.editor.selectAll()
    program.bench.editor.cut()
    insert(office, program)
    assert words(program) == [(Kind.HEADING1, "一、村志编修")]


def test_several_paragraphs_and_a_table_come_as_they_are(office: Office, program: Program):
    program.beside.reader.selectAll()
    insert(office, program)
    body = current(program).article("now").body
    assert [one.text for one in body if not isinstance(one, Table)] == [
        "头。一、村志编修", "各乡镇报来篇目十六份。", "尾。", "末段。",
    ]  # fmt: skip
    (table,) = (one for one in body if isinstance(one, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["乡镇", "村数"],
        ["白渡镇", "6"],
    ]


def test_it_is_one_step_and_undo_takes_the_note_too(office: Office, program: Program):
    before = current(program)
    insert(office, program)
    assert program.sitting.current is not None
    assert program.sitting.current.undo_name("now") == "插入往期文字"
    program.window.deeds["undo"].trigger()
    assert current(program) == before
    program.window.deeds["redo"].trigger()
    assert current(program).article("now").source == SOURCE


def test_several_sources_stand_side_by_side_and_none_twice(office: Office, program: Program):
    insert(office, program)
    insert(office, program)
    assert current(program).article("now").source == SOURCE
    (item,) = program.desk.items.hold([make.article("留用的一篇", "留着的话。", key="held")])
    program.beside.read_item(item)
    office.settle(program)
    insert(office, program)
    assert current(program).article("now").source == f"{SOURCE}；引自留用稿《留用的一篇》"
    assert "留着的话。" in "".join(text for _, text in words(program))


def test_the_source_is_not_printed(office: Office, program: Program):
    insert(office, program)
    path = office.path.parent / "本期.txt"
    program.desk.export(current(program), path)
    assert "引自" not in path.read_text("utf-8")


def test_what_is_chosen_under_the_pen_stays(office: Office, program: Program):
    editor = program.bench.editor
    editor.selectAll()
    choose(program, Spot((1,), 0), Spot((1,), 3))
    insert(office, program)
    assert words(program) == [(Kind.BODY, "头。尾。"), (Kind.BODY, "末段。各乡镇")]


def test_half_typed_letters_are_not_lost(office: Office, program: Program):
    editor = program.bench.editor
    editor.setFocus()
    compose(editor, "xie")
    choose(program, Spot((1,), 0), Spot((1,), 3))
    insert(office, program)
    assert note(program) == "正在打的字还没有选定，选定后再插入。"
    commit(editor, "写")
    insert(office, program)
    assert words(program)[0] == (Kind.BODY, "头。写各乡镇尾。")


def test_where_no_article_is_open_it_says_what_to_do(office: Office, program: Program):
    program.drafting.go("masthead")
    insert(office, program)
    assert note(program) == "先打开一篇，把光标放到要写的地方，再插入。"


def test_into_an_issue_that_may_only_be_read_nothing_comes(office: Office, program: Program):
    assert program.sitting.current is not None
    program.sitting.current.held = "别人正在另一个窗口里编辑这一期。"
    before = current(program)
    insert(office, program)
    assert current(program) == before


def test_the_right_button_offers_it_too(office: Office, program: Program):
    choose(program, Spot((1,), 0), Spot((1,), 3))
    last = program.beside.reader.offered().actions()[-1]
    assert last.text() == "插入所选"
    last.trigger()
    office.settle(program)
    assert words(program)[0] == (Kind.BODY, "头。各乡镇尾。")


def test_from_the_room_too(office: Office, program: Program):
    window = program.window
    window.show_room("recall")
    window.recall_room.asked.emit("篇目")
    office.settle(program)
    window.recall_room.hits.enter()
    office.wait(program, lambda: window.recall_room.search.view.title == "旧的一篇")
    view, reader = window.recall_room.search.view, program.previewing.reader
    assert view.passage.text() == "插入这一段"
    start = reader.toPlainText().index("各乡镇")
    reader.lights.choose((start, start + 3))
    assert view.passage.text() == "插入所选"
    view.passage.click()
    office.settle(program)
    assert words(program)[0] == (Kind.BODY, "头。各乡镇尾。")
    assert current(program).article("now").source == SOURCE
    assert window.room() == "draft"
