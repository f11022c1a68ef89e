from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.intake import letters, ruled
from gazetteer_desk.intake.strokes import Stroke
from tests.intake import pages


def level(y, x0=80, x1=380):
    return Stroke(x0, y, x1, y)


def upright(x, y0=100, y1=190):
    return Stroke(x, y0, x, y1)


WHOLE = [level(y) for y in (100, 130, 160, 190)] + [upright(x) for x in (80, 180, 380)]
WORDS = [
    *pages.letters("单位", 1, 120), *pages.letters("情况", 8, 120),
    *pages.letters("县志办", 1, 150), *pages.letters("已送印", 8, 150),
    *pages.letters("县档案馆", 1, 180), *pages.letters("3", 8, 180),
]  # fmt: skip


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_crossing_lines_are_a_table_and_hold_its_letters():
    loose, found = ruled.apart([*WORDS, *pages.letters("会议", 0, 300)], WHOLE)
    assert rows(found[0].table) == [["单位", "情况"], ["县志办", "已送印"], ["县档案馆", "3"]]
    assert "".join(one.char for one in loose) == "会议"


def test_a_missing_wall_merges_two_cells():
    strokes = [*WHOLE[:4], upright(80), upright(180, 130), upright(380)]
    table = ruled.apart(WORDS, strokes)[1][0].table
    assert table.rows[0][0].colspan == 2
    assert table.rows[0][0].text == "单位　情况"


def test_a_missing_floor_merges_two_rows():
    strokes = [level(100), level(130), level(160, 180), level(190), *WHOLE[4:]]
    table = ruled.apart(WORDS, strokes)[1][0].table
    assert table.rows[1][0].rowspan == 2
    assert table.rows[1][0].text == "县志办\n县档案馆"


def test_rules_below_one_another_and_a_frame_are_no_table():
    for strokes in (WHOLE[:4], [level(100), level(190), upright(80), upright(380)]):
        assert ruled.apart(WORDS, strokes) == (WORDS, [])


def test_a_line_that_fills_its_cell_goes_on():
    words = [*pages.letters("单位"), *pages.letters("志书编纂", 6.4, 150)]
    words += [*pages.letters("情况良好", 6.4, 180), *pages.letters("甲", 1, 150)]
    strokes = [level(100, x1=260), level(130, x1=260), level(190, x1=260)]
    strokes += [upright(80), upright(180), upright(260)]
    assert ruled.apart(words, strokes)[1][0].table.rows[1][1].text == "志书编纂情况良好"


def test_a_table_that_goes_on_overleaf_is_one_with_one_head():
    tables = [ruled.apart(WORDS, WHOLE)[1], ruled.apart(WORDS, WHOLE)[1]]
    found = ruled.ordered([[], []], tables)
    assert len(found) == 1
    assert rows(found[0])[3:] == [["县志办", "已送印"], ["县档案馆", "3"]]
    between = letters.lines(pages.letters("（续）", 0, 700))
    assert len(ruled.ordered([between, []], tables)) == 3
