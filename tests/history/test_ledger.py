import datetime as dt
import sqlite3

import pytest
import sqlalchemy.exc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.errors import BadBulletin, Locked, NoSuchStep, NotADesk, NotFound
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.store import connect
from gazetteer_desk.store.backup import verify
from gazetteer_desk.store.pack import pack
from tests.make import SERIES, article, bulletin, picture


def enter(ledger, issue, plates=None):
    return ledger.enter(issue, plates or {}, occasion=Occasion.IMPORTED)


def keep(ledger, kept, issue, **more):
    more.setdefault("base", kept.revision)
    more.setdefault("occasion", Occasion.SAVED)
    return ledger.keep(kept.entry, issue, {}, **more)


def test_an_entered_issue_comes_back_equal(ledger):
    issue = bulletin("县志办召开例会", "年鉴编纂培训班开班", total=345)
    kept = enter(ledger, issue)
    assert kept.is_new
    assert kept.nth == 1
    line, words = ledger.head(kept.entry)
    assert words == issue
    assert line.digest == codec.digest(codec.canonical(issue))
    assert line.characters > 10
    assert ledger.revision(kept.revision) == issue


def test_the_list_shows_what_the_head_says(ledger):
    kept = enter(ledger, bulletin("一则\n两行的题", "又一则", number=3, total=9))
    line = ledger.line(kept.entry)
    assert line.series == SERIES
    assert line.number == IssueNumber(year=2026, number=3, total=9)
    assert line.titles == ("一则两行的题", "又一则")
    assert line.dated == dt.date(2026, 3, 5)
    assert line.status is Status.DRAFT
    assert (line.head, line.nth) == (kept.revision, 1)
    assert line.opened.tzinfo is not None
    second = keep(ledger, kept, bulletin("改了题", number=4, series="另一种简报"))
    line = ledger.line(kept.entry)
    assert (line.titles, line.number.number, line.nth) == (("改了题",), 4, 2)
    assert (line.series, line.head) == ("另一种简报", second.revision)


def test_an_empty_draft_can_be_kept_too(ledger):
    issue = codec.read(b"{}")[0]
    line = ledger.line(enter(ledger, issue).entry)
    assert (line.series, line.titles, line.number, line.dated) == ("", (), IssueNumber(), None)


def test_a_draft_keeps_its_revisions(ledger):
    first = bulletin("初稿")
    kept = enter(ledger, first)
    issues = [first]
    for at in range(4):
        issues.append(bulletin(f"第{at}次修改"))
        kept = keep(ledger, kept, issues[-1], note=f"注{at}", by="王编辑")
    found = ledger.revisions(kept.entry)
    assert [line.nth for line in found] == [5, 4, 3, 2, 1]
    assert [ledger.revision(line.id) for line in reversed(found)] == issues
    assert (found[0].note, found[0].by, found[0].occasion) == ("注3", "王编辑", Occasion.SAVED)
    assert found[-1].occasion is Occasion.IMPORTED


def test_saving_without_a_change_keeps_nothing_new(ledger):
    kept = enter(ledger, bulletin())
    again = keep(ledger, kept, bulletin())
    assert not again.is_new
    assert (again.revision, again.nth) == (kept.revision, 1)
    assert len(ledger.revisions(kept.entry)) == 1


def test_the_same_bytes_give_the_same_entry(ledger):
    first = enter(ledger, bulletin("甲"))
    again = enter(ledger, bulletin("甲"))
    assert (again.entry, again.revision, again.is_new) == (first.entry, first.revision, False)
    keep(ledger, first, bulletin("乙"))
    assert enter(ledger, bulletin("甲")).entry == first.entry
    assert len(ledger.lines()) == 1


def test_the_same_bytes_give_the_entry_that_they_head(ledger):
    first = enter(ledger, bulletin("甲"))
    keep(ledger, first, bulletin("乙"))
    second = enter(ledger, bulletin("丙"))
    headed = keep(ledger, second, bulletin("甲"))
    assert enter(ledger, bulletin("甲")).revision == headed.revision


