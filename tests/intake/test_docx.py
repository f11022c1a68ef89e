import random
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from lxml import etree

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Picture, Table
from gazetteer_desk.bulletin.codec import clean
from gazetteer_desk.export import exporting
from gazetteer_desk.intake import docx
from gazetteer_desk.intake.blanks import unhidden
from gazetteer_desk.intake.paragraphs import texts
from gazetteer_desk.intake.refusals import Refused, Why
from tests import make, wordfile
from tests.wordfile import W, p, r, table, tc, tr


def read(*body, **parts):
    return docx.read(wordfile.docx(*body, **parts))


def words(*body, **parts):
    return list(texts(read(*body, **parts).stands))


def test_an_issue_that_was_printed_here_comes_in_word_by_word():
    bulletin = make.bulletin(
        make.article("县志办召开例会", "一、总体情况", "3月2日，县志办召开例会。")
    )
    found = docx.read(exporting.built(bulletin, {}).data)
    lines = list(texts(found.stands))
    assert lines[:3] == ["青梧县地方志工作简报", "第12期", f"{make.OFFICE}　2026年3月5日"]
    title = next(one for one in found.stands if one.block.text == "县志办召开例会")
    assert (title.hints.is_centred, title.hints.face, title.hints.size) == (True, "title", 22)
    heading = next(one for one in found.stands if one.block.text == "一、总体情况")
    assert (heading.block.kind, heading.hints.inset) == (Kind.HEADING1, 2)
    assert [one.where for one in found.aside] == ["页脚"]
    assert not found.remarks


def test_what_was_inserted_is_text_and_what_was_deleted_is_not():
    inserted = f"<w:ins>{r('新')}</w:ins><w:moveTo>{r('来')}</w:moveTo>"
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('去')}</w:moveFrom>"
    found = read(p("甲", inserted, deleted, moved, "乙"))
    assert list(texts(found.stands)) == ["甲新来乙"]
    assert found.remarks == ("文件里有修订：新增的收了，删去的没有收。",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    joined = "<w:rPr><w:del/></w:rPr>"
    assert words(p("前半，", properties=joined), p("后半。"), p("另段")) == ["前半，后半。", "另段"]
    assert words(p("最后", properties=joined)) == ["最后"]


def test_content_controls_smart_tags_links_and_fields_keep_their_words():
    instruction = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    field = f"{instruction}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('六')}"
    wrapped = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('一')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{r('二')}</w:smartTag><w:hyperlink>{r('三')}</w:hyperlink>"
        f"<w:fldSimple w:instr='DATE'>{r('四')}</w:fldSimple>"
        f"<m:oMath><m:r><m:t>五</m:t></m:r></m:oMath>{field}"
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('段')}</w:sdtContent></w:sdt>"
    assert words(p(wrapped), block) == ["一二三四五六", "段"]


def test_a_text_box_is_read_once_and_where_it_is_anchored():
    box = f"<w:txbxContent>{p('框里')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert words(p(both, "后文")) == ["框里", "后文"]
    assert words(p("前文", both)) == ["前文", "框里"]
    old = both.replace(f"<wps:txbx>{box}</wps:txbx>", "<wps:wsp/>")
    assert words(p(old)) == ["框里"]  # only the old form has the words


def test_words_drawn_large_are_words():
    art = "<w:r><w:pict><v:shape><v:textpath string='工作简报'/></v:shape></w:pict></w:r>"
    assert words(p(art), p("正文")) == ["工作简报", "正文"]


def test_breaks_tabs_hyphens_symbols_and_readings():
    line = (
        f"{r('编')}<w:r><w:tab/></w:r>{r('2026年')}<w:r><w:noBreakHyphen/>"
        "<w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings' w:char='F001'/></w:r>"
    )
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('qī')}</w:rt><w:rubyBase>{r('郪')}</w:rubyBase></w:ruby>"
    found = read(p(line), p("上行", "<w:r><w:br/></w:r>", "下行"), p(f"<w:r>{ruby}</w:r>", "江"))
    assert list(texts(found.stands)) == ["编　2026年-☑〓", "上行", "下行", "郪（qī）江"]
    assert found.remarks == ("有 1 个符号认不出，写作“〓”，请核对。",)


