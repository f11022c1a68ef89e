"""What each face is set in where it is missing, and what the clerk is told of it."""

from gazetteer_desk.export.pdf import faces
from gazetteer_desk.layout.faces import Named


NOTO = {"Noto Serif CJK SC": frozenset({400, 700, 900}), "Noto Sans CJK SC": frozenset({400})}
FANGSONG = Named("仿宋_GB2312", ("仿宋",))
TITLE = Named("方正小标宋简体", ("方正小标宋_GBK",))


def test_a_face_that_is_here_is_itself_under_either_name():
    for family in ("仿宋_GB2312", "FangSong_GB2312"):
        used = faces.chosen([FANGSONG], {**NOTO, family: frozenset({400})})
        assert used["仿宋_GB2312"] == faces.Used(family)
        assert faces.said(used) == ()


def test_another_name_of_the_series_comes_before_a_stand_in():
    used = faces.chosen([FANGSONG], {**NOTO, "FangSong": frozenset({400})})["仿宋_GB2312"]
    assert (used.family, used.stands_in) == ("FangSong", True)


def test_stand_ins_look_like_what_they_stand_for():
    used = faces.chosen([FANGSONG, TITLE, Named("黑体")], NOTO)
    assert used["仿宋_GB2312"] == faces.Used("Noto Serif CJK SC", 400, stands_in=True, bolder=True)
    assert used["方正小标宋简体"].weight == 900
    assert used["黑体"].family == "Noto Sans CJK SC"
    assert faces.said(used) == (
        "这台电脑没有“仿宋_GB2312”、“方正小标宋简体”、“黑体”，用别的字体代替，与正式印出的会有出入。",
    )


def test_a_face_of_the_office_s_own_gets_a_stand_in_too():
    assert faces.chosen([Named("某单位字体")], NOTO)["某单位字体"].family == "Noto Serif CJK SC"
    assert faces.chosen([Named("某单位字体")], {}) == {"某单位字体": faces.Used("", stands_in=True)}
