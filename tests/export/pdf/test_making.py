"""PDF of an issue: PDF/A, its words, bookmarks and faces; what cannot be set is said."""

import json
import re
import shutil
import subprocess
import zlib
from xml.etree import ElementTree

import msgspec
import pypdfium2
import pytest

from benchmarks import made
from gazetteer_desk import files, paths
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import DiskFull, Known
from gazetteer_desk.export import audit, expected, images
from gazetteer_desk.export.pdf import faces as fonts
from gazetteer_desk.export.pdf import making
from gazetteer_desk.export.pdf.press import press
from gazetteer_desk.layout import breaking, gbt9704, lay, widths
from gazetteer_desk.layout.placing import NO_ELEMENT, Placer
from gazetteer_desk.layout.plan import USUAL
from tests import make
from tests.export import issues, pages


UNNUMBERED = Scheme(page_numbers=PageNumbers.NONE)  # so that all words are the bulletin's
NOWHERE = "\U0003fffd"  # in no font


@pytest.fixture(scope="module", autouse=True)
def _a_chinese_face():
    if not any("CJK" in family or "Song" in family for family in press().weights):
        pytest.skip("no Chinese face is installed")


def sample():
    return codec.read((paths.resources() / "sample.json").read_bytes())


def pdf_of(bulletin, plates=None, scheme=UNNUMBERED):
    found = making.placed(bulletin, plates or {}, scheme=scheme)
    return making.pdf_bytes(found, plates or {})


def words_of(data):
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def said_in(bulletin, plates):
    return audit.squashed(words_of(pdf_of(bulletin, plates).data))


def meant_by(bulletin):
    return audit.squashed(expected.text(bulletin, UNNUMBERED, USUAL))


@pytest.mark.parametrize(
    "issue",
    [issues.reference, issues.full, sample, lambda: made.issue(5), lambda: made.issue(13)],
)
def test_the_words_are_those_of_the_bulletin_in_order(issue):
    bulletin, plates = issue()
    assert said_in(bulletin, plates) == meant_by(bulletin)


@pytest.mark.parametrize("issue", [issues.reference, issues.full])
def test_a_proof_has_every_word_and_its_head_and_numbers_beside(issue):
    bulletin, plates = issue()
    found = making.proof(bulletin, plates, "校样第3稿", scheme=UNNUMBERED)
    printed = msgspec.structs.replace(
        found,
        pages=tuple(
            msgspec.structs.replace(
                page, rows=tuple(row for row in page.rows if row.standing.element != NO_ELEMENT)
            )
            for page in found.pages
        ),
    )
    only = making.pdf_bytes(printed, plates).data
    assert audit.squashed(words_of(only)) == meant_by(bulletin)
    whole = words_of(making.pdf_bytes(found, plates).data)
    assert whole.count("校样第3稿") == len(found.pages)
    assert found.sentences == fonts.said(found.used)


def test_words_are_words_whatever_they_say():
    bulletin = make.bulletin(make.article('#panic("\\*_$', "= 题 `a` [b] <c> @d // e /* f"))
    assert said_in(bulletin, {}) == meant_by(bulletin)


def test_a_heading_printed_again_is_all_that_is_said_twice():
    bulletin, plates = made.issue(2)
    said, meant = said_in(bulletin, plates), meant_by(bulletin)
    assert len(said) > len(meant)
    heading = "单位任务数量进展情况"
    assert said.replace(heading, "") == meant.replace(heading, "")


def test_it_is_archival_and_tells_only_title_and_language():
    found = pdf_of(issues.reference()[0])
    assert found.archival
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in found.data
    assert b"/OutputIntents" in found.data
    assert b"/Lang(zh-CN)" in found.data
    with pypdfium2.PdfDocument(found.data) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "四川省地方志工作简报2024年第62期（总第667期）"
    assert told["CreationDate"] == "D:20240715000000Z"  # the issue's, not the clock's
    assert not any(told[key] for key in ("Author", "Subject", "Keywords", "Creator", "Producer"))
    assert b"typst" not in found.data.lower()
    assert b"/JavaScript" not in found.data
    assert b"/JS" not in found.data


def test_verapdf_calls_it_archival(tmp_path):
    judge = shutil.which("verapdf")
    if judge is None:
        pytest.skip("verapdf is not installed")
    file = tmp_path / "一期.pdf"
    file.write_bytes(pdf_of(*sample()).data)
    command = (judge, "--format", "text", "--flavour", "2b", str(file))
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert told.startswith("PASS"), told


def test_every_face_is_embedded_as_a_subset():
    bulletin, plates = issues.full()
    data = pdf_of(bulletin, plates).data
    objects = data + b"".join(_streams(data))
    described = re.findall(rb"/Type\s*/FontDescriptor.*?>>", objects, re.DOTALL)
    assert described
    assert all(b"/FontFile" in one for one in described)
    assert all(re.search(rb"/FontName\s*/[A-Z]{6}\+", one) for one in described)
    assert len(data) < 400_000


def _streams(data):
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def test_the_same_issue_gives_the_same_bytes():
    bulletin, plates = issues.full()
    assert pdf_of(bulletin, plates) == pdf_of(bulletin, plates)


