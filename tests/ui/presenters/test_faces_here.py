"""自检 tells which faces this PC has, and which characters of the open issue they cannot show."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.desk.laid import laid
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit
from ui.panes.selfcheck import Matter
from ui.presenters import lettering
from ui.program import Program


class Here(lettering.Installed):
    """A PC with these families, none of which holds 县."""

    def __init__(self, *families: str) -> None:
        super().__init__()
        self.families = frozenset(families)

    def shows(self, face: str, character: str) -> bool | None:
        return character != "县" if face in self.families else None


lay = partial(laid, scheme=Scheme(), templates=Path("/nowhere"))


def rows(bulletin: Bulletin, *families: str) -> list[Matter]:
    return [*lettering.matters(lay(bulletin), Here(*families))]


def test_each_official_face_is_named_with_what_this_pc_has():
    (row,) = rows(Bulletin(), "黑体", "仿宋", "楷体_GB2312", "SimSun")
    assert row.sentence.splitlines() == [
        "仿宋_GB2312：没有，用“仿宋”代替。",
        "黑体：有。",
        "方正小标宋简体：没有，屏幕上用相近的字体代替。",
        "楷体_GB2312：有。",
        "宋体：有。",
    ]
    assert row.tone == "amber"
    assert "请单位的信息人员装上" in row.remedy


def test_stand_ins_that_the_file_names_are_no_trouble():
    (row,) = rows(Bulletin(), "黑体", "仿宋", "楷体", "宋体", "方正小标宋_GBK")
    assert row.tone == "green"


def test_nothing_is_to_be_done_where_all_are_here():
    everything = ("仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312", "宋体")
    (row,) = rows(Bulletin(), *everything)
    assert (row.tone, row.sentence, row.remedy) == ("green", "公文用的 5 种字体都已安装。", "")


def test_before_printing_only_what_nothing_stands_in_for_is_named():
    warned = lettering.warned(lay(Bulletin()), Here("黑体", "仿宋", "楷体_GB2312", "SimSun"))
    assert warned.faces == ("方正小标宋简体",)
    (word,), (pdf,) = (lettering.missing(warned.faces, kind) for kind in (".docx", ".pdf"))
    assert word.startswith("本机没有“方正小标宋简体”。导出的 Word 文件仍写明原字体")
    assert pdf.startswith("本机没有“方正小标宋简体”。PDF 用替代字体")
    assert lettering.missing(warned.faces, ".txt") == ()
    assert lettering.missing((), ".pdf") == ()
    assert "仿宋" not in word
    bulletin = Bulletin(masthead=Masthead(series="某县简报"))
    warned = lettering.warned(lay(bulletin), Here("黑体", "仿宋", "楷体", "宋体", "方正小标宋_GBK"))
    assert warned.faces == ()
    assert warned.characters == ()
    everything = ("仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312", "宋体")
    (rare,) = lettering.warned(lay(bulletin), Here(*everything)).characters
    assert "县" in rare


def test_an_installed_face_is_asked_and_another_is_known_by_its_name():
    made = make.bulletin(make.article("县里的题", "王赟。"), masthead=Masthead())
    here = [row.sentence for row in rows(made, "方正小标宋简体")][1]
    assert "“县”字在“方正小标宋简体”里没有" in here
    assert "“赟”字在“仿宋_GB2312”里没有" in here
    assert "“县”字在“仿宋_GB2312”" not in here


def test_many_rare_characters_are_counted():
    made = make.bulletin(make.article("题", "赟堃甦镕喆燊昇堉珺玥"))
    row = rows(made)[1]
    assert len(row.sentence.splitlines()) == 9
    assert row.sentence.endswith("个。")


def shown(program: Program) -> dict[str, Matter]:
    return {matter.name: matter for matter in program.window.selfcheck_room._matters}


def test_the_room_looks_at_the_issue_on_the_desk(office: Office):
    program = begun(office)
    commit(program.bench.title, "王𱁬调研")  # newer than any of the faces
    office.settle(program)
    program.window.show_room("selfcheck")
    program.tending.check()
    office.wait(program, lambda: "rare" in shown(program))
    assert "“𱁬”字在“方正小标宋简体”里没有" in shown(program)["rare"].sentence


def test_a_broken_template_hides_nothing_else(office: Office, own_desk: Path):
    program = office.open()
    (own_desk / "templates").mkdir(parents=True, exist_ok=True)
    (own_desk / "templates" / "简报.docx").write_bytes(b"none")
    program.tending.check()
    office.wait(program, lambda: "faces" in shown(program))
    assert "不是完好的 Word 文件" in shown(program)["faces"].sentence
    assert "store" in shown(program)


def test_the_faces_of_this_pc_are_asked(qapp: object):
    here = lettering.Installed()
    assert here.shows("没有这种字体", "县") is None
    family = next(one for one in QFontDatabase.families() if QFontDatabase.isSmoothlyScalable(one))
    assert here.shows(family, "\U0003ffff") is False
