"""Slots of a template: found however Word splits them, refused by name where they are not ours."""

import pytest

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.issue import Masthead
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import audit, exporting, template
from tests import make
from tests.export import issues, pages


BOX = "<w:txbxContent><w:p><w:r><w:t>{{期号}}</w:t></w:r></w:p></w:txbxContent>"


def faults(*paragraphs, tail=("{{正文}}", "{{版记}}")):
    """Return what is said of a template with these paragraphs before its two anchors."""
    with pytest.raises(TemplateBroken) as caught:
        template.check(pages.page(*paragraphs, *tail), "简报")
    return caught.value.message


@pytest.mark.parametrize("name", ["简报", "工作信息", "专报"])
def test_our_own_templates_are_in_order(name):
    template.check(template.find(name), name)


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("第{{期好}}期", "第1段有不认识的占位“{{期好}}”，是不是“{{期号}}”？"),
        ("{{总期号}}", "是不是“{{总期}}”？"),
        ("{{x}}", "第1段有不认识的占位“{{x}}”。"),
        ("{{期号}", "第1段的“{{期号}”应写成“{{期号}}”"),
        ("{期号}", "第1段的“{期号}”应写成“{{期号}}”"),
        ("｛｛期号｝｝", "第1段的“｛｛期号｝｝”应写成“{{期号}}”"),
        ("甲{{乙", "第1段的花括号不成对：“{{乙”"),
        ("乙}}", "第1段的花括号不成对：“}}”"),
        ("目录：{{要目}}", "第1段的占位“{{要目}}”要单独成段"),
        ("{{期号}}（{{期号}}）", "占位“{{期号}}”出现了2次，只能有一次"),
        ("{{正文}}", "占位“{{正文}}”出现了2次"),
        (
            "<w:p><w:ins w:id='1' w:author='甲'><w:r><w:t>{{期号}}</w:t></w:r></w:ins></w:p>",
            "第1段有修订标记，请先接受或拒绝全部修订",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:ins w:id='1' w:author='甲'/></w:rPr></w:pPr></w:p>",
            "第1段有修订标记",
        ),
        (
            "<w:p><w:r><w:rPr><w:rPrChange w:id='1' w:author='甲'/></w:rPr></w:r></w:p>",
            "第1段有修订标记",
        ),
        (
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>{{期号}}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            "第1段的占位在内容控件里",
        ),
        (
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{期号}}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "开头的占位在内容控件里",
        ),
        (
            f"<w:p><w:r><w:pict>{BOX}</w:pict></w:r></w:p>",
            "第1段的占位在文本框里",
        ),
        (
            "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "开头有表格，模板里不能用表格",
        ),
        ("<w:altChunk/>", "开头有不能用的内容"),
        ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "第1段有分节符"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(paragraph, said):
    assert said in faults(paragraph)


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        (("{{正文}}",), "缺少占位“{{版记}}”"),
        (("{{版记}}",), "缺少占位“{{正文}}”"),
        (("{{版记}}", "{{正文}}"), "占位“{{版记}}”要在最后"),
        (("{{正文}}", "{{版记}}", "完"), "占位“{{版记}}”要在最后"),
    ],
)
def test_the_anchors_that_every_issue_needs(tail, said):
    assert said in faults(tail=tail)


def test_all_that_is_wrong_is_said_at_once():
    said = faults("{{期好}}", "{{刊}}", tail=())
    assert all(words in said for words in ("第1段", "第2段", "{{正文}}", "{{版记}}"))


SPLIT = (
    '<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Number"/></w:pPr><w:r><w:t>第{</w:t></w:r>'
    '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00B2"><w:rPr><w:rFonts w:hint="eastAsia"/>'
    '<w:noProof/></w:rPr><w:t>{</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
    '<w:smartTag w:uri="u" w:element="e"><w:r><w:t xml:space="preserve"> 期</w:t></w:r>'
    "</w:smartTag>"
    '<w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t>}</w:t></w:r><w:proofErr'
    ' w:type="spellEnd"/><w:r><w:t>}期</w:t></w:r></w:p>'
)


def exported(tmp_path, data, bulletin=None, **choices):
    (tmp_path / "简报.docx").write_bytes(data)
    made = bulletin or make.bulletin()
    return exporting.built(made, {}, scheme=Scheme(**choices), templates=tmp_path).data


def test_a_slot_is_found_though_word_split_it(tmp_path):
    data = exported(tmp_path, pages.page(SPLIT, "{{正文}}", "{{版记}}"))
    assert audit.read(data)[0].startswith("第12期")


def test_after_the_last_anchor_word_may_leave_an_empty_paragraph(tmp_path):
    data = exported(tmp_path, pages.page("{{正文}}", "{{版记}}", "<w:p/>"))
    assert audit.read(data)[0].startswith("【工作动态】")


def test_what_is_in_a_content_control_without_slots_stays(tmp_path):
    inner = "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>"
    block = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    line = (
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>注意</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:t>保存</w:t></w:r></w:p>"
    )
    data = exported(tmp_path, pages.page(block, line, "{{正文}}", "{{版记}}"))
    assert audit.read(data)[0].startswith("内部资料注意保存")


def test_an_offices_own_name_is_not_printed_twice(tmp_path):
    data = exported(
        tmp_path,
        pages.page(
            "刊名|青梧县地方志工作简报", "编印单位|县志办\t{{日期}}", "{{正文}}", "{{版记}}"
        ),
        make.bulletin(masthead=Masthead(series="青梧县地方志工作简报", publisher="县志办")),
    )
    assert audit.read(data)[0].count("青梧县地方志工作简报") == 1


@pytest.mark.parametrize("name", ["工作信息", "专报"])
def test_no_template_of_ours_loses_a_word(name):
    bulletin, plates = issues.full()
    made = exporting.built(bulletin, plates, scheme=Scheme(template=name, contents=True))
    said = audit.squashed(audit.read(made.data)[0])
    for words in ("【经验交流】", "以志为媒", "送：", "发：", "机密★1年", "000012", "特急", "丙某"):
        assert words in said
    assert said.count("丙某") == 1


def test_the_signer_stands_right_of_the_number():
    bulletin = make.bulletin(imprint=Imprint(approver="丙某"))
    made = exporting.built(bulletin, {}, scheme=Scheme(template="专报")).data
    assert "第12期签发人：丙某青梧县地方志办公室" in audit.read(made)[0]
