"""What is known of the printed issue before its file is written."""

from pathlib import Path

import pytest

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import prechecking
from gazetteer_desk.desk.desk import Desk, sample
from gazetteer_desk.errors import Known
from gazetteer_desk.layout.thumbnails import Tone


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def test_it_says_what_the_export_says(desk: Desk, tmp_path: Path):
    found = prechecking.checked(desk, sample())
    report = desk.export(sample(), tmp_path / "样.docx")
    assert (found.summary, found.sentences) == (report.summary, report.sentences)
    assert found.template == "简报"
    assert len(found.pages) == report.pages


def test_the_drawings_show_name_rule_and_imprint_where_they_are_printed(desk: Desk):
    pages = prechecking.checked(desk, sample()).pages
    tones = [{bar.tone for bar in page} for page in pages]
    assert {Tone.SERIES, Tone.RULE, Tone.HEADING} <= tones[0]
    assert all(Tone.EDGE not in page for page in tones[:-1])
    assert Tone.EDGE in tones[-1]
    for bar in (bar for page in pages for bar in page):
        assert bar.left >= 0
        assert bar.left + bar.width <= 1
        assert 0 <= bar.top <= 1


def test_an_empty_issue_cannot_be_printed(desk: Desk):
    with pytest.raises(Known, match="还是空的"):
        prechecking.checked(desk, Bulletin())
