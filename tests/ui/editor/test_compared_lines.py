"""The lines of the page 对比: everything in the order of reading, or the changes alone."""

import msgspec
import pytest

from gazetteer_desk.bulletin import changes, columns, compare, edit
from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.compared import Sort
from tests import make
from ui.editor import compared_lines
from ui.editor.compared_lines import FIELD, FOLD, HEAD, NOTE, TABLE, TITLE


OLD = make.bulletin(
    make.article("推进会召开", "第一段没有改动。", "第二段没有改动。", "第三段要改。", key="1"),
    make.article("白渡镇修志", "白渡镇镇志初稿完成，共42万字。", key="2"),
    make.article("档案馆移交", "县档案馆移交民国志稿十二册。", key="3", column="市县动态"),
)


def lines(new, old=OLD, *, only=False):
    return list(compared_lines.lines(compare.compare(old, new), only=only))


def words(line):
    return "".join(run.text for run in line.runs)


def of_role(found, role):
    return [words(line) for line in found if line.role == role]


def with_last(text):
    body = (*OLD.articles[0].body[:2], paragraph(text))
    return edit.change_article(OLD, "1", body=body)


def test_the_whole_issue_stands_on_the_page():
    found = lines(with_last("第三段改了。"))
    assert of_role(found, TITLE) == ["推进会召开", "白渡镇修志", "档案馆移交"]
    assert of_role(found, HEAD) == ["报头", "第1篇", "第2篇", "第3篇", "报尾"]
    assert len(of_role(found, Kind.BODY)) == 5
    assert "日期：2026年3月5日" in of_role(found, FIELD)


def test_what_stayed_is_folded_and_counted():
    found = lines(with_last("第三段改了。"), only=True)
    assert of_role(found, FOLD) == ["… 2 段没有改动 …", "… 2 篇没有改动 …"]
    assert of_role(found, FIELD) == []
    assert [line.sort for line in found if line.role == Kind.BODY] == [Sort.CHANGED]


def test_an_article_that_moved_stands_in_both_places():
    found = lines(columns.move(OLD, ["2"], "市县动态"))
    assert of_role(found, NOTE) == ["《白渡镇修志》移到第3篇"]
    assert "第3篇，由【工作动态】移到【市县动态】" in of_role(found, HEAD)
    assert [line.tag for line in found if line.tag] == ["移", "移"]


def test_a_paragraph_that_moved_stands_in_both_places():
    first, *rest = OLD.articles[0].body
    found = lines(edit.change_article(OLD, "1", body=(*rest, first)))
    assert of_role(found, NOTE) == ["“第一段没有改动。”移到第3段"]
    assert [line.tag for line in found if line.role == Kind.BODY and line.tag] == [
        "移　由第1段移来"
    ]


def test_another_kind_is_said_in_words():
    new = edit.change_article(
        OLD, "2", body=(paragraph("白渡镇镇志初稿完成，共42万字。", Kind.HEADING1),)
    )
    assert [line.tag for line in lines(new) if line.tag] == ["正文改为一级标题"]


def test_of_a_long_table_only_the_rows_that_changed_are_shown():
    rows = [(f"第{at}村", str(at)) for at in range(100)]
    old = edit.change_article(OLD, "2", body=(make.table(("村", "户"), *rows),))
    rows[50] = ("第50村", "999")
    new = edit.change_article(OLD, "2", body=(make.table(("村", "户"), *rows),))
    found = lines(new, old)
    (table,) = [line for line in found if line.role == TABLE]
    assert len(table.rows) == 2
    assert "（没改的 99 行不列）" in [words(line) for line in found]


@pytest.mark.parametrize("only", [True, False])
def test_every_change_has_its_line(only):
    new = columns.move(with_last("第三段改了。"), ["2"], "市县动态")
    new = msgspec.structs.replace(new, copies=9, note=make.body("编者按。"))
    new = edit.insert_article(new, make.article("新的一篇", key="9"), 1)
    found = compare.compare(OLD, new)
    spots = {line.spot for line in compared_lines.lines(found, only=only)}
    assert {change.spot for change in changes.listed(found)} <= spots
