"""A clerk who does something, anything, at the real window; and the bodies it begins with."""

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import table_deeds as deeds
from gazetteer_desk.bulletin import table_edit
from gazetteer_desk.bulletin.body import (
    Block,
    Body,
    Cell,
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
    tidy_spans,
)
from gazetteer_desk.bulletin.outline import sections
from gazetteer_desk.bulletin.squares import Area
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current, foreign
from ui.editor import clipboard, table_deeds
from ui.editor.body_editor import BodyEditor
from ui.editor.edits import Spot
from ui.program import Program


if TYPE_CHECKING:
    from collections.abc import Callable

Chance = random.Random
WORDS = (
    "地方志",
    "一、",
    "（一）",
    "一是抓学习。",
    "𠮷林",
    "葛\U000e0100",
    "上半年，",
    "。",
    '"',
    ",",
    "...",
    "--",
    "1.",
    "👨\u200d👩",
    "e\u0301",
)
NO, CTRL, SHIFT = Qt.NoModifier, Qt.ControlModifier, Qt.ShiftModifier
KEYS = (
    *((key, NO) for key in (Qt.Key_Return, Qt.Key_Backspace, Qt.Key_Delete, Qt.Key_Tab)),
    *((key, SHIFT) for key in (Qt.Key_Return, Qt.Key_Tab, Qt.Key_Up, Qt.Key_Right, Qt.Key_Down)),
    *((key, NO) for key in (Qt.Key_Up, Qt.Key_Down, Qt.Key_Left, Qt.Key_Right, Qt.Key_Escape)),
    *((key, CTRL) for key in (Qt.Key_Backspace, Qt.Key_Delete, Qt.Key_Home, Qt.Key_End)),
    *((key, Qt.AltModifier | SHIFT) for key in (Qt.Key_Up, Qt.Key_Down)),
    *((key, CTRL) for key in (Qt.Key_0, Qt.Key_1, Qt.Key_2, Qt.Key_3, Qt.Key_4, Qt.Key_E)),
    *((key, CTRL) for key in (Qt.Key_A, Qt.Key_B, Qt.Key_C, Qt.Key_X, Qt.Key_V, Qt.Key_V)),
    *((key, CTRL) for key in (Qt.Key_Z, Qt.Key_Z, Qt.Key_Y)),
)
PASTED = (
    (paragraph("一是抓学习。"), paragraph("三是抓落实。")),
    (paragraph("（二）建册。各地备案。", Kind.HEADING2, lead=6),),
    (Picture("a" * 64, "image/png", 60, "图"), paragraph("末")),
    (
        Table(
            ((Cell((paragraph("甲"),), 2),), (Cell((paragraph("乙"),)), Cell((paragraph(""),)))),
            True,
        ),
    ),
)
HTML = "<h1>一、头</h1><p>正<b>文</b></p><table><tr><td colspan=2>甲<tr><td>乙<td>丙</table>"
PHRASES = ("为{{单位}}编。", "一、头\n甲{{名称}}乙\n末", "常用语")


def some_words(chance: Chance, most: int = 3) -> str:
    """Return a few words, or none."""
    return "".join(chance.choices(WORDS[:8], k=chance.randrange(most)))


def some_paragraph(chance: Chance) -> Paragraph:
    """Return a paragraph of any kind and marks."""
    marks = [frozenset(chance.sample(list(Mark), chance.choice((0, 0, 1, 2)))) for _ in range(3)]
    spans = tidy_spans(tuple(Span(some_words(chance), one) for one in marks))
    made = Paragraph(chance.choice(list(Kind)), spans)
    lead = chance.choice((0, chance.randint(0, len(made.text))))
    return Paragraph(made.kind, made.spans, lead)


def some_table(chance: Chance) -> Table:
    """Return a table with merged cells, now and then one that stands in parts on the screen."""
    rows, columns = (
        (60, 2) if chance.random() < 0.1 else (chance.randint(1, 4), chance.randint(1, 4))
    )
    cells = [[Cell((some_paragraph(chance),)) for _ in range(columns)] for _ in range(rows)]
    made = Table(tuple(map(tuple, cells)), chance.random() < 0.5, (), some_words(chance, 2))
    for _ in range(chance.randrange(3)):
        made = table_edit.merge(made, some_area(chance, made))
    if chance.random() < 0.3:
        wide = max(sum(cell.colspan for cell in row) for row in made.rows)
        made = table_edit.with_widths(made, [chance.randint(1, 9) for _ in range(wide)])
    return made


