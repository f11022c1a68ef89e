"""An issue in pages, as it is asked for on the desk."""

from pathlib import Path

import pytest

from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import pages, paging
from gazetteer_desk.desk.desk import Desk, sample
from gazetteer_desk.errors import Known
from tests.make import article, bulletin, picture


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def test_an_issue_has_the_pages_that_its_length_says(desk: Desk):
    made = pages.placed(desk, sample())
    assert len(made.pages) == paging.length(desk, sample()).pages
    assert pages.picture(desk, made, 0, dpi=30).startswith(b"\x89PNG")


def test_a_page_with_a_picture_is_drawn_with_it(desk: Desk):
    shot, plates = picture()
    desk.store_plates(plates)
    made = pages.placed(desk, bulletin(article(body=(paragraph("如图。"), shot))))
    assert made.pages[0].shots
    assert pages.picture(desk, made, 0, dpi=30).startswith(b"\x89PNG")


def test_an_empty_issue_has_no_pages(desk: Desk):
    with pytest.raises(Known, match="还是空的"):
        pages.placed(desk, Bulletin())
