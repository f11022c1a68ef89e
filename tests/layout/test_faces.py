"""Faces: which are named, which a PC lacks, which characters they cannot show."""

import pytest

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import faces, gbt9704, lay
from gazetteer_desk.layout.faces import Named
from gazetteer_desk.layout.look import renamed
from tests import make
from tests.export import issues


def rare(bulletin, look=gbt9704.LOOK, shows=None):
    return faces.rare(lay(bulletin, Scheme(), look), look, shows)


def test_the_official_faces_are_named_with_what_may_stand_in_for_them():
    assert faces.named(gbt9704.LOOK) == (
        Named("仿宋_GB2312", ("仿宋",)),
        Named("黑体", ("SimHei",)),
        Named("方正小标宋简体", ("方正小标宋_GBK",)),
        Named("楷体_GB2312", ("楷体",)),
        Named("宋体", ("SimSun",)),
    )


def test_a_series_names_its_own():
    chosen = {"仿宋_GB2312": ("方正仿宋_GBK", "仿宋"), "黑体": ("方正黑体_GBK",)}
    named = faces.named(renamed(gbt9704.LOOK, chosen), chosen)
    assert named[0] == Named("方正仿宋_GBK", ("仿宋",))
    assert Named("方正黑体_GBK") in named
    assert not [face for face in named if face.name in chosen]


def test_what_a_pc_lacks_is_told_from_what_it_shows_instead():
    songti, fangsong, heiti = (
        Named("方正小标宋简体"),
        Named("仿宋_GB2312", ("仿宋",)),
        Named("黑体"),
    )
    installed = {"FangSong", "SimHei"}
    assert faces.missing((songti, fangsong, heiti), installed) == (songti, fangsong)
    assert faces.found(fangsong, installed) == "仿宋"
    assert faces.found(heiti, installed) == "黑体"
    assert faces.found(songti, installed) == ""


@pytest.mark.parametrize("character", "赟堃甦镕")
def test_rare_names_are_in_gbk_and_not_in_gb2312(character):
    for face in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"):
        assert not faces.is_known_to_show(face, character)
    for face in ("方正小标宋_GBK", "仿宋", "楷体", "黑体", "宋体"):
        assert faces.is_known_to_show(face, character)


@pytest.mark.parametrize("character", "㛃𠮷")
def test_rarer_ones_are_in_neither(character):
    assert not faces.is_known_to_show("仿宋", character)
    assert faces.is_known_to_show("Noto Serif CJK SC", character)


def test_the_clerk_is_told_which_character_where_and_how_often():
    made = make.bulletin("甲题", make.article("乙题", "县长王赟讲话。", "王赟强调。"))
    (found,) = rare(made)
    assert (found.character, found.face, found.where, found.times) == (
        "赟",
        "仿宋_GB2312",
        "第2篇",
        2,
    )
    assert found.sentence == (
        "“赟”字在“仿宋_GB2312”里没有，可能印成空框（第2篇“县长王赟讲话。”，共 2 处）。"
    )


def test_every_place_of_the_page_is_looked_at():
    block, _ = make.picture(caption="丙堃")
    body = (*make.body("（一）甲赟。正文。"), make.table(("乙甦",), header=False), block)
    made = make.bulletin(
        make.article("丁镕", body=body),
        series="㛃县简报",
        imprint=Imprint(office="𠮷县", approver="戊赟"),
    )
    found = {(one.character, one.face): one.where for one in rare(made)}
    assert found == {
        ("㛃", "方正小标宋简体"): "刊名",
        ("镕", "方正小标宋简体"): "第1篇",
        ("赟", "楷体_GB2312"): "第1篇",
        ("堃", "楷体_GB2312"): "第1篇",
        ("𠮷", "仿宋_GB2312"): "版记印发",
        ("赟", "仿宋_GB2312"): "版记人员",
        ("甦", "仿宋_GB2312"): "第1篇",
    }


def test_an_installed_face_is_asked_first():
    made = make.bulletin(make.article("题", "王赟，李甦。"))
    asked = []

    def shows(face, character):
        asked.append((face, character))
        return True if character == "赟" else None

    assert [one.character for one in rare(made, shows=shows)] == ["甦"]
    assert len(asked) == len(set(asked))


def test_ordinary_issues_have_no_rare_characters():
    for name in issues.ALL:
        assert rare(issues.ALL[name]()[0]) == ()
