"""报, 送 and 发 as they break in print: shown are the lines of the page, nothing else."""

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay, printed_names
from gazetteer_desk.layout.printed_names import Printed
from tests.test_house import ROOT


def lines(bulletin):
    return printed_names.printed(lay(bulletin, Scheme()), gbt9704.LOOK)


def test_the_reference_bulletin_breaks_as_it_was_printed():
    reference, _ = codec.read((ROOT / "tests" / "golden" / "reference.json").read_bytes())
    shown = lines(reference)
    assert [one.text for one in shown.lines[:2]] == [
        "报：省委，省人大常委会，省人民政府，政协四川省委。",
        "中国地方志工作办公室。",
    ]
    assert [one.indent for one in shown.lines[:2]] == [1, 3]
    assert 31 < shown.letters < 32


def test_they_are_the_lines_that_are_counted_for_the_pages():
    reference, _ = codec.read((ROOT / "tests" / "golden" / "reference.json").read_bytes())
    sheet = lay(reference, Scheme())
    ends = breaking.fill(sheet, gbt9704.LOOK).ends
    shown = lines(reference)
    at = len(sheet.elements) - 1
    counted = [len(ends[at, 0, nth]) for nth in range(len(sheet.elements[at].rows[0]))]
    assert len(shown.lines) == sum(counted)


def test_a_long_list_hangs_under_its_first_name():
    names = "，".join(f"第{nth}街道办事处" for nth in range(12)) + "。"
    shown = lines(Bulletin(distribution=Distribution(issue=(names,))))
    assert "".join(one.text for one in shown.lines) == f"发：{names}"
    assert [one.indent for one in shown.lines] == [1, *[3] * (len(shown.lines) - 1)]
    assert max(len(one.text) for one in shown.lines) <= 31


def test_nothing_is_shown_where_nothing_is_printed():
    assert lines(Bulletin()).lines == ()
    assert isinstance(lines(Bulletin()), Printed)
