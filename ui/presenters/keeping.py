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
from gazetteer_desk.bulletin.lacking import has_words, is_blank
from gazetteer_desk.desk.desk import Saving
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import DiskFull, Known
from gazetteer_desk.history.lines import Kept
from gazetteer_desk.history.occasion import Occasion
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts
from ui.widgets.banner import Notice
from ui.widgets.tabs import IssueTab


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
        self._saved: dict[str, dt.datetime] = {}
        self.kept: list[Callable[[Draft, Kept], None]] = []
        self._rest = _timer(window, REST_MS, self.autosave)
        self._steady = _timer(window, STEADY_MS, self._on_steady)
        self._again = _timer(window, RETRY_MS, self.autosave)
        self._backup = QTimer(window, interval=BACKUP_MS)
        self._backup.timeout.connect(self.back_up_if_needed)
        self._backup.start()
        bench.editor.typed.connect(self._on_typed)
        window.deeds["save"].triggered.connect(self._on_save)
        sitting.changed.append(self._on_changed)
        sitting.shown.append(self._show_saved)
        sitting.opened.append(self._show_tabs)

    def _on_save(self) -> None:
        self.save()

    def save(self, occasion: Occasion = Occasion.SAVED, *, note: str = "") -> None:
        """Keep the issue in front as a revision and say which."""
        self._sitting.settle()
        if draft := self._sitting.current:
            self.keep(draft, occasion, note=note, done=partial(self._tell_kept, draft))

    def keep(
        self,
        draft: Draft,
        occasion: Occasion,
        *,
        note: str = "",
        done: Callable[[Kept], None] | None = None,
    ) -> None:
        """Keep a draft as a revision; `done` is called when it is durable."""
        bulletin = draft.bulletin
        saving = Saving(
            key=draft.key,
            entry=draft.entry,
            base=draft.base,
            bulletin=bulletin,
            occasion=occasion,
            note=note,
        )
        self._worker.write(
            lambda: self._desk.keep(saving),
            partial(self._on_kept, draft, bulletin, done),
            self._on_failed,
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

    def _tell_kept(self, draft: Draft, kept: Kept) -> None:
        words = f"已存为第{kept.nth}稿。" if kept.is_new else f"和第{kept.nth}稿一样，没有另存。"
        if draft is self._sitting.current:
            self._window.status_line.show_note(words)

    def _tell_overtaken(self, kept: Kept) -> None:
        theirs = "、".join(f"第{nth}稿" for nth in kept.overtook)
        self._window.banner.show_notice(
            Notice(
                "overtaken",
                f"这一期在别处也存了{theirs}，您的存为第{kept.nth}稿，都在“版本”里，没有覆盖。",
                "amber",
                (("known", "知道了"),),
            )
        )

    def autosave(self) -> None:
        """Write the last words of every draft that has some."""
        if self._bench.editor.is_composing:
            self._rest.start()
            return
        self._steady.stop()
        for draft in self._sitting.drafts.values():
            parts = draft.take_unsafe()
            if not parts:
                continue
            self._worker.write(
                partial(self._desk.autosave, draft.key, draft.entry, draft.base, parts),
                partial(self._on_autosaved, draft),
                partial(self._on_autosave_failed, draft, set(parts)),
            )

    def _on_autosaved(self, draft: Draft, _: None) -> None:
        self._note_saved(draft)

    def _on_autosave_failed(self, draft: Draft, parts: set[str], error: Known) -> None:
        draft.give_back(parts)
        self._on_failed(error)
        self._again.start()

    def _on_failed(self, error: Known) -> None:
        self._window.status_line.show_saved("failed", "没存上")
        words = str(error)
        if isinstance(error, DiskFull):
            words = "磁盘满了，刚写的字还没存上。腾出空间后会自动再存。"
        self._window.banner.show_notice(
            Notice("save", words, "red", (("save_elsewhere", "存到别处"),))
        )

    def _on_typed(self) -> None:
        self._window.status_line.show_saved("changed", "有改动，即将自动保存")
        if not self._steady.isActive():
            self._steady.start()

    def _on_steady(self) -> None:
        self._sitting.settle()
        self.autosave()

    def _on_changed(self, parts: Parts) -> None:
        del parts
        self._window.status_line.show_saved("changed", "有改动，即将自动保存")
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
        """Keep every draft that was changed and holds something: nothing is asked at the end."""
        self._sitting.settle()
        for draft in self._sitting.drafts.values():
            if draft.is_unsaved and is_worth_keeping(draft.bulletin):
                self.keep(draft, Occasion.AUTO)

    def stop(self) -> None:
        """Do nothing more by itself: the end has come."""
        for timer in (self._rest, self._steady, self._again, self._backup):
            timer.stop()

    def rescue(self) -> None:
        """Write the last words of every draft now, on this thread: something broke."""
        for draft in self._sitting.drafts.values():
            if parts := draft.take_unsafe():
                self._desk.autosave(draft.key, draft.entry, draft.base, parts)

    def _note_saved(self, draft: Draft) -> None:
        self._window.banner.clear_notice("save")
        self._saved[draft.key] = dt.datetime.now().astimezone()
        if draft is self._sitting.current:
            self._show_saved()

    def _show_saved(self) -> None:
        draft = self._sitting.current
        if draft is None:
            self._window.status_line.show_saved("", "")
        elif when := self._saved.get(draft.key):
            self._window.status_line.show_saved("saved", f"已保存 {when:%H:%M}")
        elif draft.entry is not None:
            self._window.status_line.show_saved("saved", "已保存")
        else:
            self._window.status_line.show_saved("changed", "还没有存过")

    def _show_tabs(self) -> None:
        tabs = [
            IssueTab(draft.key, tab_words(draft.bulletin), "dot" if draft.is_unsaved else "")
            for draft in self._sitting.drafts.values()
        ]
        current = self._sitting.current
        self._window.tabs.show_issues(tabs, current.key if current else "")


def tab_words(bulletin: Bulletin) -> str:
    """Return what an issue's tab says: 第13期 拟稿, or the series while there is no number."""
    return f"{bulletin.number.label.split('（')[0] or bulletin.masthead.series or '新简报'} 拟稿"


def is_worth_keeping(bulletin: Bulletin) -> bool:
    """Tell whether an issue holds any words of its own."""
    return has_words(bulletin.note) or any(not is_blank(article) for article in bulletin.articles)


def _timer(parent: QObject, interval: int, timeout: Callable[[], None]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=interval)
    timer.timeout.connect(timeout)
    return timer
