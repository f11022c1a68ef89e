"""An issue is checked line by line; words left alone stay alone; what is mended is mended."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.mentions import mentions
from gazetteer_desk.proof import mending, rulebook, waiving, within
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes


def issue(*words):
    body = tuple(map(paragraph, words))
    return Bulletin(articles=(Article(key="a", title=("编篡工作会召开",), body=body),))


def check(bulletin, changes=None):
    found = Checker(rulebook.rulebook(changes)).check(bulletin, Knowledge())
    return [one for one in found if one.rule in ("W-编篡", "P19")]


def test_findings_come_in_the_order_of_the_page():
    found = check(issue("会议要求做好编篡工作。", "圆满成功。。"))
    where = [(one.rule, one.place.part, one.place.path, one.text) for one in found]
    assert where == [
        ("W-编篡", "title", (0,), "编篡"),
        ("W-编篡", "body", (0,), "编篡"),
        ("P19", "body", (1,), "。。"),
    ]
    assert found[0].message == "“编篡”应为“编纂”。"
    assert found[2].source == "规定　GB/T 15834—2011，5.1"


def test_all_sure_errors_are_mended_in_one_go():
    bulletin = replace(issue("编篡编篡。。"), distribution=Distribution(report=("编篡处。",)))
    mended = mending.mended(bulletin, check(bulletin))
    assert mended.articles[0].title == ("编纂工作会召开",)
    assert mended.articles[0].body == (paragraph("编纂编纂。"),)
    assert mended.distribution.report == ("编纂处。",)
    assert check(mended) == []


def test_a_finding_that_is_out_of_date_mends_nothing():
    bulletin = issue("要做好编篡工作。")
    found = check(bulletin)
    other = edit.change_article(bulletin, "a", body=(paragraph("编篡"),), title=("无",))
    assert mending.mended(other, found) == other


def test_one_place_is_left_alone_wherever_its_paragraph_goes():
    bulletin = issue("甲处编篡。", "乙处编篡。")
    found = check(bulletin)
    waived = waiving.waived_once(bulletin, found[1])
    open_ones, left = waiving.parted(waived, check(waived))
    assert [one.place.path for one in left] == [(0,)]
    assert len(open_ones) == 2
    moved = edit.change_article(waived, "a", body=waived.articles[0].body[::-1])
    assert [one.place.path for one in waiving.parted(moved, check(moved))[1]] == [(1,)]


def test_words_are_left_alone_in_the_whole_issue():
    bulletin = issue("甲处编篡。", "乙处编篡。")
    waived = waiving.waived(bulletin, check(bulletin)[0])
    assert waiving.parted(waived, check(waived))[0] == ()
    assert len(waiving.parted(waiving.restored(waived), check(waived))[0]) == 3


def test_words_of_the_directory_are_never_found_fault_with():
    found = check(issue("“编篡斋”开馆。编篡。"), Changes(leave=("编篡斋",)))
    assert [one.place.start for one in found if one.place.part == "body"] == [8]


def test_they_are_left_alone_by_what_looks_at_the_whole_issue_too():
    bulletin = issue("县志办制定“三个服务”办法（服务大局、服务群众）。")

    def counts(changes=None):
        found = Checker(rulebook.rulebook(changes)).check(bulletin, Knowledge())
        return [one.text for one in found if one.rule == "N21"]

    assert counts() == ["三个服务"]
    assert counts(Changes(leave=("三个服务",))) == []
    assert counts(Changes(leave=("三个",))) == ["三个服务"]


def test_only_touched_lines_are_judged_again(monkeypatch):
    checker = Checker(rulebook.rulebook())
    bulletin = issue("甲处编篡。", "乙处编篡。")
    checker.check(bulletin, Knowledge())
    judged = []
    real = Checker._judged

    def judge(self, text, zone):
        judged.append(text)
        return real(self, text, zone)

    monkeypatch.setattr(Checker, "_judged", judge)
    body = (*bulletin.articles[0].body[:1], paragraph("乙处又编篡。"))
    checker.check(edit.change_article(bulletin, "a", body=body), Knowledge())
    assert judged == ["乙处又编篡。"]


def test_a_weighed_word_is_only_doubtful():
    found = check(issue("无"), Changes(levels={"W-编篡": Level.DOUBT}))
    assert found[0].level is Level.DOUBT
    assert not found[0].can_be_mended


def test_a_long_issue_can_be_read_in_pieces(monkeypatch):
    checker = Checker(rulebook.rulebook())
    bulletin = issue("甲处编篡，此行只在分段读时才有。", "乙处编篡，此行也只在分段读时才有。")
    pieces = 0
    while not checker.read(bulletin, Knowledge(), lambda: True):
        pieces += 1
    assert pieces == 3, "a line each: the title too"
    monkeypatch.setattr(Checker, "_judged", None)
    facts = [find.cache_info().misses for find in (*within.FACTS, mentions)]
    assert len(checker.check(bulletin, Knowledge())) >= 3, "nothing is judged again"
    assert facts == [find.cache_info().misses for find in (*within.FACTS, mentions)]


def test_what_was_left_to_be_filled_in_stays_open_whatever_was_said_of_it():
    bulletin = issue("共【待补】人参加。", "共××人参加。")

    def found():
        every = Checker(rulebook.rulebook()).check(bulletin, Knowledge())
        return [one for one in every if one.rule in ("B16", "B17")]

    for one in found():
        bulletin = waiving.waived(waiving.waived_once(bulletin, one), one)
    is_open, left = waiving.parted(bulletin, found())
    assert [one.text for one in is_open] == ["【待补】"]
    assert [one.text for one in left] == ["××"]
