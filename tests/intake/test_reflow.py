from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.intake import reflow
from tests import make
from tests.intake.pages import full, lines, printed, texts


FIRST, WHOLE = full("县志办召开例会", 26), full("会议听取了编纂情况")


def test_an_indent_begins_a_paragraph():
    page = lines((FIRST, 2), (WHOLE, 0), ("事。", 0), (FIRST, 2), ("二。", 0))
    assert texts(reflow.stands(page)) == [FIRST + WHOLE + "事。", FIRST + "二。"]


def test_a_paragraph_goes_on_overleaf():
    page = [*lines((FIRST, 2), (WHOLE, 0)), *lines(("事。", 0), (FIRST, 2), page=1)]
    assert texts(reflow.stands(page)) == [FIRST + WHOLE + "事。", FIRST]


def test_without_indents_a_short_line_ends_a_paragraph():
    short = full("县志办讲话", 20) + "。"
    page = lines((WHOLE, 0), (short, 0), (WHOLE, 0), ("事。", 0), ("一、总体情况", 0), (WHOLE, 0))
    assert texts(reflow.stands(page)) == [WHOLE + short, WHOLE + "事。", "一、总体情况", WHOLE]


def test_without_indents_a_number_begins_a_paragraph_after_a_full_line():
    ended = WHOLE[:-1] + "。"
    page = lines((WHOLE, 0), (ended, 0), ("（一）摸清家底。" + WHOLE[:20], 0), (WHOLE, 0))
    assert len(reflow.stands(page)) == 2


def test_a_line_is_full_where_the_word_that_follows_had_no_room():
    page = lines((FIRST, 2), (full("方志", 20), 0), ("fangzhi98@example.cn。", 0))
    assert len(reflow.stands(page)) == 1


def test_titles_of_several_lines_are_one_and_stand_in_the_middle():
    title = [printed("县志办召开半年", 9.2, 60, size=22), printed("总结会", 11.9, 92, size=22)]
    stands = reflow.stands([*title, *lines((FIRST, 2), (WHOLE, 0), (WHOLE, 0), top=150)])
    assert texts(stands)[0] == "县志办召开半年总结会"
    assert stands[0].hints.is_centred
    assert stands[0].hints.size == 22


def test_credits_and_dates_stand_alone_to_the_right():
    page = lines((FIRST, 2), (WHOLE, 0), ("县志办", 20), ("2026年3月5日", 18), (FIRST, 2))
    found = reflow.stands(page)
    assert texts(found)[1:3] == ["县志办", "2026年3月5日"]
    assert [stand.block.kind for stand in found[1:3]] == [Kind.SIGNATURE, Kind.DATELINE]


def test_recipients_hang_from_their_label():
    some = "县委，县人大常委会，县人民政府，县政协，县监委，县法院"
    page = lines(
        (FIRST, 2), (WHOLE, 0), ("报：" + some[:25], 1), ("县检察院。", 3), ("送：县直各部门。", 1)
    )
    assert texts(reflow.stands(page))[1:] == [f"报：{some[:25]}县检察院。", "送：县直各部门。"]


def test_the_beginning_of_a_paragraph_in_another_face_is_strong():
    lead = printed("一是摸清家底。", 2, 100, face="kai")
    rest = printed(full("逐卷核对", 19), 9, 100, face="fang")
    first = reflow.letters.line([*lead.letters, *rest.letters])
    stand = reflow.stands([first, *lines((WHOLE, 0), top=129, face="fang")])[0]
    assert stand.hints.strong == 7
    assert stand.block.lead == 7


def test_a_table_stands_between_its_lines():
    table = make.table(("单位", "篇数"), ("县志办", "12"))
    above, below = lines((FIRST, 2)), lines((WHOLE, 0), top=300)
    assert [s.block for s in reflow.stands([*above, table, *below])][1] == table


def test_a_number_that_was_broken_at_its_hyphen_is_one():
    page = lines((FIRST, 2), (WHOLE[:20] + "电话：0800-", 0), ("9063933", 0))
    assert texts(reflow.stands(page))[0].endswith("电话：0800-9063933")
