"""What is known of the printed issue before its file is written."""

from pathlib import Path

import pytest
from msgspec.structs import replace

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


def test_this_pc_sets_it_as_its_own_pdf_is_set(desk: Desk, tmp_path: Path):
    by = prechecking.here(desk, sample())
    report = desk.export(sample(), tmp_path / "样.pdf")
    assert by.summary == report.summary
    assert by.faces == tuple(one for one in report.sentences if one.startswith("这台电脑没有"))


def test_pages_are_counted_by_the_faces_that_the_file_is_printed_in(desk: Desk):
    known = replace(
        prechecking.checked(desk, sample()),
        summary="5 页",
        sentences=("版记单独占了第5页。", "“赟”字没有。"),
        of_pages=("版记单独占了第5页。",),
    )
    here = prechecking.Here("4 页，末页还可写 1 行", (), ("这台电脑没有“仿宋”。",))
    word, pdf = (prechecking.as_written(known, here, kind) for kind in (".docx", ".pdf"))
    apart = (
        "本机用替代字体，预览、打印和 PDF 是 4 页，末页还可写 1 行。换上公文字体，印出来约 5 页。"
    )
    assert (word.summary, word.sentences, word.apart) == (known.summary, known.sentences, apart)
    assert (pdf.summary, pdf.sentences, pdf.apart) == (here.summary, ("“赟”字没有。",), apart)
    alike = prechecking.as_written(known, replace(here, summary=known.summary), ".docx")
    assert alike.apart == ""
    official = prechecking.as_written(known, replace(here, faces=()), ".docx")
    assert (official.summary, official.of_pages, official.apart) == (here.summary, (), "")


def test_an_empty_issue_cannot_be_printed(desk: Desk):
    with pytest.raises(Known, match="还是空的"):
        prechecking.checked(desk, Bulletin())