def test_headers_notes_comments_and_hidden_words_stand_aside():
    notes = f"<w:footnote w:type='separator'>{p('——')}</w:footnote><w:footnote>{p('注文')}"
    found = read(
        p("正文", r("暗", "<w:vanish/>")),
        header=p("页眉字"),
        footer=p("— 1 —"),
        footnotes=f"{notes}</w:footnote>",
        comments=f"<w:comment>{p('请核')}</w:comment>",
    )
    assert list(texts(found.stands)) == ["正文"]
    assert {(one.where, one.text) for one in found.aside} == {
        ("隐藏文字", "暗"), ("页眉", "页眉字"), ("页脚", "—1—"), ("脚注", "注文"), ("批注", "请核"),
    }  # fmt: skip


def test_merged_cells_are_spans():
    across = "<w:gridSpan w:val='2'/>"
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = read(
        table(
            tr(tc(p("区县"), down), tc(p("任务"), across)),
            tr(tc(p(""), on), "上半年", "下半年"),
            tr("白渡", "3", "4"),
        )
    )
    (made,) = (one.block for one in found.stands)
    assert isinstance(made, Table)
    spans = [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in made.rows]
    assert spans[0] == [("区县", 1, 2), ("任务", 2, 1)]
    assert spans[1:] == [
        [("上半年", 1, 1), ("下半年", 1, 1)],
        [(c, 1, 1) for c in ("白渡", "3", "4")],
    ]


def test_a_table_in_a_table_is_flattened_and_a_framing_one_is_none():
    inner = table(tr("里甲", "里乙"))
    found = read(table(tr("外", tc(inner + p("尾"))), tr("下", "右")))
    assert list(texts(found.stands)) == ["外　里甲　里乙　尾", "下　右"]
    assert "表格里套的表格已摊平，一行一段。" in found.remarks
    framed = p("简报", properties="<w:jc w:val='center'/>") + p("第1期")
    stands = read(table(tr(tc(framed))), p("正文")).stands
    assert [one.block.text for one in stands] == ["简报", "第1期", "正文"]
    assert stands[0].hints.is_centred


def test_a_long_and_a_wide_table_lose_nothing():
    long = read(table(*(tr("甲", str(nth)) for nth in range(501)))).stands
    assert [len(one.block.rows) for one in long] == [500, 1]
    wide = read(table(tr(*(f"第{nth}格" for nth in range(70)))))
    assert "".join(texts(wide.stands)).count("格") == 70
    assert wide.remarks == ("表格超过 63 列，多出的文字放在表格后面。",)


def drawing(key="rIdP", width=3_600_000):
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent cx='{width}'/><a:blip r:embed='{key}'/></wp:inline>"
        "</w:drawing></w:r>"
    )


def test_pictures_come_with_their_width_and_others_are_named():
    data = wordfile.docx(
        p("图前", drawing()),
        p(drawing("rIdE")),
        related={"rIdP": "media/a.png", "rIdE": "media/b.emf"},
    )
    found = docx.read(wordfile.added(data, a_png=make.png(), b_emf=b"\1\0\0\0"))
    picture = found.stands[1].block
    assert isinstance(picture, Picture)
    assert (picture.width_mm, found.plates[picture.digest]) == (100, make.png())
    assert found.remarks == ("有 1 张图片不是 PNG 或 JPEG，或存在别处，没有收，可另行插入。",)


def test_what_lies_outside_the_file_is_counted_and_never_looked_for(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("reached out"))
    outside = {"rIdP": "https://example.invalid/a.png", "rIdT": "file:///etc/passwd"}
    found = read(p("字", drawing()), related=outside)
    assert found.remarks[-1] == "引用了 2 处外部内容（链接、图片等），没有打开。"
    assert not found.plates


def test_a_path_that_leads_out_of_the_file_finds_nothing():
    found = read(p("字", drawing()), related={"rIdP": "../../../etc/passwd"})
    assert not found.plates
    assert len(found.remarks) == 1


def test_looks_become_hints():
    own = "<w:jc w:val='right'/><w:ind w:firstLineChars='200'/><w:outlineLvl w:val='1'/>"
    face = "<w:rFonts w:eastAsia='楷体_GB2312'/><w:sz w:val='32'/><w:b/>"
    (stand,) = read(p(r("（供稿单位）", face), properties=own)).stands
    hints = stand.hints
    assert (hints.is_right, hints.inset, hints.level) == (True, 2, 2)
    assert (hints.face, hints.size, hints.is_bold) == ("kai", 16, True)
    (span,) = read(p(r("字", "<w:b/><w:u w:val='single'/>"))).stands[0].block.spans
    assert span.marks == {Mark.BOLD, Mark.UNDERLINE}


