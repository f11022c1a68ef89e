"""The desk without a screen: keeping, finding again, recovering, sending out."""

import sqlite3
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.desk import numbers, paging, past
from gazetteer_desk.desk.desk import Desk, sample
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.errors import BadBulletin, NotFound
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.store.holds import Holds
from tests import make


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def saving(draft: Draft, occasion: Occasion = Occasion.SAVED) -> Saving:
    return Saving(
        key=draft.key,
        entry=draft.entry,
        base=draft.base,
        bulletin=draft.bulletin,
        occasion=occasion,
    )


def keep(desk: Desk, draft: Draft):
    bulletin = draft.bulletin
    kept = desk.keep(saving(draft))
    draft.was_kept(bulletin, entry=kept.entry, revision=kept.revision)
    return kept


def autosave(desk: Desk, draft: Draft) -> None:
    desk.autosave(draft.key, draft.entry, draft.base, draft.take_unsafe())


def write(draft: Draft, words: str) -> None:
    key = draft.bulletin.articles[0].key
    body = (paragraph(words),)
    draft.apply("键入", lambda b: edit.change_article(b, key, body=body))


def test_there_is_no_last_issue_on_an_empty_desk(desk: Desk):
    assert desk.last_issue() is None
    assert desk.begin().is_new


def test_last_words_of_a_draft_that_was_never_kept_come_back(desk: Desk):
    draft = Draft(make.bulletin())
    write(draft, "还没有存过的话。")
    autosave(desk, draft)
    (words,) = desk.begin().recovered
    assert words.bulletin == draft.bulletin
    assert words.entry is None


def test_last_words_grow_from_the_revision_that_was_kept_meanwhile(desk: Desk):
    draft = Draft(make.bulletin("第一篇", "第二篇"))
    keep(desk, draft)
    write(draft, "先写的话。")
    on_its_way = saving(draft)
    draft.take_unsafe()
    second = draft.bulletin.articles[1].key
    draft.apply("改题名", lambda b: edit.change_article(b, second, title=("后改的题名",)))
    late = draft.take_unsafe()
    desk.keep(on_its_way)
    desk.autosave(draft.key, draft.entry, draft.base, late)
    (words,) = desk.begin().recovered
    assert words.bulletin == draft.bulletin


def test_keeping_a_revision_forgets_its_last_words(desk: Desk):
    draft = Draft(make.bulletin())
    write(draft, "存过的话。")
    autosave(desk, draft)
    keep(desk, draft)
    assert desk.begin().recovered == ()


def test_last_words_that_were_removed_articles_do_not_come_back(desk: Desk):
    draft = Draft(make.bulletin("第一篇", "第二篇"))
    keep(desk, draft)
    gone = draft.bulletin.articles[1].key
    draft.apply("移出本期", lambda b: edit.remove_articles(b, (gone,)))
    autosave(desk, draft)
    (words,) = desk.begin().recovered
    assert words.bulletin == draft.bulletin


def test_two_who_write_the_same_issue_overwrite_nothing(desk: Desk):
    draft = Draft(make.bulletin())
    keep(desk, draft)
    other = Draft(draft.bulletin, entry=draft.entry, base=draft.base)
    write(other, "别处写的。")
    keep(desk, other)
    write(draft, "这里写的。")
    kept = keep(desk, draft)
    assert kept.overtook == (2,)
    assert kept.nth == 3
    texts = [desk.revision(line.id).articles[0].body for line in desk.revisions(kept.entry)]
    assert (paragraph("别处写的。"),) in texts
    assert (paragraph("这里写的。"),) in texts


def test_last_words_of_a_void_issue_come_back_as_such(desk: Desk):
    draft = Draft(make.bulletin())
    kept = keep(desk, draft)
    numbers.advance(desk, kept.entry, Status.VOID, reason="印刷有误")
    write(draft, "作废以后写的。")
    autosave(desk, draft)
    (words,) = desk.begin().recovered
    assert words.line is not None
    assert (words.line.status, words.line.remark) == (Status.VOID, "印刷有误")


def test_a_file_is_taken_in_and_sent_out_the_same(desk: Desk, tmp_path: Path):
    block, plates = make.picture()
    article = make.article("附图一篇", body=(paragraph("见图。"), block))
    bulletin = make.bulletin(article)
    source = tmp_path / "来.json"
    source.write_bytes(codec.write(bulletin, plates))
    kept = desk.take_in(source)
    assert desk.entry(kept.entry).bulletin == bulletin
    out = tmp_path / "去.json"
    desk.export_json(bulletin, out)
    assert out.read_bytes() == source.read_bytes()
    assert desk.plate(block.digest) == plates[block.digest]


