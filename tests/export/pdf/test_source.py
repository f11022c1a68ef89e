"""Pages as a job: every run at its place, what is special named."""

import datetime as dt

import msgspec

from gazetteer_desk.export.pdf import source
from gazetteer_desk.export.pdf.faces import Used
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.printed import Ink, Letters, Page, Row, Rule, Shot
from gazetteer_desk.layout.tracing import Standing


PAPER = gbt9704.PAGE
USED = {"仿宋_GB2312": Used("Noto Serif CJK SC")}


def page(*letters, ink=Ink.BLACK, **more):
    return Page((Row(Standing(0, (), 0, 1), 0, 579, 460, 0, 8845, letters, ink),), **more)


def letters(text, **more):
    return Letters(text, 0, 200, 320, "仿宋_GB2312", 16, **more)


def written(*pages, **more):
    made = source.job(pages, PAPER, USED, names=more.pop("names", {}), **more)
    return msgspec.json.decode(made)


def line(page):
    """Return the only letters of a page: their face and size, and what is their own."""
    (((face, size, (only,)),),) = (one["letters"] for one in written(page)["pages"])
    return [face, size, *only]


def test_letters_stand_at_their_place_in_twips():
    assert line(page(letters("县志", track=-6, blank=4))) == [
        *(0, 16),
        *(200, 460, -6, 0, False),  # no blank is in them
        *("县志", None),
    ]


def test_letters_of_one_face_come_together_in_their_order():
    latin = Letters("A", 2, 520, 100, "黑体", 16)
    used = {**USED, "黑体": Used("Noto Sans CJK SC")}
    made = source.job((page(letters("县"), letters("志"), latin),), PAPER, used, names={})
    first, second = msgspec.json.decode(made)["pages"][0]["letters"]
    assert (first[:2], [one[5] for one in first[2]]) == ([0, 16], ["县", "志"])
    assert (second[:2], [one[5] for one in second[2]]) == ([1, 16], ["A"])


def test_what_is_special_is_named():
    red = line(page(letters("“甲", percent=80, track=8, rise=20), ink=Ink.RED))
    assert red[3] == 440
    assert red[4] == 10  # it is made narrower with the letters
    assert red[6] is True  # a mark that opens a line stays where it is
    assert red[8] == {"ink": "FF0000", "percent": 80}
    marked = line(page(letters("甲 乙", bold=True, underlined=True, blank=4)))
    assert marked[5:7] == [4, False]
    assert marked[8] == {"bold": "drawn", "line": True}


def test_rules_pictures_and_bookmarks_come_with_their_page():
    full = page(
        letters("甲"),
        rules=(Rule(20, 40, 200, 20, Ink.TABLE),),
        shots=(Shot("ab", 0, 0, 400, 200),),
    )
    marks = [source.Bookmark(1, 100, "一篇")]
    first, second = written(page(), full, names={"ab": "/ab.png"}, bookmarks=marks)["pages"]
    assert first == {"marks": [], "shots": [], "rules": [], "letters": []}
    assert second["marks"] == [[5, "一篇"]]
    assert second["shots"] == [[0, 0, 20, 10, "/ab.png"]]
    assert second["rules"] == [[1, 2, 10, 1, "404040"]]


def test_the_file_is_named_and_dated():
    made = written(title="简报", dated=dt.date(2026, 3, 5))
    assert (made["title"], made["dated"]) == ("简报", [2026, 3, 5])
    assert made["faces"] == [[["Noto Serif CJK SC"], 400]]


def test_on_a_screen_paper_and_inks_may_have_other_colours():
    assert (written()["paper"], written()["ink"]) == ("FFFFFF", "000000")
    shown = written(colors=source.Colors("D8D6D1", "1A1A19", "B01218"))
    assert (shown["paper"], shown["ink"]) == ("D8D6D1", "1A1A19")
    assert source.Colors(red="B01218").of(Ink.RED) == "B01218"
    assert source.Colors(red="B01218").of(Ink.TABLE) == Ink.TABLE