def test_typed_blanks_and_tabs_before_a_line_are_its_indent():
    typed, tabbed, stopped = read(
        p("　　　　　　　　县志办"),
        p("<w:r><w:tab/><w:tab/></w:r>", "县志办"),
        p("<w:r><w:tab/></w:r>", "县志办", properties="<w:tabs><w:tab w:pos='6400'/></w:tabs>"),
    ).stands
    assert [one.hints.inset for one in (typed, tabbed, stopped)] == [8, 4, 320 / 10.5]
    assert {one.block.text for one in (typed, tabbed, stopped)} == {"县志办"}


def test_the_strict_form_of_word_says_the_same():
    data = wordfile.docx(p("甲", f"<w:ins>{r('乙')}</w:ins>", properties="<w:jc w:val='end'/>"))
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            new.writestr(name, strict)
    (stand,) = docx.read(made.getvalue()).stands
    assert (stand.block.text, stand.hints.is_right) == ("甲乙", True)


def test_empty_paragraphs_are_one_gap():
    assert words(p("甲"), p(""), p(" "), p("乙")) == ["甲", "", "乙"]


def test_a_file_without_words_is_refused_for_that():
    with pytest.raises(Refused) as caught:
        read(p(""), footer=p("1"))
    assert caught.value.why is Why.NO_TEXT


def test_words_where_none_belong_are_spoken_of():
    found = read(p("甲", properties=r("乙丙")))
    assert found.remarks == ("有 2 个字在不该有文字的地方，没有收，请对照原文。",)


def characters(lines):
    return Counter(c for line in lines for c in unhidden(clean(line)) if not c.isspace())


def told(data):
    """Return the characters of all `w:t` in the text of a file that no reviewer deleted."""
    root = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    gone = {f"{{{W}}}del", f"{{{W}}}moveFrom"}
    found = root.iter(f"{{{W}}}t")
    kept = (one for one in found if not gone & {above.tag for above in one.iterancestors()})
    return characters(
        one.text or ""
        for one in kept
        if not any(above.tag.endswith("}Fallback") for above in one.iterancestors())
    )


SPANS = ("", "<w:gridSpan w:val='2'/>", "<w:vMerge/>", "<w:vMerge w:val='restart'/>")
FRAMES = (
    "{}", "{}", "{}<w:r><w:br/></w:r>",
    *(f"<w:{one}>{{}}</w:{one}>" for one in (
        "ins", "del", "unknown", "hyperlink", "moveFrom", "smartTag", "fldSimple"
    )),
)  # fmt: skip


def a_block(dice, depth):
    inside = depth < 5 and dice.random() < 0.5
    kind = dice.choice("pppptsb") if inside else "p"
    if kind == "t":
        cells = [
            tc(a_block(dice, depth + 2) + p(""), dice.choice(SPANS))
            for _ in range(dice.randint(1, 6))
        ]
        return table(tr(*cells[:3]), tr(*cells[3:5]), tr(*cells[5:]))
    if kind == "s":
        return f"<w:sdt><w:sdtContent>{a_block(dice, depth + 1)}</w:sdtContent></w:sdt>"
    if kind == "b":
        box = f"<w:txbxContent>{a_block(dice, depth + 2)}</w:txbxContent>"
        return p("".join((
            r("旁"), "<w:r><mc:AlternateContent><mc:Choice>", f"<w:drawing>{box}</w:drawing>",
            f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        )))  # fmt: skip
    return p(*(a_run(dice) for _ in range(dice.randint(0, 5))))


def a_run(dice):
    text = "".join(
        dice.choice("志鉴 一、（。）2026 ab　【】：—\u200b") for _ in range(dice.randint(1, 9))
    )
    return dice.choice(FRAMES).format(
        r(text, dice.choice(("", "<w:b/>", "<w:vanish/>", "<w:strike/>")))
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_character_is_lost_in_silence(seed):
    dice = random.Random(seed)
    data = wordfile.docx(p("始"), *(a_block(dice, 0) for _ in range(12)))
    found = docx.read(data)
    lines = [*texts(found.stands), *(one.text for one in found.aside)]
    assert characters(lines) == told(data)


def test_every_block_is_a_block_of_ours():
    found = read(p("甲"), table(tr("1", "2")))
    assert [type(one.block) for one in found.stands] == [Paragraph, Table]
