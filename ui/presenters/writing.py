"""The editor's keys and buttons, and undo: one authority for the whole issue.

Ctrl+Z takes back the last deed where the clerk is: in this article, or in the frame of the issue;
in the outline the last deed of all. What was done to the whole issue at once (全部改正, 全部替换,
忽略) is a deed of every place, as long as it is the last.
"""

from functools import partial

from gazetteer_desk.bulletin.body import Body, Kind, Mark
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.desk.draft import FRAME, Undone
from ui.editor import table_deeds
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting


class Writing:
    """Joins editor, title, toolbar and undo to the article in front."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = bench.window
        self._drafting = drafting
        bench.sitting.shown.append(self._show_history)
        bench.sitting.changed.append(lambda _: self._show_history())
        bench.sitting.placed.append(self._show_history)
        bench.at_caret.moved.connect(self._show_history)
        bench.editor.typed.connect(self._show_history)
        bench.title.typed.connect(self._show_history)
        self._join_editor()
        self._join_deeds()

    def _join_editor(self) -> None:
        editor, title, status = self._bench.editor, self._bench.title, self._window.status_line
        editor.rested.connect(self._on_rested)
        editor.hinted.connect(status.show_note)
        editor.refused.connect(status.show_note)
        editor.caret_moved.connect(self._on_caret)
        editor.left_upward.connect(title.setFocus)
        title.left_downward.connect(editor.setFocus)
        title.title_edited.connect(self._on_title)
        for view in (editor, title, self._bench.toolbar):
            view.undo_asked.connect(self.undo)
            view.redo_asked.connect(self.redo)

    def _join_deeds(self) -> None:
        actions, toolbar = self._window.deeds, self._bench.toolbar
        for kind in Kind:
            actions[f"kind_{kind}"].triggered.connect(partial(self._on_kind, kind))
        for mark in Mark:
            actions[mark.value].triggered.connect(partial(self._on_mark, mark))
        for name, whole in (("lead_sentence", False), ("lead_whole", True)):
            actions[name].triggered.connect(partial(self._on_lead, whole=whole))
        actions["undo"].triggered.connect(self.undo)
        actions["redo"].triggered.connect(self.redo)
        toolbar.kind_chosen.connect(self._on_kind)
        toolbar.mark_toggled.connect(self._on_mark)
        actions["table"].triggered.connect(toolbar.open_tables)
        toolbar.table_asked.connect(partial(table_deeds.insert, self._bench.editor))
        self._window.status_line.note_answered.connect(self._on_note_answered)

    def _on_rested(self, name: str, body: Body) -> None:
        self._drafting.edit_article(name, "body", body)

    def _on_title(self, lines: tuple[str, ...]) -> None:
        self._drafting.edit_article("改题名", "title", lines)

    def _on_kind(self, kind: Kind, _checked: bool = False) -> None:
        self._bench.editor.set_kind(kind)

    def _on_lead(self, _checked: bool = False, *, whole: bool) -> None:
        self._bench.editor.set_lead(whole=whole)

    def _on_mark(self, mark: Mark, _checked: bool = False) -> None:
        self._bench.editor.toggle_mark(mark)

    def _on_caret(self, kind: Kind, marks: frozenset[Mark]) -> None:
        self._bench.toolbar.show_caret(kind, marks)
        for one in Kind:
            self._window.deeds[f"kind_{one}"].setChecked(one == kind)
        for one in Mark:
            self._window.deeds[one.value].setChecked(one in marks)

    def undo(self) -> None:
        """Take back the last deed where the clerk is: in this article, or in the frame."""
        if not self._bench.at_caret.is_in_draft:
            self._bench.at_caret.undo()
        elif not self._is_composing:
            self._sitting.settle()
            self._tell(self._sitting.undo(self._part_to_undo()), "撤销")

    def redo(self) -> None:
        """Do again what was taken back last where the clerk is."""
        if not self._bench.at_caret.is_in_draft:
            self._bench.at_caret.redo()
        elif not self._is_composing:
            self._sitting.settle()
            # What was undone last may have been this very article's coming: then it has no steps.
            redone = self._sitting.redo(self._part()) or self._sitting.redo(None)
            self._tell(redone, "重做")

    def _show_history(self) -> None:
        draft, part = self._sitting.current, self._part()
        undo = draft.undo_name(self._part_to_undo()) if draft else ""
        redo = (draft.redo_name(part) or draft.redo_name()) if draft else ""
        undo = "键入" if self._is_typing else undo
        if not self._bench.at_caret.is_in_draft:
            undo, redo = ("键入" if can else "" for can in self._bench.at_caret.history)
        self._bench.toolbar.show_history(undo, redo)
        for name, word, letter, deed in (
            ("undo", "撤销", "U", undo),
            ("redo", "重做", "R", redo),
        ):
            action = self._window.deeds[name]
            action.setText(f"{word} {deed}(&{letter})" if deed else f"{word}(&{letter})")
            action.setToolTip(f"{word} {deed}".strip())

    @property
    def _is_composing(self) -> bool:
        views = (self._bench.editor, self._bench.title, self._bench.at_caret)
        return any(view.is_composing for view in views)

    @property
    def _is_typing(self) -> bool:
        return self._bench.editor.is_typing or self._bench.title.is_typing

    def _part(self) -> str | None:
        if self._window.outline.isAncestorOf(self._window.focusWidget()):
            return None
        return FRAME if self._sitting.place in (MASTHEAD, TAIL) else self._sitting.place

    def _part_to_undo(self) -> str | None:
        draft = self._sitting.current
        step = draft.last_step if draft else None
        return None if step is not None and step.is_everywhere else self._part()

    def _tell(self, undone: Undone | None, deed: str) -> None:
        if undone is not None:
            self._drafting.go_where(undone.parts)
            words = undone.remark or f"已{deed}：{undone.name}"
            self._window.status_line.show_note(words)

    def _on_note_answered(self, name: str) -> None:
        if name == "undo":
            self._sitting.settle()
            self._tell(self._sitting.undo_offered(), "撤销")