def test_each_article_has_a_bookmark_where_it_begins():
    bulletin = make.bulletin(
        make.article("例会", "县" * 900),
        make.article("评审“稿”", "县" * 30),
        make.article("", "志"),
    )
    with pypdfium2.PdfDocument(pdf_of(bulletin).data) as document:
        marks = [(one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    assert [title for title, _ in marks] == ["例会", "评审“稿”", "第3篇"]
    assert marks[0][1] == 0
    assert marks[1][1] >= 1


def test_letters_stand_where_the_pages_have_them():
    bulletin, plates = issues.reference()
    found = making.placed(bulletin, plates, scheme=UNNUMBERED)
    page = found.pages[1]
    with pypdfium2.PdfDocument(making.pdf_bytes(found, plates).data) as document:
        text = document[1].get_textpage()
        rights = [text.get_charbox(n, loose=True)[2] for n in range(text.count_chars())]
        lefts = [text.get_charbox(n, loose=True)[0] for n in range(text.count_chars())]
    first = page.rows[0].letters[0]
    assert min(lefts) * 20 == pytest.approx(min(r.letters[0].left for r in page.rows), abs=10)
    assert lefts[0] * 20 == pytest.approx(first.left, abs=10)
    furthest = max(row.letters[-1].left + row.letters[-1].advance for row in page.rows)
    assert max(rights) * 20 == pytest.approx(furthest, abs=20)


def test_marks_keep_their_room_and_an_opening_one_its_place():
    bulletin = make.bulletin(make.article("例会", "（“甲”），《乙》。"))
    found = making.placed(bulletin, {}, scheme=UNNUMBERED)
    row = next(r for r in found.pages[0].rows if r.letters and r.letters[0].text == "（")
    with pypdfium2.PdfDocument(making.pdf_bytes(found, {}).data) as document:
        text = document[0].get_textpage()
        whole = text.get_text_range()
        at = whole.index("（“甲")
        lefts = [text.get_charbox(n, loose=True)[0] * 20 for n in range(at, at + 9)]
    for nth, left in enumerate(lefts):
        assert left == pytest.approx(row.letters[0].left + nth * 314, abs=12)


def test_a_character_in_no_font_costs_the_archive_not_the_file(tmp_path):
    found = making.placed(make.bulletin(make.article(f"例会{NOWHERE}")), {})
    said = making.export_pdf(found, {}, tmp_path / "出.pdf")
    assert "印成了空框" in said[-1]
    assert (tmp_path / "出.pdf").read_bytes().startswith(b"%PDF")


def test_pages_become_pictures(tmp_path):
    block, plates = make.picture(make.png(40, 30), caption="会场")
    bulletin = make.bulletin(make.article("例会", "县" * 900), make.article(body=(block,)))
    found = making.placed(bulletin, plates)
    written = making.export_png(found, plates, tmp_path / "图", dpi=40)
    assert [path.name for path in written] == [f"{n + 1}.png" for n in range(len(found.pages))]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)


def test_in_a_small_picture_the_rules_of_a_table_are_a_dot_thick():
    table = make.table(("乡镇", "村数"), ("白渡镇", "6"))
    found = making.placed(make.bulletin(make.article(body=(table,))), {})
    jobs = []

    class Seen:
        def png(self, job, **_):
            jobs.append(json.loads(job))
            return (b"",)

    making.png_bytes(found, {}, 0, dpi=40, engine=Seen())
    rules = jobs[0]["pages"][0]["rules"]
    assert len(rules) > 6
    assert min(min(wide, high) for _, _, wide, high, _ in rules) >= 72 / 40


def test_pictures_that_cannot_all_be_written_leave_nothing(tmp_path, monkeypatch):
    found = making.placed(make.bulletin(make.article("例会", "县" * 900)), {})
    (tmp_path / "文件").write_bytes(b"old")
    with pytest.raises(Known, match="是一个文件，不是文件夹"):
        making.export_png(found, {}, tmp_path / "文件", dpi=30)
    written = files.write_whole

    def full(path, data):
        if path.name != "1.png":
            raise DiskFull("磁盘满了。")
        written(path, data)

    monkeypatch.setattr(files, "write_whole", full)
    with pytest.raises(DiskFull):
        making.export_png(found, {}, tmp_path / "图", dpi=30)
    assert not (tmp_path / "图").exists()


def test_what_the_file_says_of_itself_it_says_twice_alike():
    data = pdf_of(issues.reference()[0]).data
    packet = data[data.index(b"<x:xmpmeta") : data.index(b"</x:xmpmeta>") + 12]
    said = "".join(ElementTree.fromstring(packet.decode()).itertext())  # well formed, and what
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_dict()["Title"] in said


def test_what_of_a_template_is_not_printed_is_said(tmp_path):
    page = pages.document()
    page.sections[0].header.add_paragraph("内部资料")
    (tmp_path / "简报.docx").write_bytes(pages.saved(page))
    found = making.placed(make.bulletin(), {}, templates=tmp_path)
    assert found.sentences[-1].startswith("模板的页眉、页脚里的字和图没有印进来")


def test_nothing_is_made_of_an_issue_without_words():
    with pytest.raises(Known, match="还是空的"):
        making.placed(Bulletin(masthead=Masthead()), {})


def test_pages_that_lost_a_word_are_refused(monkeypatch):
    monkeypatch.setattr(expected, "text", lambda *_: "少了的字")
    with pytest.raises(Known, match="与稿子不一致"):
        making.placed(make.bulletin(), {})


def test_measured_faces_of_full_width_are_as_wide_as_official_ones():
    """The breaker's own widths are those of a face whose letters are half as wide."""
    bulletin, plates = issues.reference()
    sheet = lay(bulletin, Scheme(), sizes=images.sizes(bulletin, plates))
    found = making.placed(bulletin, plates)
    table = press().table(found.used)
    assert set(table) == set(widths.OFFICIAL)
    ours = Placer(sheet, gbt9704.LOOK, breaking.fill(sheet, gbt9704.LOOK, table=table), table=table)
    assert ours.pages() == found.pages
