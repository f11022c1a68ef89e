"""The issue under the pen: deeds, undo and last words."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import FRAME, Draft, join, part_bytes, restore_part, split
from tests import make


def an_article(key: str, title: str = "题名") -> Article:
    return Article(key=key, title=(title,), body=(paragraph("正文"),))


def a_draft(*keys: str) -> Draft:
    return Draft(Bulletin(articles=tuple(an_article(key) for key in keys)))


def retitle(draft: Draft, key: str, title: str) -> bool:
    return draft.apply("改题名", lambda b: edit.change_article(b, key, title=(title,)))


def test_an_issue_falls_into_its_parts_and_comes_together_again():
    bulletin = a_draft("a", "b").bulletin
    assert join(split(bulletin)) == bulletin
    stored = {key: part_bytes(part) for key, part in split(bulletin).items()}
    assert join({key: restore_part(key, data) for key, data in stored.items()}) == bulletin


def test_undo_in_an_article_takes_back_that_articles_last_deed_only():
    draft = a_draft("a", "b")
    retitle(draft, "a", "甲一")
    retitle(draft, "b", "乙一")
    undone = draft.undo("a")
    assert undone is not None
    assert undone.parts == {"a"}
    assert [article.headline for article in draft.bulletin.articles] == ["题名", "乙一"]
    assert draft.undo_name("a") == ""
    assert draft.redo_name("a") == "改题名"


def test_a_deed_over_several_articles_is_undone_whole():
    draft = a_draft("a", "b")
    both = replace(
        draft.bulletin, articles=tuple(replace(x, subtitle="副") for x in draft.bulletin.articles)
    )
    draft.put("全部替换", both)
    undone = draft.undo("a")
    assert undone is not None
    assert undone.parts == {"a", "b"}
    assert [x.subtitle for x in draft.bulletin.articles] == ["", ""]


def test_a_deed_over_several_articles_is_undone_here_only_where_another_changed_since():
    draft = a_draft("a", "b")
    both = replace(
        draft.bulletin, articles=tuple(replace(x, subtitle="副") for x in draft.bulletin.articles)
    )
    draft.put("全部替换", both)
    retitle(draft, "b", "乙一")
    undone = draft.undo("a")
    assert undone is not None
    assert undone.parts == {"a"}
    assert undone.remark
    assert [x.subtitle for x in draft.bulletin.articles] == ["", "副"]
    assert draft.undo_name("b") == "改题名"


def test_a_new_article_with_words_in_it_is_not_torn_out_by_undo_in_the_frame():
    draft = a_draft("a")
    draft.apply("新篇目", lambda b: edit.insert_article(b, an_article("n"), 1))
    retitle(draft, "n", "写了字")
    undone = draft.undo(FRAME)
    assert undone is not None
    assert not undone.parts
    assert "撤销" in undone.remark
    assert draft.bulletin.article("n").headline == "写了字"


def test_a_removed_article_comes_back_in_its_place():
    draft = a_draft("a", "b", "c")
    before = draft.bulletin
    draft.apply("移出本期", lambda b: edit.remove_articles(b, ("b",)))
    draft.undo()
    assert draft.bulletin == before


def test_a_new_deed_forgets_what_could_be_redone_there_but_not_elsewhere():
    draft = a_draft("a", "b")
    retitle(draft, "a", "甲一")
    retitle(draft, "b", "乙一")
    draft.undo("a")
    draft.undo("b")
    retitle(draft, "a", "甲二")
    assert draft.redo("a") is None
    assert draft.redo("b") is not None
    assert [x.headline for x in draft.bulletin.articles] == ["甲二", "乙一"]


def test_redo_waits_for_what_was_undone_after_it():
    draft = a_draft("a", "b")
    retitle(draft, "b", "乙一")
    both = replace(
        draft.bulletin, articles=tuple(replace(x, subtitle="副") for x in draft.bulletin.articles)
    )
    draft.put("全部替换", both)
    draft.undo("a")
    draft.undo("b")
    redone = draft.redo("a")
    assert redone is not None
    assert not redone.parts
    assert redone.remark


def test_a_deed_that_changes_nothing_is_no_deed():
    draft = a_draft("a")
    assert not retitle(draft, "a", "题名")
    assert draft.undo() is None
    assert not draft.put("无", draft.bulletin)
    assert draft.redo() is None


def test_what_is_not_kept_yet_is_told_once():
    draft = Draft(a_draft("a", "b").bulletin, entry=1, base=1)
    assert draft.take_unsafe() == {}
    retitle(draft, "a", "甲一")
    assert set(draft.take_unsafe()) == {"a"}
    assert draft.take_unsafe() == {}
    draft.give_back({"a"})
    assert set(draft.take_unsafe()) == {"a"}


def test_a_draft_that_was_never_kept_tells_all_of_itself():
    draft = a_draft("a", "b")
    assert draft.take_unsafe() == {}
    retitle(draft, "a", "甲一")
    assert set(draft.take_unsafe()) == {FRAME, "a", "b"}


def test_a_removed_article_is_told_as_gone():
    draft = Draft(a_draft("a", "b").bulletin, entry=1, base=1)
    draft.apply("移出本期", lambda b: edit.remove_articles(b, ("b",)))
    unsafe = draft.take_unsafe()
    assert unsafe["b"] is None
    assert unsafe[FRAME]


def test_unsaved_until_it_is_kept_and_again_after_the_next_deed():
    draft = a_draft("a")
    assert draft.is_unsaved
    kept = draft.bulletin
    draft.was_kept(kept, entry=7, revision=9)
    assert not draft.is_unsaved
    assert (draft.entry, draft.base) == (7, 9)
    retitle(draft, "a", "甲一")
    assert draft.is_unsaved
    draft.undo()
    assert not draft.is_unsaved


def test_words_typed_while_a_save_was_under_way_stay_unsafe():
    draft = Draft(a_draft("a").bulletin, entry=1, base=1)
    retitle(draft, "a", "甲一")
    on_its_way = draft.bulletin
    retitle(draft, "a", "甲二")
    draft.was_kept(on_its_way, entry=1, revision=2)
    assert draft.is_unsaved
    assert set(draft.take_unsafe()) == {"a"}


class Undoing(RuleBasedStateMachine):
    """Any deeds, undone and redone in any article or anywhere, and never a word astray."""

    @initialize()
    def start(self):
        self.draft = a_draft("a", "b", "c")
        self.first = self.draft.bulletin
        self.made = 0

    def _keys(self) -> list[str]:
        return [article.key for article in self.draft.bulletin.articles]

    @rule(at=st.integers(0, 9), title=st.sampled_from("甲乙丙丁"))
    def retitle(self, at: int, title: str):
        if keys := self._keys():
            retitle(self.draft, keys[at % len(keys)], title)

    @rule(subtitle=st.sampled_from(("", "副", "题")))
    def change_all(self, subtitle: str):
        b = self.draft.bulletin
        articles = tuple(replace(article, subtitle=subtitle) for article in b.articles)
        self.draft.put("全部替换", replace(b, articles=articles))

    @rule(at=st.integers(0, 9))
    def add(self, at: int):
        self.made += 1
        article = an_article(f"n{self.made}")
        place = at % (len(self._keys()) + 1)
        self.draft.apply("新篇目", lambda b: edit.insert_article(b, article, place))

    @rule(at=st.integers(0, 9))
    def remove(self, at: int):
        if keys := self._keys():
            self.draft.apply("移出", lambda b: edit.remove_articles(b, (keys[at % len(keys)],)))

    @rule(at=st.integers(0, 9), by=st.integers(-3, 3))
    def move(self, at: int, by: int):
        if keys := self._keys():
            self.draft.apply("移动", lambda b: columns.step(b, (keys[at % len(keys)],), by))

    @rule(copies=st.integers(0, 3))
    def change_frame(self, copies: int):
        self.draft.apply("改印数", lambda b: replace(b, copies=copies))

    @rule(at=st.integers(0, 9), back=st.booleans())
    def turn_here(self, at: int, back: bool):
        keys = [FRAME, *self._keys()]
        key = keys[at % len(keys)]
        before = split(self.draft.bulletin)
        undone = self.draft.undo(key) if back else self.draft.redo(key)
        if undone is not None:
            after = split(self.draft.bulletin)
            touched = {k for k in {**before, **after} if before.get(k) != after.get(k)}
            assert touched <= undone.parts

    @rule(back=st.booleans())
    def turn_anywhere(self, back: bool):
        undone = self.draft.undo() if back else self.draft.redo()
        assert undone is None or undone.parts or not back

    @rule()
    def undo_all_and_redo_all(self):
        end = self.draft.bulletin
        count = 0
        while self.draft.undo_name():
            undone = self.draft.undo()
            assert undone is not None
            assert undone.parts
            count += 1
        assert self.draft.bulletin == self.first
        for _ in range(count):
            redone = self.draft.redo()
            assert redone is not None
            assert redone.parts
        assert self.draft.bulletin == end

    @invariant()
    def the_order_names_every_article_once(self):
        if hasattr(self, "draft"):
            keys = self._keys()
            assert len(keys) == len(set(keys))
            assert join(split(self.draft.bulletin)) == self.draft.bulletin


Undoing.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestUndoing = Undoing.TestCase


def test_a_locked_draft_refuses_every_deed():
    draft = Draft(make.bulletin("甲"))
    draft.apply("改印数", lambda b: replace(b, copies=5))
    draft.held = "这一期正在另一个窗口里编辑。"
    before = draft.bulletin
    assert not draft.apply("改印数", lambda b: replace(b, copies=6))
    assert draft.undo() is None
    assert draft.bulletin is before
    draft.held = ""
    assert draft.undo() is not None
    draft.held = "这一期正在另一个窗口里编辑。"
    assert draft.redo() is None
