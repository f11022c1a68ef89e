"""A clerk who does anything with the issues on the desk: outline, shelf, forms, tabs, rooms."""

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from gazetteer_desk.bulletin import carried, columns
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current
from tests.ui.presenters.proof_clerk import ProofClerk
from ui.dialogs.deeds import CorrectDialog, VoidDialog
from ui.dialogs.steps import StepDialog
from ui.program import Program


if TYPE_CHECKING:
    from collections.abc import Callable

Chance = random.Random
MOST_OPEN = 4  # issues, so that what each action is judged by stays quick
COLUMNS = ("工作动态", "特别关注", "方志文化", "新栏目", "")
UNITS = ("县志中心", "白渡镇", "石埠乡", "县档案馆、县党史办", "bdz")
WORDS = ("青梧县", "召开推进会", "二〇二六年", "一、", "𠮷", "，", "资料长编。")
DAYS = ("3.12", "20260312", "三月十二日", "7.15", "2026-12-31", "13.45", "昨天", "")
NUMBERS = ("1", "2", "13", "14", "145", "2026", "2025", "99999", "")
ARTICLES = (
    *("remove_article", "remove_article", "to_next", "decline_article", "combine"),
    *("duplicate_article", "article_up", "article_down", "new_article"),
)
LOOKS = (
    *("theme_dark", "theme_light", "focus", "panes", "headings", "shelf", "recall", "open"),
    *("room_recall", "room_register", "room_selfcheck", "room_settings", "room_draft"),
    *("next_region", "previous_region", "zoom_in", "zoom_fit", "find", "count"),
)


def furnish(program: Program) -> None:
    """Give the office two past issues, a list of recipients, and some units."""
    towns = Recipient(name="各乡镇", group=Group.ISSUE, copies=14)
    county = Recipient(name="县委", group=Group.REPORT)
    listed = Recipients(recipients=(county, towns), archive=3, spare=2)
    program.desk.recipients.change(make.SERIES, lambda _: listed)
    for number in (11, 12):
        articles = [
            make.article(f"第{number}期题{at}", key=f"{number}-{at}", credits=UNITS[at % 3])
            for at in range(3)
        ]
        issue = make.bulletin(*articles, number=number, total=number + 132)
        program.desk.keep(
            Saving(
                key=f"past{number}",
                entry=None,
                base=None,
                bulletin=issue,
                occasion=Occasion.SAVED,
            )
        )


