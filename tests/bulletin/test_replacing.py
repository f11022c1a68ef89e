"""替换: other words in place of found ones, everything else as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import codec, find
from gazetteer_desk.bulletin.body import (
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
)
from gazetteer_desk.bulletin.find import BadPattern, Query
from gazetteer_desk.bulletin.replacing import previews, replaced, words_for
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.bulletin.strategies import ANY, bulletins


BOLD, LINE = frozenset({Mark.BOLD}), frozenset({Mark.UNDERLINE})


def done(issue, old: str, new: str, **how: bool):
    """Return the issue with all of it replaced."""
    query = Query(old, **how)
    return replaced(issue, find.find(issue, query), words_for(new, query))


def body_after(block, old: str, new: str, **how: bool):
    issue = make.bulletin(make.article("题", body=(block,)))
    return done(issue, old, new, **how).articles[0].body[0]


def test_all_parts_are_replaced_and_empty_lines_of_titles_and_units_go():
    article = make.article(
        "甲\n甲乙",
        subtitle="甲",
        note=(paragraph("甲", Kind.NOTE),),
        body=(
            paragraph("甲"),
            make.table(("甲", "丙"), caption="表甲"),
            Picture(digest="0" * 64, media="image/png", caption="图甲"),
        ),
        credits=("甲", "丁"),
    )
    made = done(make.bulletin(article), "甲", "").articles[0]
    assert made.title == ("乙",)
    assert (made.subtitle, made.credits) == ("", ("丁",))
    assert made.note[0].text == made.body[0].text == ""
    assert made.body[1].caption == "表"
    assert made.body[1].rows[0][0].text == ""
    assert made.body[2].caption == "图"


def test_the_new_words_take_the_marks_of_the_first_character():
    block = Paragraph(Kind.BODY, (Span("资", BOLD), Span("政", LINE), Span("辅资")))
    assert body_after(block, "资政", "存史") == Paragraph(
        Kind.BODY, (Span("存史", BOLD), Span("辅资"))
    )


def test_a_run_in_heading_keeps_its_sentence():
    block = paragraph("一、总体情况。全年完成。", Kind.HEADING1, lead=7)
    assert body_after(block, "总体", "全县总的").lead == 9
    assert body_after(block, "完成", "都已完成").lead == 7
    assert body_after(block, "情况。", "情况：").lead == 0
    own = paragraph("一是抓进度，二是抓质量。", Kind.BODY, lead=6)
    assert body_after(own, "进度，二", "快二").lead == 5
    assert body_after(own, "质量", "品质").lead == 6


def test_groups_come_into_the_new_words():
    block = paragraph("2026年3月5日")
    made = body_after(block, r"(\d+)年(\d+)月", r"\2/\1（\0）\\", regex=True)
    assert made.text == "3/2026（2026年3月）\\5日"
    assert body_after(block, "月", r"\1").text == r"2026年3\15日"


@pytest.mark.parametrize("bad", [r"\2", r"\n", "\\", r"\g<1>"])
def test_a_sign_without_a_meaning_is_refused(bad):
    with pytest.raises(BadPattern) as refused:
        words_for(bad, Query("(a)", regex=True))
    assert "替换为" in refused.value.message


def test_words_never_become_two_paragraphs_and_hold_what_a_document_can():
    block = paragraph("甲乙")
    made = body_after(block, "甲", "一\n二\x00\u2028三")
    assert made.text == "一 二 三乙"


def test_a_hit_of_yesterday_is_left_alone():
    issue = make.bulletin(make.article("题", "甲乙甲", key="a"))
    old = find.find(issue, Query("甲"))
    fewer = make.bulletin(make.article("题", "乙", key="a"))
    assert replaced(fewer, old, lambda _: "丙") == fewer


def test_a_preview_shows_the_sentence():
    issue = make.bulletin(make.article("题", "前一句。为资政辅资提供史料；后一句。"))
    query = Query("辅资")
    hits = find.find(issue, query)
    [shown] = previews(issue, hits, words_for("辅治", query))
    assert (shown.before, shown.old, shown.new, shown.after) == (
        "为资政", "辅资", "辅治", "提供史料；"
    )  # fmt: skip


def shape(body):
    """Return what a replacement must not touch: kinds, cells, pictures."""
    return [
        (block.kind,) if isinstance(block, Paragraph)
        else [[(c.colspan, [p.kind for p in c.paragraphs]) for c in r] for r in block.rows]
        if isinstance(block, Table)
        else block.digest
        for block in body
    ]  # fmt: skip


def marked(block: Paragraph) -> list[tuple[str, frozenset]]:
    return [(character, span.marks) for span in block.spans for character in span.text]


@given(bulletins(), ANY.filter(bool), ANY.filter(bool), st.booleans())
def test_what_was_replaced_is_not_found_again(issue, old, new, alike):
    query = Query(old, alike=alike)
    made = done(issue, old, "□", alike=alike)
    assert find.find(made, query) == ()
    assert [shape(a.body) for a in made.articles] == [shape(a.body) for a in issue.articles]
    assert codec.restore(codec.canonical(made)) == made
    assert codec.restore(codec.canonical(done(issue, old, new))) == done(issue, old, new)


@given(bulletins(), ANY.filter(bool))
def test_marks_and_stretches_elsewhere_are_kept(issue, old):
    made = done(issue, old, "□" * len(old), alike=False)
    for before, after in zip(issue.articles, made.articles, strict=True):
        for was, now in zip(before.body, after.body, strict=True):
            if isinstance(was, Paragraph):
                assert len(was.text) == len(now.text)
                for one, other in zip(marked(was), marked(now), strict=True):
                    assert other[0] == "□" or one == other


@given(bulletins(), ANY.filter(bool), ANY)
def test_one_undo_takes_all_of_it_back(issue, old, new):
    draft = Draft(issue)
    query = Query(old)
    words = words_for(new, query)
    if draft.apply("全部替换", lambda b: replaced(b, find.find(b, query), words)):
        assert draft.undo_name() == "全部替换"
        draft.undo()
    assert draft.bulletin == issue
