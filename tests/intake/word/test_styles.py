from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.intake import docx
from tests import wordfile
from tests.wordfile import p, r


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='32'/><w:rFonts w:eastAsia='仿宋_GB2312'/>"
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='n'><w:name w:val='Normal'/><w:pPr>"
    "<w:ind w:firstLine='640'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='t'><w:name w:val='heading 1'/><w:basedOn w:val='n'/>"
    "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='44'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='s'><w:name w:val='署名'/><w:basedOn w:val='t'/>"
    "</w:style><w:style w:type='paragraph' w:styleId='c'><w:name w:val='toc 1'/>"
    "<w:basedOn w:val='c'/></w:style>"
    "<w:style w:type='character' w:styleId='l'><w:name w:val='二级标题句'/></w:style>"
)


def stand(*runs, properties=""):
    return docx.read(wordfile.docx(p(*runs, properties=properties), styles=STYLES)).stands[0]


def test_a_paragraph_looks_as_its_style_and_those_it_is_based_on():
    hints = stand("题", properties="<w:pStyle w:val='t'/>").hints
    assert (hints.is_centred, hints.size, hints.face, hints.level) == (True, 22, "fang", 1)
    plain = stand("字").hints
    assert (plain.size, plain.inset, plain.level) == (16, 2, 0)
    assert stand("字", properties="<w:pStyle w:val='gone'/>").hints.inset == 2


def test_a_style_s_name_says_what_a_paragraph_is():
    assert stand("县志办", properties="<w:pStyle w:val='s'/>").block.kind is Kind.SIGNATURE
    assert stand("一、概况", properties="<w:pStyle w:val='c'/>").hints.level == 0  # of contents


def test_a_run_in_heading_is_known_by_its_style_or_its_face():
    styled = stand(r("一是抓早。", "<w:rStyle w:val='l'/>"), "各乡镇……")
    faced = stand(r("一是抓早。", "<w:rFonts w:eastAsia='楷体'/>"), "各乡镇……")
    assert styled.block == faced.block
    assert (styled.block.kind, styled.block.lead) == (Kind.HEADING2, 5)


def test_lengths_of_the_strict_form_have_units():
    hints = stand(
        r("字", "<w:sz w:val='20pt'/>"), properties="<w:ind w:start='1in' w:hanging='12pt'/>"
    ).hints
    assert (hints.size, hints.inset) == (20, 3)