def test_two_who_save_one_issue_overwrite_nothing(ledger):
    opened = enter(ledger, bulletin("原稿"))
    theirs = keep(ledger, opened, bulletin("别人改的"))
    mine = keep(ledger, opened, bulletin("我改的"))
    assert theirs.overtook == ()
    assert mine.overtook == (2,)
    assert mine.nth == 3
    assert ledger.revision(theirs.revision) == bulletin("别人改的")


def test_a_draft_that_changed_nothing_does_not_undo_what_others_kept(ledger):
    opened = enter(ledger, bulletin("原稿"))
    theirs = keep(ledger, opened, bulletin("别人改的"))
    mine = keep(ledger, opened, bulletin("原稿"), occasion=Occasion.AUTO)
    assert not mine.is_new
    assert (mine.revision, mine.nth, mine.digest) == (opened.revision, 1, opened.digest)
    assert mine.overtook == (theirs.nth,)
    same = keep(ledger, opened, bulletin("别人改的"))
    assert (same.revision, same.is_new, same.overtook) == (theirs.revision, False, (2,))
    later = keep(ledger, mine, bulletin("我后来改的"))
    assert later.overtook == (2,)  # the words that it lacks are still told
    restored = keep(ledger, opened, bulletin("原稿"), occasion=Occasion.RESTORED)
    assert (restored.is_new, restored.nth) == (True, 4)


def test_a_revision_gets_a_name_and_keeps_its_words(ledger, store):
    kept = enter(ledger, bulletin())
    ledger.name_revision(kept.revision, "送审稿")
    assert ledger.revisions(kept.entry)[0].note == "送审稿"
    assert verify(store) == []
    with pytest.raises(NotFound):
        ledger.name_revision(99, "没有的")


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE revision SET bulletin = x'00'",
        "UPDATE revision SET digest = 'x'",
        "UPDATE revision SET taken = '2020-01-01'",
        "UPDATE revision SET nth = 7",
        "DELETE FROM revision",
    ],
)
def test_no_revision_is_ever_changed_or_deleted(ledger, store, deed):
    enter(ledger, bulletin())
    with pytest.raises(sqlalchemy.exc.IntegrityError, match="revision"), store.writing() as session:
        session.connection().exec_driver_sql(deed)
    assert verify(store) == []


def test_lines_are_newest_first(ledger):
    dates = [dt.date(2026, 1, 5), dt.date(2026, 3, 5), dt.date(2025, 12, 30), dt.date(2026, 1, 5)]
    ids = [
        enter(ledger, bulletin(f"题{at}", number=at + 1, dated=day)).entry
        for at, day in enumerate(dates)
    ]
    undated = enter(ledger, bulletin("还没有日期", dated=None)).entry
    assert [line.id for line in ledger.lines()] == [undated, ids[1], ids[3], ids[0], ids[2]]


def test_the_newest_are_those_at_the_top_of_the_list(ledger):
    for nth, dated in enumerate(
        (None, dt.date(2026, 3, 5), dt.date(2999, 1, 1), dt.date(2026, 3, 5), None)
    ):
        issue = replace(bulletin("甲" * (nth + 1), number=nth + 1), dated=dated)
        kept = enter(ledger, issue)
        if nth == 3:
            ledger.advance(kept.entry, Status.VOID, reason="没有印。")
    other = bulletin("乙")
    other = replace(other, masthead=replace(other.masthead, series="工作信息"))
    kept = enter(ledger, other)
    lines = ledger.lines()
    assert ledger.newest(100) == lines
    assert ledger.newest(2) == lines[:2]
    assert ledger.newest(9, series=SERIES) == [line for line in lines if line.series == SERIES]
    assert [line.id for line in ledger.newest(9, series="工作信息")] == [kept.entry]
    assert ledger.newest(9, series="没有这个刊") == []
    first = lines[0].id
    assert ledger.newest(1, apart_from=first) == lines[1:2]
    for is_void in (True, False):
        wanted = [line for line in lines if (line.status is Status.VOID) is is_void]
        assert ledger.newest(9, is_void=is_void) == wanted


