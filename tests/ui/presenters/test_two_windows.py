"""Two windows on one desk: each has its own words."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, kept_words, last_words, said


def test_the_second_window_leaves_the_first_ones_last_words_alone(office: Office):
    first = begun(office)
    commit(first.bench.editor, "头一个窗口正写着")
    office.wait(first, lambda: "头一个窗口正写着" in last_words(first))
    second = office.open()
    assert not second.sitting.drafts
    assert "没有正常退出" not in said(second)
    assert "头一个窗口正写着" in last_words(first)
    office.close(second)
    assert "头一个窗口正写着" in last_words(first)
    office.close(first)
    again = office.open()
    assert kept_words(again).count("头一个窗口正写着") == 1
    assert "没有正常退出" not in said(again)


def test_the_first_window_is_killed_beside_the_second_and_found_again(office: Office):
    first = begun(office)
    second = office.open()
    commit(first.bench.editor, "断电之前的话")
    office.wait(first, lambda: "断电之前的话" in last_words(first))
    office.pull_the_plug(first)
    office.close(second)
    again = office.open()
    assert "断电之前的话" in kept_words(again)
