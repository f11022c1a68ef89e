"""Keeping what is written: 存一稿, autosave, backups, and what happens at the end.

What is typed is on the disk within 2 seconds of rest and within 10 seconds of steady typing: the
editor hands over its words after 0.8 s of rest, and they are written 0.6 s later; a steady typist
is interrupted by nothing, but the words so far are taken over every 8 s.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.errors import DiskFull, Known
from gazetteer_desk.history.lines import Kept
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.log import log, where
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts
from ui.presenters.tab_words import tabs_of
from ui.presenters.underway import Underway
from ui.widgets.banner import Notice
from ui.widgets.resting import Resting


REST_MS = 600
STEADY_MS = 8_000
RETRY_MS = 10_000
BACKUP_MS = 15 * 60_000


class Keeping:
    """Joins the open drafts to the history."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._underway = Underway(bench, self._show_saved)
        self._saved: dict[str, dt.datetime] = {}
        self._failed: dict[str, Occasion | None] = {}  # by draft; None: autosave alone failed
        self.kept: list[Callable[[Draft, Kept], None]] = []
        self.saved: list[Callable[[Draft, Kept], None]] = []  # asked for by the clerk
        self._rest = _timer(window, REST_MS, self.autosave)
        self._steady = _timer(window, STEADY_MS, self._on_steady)
        self._again = _timer(window, RETRY_MS, self._on_again)
        self._backup = QTimer(window, interval=BACKUP_MS)
        self._backup.timeout.connect(self.back_up_if_needed)
        self._backup.start()
        bench.editor.typed.connect(self._on_typed)
        bench.title.typed.connect(self._on_typed)
        # Only what goes into a draft: a search, or a name in 名录, leaves the issue as it is. They
        # are looked for once, that takes milliseconds.
        forms = (window.masthead_form, window.article_page, window.tail_form)
        self._fields = tuple(one for form in forms for one in form.findChildren(Resting))
        for field in self._fields:
            field.touched.connect(self._on_typed)
        window.deeds["save"].triggered.connect(self._on_save)
        sitting.changed.append(self._on_changed)
        for told in (sitting.shown, sitting.opened):
            told.append(self._show_saved)
        sitting.opened.append(self._show_tabs)
        sitting.opened.append(self._show_saved)

    def _on_save(self) -> None:
        self.save()

    def save(self, occasion: Occasion = Occasion.SAVED, *, note: str = "") -> None:
        """Keep the issue in front as a revision and tell those in `saved`."""
        self._sitting.settle()
        if draft := self._sitting.current:
            self.keep(draft, occasion, note=note, done=partial(self._tell_saved, draft))

    def keep(
        self,
        draft: Draft,
        occasion: Occasion,
        *,
        note: str = "",
        bulletin: Bulletin | None = None,
        done: Callable[[Kept], None] | None = None,
        failed: Callable[[Known], None] | None = None,
    ) -> None:
        """Keep a draft, or what it was, as a revision; call `done` when that is durable."""
        bulletin = bulletin or draft.bulletin
        if draft.correcting:  # whatever it is kept for, it says that it came after printing
            occasion, note = Occasion.CORRECTED, draft.correcting
        saving = Saving(
            key=draft.key,
            entry=draft.entry,
            base=draft.base,
            bulletin=bulletin,
            occasion=occasion,
            note=note,
        )
        self._underway.write(
            draft,
            lambda: self._desk.keep(saving),
            partial(self._on_kept, draft, bulletin, done),
            partial(self._on_keep_failed, draft, occasion, failed),
        )

    def _on_kept(
        self, draft: Draft, bulletin: Bulletin, done: Callable[[Kept], None] | None, kept: Kept
    ) -> None:
        draft.was_kept(bulletin, entry=kept.entry, revision=kept.revision)
        self._note_saved(draft)
        if kept.overtook:
            self._tell_overtaken(kept)
        for callback in self.kept:
            callback(draft, kept)
        self._sitting.tell_opened()
        if done is not None:
            done(kept)

    def _on_keep_failed(
        self,
        draft: Draft,
        occasion: Occasion,
        failed: Callable[[Known], None] | None,
        error: Known,
    ) -> None:
        self._failed[draft.key] = occasion
        self._on_failed(error)
        if failed is not None:
            failed(error)

    def _tell_saved(self, draft: Draft, kept: Kept) -> None:
        for callback in self.saved:
            callback(draft, kept)

    def _tell_overtaken(self, kept: Kept) -> None:
        theirs = "、".join(f"第{nth}稿" for nth in kept.overtook)
        yours = f"您的存为第{kept.nth}稿" if kept.is_new else "您的稿没有改动"
        self._window.banner.show_notice(
            Notice(
                "overtaken",
                f"这一期在别处也存了{theirs}，{yours}，都在“版本”里，没有覆盖。",
                "amber",
                (("known", "知道了"),),
            )
        )

    def autosave(self) -> None:
        """Write the last words of every draft that has some."""
        self._steady.stop()
        for draft in self._sitting.drafts.values():
            parts = draft.take_unsafe()
            if not parts:
                continue
            self._underway.write(
                draft,
                partial(self._desk.autosave, draft.key, draft.entry, draft.base, parts),
                partial(self._on_autosaved, draft),
                partial(self._on_autosave_failed, draft, set(parts)),
            )

    def _on_autosaved(self, draft: Draft, _: None) -> None:
        if self._failed.get(draft.key) is None:
            self._note_saved(draft)

    def _on_autosave_failed(self, draft: Draft, parts: set[str], error: Known) -> None:
        draft.give_back(parts)
        self._failed.setdefault(draft.key, None)
        self._on_failed(error)

    def _on_failed(self, error: Known) -> None:
        self._again.start()
        self._window.status_line.show_saved("failed", "没存上")
        words = str(error)
        if isinstance(error, DiskFull):
            words = "磁盘满了，刚写的字还没存上。腾出空间后会自动再存。"
        self._window.banner.show_notice(
            Notice("save", words, "red", (("save_elsewhere", "存到别处"),))
        )

    def _on_again(self) -> None:
        """Try once more what could not be kept."""
        self._sitting.settle()
        for draft in self._sitting.drafts.values():
            if occasion := self._failed.get(draft.key):
                self.keep(draft, occasion)
        self.autosave()

    def _on_typed(self) -> None:
        self._show_saved()
        if not self._steady.isActive():
            self._steady.start()

    def _on_steady(self) -> None:
        self._sitting.settle()
        self.autosave()

    def _on_changed(self, parts: Parts) -> None:
        del parts
        self._show_saved()
        self._rest.start()
        self._show_tabs()

    def back_up_if_needed(self) -> None:
        """Make a backup if anything was kept since the last one."""
        self._worker.write(self._desk.back_up_if_needed, lambda _: None, self._on_backup_failed)

    def _on_backup_failed(self, error: Known) -> None:
        self._window.banner.show_notice(
            Notice("backup", f"备份没有做成：{error}", "amber", (("known", "知道了"),))
        )

    def keep_all(self) -> None:
        """Keep every draft that holds something new; forget the last words of the others."""
        self._sitting.settle()
        for draft in self._sitting.drafts.values():
            if draft.is_worth_keeping:
                self.keep(draft, Occasion.AUTO)
            else:
                self.forget(draft)

    def forget(self, draft: Draft) -> None:
        """Drop the last words of a draft that holds nothing new."""
        draft.take_unsafe()
        self._worker.write(partial(self._desk.forget, draft.key), lambda _: None, lambda _: None)

    @property
    def is_all_kept(self) -> bool:
        """Tell whether closing now would lose nothing."""
        return not any(draft.is_worth_keeping for draft in self._sitting.drafts.values())

    def stop(self) -> None:
        """Do nothing more by itself: the end has come."""
        self._underway.stop()
        for timer in (self._rest, self._steady, self._again, self._backup):
            timer.stop()

    def rescue(self) -> bool:
        """Write the last words of every draft now, on this thread; tell whether all are kept."""
        is_kept = True
        try:
            self._sitting.settle()
        except Exception as error:
            log.error("settling failed: %s", where(error))
            is_kept = False
        for draft in self._sitting.drafts.values():
            if parts := draft.take_unsafe():
                try:
                    self._desk.autosave(draft.key, draft.entry, draft.base, parts)
                except Exception as error:
                    log.error("rescue failed: %s", where(error))
                    draft.give_back(set(parts))
                    is_kept = False
        return is_kept

    def _note_saved(self, draft: Draft) -> None:
        self._failed.pop(draft.key, None)
        if not self._failed:
            self._window.banner.clear_notice("save")
        self._saved[draft.key] = dt.datetime.now().astimezone()
        if draft is self._sitting.current:
            self._show_saved()

    def _show_saved(self) -> None:
        """Show how far the issue in front is saved: never more than is on the disk."""
        draft, line = self._sitting.current, self._window.status_line
        if draft is None:
            line.show_saved("", "")
        elif draft.locked:
            line.show_saved("locked", "只读")
        elif draft.key in self._failed:
            line.show_saved("failed", "没存上")
        elif not draft.is_safe or self._is_typing:
            line.show_saved("changed", "有改动，即将自动保存")
        elif draft in self._underway:
            line.show_saved("saving", "正在保存")
        elif when := self._saved.get(draft.key):
            line.show_saved("saved", f"已保存 {when:%H:%M}")
        elif draft.entry is not None:
            line.show_saved("saved", "已保存")
        else:
            line.show_saved("changed", "还没有存过")

    @property
    def _is_typing(self) -> bool:
        is_typing = self._bench.editor.is_typing or self._bench.title.is_typing
        return is_typing or any(field.is_pending for field in self._fields)

    def _show_tabs(self) -> None:
        tabs = tabs_of(tuple(self._sitting.drafts.values()))
        current = self._sitting.current
        self._window.tabs.show_issues(tabs, current.key if current else "")


def _timer(parent: QObject, interval: int, timeout: Callable[[], None]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=interval)
    timer.timeout.connect(timeout)
    return timer