def test_a_number_used_twice_is_told_and_not_refused(ledger):
    first = enter(ledger, bulletin("甲", number=62))
    second = enter(ledger, bulletin("乙", number=62))
    number = bulletin(number=62).number
    assert ledger.clash(number, SERIES, apart_from=None) == [first.entry, second.entry]
    assert ledger.clash(number, SERIES, apart_from=first.entry) == [second.entry]
    assert ledger.clash(number, "另一种简报", apart_from=None) == []
    assert ledger.clash(replace(number, supplement=True), SERIES, apart_from=None) == []
    assert ledger.clash(replace(number, year=2025), SERIES, apart_from=None) == []
    assert ledger.clash(IssueNumber(year=2026), SERIES, apart_from=None) == []


def test_an_issue_without_a_series_clashes_with_its_like(ledger):
    first = enter(ledger, bulletin("甲", series="", number=5))
    assert ledger.clash(bulletin(number=5).number, "", apart_from=None) == [first.entry]


def test_the_next_issue_is_made_from_the_last_one(ledger):
    assert ledger.last_issue() is None
    enter(ledger, bulletin("增刊", year=2027, number=9, supplement=True))
    enter(ledger, bulletin("去年", year=2025, number=40))
    last = enter(ledger, bulletin("今年", year=2026, number=2))
    enter(ledger, bulletin("今年第一期", year=2026, number=1))
    other = enter(ledger, bulletin("别的刊", year=2026, number=30, series="史志信息"))
    found = ledger.last_issue(SERIES)
    assert found is not None
    assert found.id == last.entry
    anywhere = ledger.last_issue()
    assert anywhere is not None
    assert anywhere.id == other.entry


def test_an_issue_goes_its_way_and_no_other(ledger):
    kept = enter(ledger, bulletin("甲"))
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED, Status.FILED):
        ledger.advance(kept.entry, status)
        assert ledger.line(kept.entry).status is status
    with pytest.raises(NoSuchStep, match="不能改为“作废”"):
        ledger.advance(kept.entry, Status.VOID, reason="印错")
    with pytest.raises(NoSuchStep, match="已是“归档”"):
        ledger.advance(kept.entry, Status.FILED)
    with pytest.raises(NotFound):
        ledger.advance(99, Status.CHECKED)


def test_a_number_is_void_with_a_reason_only_and_then_for_good(ledger):
    kept = enter(ledger, bulletin("甲", number=13, total=145))
    with pytest.raises(NoSuchStep, match="写明原因"):
        ledger.advance(kept.entry, Status.VOID, reason=" \n ")
    assert ledger.line(kept.entry).status is Status.DRAFT
    ledger.advance(kept.entry, Status.VOID, reason="内容有误，\n没有印发")
    line = ledger.line(kept.entry)
    assert (line.status, line.remark) == (Status.VOID, "内容有误， 没有印发")
    with pytest.raises(NoSuchStep):
        ledger.advance(kept.entry, Status.DRAFT)
    with pytest.raises(NoSuchStep, match="不能空着"):
        ledger.remark(kept.entry, " ")
    assert ledger.line(kept.entry).remark == line.remark


def test_a_void_number_is_not_free_and_what_went_out_is_not_rewritten_by_way_of_it(ledger):
    kept = enter(ledger, bulletin("甲", number=13, total=145))
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        ledger.advance(kept.entry, status)
    ledger.advance(kept.entry, Status.VOID, reason="印错")
    with pytest.raises(Locked, match=r"已作废.*照此新建"):
        keep(ledger, kept, bulletin("甲改", number=14, total=146, series="另一种简报"))
    line = ledger.line(kept.entry)
    assert (line.number, line.series) == (bulletin(number=13, total=145).number, SERIES)
    assert line.titles == ("甲",)
    assert ledger.clash(bulletin(number=13).number, SERIES, apart_from=None) == [kept.entry]
    assert ledger.listed(SERIES)[kept.entry].is_void


