"""The choices of a series: kept, found again, never dropped in silence."""

import pytest
from sqlalchemy import text

from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.directory.series import Directory
from gazetteer_desk.errors import BadScheme, Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store.engine import open_store
from tests import make


CHOSEN = Scheme(
    template="专报",
    contents=True,
    page_numbers=PageNumbers.PLAIN,
    faces={"仿宋_GB2312": ("方正仿宋_GBK", "仿宋")},
)


@pytest.fixture
def directory(store):
    return Directory(store)


def test_a_series_that_chose_nothing_prints_as_usual(directory):
    assert directory.scheme_of("青梧简报") == Scheme()
    assert directory.series() == []


def test_choices_are_kept_by_series_and_changed(directory):
    directory.set_scheme("青梧简报", CHOSEN)
    directory.set_scheme("工作信息", Scheme(template="工作信息"))
    assert directory.scheme_of("青梧简报") == CHOSEN
    directory.set_scheme("青梧简报", Scheme())
    assert directory.scheme_of("青梧简报") == Scheme()
    assert directory.scheme_of("工作信息").template == "工作信息"
    assert directory.series() == ["青梧简报", "工作信息"]


def test_choices_are_there_when_the_store_is_opened_again(directory, store):
    directory.set_scheme("青梧简报", CHOSEN)
    store.close()
    again = open_store(store.path)
    assert Directory(again).scheme_of("青梧简报") == CHOSEN
    again.close()


def test_a_series_of_the_history_is_in_the_directory_once(directory, ledger):
    issue = make.bulletin()
    ledger.enter(issue, {}, occasion=Occasion.SAVED)
    directory.set_scheme(issue.masthead.series, CHOSEN)
    assert directory.series() == [issue.masthead.series]


def test_choices_of_no_series_are_not_kept(directory):
    with pytest.raises(Known, match="还没有刊名"):
        directory.set_scheme("　", CHOSEN)
    assert directory.series() == []


def test_choices_that_cannot_be_read_are_said_and_can_be_made_again(directory, store):
    directory.set_scheme("青梧简报", CHOSEN)
    with store.writing() as session:
        session.execute(text("UPDATE series SET scheme = '{\"colour\": 1}'"))
    with pytest.raises(
        BadScheme, match="“青梧简报”的版式设置写得不对：colour：没有这个键。请在设置"
    ):
        directory.scheme_of("青梧简报")
    directory.set_scheme("青梧简报", CHOSEN)
    assert directory.scheme_of("青梧简报") == CHOSEN
