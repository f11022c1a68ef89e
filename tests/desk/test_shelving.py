"""The shelf agrees with the issues, whatever clerks do with articles: kept, undone, given up."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.combining import combine
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import shelving
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.items import ItemLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import ItemState
from tests import make
from tests.make import article, bulletin


WHICH = st.integers(0, 30)


class Shelf(RuleBasedStateMachine):
    """Clerks at a desk with several open issues; the store is a real one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name) / "desk.sqlite")
        self.drafts: list[Draft] = []
        self.made = 0
        self.begin_issue()

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()

    def draft(self, which: int) -> Draft:
        return self.drafts[which % len(self.drafts)]

    def key(self, draft: Draft, which: int) -> str:
        articles = draft.bulletin.articles
        return articles[which % len(articles)].key if articles else ""

    def shelf(self, *states: ItemState) -> list[ItemLine]:
        found = shelving.on_shelf(self.desk.items.lines(), shelving.open_issues(self.drafts))
        return [line for line in found if line.state in states]

    @rule()
    def begin_issue(self) -> None:
        """照上一期新建: what was promised comes in by itself."""
        due = shelving.due(shelving.promised(self.desk.items), self.drafts, make.SERIES)
        self.made += 1
        fresh = [article(f"题{self.made}-{at}", key=f"n{self.made}-{at}") for at in range(3)]
        self.drafts.append(Draft(shelving.with_due(bulletin(*fresh, number=self.made), due)))

    @rule(which=WHICH, nth=WHICH)
    def write(self, which: int, nth: int) -> None:
        draft = self.draft(which)
        if key := self.key(draft, nth):
            self.made += 1
            draft.apply("改", lambda b: edit.change_article(b, key, title=(f"改{self.made}",)))

    @rule(which=WHICH, nth=WHICH, due=st.booleans())
    def hold(self, which: int, nth: int, due: bool) -> None:
        draft = self.draft(which)
        if key := self.key(draft, nth):
            held = draft.bulletin.article(key)
            self.desk.items.hold([held], entry=draft.entry, is_due=due)
            draft.apply("留用", lambda b: edit.remove_articles(b, [key]))

    @rule(which=WHICH, nth=WHICH)
    def turn_down(self, which: int, nth: int) -> None:
        draft = self.draft(which)
        if key := self.key(draft, nth):
            self.desk.items.hold([draft.bulletin.article(key)], reason="不合用", entry=draft.entry)
            draft.apply("退稿", lambda b: edit.remove_articles(b, [key]))

    @rule(which=WHICH, nth=WHICH)
    def put_in(self, which: int, nth: int) -> None:
        draft, waiting = self.draft(which), self.shelf(ItemState.HELD)
        if waiting:
            came = self.desk.items.article(waiting[nth % len(waiting)].id)
            draft.apply("放进本期", lambda b: columns.put(b, (came,), None))

    @rule(which=WHICH, nth=WHICH)
    def put_together(self, which: int, nth: int) -> None:
        draft = self.draft(which)
        keys = [one.key for one in draft.bulletin.articles]
        some = keys[nth % 3 : nth % 3 + 2]
        draft.apply("综合", lambda b: combine(b, some))

    @rule(nth=WHICH)
    def decline(self, nth: int) -> None:
        if waiting := self.shelf(ItemState.HELD):
            self.desk.items.decline(waiting[nth % len(waiting)].id, "重复")

    @rule(nth=WHICH)
    def take_back(self, nth: int) -> None:
        if declined := self.shelf(ItemState.DECLINED):
            self.desk.items.decline(declined[nth % len(declined)].id, "")

    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        self.draft(which).undo()

    @rule(which=WHICH)
    def redo(self, which: int) -> None:
        self.draft(which).redo()

    @rule(which=WHICH)
    def keep(self, which: int) -> None:
        draft = self.draft(which)
        saving = Saving(
            key=draft.key,
            entry=draft.entry,
            base=draft.base,
            bulletin=draft.bulletin,
            occasion=Occasion.SAVED,
        )
        kept = self.desk.keep(saving)
        draft.was_kept(draft.bulletin, entry=kept.entry, revision=kept.revision)

    @precondition(lambda self: len(self.drafts) > 1)
    @rule(which=WHICH)
    def give_up(self, which: int) -> None:
        """Close an issue without keeping: a crash, or 放弃本次改动."""
        self.drafts.remove(self.draft(which))

    @rule(nth=WHICH)
    def open_again(self, nth: int) -> None:
        lines = self.desk.lines()
        if lines:
            opened = self.desk.entry(lines[nth % len(lines)].id)
            if all(draft.entry != opened.line.id for draft in self.drafts):
                self.drafts.append(
                    Draft(opened.bulletin, entry=opened.line.id, base=opened.revision)
                )

    @invariant()
    def all_is_in_order(self) -> None:
        """One look into the drawer after each deed, and three questions to it."""
        lines = self.desk.items.lines()
        self.the_drawer_says_what_is_kept(lines)
        self.every_item_is_in_an_open_issue_or_on_the_shelf(lines)
        self.no_item_has_lost_its_words(lines)

    def the_drawer_says_what_is_kept(self, lines: list[ItemLine]) -> None:
        heads = {line.id: _keys(self.desk.entry(line.id).bulletin) for line in self.desk.lines()}
        for line in lines:
            where = {entry for entry, keys in heads.items() if line.key in keys}
            assert {one.entry for one in line.placed} == where
            assert (line.state is ItemState.PLACED) == bool(where)

    def every_item_is_in_an_open_issue_or_on_the_shelf(self, lines: list[ItemLine]) -> None:
        assert len({line.key for line in lines}) == len(lines)
        taken = set().union(*(_keys(draft.bulletin) for draft in self.drafts))
        free = [line for line in lines if line.key not in taken]
        inside = {part for line in free for part in line.parts}  # of a 综合 on the shelf
        shelf = {line.key for line in shelving.on_shelf(lines, shelving.open_issues(self.drafts))}
        assert shelf == {line.key for line in free} - inside

    def no_item_has_lost_its_words(self, lines: list[ItemLine]) -> None:
        for line in lines:
            assert self.desk.items.article(line.id).key == line.key


def _keys(issue: Bulletin) -> set[str]:
    return {key for one in issue.articles for key in one.keys}


TestShelf = Shelf.TestCase
TestShelf.settings = settings(settings.default, stateful_step_count=30)


def test_the_next_issue_is_the_nearest_later_one_of_the_series():
    here, near, far = (Draft(bulletin(number=n)) for n in (12, 14, 20))
    other = Draft(bulletin(number=13, series="别的刊"))
    extra = Draft(bulletin(number=13, supplement=True))
    drafts = (far, here, other, extra, near)
    assert shelving.next_issue(here, drafts) is near
    assert shelving.next_issue(far, drafts) is None
    assert shelving.next_issue(Draft(bulletin(number=None)), drafts) is None
    year = Draft(bulletin(number=1, year=2027))
    assert shelving.next_issue(far, (*drafts, year)) is year
    near.held = "别处开着"
    assert shelving.next_issue(here, drafts) is far


def test_what_was_promised_takes_the_place_of_the_blank_article():
    blank = Bulletin(articles=(edit.blank_article("工作动态"),))
    due = article("上期移来", key="due", column="特别关注")
    assert shelving.with_due(blank, [due]).articles == (due,)
    assert shelving.with_due(blank, []) is blank
