"""What changed between two bulletins: exact first of all, and then as a clerk would tell it."""

import re
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer_desk.bulletin import columns, compare, words
from gazetteer_desk.bulletin.body import (
    Cell,
    Kind,
    Mark,
    Paragraph,
    Span,
    Table,
    paragraph,
    tidy_spans,
)
from gazetteer_desk.bulletin.compared import Sort, in_new, in_old
from tests import make
from tests.bulletin import strategies


def rewritten(changes, side, inside):
    """Return the body that one side of a comparison makes, from its runs and rows alone."""
    return tuple(rewritten_block(change, side, inside) for change in inside(changes))


def rewritten_block(change, side, inside):
    block = getattr(change, side)
    marks = "was" if side == "old" else "marks"
    runs = tuple(Span(run.text, getattr(run, marks)) for run in inside(change.runs))
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(block, spans=tidy_spans(runs))
    caption = "".join(span.text for span in runs)
    if not isinstance(block, Table):
        return msgspec.structs.replace(block, caption=caption)
    rows = tuple(
        tuple(
            msgspec.structs.replace(cell, paragraphs=rewritten(changed, side, inside))
            for cell, changed in zip(getattr(row, side), row.cells, strict=True)
        )
        for row in inside(change.rows)
    )
    return msgspec.structs.replace(block, caption=caption, rows=rows)


def rewritten_article(change, side, inside):
    said = {field.name: words_of(field, side, inside) for field in change.fields}
    article = getattr(change, side)
    if change.sort is Sort.TAKEN:
        return article
    assert said.get("title", "") == "\n".join(article.title)
    assert said.get("credits", "") == "\n".join(article.credits)
    return msgspec.structs.replace(
        article,
        column=said.get("column", ""),
        subtitle=said.get("subtitle", ""),
        note=rewritten(change.note, side, inside),
        body=rewritten(change.body, side, inside),
    )


def words_of(field, side, inside):
    made = "".join(run.text for run in inside(field.runs))
    assert made == getattr(field, side)
    return made


def assert_exact(old, new):
    found = compare.compare(old, new)
    for side, whole, inside in (("old", old, in_old), ("new", new, in_new)):
        assert rewritten(found.note, side, inside) == whole.note
        articles = [rewritten_article(one, side, inside) for one in inside(found.articles)]
        assert tuple(articles) == whole.articles
        for field in found.fields:
            words_of(field, side, inside)
    return found


@settings(max_examples=40)
@given(strategies.bulletins(), strategies.bulletins())
def test_two_bulletins_are_both_kept_whole_in_their_comparison(old, new):
    assert_exact(old, new)


@settings(max_examples=40)
@given(strategies.bulletins())
def test_a_bulletin_is_the_same_as_itself(one):
    found = assert_exact(one, one)
    assert found.is_same
    assert all(run.sort is Sort.SAME for a in found.articles for b in a.body for run in b.runs)


@st.composite
def reworked(draw, text):
    """Return a text with some of it cut out, written twice, or written anew."""
    for _ in range(draw(st.integers(0, 3))):
        a, b = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        text = text[:a] + draw(st.just("") | st.just(text[a:b] * 2) | strategies.WORDS) + text[b:]
    return text


@st.composite
def reworked_paragraph(draw, old):
    text = draw(reworked(old.text))
    parts = [Span(one, draw(st.frozensets(st.sampled_from(Mark)))) for one in text[:3]]
    spans = tidy_spans((*parts, Span(text[3:])))
    return Paragraph(draw(st.sampled_from([old.kind, Kind.CENTERED])), spans)


@st.composite
def reworked_body(draw, old):
    """Return a body with blocks moved, lost, new or reworded."""
    blocks = draw(st.permutations(old)) if draw(st.booleans()) else list(old)
    made = []
    for block in blocks:
        deed = draw(st.sampled_from(["keep", "keep", "drop", "add", "reword"]))
        if deed == "drop":
            continue
        if deed == "add":
            made.append(draw(strategies.paragraphs() | strategies.tables | strategies.pictures))
        if deed == "reword" and isinstance(block, Paragraph):
            made.append(draw(reworked_paragraph(block)))
        elif deed == "reword" and isinstance(block, Table):
            made.append(msgspec.structs.replace(block, rows=draw(reworked_rows(block.rows))))
        else:
            made.append(block)
    return tuple(made)


@st.composite
def reworked_rows(draw, rows):
    kept = [row for row in rows if draw(st.booleans())]
    first = draw(reworked_paragraph(paragraph("合计")))
    return (*kept, tuple(Cell((first,), one.colspan, one.rowspan) for one in rows[0]))