def some_area(chance: Chance, table: Table) -> Area:
    """Return some squares of a table that cut no cell."""
    rows = len(table.rows)
    columns = max(sum(cell.colspan for cell in row) for row in table.rows)
    row, column = chance.randrange(rows), chance.randrange(columns)
    high, wide = chance.randint(1, min(3, rows - row)), chance.randint(1, columns - column)
    return table_edit.whole(table, Area(row, column, high, wide))


def some_body(chance: Chance) -> Body:
    """Return a body of all that there is."""
    one: tuple[Callable[[], Block], ...] = (
        lambda: some_paragraph(chance),
        lambda: some_paragraph(chance),
        lambda: some_paragraph(chance),
        lambda: some_table(chance),
        lambda: Picture(chance.choice("ab") * 64, "image/png", chance.choice((0, 60.5)), "图"),
        lambda: Picture("a" * 64, "image/png"),
    )
    return tuple(chance.choice(one)() for _ in range(chance.randrange(6)))


class Dropped(QDropEvent):
    """Words that were dragged out of the editor itself and let go over it."""

    def __init__(self, editor: BodyEditor, action: Qt.DropAction) -> None:
        self._mime, self._from = editor.createMimeDataFromSelection(), editor
        super().__init__(QPointF(0, 0), action, self._mime, Qt.LeftButton, NO)
        self.setDropAction(action)

    def source(self) -> BodyEditor:
        return self._from