class DeskClerk:
    """Does something, anything; `did` is what was done last."""

    def __init__(self, office: Office, program: Program, chance: Chance) -> None:
        self.office, self.program, self.chance = office, program, chance
        self.did = ""
        self.proof = ProofClerk(program, chance)
        self.removed: set[str] = set()  # from the shelf, on purpose: keys of articles
        self.weighed: tuple[tuple[int, Callable[[], object]], ...] = (
            (4, self.new),
            (4, self.choose_tab),
            (3, self.close_tab),
            (3, self.open_past),
            (4, lambda: self.trigger("save")),
            (2, self.program.keeping._on_steady),
            (9, self.with_articles),
            (5, self.drop_on_outline),
            (8, self.with_shelf),
            (3, self.drag_to_shelf),
            (2, self.answer_reason),
            (2, self.take_from_past),
            (2, self.rename),
            (6, self.write_article),
            (5, self.write_masthead),
            (5, self.write_tail),
            (4, self.confirm),
            (10, lambda: self.trigger("undo", "undo", "redo")),
            (4, lambda: self.trigger("previous_article", "next_article")),
            (2, self.go_anywhere),
            (3, self.answer_note),
            (2, self.drop_changes),
            (2, self.restore_revision),
            (1, self.void),
            (4, self.advance),
            (2, self.correct),
            (2, self.delete),
            (2, self.put_back),
            (1, self.remark),
            (2, self.palette),
            (3, lambda: self.trigger(*LOOKS)),
            (1, lambda: self.trigger("export")),
            (20, self.about_findings),
        )

    def do_something(self) -> None:
        weights, all_of = zip(*self.weighed, strict=True)
        deed = self.chance.choices(all_of, weights)[0]
        self.did = getattr(deed, "__name__", "")
        deed()

    def about_findings(self) -> None:
        self.proof.do_something()
        self.did = self.proof.did

    def trigger(self, *names: str) -> None:
        name = self.chance.choice(names)
        self.did = name
        if name in ("undo", "redo") and self.chance.random() < 0.5:
            self.program.window.outline.tree.setFocus()
        self.program.window.deeds[name].trigger()

    @property
    def drafts(self) -> list[str]:
        return list(self.program.sitting.drafts)

    @property
    def keys(self) -> list[str]:
        draft = self.program.sitting.current
        return [one.key for one in draft.bulletin.articles] if draft else []

    def some_keys(self) -> tuple[str, ...]:
        keys = self.keys
        count = min(self.chance.choice((1, 1, 1, 2, 3)), len(keys))
        chosen = set(self.chance.sample(keys, count))
        return tuple(key for key in keys if key in chosen)

    def new(self) -> None:
        if len(self.drafts) >= MOST_OPEN:
            self.close_tab()
        self.trigger("new_next", "new_next", "new_blank")

    def choose_tab(self) -> None:
        if self.chance.random() < 0.5:
            self.trigger("next_tab", "previous_tab")
        elif self.drafts:
            self.program.window.tabs.issue_chosen.emit(self.chance.choice(self.drafts))

    def close_tab(self) -> None:
        if self.drafts and self.chance.random() < 0.5:
            self.program.window.tabs.issue_closed.emit(self.chance.choice(self.drafts))
        else:
            self.trigger("close_tab")

    def open_past(self) -> None:
        lines = self.program.desk.lines()
        if lines and len(self.drafts) < MOST_OPEN:
            self.program.window.recall_room.opened.emit(self.chance.choice(lines).id, "")

    def with_articles(self) -> None:
        tree, keys = self.program.window.outline.tree, self.some_keys()
        rows = [row.key for row in tree._model.rows]
        shown = [key for key in keys if key in rows]
        if shown:
            tree.select(shown[0])
            for key in shown[1:]:
                flag = tree.selectionModel().SelectionFlag.Select
                tree.selectionModel().select(tree._model.index(rows.index(key)), flag)
        if self.chance.random() < 0.2:
            self.program.window.outline.column_picked.emit(self.chance.choice(COLUMNS))
        else:
            self.trigger(*ARTICLES)

    def drop_on_outline(self) -> None:
        if not self.keys:
            return
        landings, names = self.program.window.outline.tree.landings, self.column_names()
        column = self.chance.choice(names)
        if self.chance.random() < 0.3:
            landings.column_landed.emit(column, self.chance.choice((*names, None)))
        else:
            before = self.chance.choice((*self.keys, ""))
            landings.articles_landed.emit(self.some_keys(), column, before)

    def column_names(self) -> tuple[str, ...]:
        return columns.names(current(self.program)) or ("",)

    def with_shelf(self) -> None:
        lines = self.program.window.outline.shelf._lines
        if not lines:
            return
        line = self.chance.choice(lines)
        if self.chance.random() < 0.3 and self.drafts:
            landings = self.program.window.outline.tree.landings
            landings.items_landed.emit((line.id,), self.chance.choice(COLUMNS), "")
        else:
            deed = self.chance.choice([name for name, _ in line.deeds])
            self.did = f"shelf {deed}"
            if deed == "remove":
                keys = (one.key for one in self.program.shelving._lines if one.id == line.id)
                self.removed.update(keys)
            self.program.window.outline.shelf.asked.emit(deed, (line.id,))

    def drag_to_shelf(self) -> None:
        if keys := self.some_keys():
            self.program.window.outline.shelf.articles_dropped.emit(keys)

    def answer_reason(self) -> None:
        line = self.program.window.outline.reason
        if not line.isHidden():
            line.field.setText(self.chance.choice(("已另有采用", "重复", "")))
            QTest.keyClick(line.field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def take_from_past(self) -> None:
        lines = self.program.desk.lines()
        if lines:
            entry = self.chance.choice(lines).id
            articles = self.program.desk.entry(entry).bulletin.articles
            if articles:
                key = self.chance.choice(articles).key
                self.program.window.recall_room.take_asked.emit(entry, key)

    def rename(self) -> None:
        outline = self.program.window.outline
        if self.keys and self.chance.random() < 0.5:
            outline.title_renamed.emit(self.chance.choice(self.keys), self.words())
        elif self.keys:
            old = self.chance.choice(self.column_names())
            outline.column_renamed.emit(old, self.chance.choice(COLUMNS))

    def words(self) -> str:
        return "".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3)))

    def go_anywhere(self) -> None:
        if self.drafts:
            place = self.chance.choice((*self.keys, "masthead", "tail"))
            self.program.window.outline.chosen.emit(place)

    def write_article(self) -> None:
        if not self.keys:
            return
        self.program.window.outline.chosen.emit(self.chance.choice(self.keys))
        page, bench = self.program.window.article_page, self.program.bench
        offered = (page.column.lineEdit(), page.units.line)
        field = self.chance.choice(
            (*offered, page.subtitle, page.note, bench.title, bench.editor, bench.editor)
        )
        words = self.words()
        if field is offered[0]:
            words = self.chance.choice(COLUMNS)
        elif field is offered[1]:
            words = self.chance.choice(UNITS)
        self.write(field, words)

    def write(self, field: QWidget, words: str) -> None:
        """Put words into a field, whole or half; take an offer, or go on, or leave."""
        if not field.isEnabled() or not field.isVisible():
            return
        field.setFocus()
        if isinstance(field, QLineEdit) and self.chance.random() < 0.6:
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        if self.chance.random() < 0.2:
            compose(field, "pinyin")
            compose(field, "")  # given up: keys come from the input method or past it, never both
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            commit(field, words)
        after = self.chance.random()
        if after < 0.5:
            key = self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down))
            QTest.keyClick(field, key)
        if after < 0.2:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def write_masthead(self) -> None:
        if not self.drafts:
            return
        self.program.window.outline.chosen.emit("masthead")
        form = self.program.window.masthead_form
        field = self.chance.choice(("words", "number", "number", "dated", "dated", "click"))
        if field == "words":
            line = self.chance.choice(
                (form.subtitle, form.publisher.lineEdit(), form.series.lineEdit(), form.note)
            )
            series = (make.SERIES, make.SERIES, "专报")
            is_series = line is form.series.lineEdit()
            self.write(line, self.chance.choice(series) if is_series else self.words())
        elif field == "number":
            line = self.chance.choice((form.year, form.number, form.total))
            self.write(line, self.chance.choice(NUMBERS))
        elif field == "dated":
            self.write(form.dated.line, self.chance.choice(DAYS))
        else:
            buttons = (form.supplement, *form.level.group.buttons())
            self.chance.choice(buttons).click()

    def write_tail(self) -> None:
        if not self.drafts:
            return
        self.program.window.outline.chosen.emit("tail")
        form = self.program.window.tail_form
        lists = (form.report, form.send, form.issue)
        field = self.chance.choice(("list", "list", "text", "person", "dated", "copies", "click"))
        if field == "list":
            self.write(self.chance.choice(lists).flow.line, self.chance.choice(UNITS))
        elif field == "text":
            one = self.chance.choice(lists)
            one.switch.click()
            self.write(one.text, "县委，县人民政府。")
        elif field == "person":
            persons = (form.editor, form.approver, form.phone, form.office.lineEdit())
            self.write(self.chance.choice(persons), self.words())
        elif field == "dated":
            self.write(form.printed.line, self.chance.choice(DAYS))
        elif field == "copies":
            self.write(form.copies, self.chance.choice(NUMBERS))
            self.write(form.copies_reason, "其余发电子版")
        else:
            buttons = (*form.disclosure.group.buttons(), form.account.record)
            self.chance.choice([one for one in buttons if one.isVisible()] or buttons[:1]).click()

    def confirm(self) -> None:
        if not self.drafts:
            return
        self.program.window.outline.chosen.emit(self.chance.choice(("masthead", "tail")))
        window = self.program.window
        form = self.chance.choice((window.masthead_form, window.tail_form))
        marked = list(carried.remaining(current(self.program)))
        how = self.chance.random()
        if how < 0.3:
            self.trigger("next_remark", "previous_remark", "mend")
        elif how < 0.5:
            form.all_confirmed.emit()
        elif marked:
            form.confirmed.emit(self.chance.choice(marked))

    def answer_note(self) -> None:
        if self.program.window.status_line._deed.isVisible():
            self.program.window.status_line._deed.click()

    def drop_changes(self) -> None:
        lines = self.program.desk.dropped.lines()
        if lines and self.chance.random() < 0.6 and len(self.drafts) < MOST_OPEN:
            self.program.dropping.take(self.chance.choice(lines).id)
        else:
            self.trigger("drop_changes")

    def restore_revision(self) -> None:
        draft = self.program.sitting.current
        if draft is not None and draft.entry is not None:
            revisions = self.program.desk.revisions(draft.entry)
            self.program.window.versions.restore_asked.emit(self.chance.choice(revisions).id)

    def void(self) -> None:
        self.program.window.show_room("draft")
        self.trigger("void")
        dialog = self.program.window.findChild(VoidDialog)
        if dialog is not None:
            dialog.reason.setText("内容有误")
            (dialog.yes if self.chance.random() < 0.5 else dialog.no).click()

    def advance(self) -> None:
        """Let the issue in front go on, or back, by its button or by the menu."""
        self.program.window.show_room("draft")
        if self.chance.random() < 0.7:
            self.program.window.tabs.next.click()
        else:
            self.trigger(
                "to_checked",
                "check_issue",
                "to_approved",
                "sign_again",
                "back_to_check",
                "to_draft",
                "to_issued",
                "to_filed",
                "end_correction",
                "drop_correction",
            )
        self.office.settle(self.program)
        dialog = self.program.window.findChild(StepDialog)
        if dialog is not None:
            dialog.name.setEditText("贺青松")
            dialog.remark.setText("已看过")
            (dialog.yes if self.chance.random() < 0.8 else dialog.no).click()

    def correct(self) -> None:
        self.program.window.show_room("draft")
        self.trigger("correct")
        dialog = self.program.window.findChild(CorrectDialog)
        if dialog is not None:
            dialog.reason.setText("人名有误")
            (dialog.yes if self.chance.random() < 0.8 else dialog.no).click()

    def delete(self) -> None:
        lines = self.program.desk.lines()
        if self.chance.random() < 0.5:
            self.program.window.show_room("draft")
            self.trigger("delete_issue")
        elif lines:
            self.program.trashing._delete_row(self.chance.choice(lines).id)

    def put_back(self) -> None:
        lines = self.program.desk.trash.lines()
        if lines:
            line = self.chance.choice(lines)
            self.program.trashing.put_back(line.sort.value, line.id)

    def remark(self) -> None:
        lines = self.program.desk.lines()
        if lines:
            table = self.program.window.recall_room.ledger.table
            table.remark_written.emit(self.chance.choice(lines).id, "跳号，已说明")

    def palette(self) -> None:
        """Look for something in the palette; take a place or an issue, or leave it."""
        palette = self.program.window.palette_line
        self.program.window.deeds["command"].trigger()
        QTest.keyClicks(palette.field, self.chance.choice(("@1", "@", "bc", "zzz")))
        if self.chance.random() < 0.5 and palette.field.text().startswith("@"):
            QTest.keyClick(palette.field, Qt.Key.Key_Return)
        else:
            QTest.keyClick(palette.field, Qt.Key.Key_Escape)