@st.composite
def two_drafts(draw):
    """Return a bulletin, and what somebody made of it."""
    old = draw(strategies.bulletins())
    articles = []
    for one in draw(st.permutations(old.articles)):
        fields = {
            "body": draw(reworked_body(one.body)),
            "column": draw(st.just(one.column) | strategies.columns),
        }
        if draw(st.booleans()):
            fields["key"] = one.key + "x"
        if draw(st.integers(0, 4)):
            articles.append(msgspec.structs.replace(one, **fields))
    return old, msgspec.structs.replace(
        old, articles=tuple(articles), note=draw(reworked_body(old.note))
    )


@settings(max_examples=40)
@given(two_drafts())
def test_a_draft_and_what_was_made_of_it_are_both_kept_whole(drafts):
    assert_exact(*drafts)


@st.composite
def two_lines(draw):
    old = draw(st.text(st.sampled_from("青梧县志会议12年a，。的"), max_size=60))
    return old, draw(reworked(old))


@given(two_lines())
def test_a_paragraph_keeps_every_character(lines):
    old, new = (make.bulletin(make.article("题名", line, key="k")) for line in lines)
    assert_exact(old, new)


def marked(old, new):
    """Return how the words of an article's only paragraph changed, as [-old-]{+new+}."""
    found = compare.compare(
        make.bulletin(make.article("题名", old, key="k")),
        make.bulletin(make.article("题名", new, key="k")),
    )
    signs = {Sort.ADDED: "{{+{}+}}", Sort.DELETED: "[-{}-]", Sort.SAME: "{}"}
    return "".join(
        signs[run.sort].format(run.text) for block in found.articles[0].body for run in block.runs
    )


@pytest.mark.parametrize(
    "told",
    [
        "县级有关部门分管负责人[-及-]{+和+}承编人员共[-80余人-]{+86人+}参加会议。",
        "会议指出，全县第二轮修志历时[-十余年-]{+十一年+}，出版《青梧县志》等成果。",
        "青梧县召开第三轮修志{+工作+}启动会",
        "加强领导，{+明确分工，+}落实责任，确保质量。",
        "县委副书记[-沈砚秋-]{+沈砚+}出席会议并讲话。",
        "[-2024年-]{+2025年+}7月出版[-第12期-]{+第13期+}简报。",
        "执行GB/T [-9704-]{+9705+}—2012，在[-Windows-]{+Linux+}上运行。",
        "会议要求，各单位要提高认识。{+会议强调，各单位要加强领导。+}",
    ],
)  # fmt: skip
def test_words_names_and_numbers_change_whole(told):
    old = re.sub(r"\{\+.*?\+\}", "", told).replace("[-", "").replace("-]", "")
    new = re.sub(r"\[-.*?-\]", "", told).replace("{+", "").replace("+}", "")
    assert marked(old, new) == told


def test_without_its_dictionary_a_comparison_is_exact_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    words._chinese.cache_clear()
    try:
        assert marked("县志办推动工作。", "县志办推进工作。") == "县志办推[-动-]{+进+}工作。"
    finally:
        words._chinese.cache_clear()


def sorts(parts):
    return [part.sort.label for part in parts]


THREE = [
    make.article("推进会召开", "3月2日，推进会在县政务中心召开。", key="1", column="特别关注"),
    make.article("白渡镇修志", "白渡镇镇志初稿完成，共42万字。", key="2", column="工作动态"),
    make.article("档案馆移交", "县档案馆移交民国志稿十二册。", key="3", column="市县动态"),
]


def test_an_article_that_went_to_another_column_was_moved():
    old = make.bulletin(*THREE)
    found = assert_exact(old, columns.move(old, ["2"], "市县动态"))
    assert sorts(found.articles) == ["没改", "移走", "没改", "移"]
    assert not found.articles[3].body[0].is_reworded


def test_a_column_with_another_name_moves_nothing():
    old = make.bulletin(*THREE)
    found = assert_exact(old, columns.rename(old, "工作动态", "县区动态"))
    assert sorts(found.articles) == ["没改", "改", "没改"]


def test_of_two_articles_that_changed_places_the_shorter_one_moved():
    old = make.bulletin(*THREE[:2], make.article("长文", *["很长的一段话。" * 9] * 3, key="9"))
    found = assert_exact(old, make.bulletin(old.articles[2], *old.articles[:2]))
    assert [(one.sort.label, one.article.key) for one in found.articles] == [
        ("移走", "1"), ("移走", "2"), ("没改", "9"), ("移", "1"), ("移", "2")
    ]  # fmt: skip


def test_an_article_written_in_again_is_the_same_one_by_its_words():
    again = msgspec.structs.replace(THREE[1], key="other", title=("白渡镇修镇志",))
    found = assert_exact(make.bulletin(*THREE), make.bulletin(THREE[0], again, THREE[2]))
    assert sorts(found.articles) == ["没改", "改", "没改"]