class Clerk:
    """Does something, anything."""

    def __init__(self, office: Office, program: Program, chance: Chance) -> None:
        self.office, self.program, self.chance = office, program, chance
        self.bench, self.editor = program.bench, program.bench.editor

    def do_something(self) -> None:
        weighed: tuple[tuple[int, Callable[[], object]], ...] = (
            (6, self.write),
            (9, self.strike),
            (3, self.write_elsewhere),
            (2, self.write_caption),
            (3, self.paste),
            (2, self.paste_foreign),
            (2, self.drop),
            (4, self.table),
            (2, self.point),
            (2, self.picture),
            (1, lambda: self.editor.toggle_mark(self.chance.choice(list(Mark)))),
            (1, lambda: self.editor.set_kind(self.chance.choice(list(Kind)))),
            (1, lambda: self.trigger("renumber", "lead_sentence", "lead_whole", "today")),
            (1, lambda: self.program.phrasing.insert(self.chance.choice(PHRASES))),
            (1, lambda: self.program.phrasing.insert_symbol("〔")),
            (1, self.move_section),
            (1, self.replace),
            (2, lambda: self.trigger("article_up", "article_down", "new_article")),
            (1, lambda: self.trigger("remove_article")),
            (3, lambda: self.trigger("previous_article", "next_article")),
            (2, lambda: self.trigger("undo", "redo")),
            (1, lambda: self.trigger("save")),
            (1, self.program.keeping._on_steady),
            (1, lambda: self.editor.zoom(self.chance.choice((0, 80, 150)))),
        )
        weights, all_of = zip(*weighed, strict=True)
        self.chance.choices(all_of, weights)[0]()

    def place_caret(self) -> None:
        """Put the caret anywhere, or choose something."""
        self.editor.flush()
        cursor, last = self.editor.textCursor(), self.editor.document().characterCount()
        cursor.setPosition(self.chance.randrange(last))
        if self.chance.random() < 0.3:
            there = cursor.position() + self.chance.choice((-20, -3, 1, 5, 50, 10_000))
            cursor.setPosition(min(max(there, 0), last - 1), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def write(self) -> None:
        if self.chance.random() < 0.5:
            self.place_caret()
        for word in self.chance.choices(WORDS, k=3):
            if word.isascii():
                QTest.keyClicks(self.editor, word)
                continue
            if self.chance.random() < 0.3:
                compose(self.editor, "pinyin")
            commit(self.editor, word)

    def strike(self) -> None:
        if self.chance.random() < 0.5:
            self.place_caret()
        QTest.keyClick(self.editor, *self.chance.choice(KEYS))

    def write_elsewhere(self) -> None:
        page, title = self.program.window.article_page, self.bench.title
        view = self.chance.choice((title, page.note, page.subtitle, page.units._line))
        commit(view, self.chance.choice(WORDS))
        if view is title and self.chance.random() < 0.3:
            QTest.keyClick(title, Qt.Key_Return, SHIFT)
        if view is page.units._line:
            page.units.flush()

    def write_caption(self) -> None:
        table_deeds.to_caption(self.editor)
        self.write()

    def paste(self) -> None:
        self.place_caret()
        body = self.chance.choice((*PASTED, some_body(self.chance)))
        self.editor.insert_body(body, "粘贴")

    def paste_foreign(self) -> None:
        self.place_caret()
        mime = foreign(HTML)
        if self.chance.random() < 0.5:
            mime = QMimeData()
            mime.setText("甲\n  乙\t丙\n\n一、丁")
        clipboard.offer(mime)
        QTest.keyClick(self.editor, Qt.Key_V, self.chance.choice((CTRL, CTRL | SHIFT)))
        if self.chance.random() < 0.7:
            self.office.settle(self.program)

    def drop(self) -> None:
        """Drag what is chosen to some other place."""
        self.place_caret()
        if self.editor.has_selection:
            target = self.editor.textCursor()
            target.setPosition(self.chance.randrange(self.editor.document().characterCount()))
            self.editor.cursorForPosition = lambda _point: target
            try:
                action = self.chance.choice((Qt.MoveAction, Qt.MoveAction, Qt.CopyAction))
                self.editor.dropEvent(Dropped(self.editor, action))
            finally:
                del self.editor.cursorForPosition

    def table(self) -> None:
        self.into_table()
        name = self.chance.choice([*deeds.DEEDS, "选择行", "选择列", "选择表格", ""])
        here = table_deeds.at_caret(self.editor)
        if here is not None and self.chance.random() < 0.5:
            self.editor.choice.choose(
                some_area(self.chance, table_edit.split(here.table, here.area))
            )
        if name:
            table_deeds.command(self.editor, name)
        else:
            table_deeds.insert(self.editor, 2, 2)

    def into_table(self) -> None:
        self.place_caret()
        frames = self.editor.document().rootFrame().childFrames()
        if frames and self.chance.random() < 0.8:
            frame = self.chance.choice(frames)
            cursor = self.editor.textCursor()
            cursor.setPosition(self.chance.randint(frame.firstPosition(), frame.lastPosition()))
            self.editor.setTextCursor(cursor)

    def point(self) -> None:
        """Press the mouse somewhere, drag it and let go: cells, borders, words."""
        if not self.editor.isVisible():
            return
        view, cursor = self.editor.viewport(), self.editor.textCursor()
        cursor.clearSelection()
        self.editor.setTextCursor(cursor)
        begun, ended = self.somewhere(), self.somewhere()
        QTest.mousePress(view, Qt.LeftButton, NO, begun)
        QTest.mouseMove(view, ended)
        QTest.mouseRelease(view, Qt.LeftButton, NO, ended)

    def somewhere(self):
        box = self.editor.viewport().rect()
        return QPointF(
            self.chance.randrange(box.width()), self.chance.randrange(box.height())
        ).toPoint()

    def picture(self) -> None:
        """Change the width or the caption of a picture in its panel."""
        pictures = [at for at, one in enumerate(self.editor.body()) if isinstance(one, Picture)]
        panel = self.program.tabling._panel
        if pictures:
            self.editor.go_to(Spot((self.chance.choice(pictures),), 1))
        if not panel.isVisible():  # words beside the picture, or another page in front
            return
        if self.chance.random() < 0.5:
            panel.width_mm.clear()
            QTest.keyClicks(panel.width_mm, self.chance.choice(("", "50", "999", "x", "-3")))
        else:
            commit(panel.caption, self.chance.choice(WORDS))
        if self.chance.random() < 0.5:
            panel.flush()

    def move_section(self) -> None:
        found = sections(self.editor.body())
        if found:
            heading = self.chance.choice(found).at
            self.program.outlining._move(heading, self.chance.choice((-1, 1)))

    def replace(self) -> None:
        bar = self.bench.find_bar
        bar.open(self.chance.choice(("一", "地方志", "。", "𠮷")), replacing=True)
        self.office.settle(self.program)
        other = self.chance.choice(("", "换", "\U00020000"))
        if self.chance.random() < 0.5:
            bar.replace_asked.emit(other)
            self.office.settle(self.program)
            bar.replace_asked.emit(other)
        else:
            hits = self.program.finding.hits
            self.program.replacing._replace_all(hits, lambda _: other, tuple(range(len(hits))))
        self.office.settle(self.program)
        self.program.finding.close()

    def trigger(self, *names: str) -> None:
        self.program.window.deeds[self.chance.choice(names)].trigger()

    def astray(self) -> dict[str, tuple[object, object]]:
        """Return where the window does not show what the draft holds: both, by part."""
        place, bulletin = self.program.sitting.place, current(self.program)
        if place not in {one.key for one in bulletin.articles}:
            return {}
        article, page = bulletin.article(place), self.program.window.article_page
        note = "\n".join(one.text for one in article.note)
        parts = {
            "body": (self.editor.body(), article.body),
            "title": (self.bench.title.lines(), article.title),
            "subtitle": (page.subtitle.text(), article.subtitle),
            "credits": (page.units._words, article.credits),
            "note": (page.note.toPlainText().strip(), note.strip()),
        }
        return {part: two for part, two in parts.items() if two[0] != two[1]}