def test_two_issues_of_one_number_are_never_both_issued(ledger):
    first, second = (enter(ledger, bulletin(title, number=5)) for title in "甲乙")
    for kept in (first, second):
        for status in (Status.CHECKED, Status.APPROVED):
            ledger.advance(kept.entry, status)
    ledger.advance(first.entry, Status.ISSUED)
    with pytest.raises(NoSuchStep, match="已经印发过一期"):
        ledger.advance(second.entry, Status.ISSUED)
    assert ledger.line(second.entry).status is Status.APPROVED
    other = enter(ledger, bulletin("丙", number=6))
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        ledger.advance(other.entry, status)
    ledger.correct(other.entry, "期号印错")
    with pytest.raises(NoSuchStep, match="没有存"):
        keep(ledger, other, bulletin("丙改", number=5), occasion=Occasion.CORRECTED)
    assert (ledger.line(other.entry).number.number, ledger.line(other.entry).nth) == (6, 1)


def test_a_skipped_number_has_its_reason_in_the_ledger(ledger):
    kept = enter(ledger, bulletin("甲", number=14))
    ledger.remark(kept.entry, "第13期印错，没有发出")
    assert ledger.line(kept.entry).remark == "第13期印错，没有发出"
    ledger.advance(kept.entry, Status.CHECKED)
    assert ledger.line(kept.entry).remark == "第13期印错，没有发出"
    ledger.remark(kept.entry, "")
    assert ledger.line(kept.entry).remark == ""


def test_the_ledger_lists_how_a_series_is_numbered(ledger):
    kept = enter(ledger, bulletin("甲", number=5, total=9))
    enter(ledger, bulletin("别的刊", series="史志信息", number=7))
    listed = ledger.listed(SERIES)
    assert list(listed) == [kept.entry]
    one = listed[kept.entry]
    assert (one.number.total, one.dated, one.stage) == (9, dt.date(2026, 3, 5), "拟稿")
    assert not one.is_issued
    assert not one.is_void


def test_the_next_issue_is_not_made_from_a_void_one(ledger):
    good = enter(ledger, bulletin("甲", number=12))
    void = enter(ledger, bulletin("乙", number=13))
    ledger.advance(void.entry, Status.VOID, reason="印错")
    found = ledger.last_issue(SERIES)
    assert found is not None
    assert found.id == good.entry


def test_a_void_issue_without_a_reason_is_found_by_the_check(ledger, store, path):
    kept = enter(ledger, bulletin("甲"))
    ledger.advance(kept.entry, Status.VOID, reason="印错")
    assert verify(store) == []
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("UPDATE entry SET remark = ''")
    raw.close()
    assert verify(store) == [f"编号 {kept.entry} 的简报作废了，却没有原因。"]


def test_pictures_are_kept_once(ledger, store):
    block, plates = picture()
    issue = bulletin(article("有图", body=(block,)))
    kept = enter(ledger, issue, plates)
    enter(ledger, bulletin(article("又有图", body=(block,))), plates)
    assert ledger.plates([block.digest, "0" * 64]) == plates
    assert ledger.head(kept.entry)[1] == issue
    with store.reading() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM plate").scalar()
    assert count == 1


def test_a_picture_dropped_into_a_draft_is_kept_at_once(ledger):
    block, plates = picture()
    ledger.store_plates(plates)
    assert enter(ledger, bulletin(article("有图", body=(block,)))).is_new


def test_an_issue_that_shows_a_picture_nobody_has_is_refused(ledger):
    block, plates = picture()
    with pytest.raises(BadBulletin):
        enter(ledger, bulletin(article("有图", body=(block,))))
    with pytest.raises(BadBulletin):
        enter(ledger, bulletin(article("有图", body=(block,))), {"0" * 64: plates[block.digest]})
    assert ledger.lines() == []


@pytest.mark.parametrize("ask", ["line", "head", "revisions"])
def test_an_entry_that_is_not_there_is_said_in_a_sentence(ledger, ask):
    with pytest.raises(NotFound, match="没有编号为 7 的简报"):
        getattr(ledger, ask)(7)