def test_articles_that_came_and_went_are_told():
    new = make.article("编纂培训班开班", "县志办举办编纂业务培训班，各乡镇40人参加。", key="n")
    found = assert_exact(make.bulletin(*THREE), make.bulletin(new, *THREE[1:]))
    assert sorts(found.articles) == ["删", "增", "没改", "没改"]


PARAGRAPHS = [
    "会议听取了各乡镇修志进度的汇报。",
    "会议要求再动员、再部署，把思想统一到会议精神上来。",
    "各承编单位对本单位资料的真实性和完整性负责。",
    "县委办、县政府办负责人参加会议。",
]


def bodies(old, new):
    articles = (make.article("题名", key="k", body=body) for body in (old, new))
    return assert_exact(*map(make.bulletin, articles)).articles[0].body


def test_a_paragraph_that_was_moved_is_seen_as_moved():
    a, b, c, d = make.body(*PARAGRAPHS)
    assert sorts(bodies((a, b, c, d), (b, c, d, a))) == ["移走", "没改", "没改", "没改", "移"]


def test_a_paragraph_that_was_moved_and_reworded_is_both():
    a, b, c, d = make.body(*PARAGRAPHS)
    (again,) = make.body(PARAGRAPHS[0].replace("听取了", "认真听取了"))
    moved = bodies((a, b, c, d), (b, c, d, again))[-1]
    assert (moved.sort, moved.is_reworded) == (Sort.MOVED, True)
    assert [run.text for run in moved.runs if run.sort is Sort.ADDED] == ["认真"]


def test_a_paragraph_of_another_kind_is_told_without_a_changed_word():
    (change,) = bodies((paragraph("强化领导"),), (paragraph("强化领导", Kind.HEADING1),))
    assert change.is_rekinded
    assert sorts(change.runs) == ["没改"]


def test_marks_alone_are_told_as_such():
    bold = (Span("重要", frozenset({Mark.BOLD})), Span("的事"))
    (change,) = bodies((paragraph("重要的事"),), (Paragraph(Kind.BODY, bold),))
    assert [(run.sort.label, run.text) for run in change.runs] == [("改", "重要"), ("没改", "的事")]


def test_a_table_is_compared_cell_by_cell():
    old = make.table(("乡镇", "村数"), ("白渡镇", "6"), ("石埠乡", "4"))
    new = make.table(("乡镇", "村数"), ("白渡镇", "7"), ("石埠乡", "4"))
    (change,) = bodies((old,), (new,))
    assert sorts(change.rows) == ["没改", "改", "没改"]
    assert sorts(change.rows[1].cells[1][0].runs) == ["删", "增"]


def test_a_row_more_is_one_row_more():
    old = make.table(("乡镇", "村数"), ("白渡镇", "6"), ("石埠乡", "4"))
    new = make.table(("乡镇", "村数"), ("青梧镇", "9"), ("白渡镇", "6"), ("石埠乡", "4"))
    (change,) = bodies((old,), (new,))
    assert sorts(change.rows) == ["没改", "增", "没改", "没改"]


def test_a_table_of_another_shape_is_another_table():
    old = make.table(("乡镇", "村数"), ("白渡镇", "6"))
    new = make.table(("乡镇", "村数", "人口"), ("白渡镇", "6", "3万"))
    assert sorts(bodies((old,), (new,))) == ["删", "增"]


def test_a_picture_in_the_place_of_another_is_a_change():
    old, new = (make.picture(make.png(shade=shade))[0] for shade in (1, 2))
    (change,) = bodies((old,), (new,))
    assert change.sort is Sort.CHANGED


def test_fields_of_the_frame_have_the_offices_names():
    old = make.bulletin()
    lists = msgspec.structs.replace(old.distribution, issue=("各乡镇。", "各街道。"))
    new = msgspec.structs.replace(old, copies=86, distribution=lists, dated=None)
    found = assert_exact(old, new)
    changed = [(one.label, one.sort.label) for one in found.fields if one.sort is not Sort.SAME]
    assert changed == [("日期", "删"), ("发", "改"), ("印数", "改")]


def test_all_written_anew_is_compared_without_end():
    old = make.bulletin(make.article("题", *[f"{at}前{at * 7}" * 40 for at in range(300)], key="k"))
    new = make.bulletin(make.article("题", *[f"{at}后{at * 5}" * 40 for at in range(300)], key="k"))
    assert_exact(old, new)


def test_one_endless_paragraph_is_compared_by_what_occurs_once():
    old = "".join(f"第{at}户已入志，共{at % 7}人。" for at in range(6_000))
    new = old.replace("第3000户", "第3000号户").replace("第5000户已入志", "第5000户未入志")
    found = marked(old, new)
    assert "第3000" in found
    assert len(re.findall(r"\{\+", found)) == 2
