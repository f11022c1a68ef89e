"""A click on the page finds the caret, the caret finds its place on the page."""

import pytest

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay
from gazetteer_desk.layout.placing import Placer
from gazetteer_desk.layout.pointing import Pointer
from gazetteer_desk.proof import places
from gazetteer_desk.proof.lines import lines
from tests import make


LOOK = gbt9704.LOOK
ISSUE = make.bulletin(
    make.article(
        "全县地方志工作推进会召开\n部署村志编纂三年行动",
        key="a",
        subtitle="首批20个村",
        body=(
            *make.body("县志办召开2024年例会，" * 40),
            make.table(("甲", "乙"), ("丙丁戊", "己")),
        ),
        credits=("县志办", "县档案馆"),
    ),
    make.article("评审", "县志稿评审。" * 30, key="b"),
)


@pytest.fixture(scope="module")
def pointer():
    sheet = lay(ISSUE, Scheme())
    return Pointer(ISSUE, sheet, Placer(sheet, LOOK, breaking.fill(sheet, LOOK)).pages())


TEXTS = {line.place.line: line.text for line in lines(ISSUE)}
OF_ARTICLES = [name for name in TEXTS if name[0]]


@pytest.mark.parametrize("name", OF_ARTICLES, ids=lambda name: "-".join(map(str, name)))
def test_every_character_is_found_again_by_its_place_on_the_page(pointer, name):
    text = TEXTS[name]
    for at in range(len(text)):
        if text[at].isspace():
            continue
        caret = pointer.caret(Place(*name, at, at + 1), text)
        found = pointer.place(caret.page, caret.left + 1, caret.top + caret.height / 2)
        assert found == Place(*name, at, at), text[at : at + 4]


def test_a_click_right_of_a_line_finds_its_end(pointer):
    text = TEXTS["b", "title", (0,)]
    caret = pointer.caret(Place("b", "title", (0,), 0, 1), text)
    found = pointer.place(caret.page, LOOK.page.width, caret.top + 10)
    assert found == Place("b", "title", (0,), len(text), len(text))


def test_the_end_of_a_paragraph_has_a_caret(pointer):
    text = TEXTS["b", "body", (0,)]
    last = pointer.caret(Place("b", "body", (0,), len(text) - 1, len(text)), text)
    end = pointer.caret(Place("b", "body", (0,), len(text), len(text)), text)
    assert (end.page, end.top) == (last.page, last.top)
    assert end.left - last.left == pytest.approx(314)


def test_the_frame_is_a_form_and_has_no_caret(pointer):
    assert pointer.place(0, LOOK.page.width / 2, LOOK.page.top + 100) is None


def test_a_click_on_the_frame_finds_its_field(pointer):
    said = list(places.frame(ISSUE))
    for field in ("series", "number", "publisher", "dated", "report", "office", "printed"):
        text = next(text for name, text in said if name == field)
        zone = pointer.zones([(Place("", field, (), 0, len(text)), text)])[0]
        middle = zone.left + zone.width / 2, zone.top + zone.height / 2
        is_tail = field in ("report", "office", "printed")
        assert pointer.field(zone.page, *middle, said) == (is_tail, field)


def test_what_a_title_takes_is_one_box_of_its_lines(pointer):
    names = pointer.lines_of("a", "title")
    zone, *others = pointer.zones(
        (Place(*name, 0, len(TEXTS[name])), TEXTS[name]) for name in names
    )
    first = pointer.caret(Place(*names[0], 0, 0), TEXTS[names[0]])
    assert not others
    assert zone.height >= 2 * first.height
    assert zone.top == first.top
    assert zone.left + zone.width / 2 == pytest.approx(LOOK.page.width / 2, abs=200)


def test_a_paragraph_over_two_pages_takes_a_box_on_each(pointer):
    text = TEXTS["a", "body", (0,)]
    zones = pointer.zones([(Place("a", "body", (0,), 0, len(text)), text)])
    assert [zone.page for zone in zones] == [0, 1]
