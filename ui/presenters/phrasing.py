"""What stands ready to be put in: today's date, special characters, phrases with their fields."""

import datetime as dt
from functools import partial
from pathlib import Path

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.cleaning import split_lines
from gazetteer_desk.bulletin.phrase import Phrase, body_of, filled
from gazetteer_desk.directory import phrases
from gazetteer_desk.directory.phrases import Phrases
from gazetteer_desk.errors import Known
from ui.dialogs.phrases import PhraseBook
from ui.editor import phrase_fields, symbol_picker
from ui.presenters.bench import Bench


_NAME = "插入常用语"
_NOWHERE = "先把光标放到要写的地方，再插入。"


class Phrasing:
    """Joins 插入 and its buttons to the editor, and the phrases to their files in `folder`."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self._bench = bench
        self._folder = folder
        self._told = ""
        toolbar, deeds = bench.toolbar, bench.window.deeds
        for asked in (toolbar.today_asked, deeds["today"].triggered):
            asked.connect(self.insert_today)
        deeds["symbol"].triggered.connect(toolbar.open_symbols)
        deeds["phrase"].triggered.connect(toolbar.open_phrases)
        toolbar.symbol_chosen.connect(self.insert_symbol)
        toolbar.symbols.show_recent(bench.window.kept_symbols())
        toolbar.phrases.aboutToShow.connect(self._on_menu)
        toolbar.phrases.phrase_chosen.connect(self.insert)
        toolbar.phrases.keep_asked.connect(self._keep_selected)
        toolbar.phrases.manage_asked.connect(partial(self.manage, ""))
        self.read()

    def insert_today(self) -> None:
        """Write today's date in official form."""
        self._bench.at_caret.insert(numbering.official_date(dt.date.today()), "插入日期")

    def insert_symbol(self, sign: str) -> None:
        """Write a special character, which stands first in the palette from now on."""
        window, picker = self._bench.window, self._bench.toolbar.symbols
        self._bench.at_caret.insert(sign, "插入特殊字符")
        recent = symbol_picker.used(window.kept_symbols(), sign)
        window.keep_symbols(recent)
        picker.show_recent(recent)
        self._to_caret()

    def insert(self, text: str) -> None:
        """Put a phrase in as one deed, and select its first field."""
        self._to_caret()
        text = filled(text, dt.date.today())
        if self._bench.at_caret.is_in_body:
            self._insert_into_body(text)
        elif not self._bench.at_caret.insert("".join(split_lines(text)), _NAME):
            self._say(_NOWHERE)

    def _to_caret(self) -> None:
        if (field := self._bench.at_caret.field) is not None:
            field.setFocus()

    def _insert_into_body(self, text: str) -> None:
        editor = self._bench.editor
        if editor.isReadOnly() or editor.is_composing:
            return
        start = editor.textCursor().selectionStart()
        lines = split_lines(text)
        if len(lines) == 1:
            editor.insert_text(lines[0], _NAME)
        else:
            editor.insert_body(body_of(text), _NAME)
        cursor = editor.textCursor()
        end = cursor.position()
        cursor.setPosition(start)
        editor.setTextCursor(cursor)
        if "{{" in text and phrase_fields.to_next(editor):
            self._say("按 Tab 到下一个要填的地方。")
            return
        cursor.setPosition(end)
        editor.setTextCursor(cursor)

    def read(self) -> None:
        """Read the files again, in the background: the shared one may be far away."""
        folder = self._folder
        self._bench.worker.read(lambda: phrases.read(folder), self._take, topic="phrases")

    def _take(self, known: Phrases) -> None:
        self._bench.toolbar.phrases.show_phrases(known.own, known.shared)
        if known.remark and known.remark != self._told:
            self._say(known.remark)
        self._told = known.remark

    def _on_menu(self) -> None:
        self._bench.toolbar.phrases.can_keep(can=bool(self._bench.at_caret.selected()))
        self.read()  # for the next time: others may have changed the shared file

    def _keep_selected(self) -> None:
        self.manage(self._bench.at_caret.selected())

    def manage(self, text: str = "") -> None:
        """Open the book of phrases; with a text, a new one of it is ready to be named."""
        folder = self._folder
        self._bench.worker.read(
            lambda: phrases.read(folder), partial(self._open_book, text), topic="phrase book"
        )

    def _open_book(self, text: str, known: Phrases) -> None:
        book = PhraseBook(known.own, known.shared_path, self._bench.window)
        if text.strip():
            book.add(Phrase("", text))
        book.kept.connect(self._keep)
        book.open()

    def _keep(self, own: tuple[Phrase, ...], shared_path: str) -> None:
        self._bench.worker.write(
            lambda: phrases.write(self._folder, own, shared_path),
            lambda _: self._on_kept(),
            self._on_failed,
        )

    def _on_kept(self) -> None:
        self._say("常用语已保存。")
        self.read()

    def _on_failed(self, error: Known) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)
