"""What lay on the desk is there again at the next start, in its order and at its place."""

from pathlib import Path

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, current, last_words, words_of
from ui.presenters.resuming import SESSION
from ui.program import Program


def three(office: Office) -> Program:
    """Open the window with three kept issues on the desk, the second in front."""
    program = office.open()
    for title in ("甲", "乙", "丙"):
        b = make.bulletin(make.article(title, f"{title}的正文。"), make.article(f"{title}二"))
        saving = Saving(key=title, entry=None, base=None, bulletin=b, occasion=Occasion.SAVED)
        program.opening.open_entry(program.desk.keep(saving).entry)
        office.wait(program, lambda t=title: titles(program)[-1:] == [t])
    program.sitting.choose(list(program.sitting.drafts)[1])
    return program


def titles(program: Program) -> list[str]:
    return [d.bulletin.articles[0].headline for d in program.sitting.drafts.values()]


def test_order_front_place_room_and_pane_come_back(office: Office):
    program = three(office)
    program.drafting.go("tail")
    program.window.show_side("提纲")
    program.window.show_room("recall")
    office.close(program)
    again = office.open()
    assert titles(again) == ["甲", "乙", "丙"]
    assert current(again).articles[0].headline == "乙"
    assert again.sitting.place == "tail"
    assert again.window.room() == "recall"
    assert again.window.side.pane == "提纲"


def test_each_issue_is_at_its_own_article_and_a_folded_side_stays_folded(office: Office):
    program = three(office)
    second = current(program).articles[1].key
    program.drafting.go(second)
    program.sitting.choose(next(iter(program.sitting.drafts)))
    program.window.deeds["panes"].setChecked(False)
    office.close(program)
    again = office.open()
    assert again.window.side.folded
    assert current(again).articles[0].headline == "甲"
    again.window.tabs.step(1)
    assert again.sitting.place == second


def test_after_a_power_cut_the_unsaved_one_stands_where_it_stood(office: Office):
    program = three(office)
    program.resuming.keep()
    program.bench.editor.setFocus()
    commit(program.bench.editor, "停电前的话")
    office.wait(program, lambda: "停电前的话" in last_words(program))
    office.pull_the_plug(program)
    again = office.open()
    assert titles(again) == ["甲", "乙", "丙"]
    assert "停电前的话" in words_of(again)


def test_an_issue_without_an_entry_comes_back_at_its_place_too(office: Office):
    program = three(office)
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    commit(program.bench.editor, "还没有存过")
    office.wait(program, lambda: "还没有存过" in last_words(program))
    program.sitting.choose(next(iter(program.sitting.drafts)))
    program.resuming.keep()
    office.pull_the_plug(program)
    again = office.open()
    assert titles(again)[:3] == ["甲", "乙", "丙"]
    assert len(titles(again)) == 4
    assert current(again).articles[0].headline == "甲"


def test_an_issue_that_is_gone_or_a_spoiled_file_is_passed_over(office: Office, own_desk: Path):
    program = three(office)
    office.close(program)
    file = own_desk / SESSION
    assert b'"entry":1,' in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(b'"entry":1,', b'"entry":99,'))
    again = office.open()
    assert titles(again) == ["乙", "丙"]
    office.close(again)
    file.write_bytes(b"{")
    assert titles(office.open()) == []


def test_a_second_window_neither_opens_nor_remembers(office: Office):
    first = three(office)
    second = office.open()
    assert titles(second) == []
    office.close(second)
    office.close(first)
    assert titles(office.open()) == ["甲", "乙", "丙"]