def test_a_revision_that_is_not_there_is_said_in_a_sentence(ledger):
    with pytest.raises(NotFound):
        ledger.revision(7)
    with pytest.raises(NotFound):
        ledger.keep(7, bulletin(), {}, base=None, occasion=Occasion.SAVED)


def test_a_damaged_revision_is_never_shown_as_if_it_were_right(ledger, store):
    kept = enter(ledger, bulletin("真的"))
    false = pack(codec.canonical(bulletin("假的")))
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("UPDATE revision SET bulletin = ?", (false,))
    with pytest.raises(NotADesk) as caught:
        ledger.revision(kept.revision)
    assert caught.value.remedy
    raw.execute("UPDATE revision SET bulletin = ?", (false[:40],))
    raw.close()
    with pytest.raises(NotADesk):
        ledger.head(kept.entry)


def test_a_damaged_picture_is_never_shown(ledger, store):
    block, plates = picture()
    ledger.store_plates(plates)
    raw = connect.writer(store.path)
    raw.execute("UPDATE plate SET bytes = x'00'")
    raw.close()
    with pytest.raises(NotADesk):
        ledger.plates([block.digest])


def test_a_hook_sees_every_new_revision_and_a_failing_one_fails_no_save(store, quiet_log):
    seen: list[tuple[int, int, str]] = []

    def index(session, entry, revision, issue):
        session.connection().exec_driver_sql(
            "INSERT INTO series (name, masthead, scheme, template,"
            " numbering, place) VALUES ('半截','','','','',0)"
        )
        seen.append((entry, revision, issue.articles[0].headline))
        if len(seen) == 2:
            raise RuntimeError("机密的话")

    ledger = Ledger(store, on_keep=(index,))
    kept = enter(ledger, bulletin("甲"))
    with store.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM series WHERE name = '半截'")
    second = keep(ledger, kept, bulletin("乙"))
    assert seen == [(1, 1, "甲"), (1, 2, "乙")]
    assert ledger.revision(second.revision) == bulletin("乙")
    with store.reading() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM series").scalars().all()
    assert names == [SERIES]
    assert len(quiet_log) == 1
    assert "RuntimeError" in quiet_log[0].getMessage()
    assert "机密" not in quiet_log[0].getMessage()
    quiet_log.clear()


def test_no_word_of_a_draft_reaches_the_log(ledger, caplog):
    caplog.set_level("INFO", logger="gazetteer_desk")
    enter(ledger, bulletin("绝密的标题"))
    assert "revision 1 kept" in caplog.text
    assert "绝密" not in caplog.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(changes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_whatever_is_kept_in_whatever_order_the_chain_holds(tmp_path_factory, changes):
    from gazetteer_desk.store.engine import open_store

    store = open_store(tmp_path_factory.mktemp("chain") / "desk.sqlite")
    try:
        ledger = Ledger(store)
        bases: list = [enter(ledger, bulletin("零"))]
        for base, title in changes:
            kept = keep(ledger, bases[min(base, len(bases) - 1)], bulletin(f"题{title}"))
            if kept.is_new:
                bases.append(kept)
                assert ledger.head(kept.entry)[1] == bulletin(f"题{title}")
        found = ledger.revisions(1)
        assert [line.nth for line in found] == list(range(len(bases), 0, -1))
        assert verify(store) == []
    finally:
        store.close()


def test_issued_numbers_cannot_be_given_twice(ledger, store):
    enter(ledger, bulletin("甲", number=62))
    enter(ledger, bulletin("乙", number=62))
    with pytest.raises(sqlalchemy.exc.IntegrityError), store.writing() as session:
        session.connection().exec_driver_sql("UPDATE entry SET status = 'issued'")
    with sqlite3.connect(store.path) as raw:
        assert raw.execute("SELECT DISTINCT status FROM entry").fetchall() == [("draft",)]
    raw.close()
