from gazetteer_desk.intake import running_heads
from gazetteer_desk.intake.document import Aside
from tests.intake.pages import lines, printed


def page(nth, *words, head=""):
    found = lines(*((one, 0) for one in words), page=nth)
    head_line = [printed(head, 0, 50, page=nth)] if head else []
    return [*head_line, *found, printed(f"— {nth + 1} —", 12, 780, page=nth)]


def said(kept):
    return [[line.text for line in some] for some in kept.pages]


def test_page_numbers_are_no_words():
    kept = running_heads.apart([page(0, "县志办"), page(1, "例会")])
    assert said(kept) == [["县志办"], ["例会"]]
    assert kept.aside == [Aside("页码", "— 1 —"), Aside("页码", "— 2 —")]


def test_a_head_that_runs_on_with_other_numbers_goes():
    kept = running_heads.apart(
        [
            page(nth, f"第{one}段", head=f"方志简报 第{nth + 1}期")
            for nth, one in enumerate("甲乙丙")
        ]
    )
    assert said(kept) == [["第甲段"], ["第乙段"], ["第丙段"]]
    assert [one.where for one in kept.aside].count("页眉") == 3


def test_a_year_alone_and_words_that_come_once_stay():
    kept = running_heads.apart([[printed("2026")], [printed("县志办")]])
    assert said(kept) == [["2026"], ["县志办"]]
    assert running_heads.apart([]).pages == []