def test_a_bad_file_is_refused_and_changes_nothing(desk: Desk, tmp_path: Path):
    source = tmp_path / "坏.json"
    source.write_text('{"dated": "昨天"}', encoding="utf-8")
    with pytest.raises(BadBulletin, match="dated"):
        desk.take_in(source)
    with pytest.raises(NotFound):
        desk.take_in(tmp_path / "没有.json")
    assert desk.lines() == []


def test_the_sample_goes_out_as_a_word_file_with_every_title(desk: Desk, tmp_path: Path):
    bulletin = sample()
    to = tmp_path / file_name(bulletin, tmp_path)
    desk.export(bulletin, to)
    text = "\n".join(p.text for p in Document(str(to)).paragraphs)
    for article in bulletin.articles:
        assert article.headline in text.replace("\n", "")


def test_going_back_to_a_backup_keeps_what_was_there(desk: Desk):
    keep(desk, Draft(make.bulletin(number=1)))
    desk.begin()
    desk.back_up()
    keep(desk, Draft(make.bulletin("备份以后的一篇", number=2)))
    (backup, *_) = desk.backups()
    aside = desk.restore(backup.path)
    assert [line.number.number for line in desk.lines()] == [1]
    with sqlite3.connect(aside) as kept:
        assert kept.execute("select count(*) from entry").fetchone() == (2,)
    kept.close()
    assert desk.verify() == []


def test_where_a_backup_is_no_good_the_open_issue_is_still_held(desk: Desk, tmp_path: Path):
    kept = keep(desk, Draft(make.bulletin(number=1)))
    desk.begin()
    assert desk.hold(kept.entry) is None
    with pytest.raises(NotFound):
        desk.restore(tmp_path / "none.sqlite")
    other = Holds(desk.path, desk.store.beside)
    assert other.take(kept.entry) is not None
    desk.let_go(kept.entry)
    assert other.take(kept.entry) is None
    other.release_all()


def test_words_found_lead_to_the_article(desk: Desk):
    kept = keep(desk, Draft(make.bulletin(make.article("资政辅治", "编修白渡镇志。"))))
    found = past.search(desk, "白渡镇")
    assert found.count == 1
    assert found.hits[0].id == kept.entry
    assert found.hits[0].title == "资政辅治"


def test_a_draft_may_point_to_a_picture_before_it_is_kept(desk: Desk):
    block, plates = make.picture()
    desk.store_plates(plates)
    draft = Draft(make.bulletin(make.article("附图", body=(block,))))
    assert keep(desk, draft).is_new
    assert desk.plates(draft.bulletin) == plates


def test_naming_a_revision_changes_no_word(desk: Desk):
    draft = Draft(make.bulletin())
    kept = keep(desk, draft)
    desk.name_revision(kept.revision, "送审稿")
    (line,) = desk.revisions(kept.entry)
    assert line.note == "送审稿"
    assert desk.revision(kept.revision) == draft.bulletin
    assert replace(draft.bulletin) == draft.bulletin


def test_two_saves_of_a_new_draft_in_a_row_make_one_entry(desk: Desk):
    draft = Draft(make.bulletin())
    first = saving(draft)
    write(draft, "改过的话。")
    second = saving(draft)
    one, two = desk.keep(first), desk.keep(second)
    assert one.entry == two.entry
    assert two.nth == 2
    assert two.overtook == ()


def test_an_issue_is_printed_as_its_series_chose(desk: Desk, tmp_path: Path):
    issue = make.bulletin()
    desk.set_scheme(issue.masthead.series, Scheme(page_numbers=PageNumbers.NONE))
    assert desk.series() == [issue.masthead.series]
    desk.export(issue, tmp_path / "出.docx")
    footer = Document(str(tmp_path / "出.docx")).sections[0].footer
    assert [paragraph.text for paragraph in footer.paragraphs] == [""]
    assert desk.scheme_of("另一刊") == Scheme()


def test_a_template_goes_out_is_edited_put_away_and_comes_in_again(desk: Desk, tmp_path: Path):
    package = tmp_path / "本县.bulletin-template"
    desk.shelf.hand_on("简报", Scheme(contents=True), package)
    scheme = desk.shelf.take_in(package)
    assert scheme == Scheme(template="本县", contents=True)
    desk.set_scheme("青梧简报", scheme)
    assert desk.shelf.own_copy("本县").is_file()
    assert [one.name for one in desk.shelf.listed() if one.is_own] == ["本县"]
    desk.shelf.retire("本县")
    assert not any(one.is_own for one in desk.shelf.listed())


def test_pages_are_counted_as_an_export_counts_them(desk, tmp_path):
    report = desk.export(sample(), tmp_path / "出.docx")
    assert paging.pages(desk, sample()) == report.pages
    assert paging.pages(desk, make.bulletin(make.article("题", *["讲话" * 300] * 20))) > 5
