"""Print how long 全部替换 of 5,000 hits holds the window up, beside a bare QTextEdit.

    python -m benchmarks.replacing

The hits stand in an article of 100,000 characters. Measured are the deeds of the clerk: to type
what is looked for, to ask for the list of all places, to agree to it, to take it back and to do it
again. A bare QTextEdit replaces the same hits in one edit block.
"""

import os
import sys

from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks import figures
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from tests import make
from tests.turns import Turn, Turns
from ui.app import build
from ui.dialogs.replacements import Replacements
from ui.program import Program


HITS = 5_000
OLD, NEW = "县志", "地方志"
WORDS = "会议部署村志编纂工作各乡镇汇报进展"
BOUND_MS, OTHER_MS = 300, 100
A_PARAGRAPH = 20  # hits


def main() -> None:
    """Measure and print, in this process."""
    with figures.office() as (folder, given):
        os.environ |= given
        program = build(path=folder / "desk.sqlite")
        program.window.resize(1366, 768)
        program.window.show()
        program.begin()
        turns = Turns()
        found = _replace(program, turns)
        bare = _bare(turns)
        turns.close()
        program.end()
    for turn in found:
        bound = BOUND_MS if turn.deed == "agree" else OTHER_MS
        value = f"{turn.felt_ms:.1f} ms"
        figures.tell(
            f"{turn.deed}, {HITS} hits", value, f"<= {bound} ms", is_met=turn.felt_ms <= bound
        )
        print(f"  by the clock {turn.clock_ms:.1f} ms")
    print(f"a bare QTextEdit: {bare.felt_ms:.1f} ms")


def _issue() -> Bulletin:
    one = (OLD + WORDS) * A_PARAGRAPH + "。"
    body = tuple(paragraph(f"{nth}．{one}") for nth in range(HITS // A_PARAGRAPH))
    return make.bulletin(make.article("长篇", key="long", body=body))


def _replace(program: Program, turns: Turns) -> list[Turn]:
    window, bar = program.window, program.bench.find_bar
    turns.do("open", lambda: program.opening.open_new(_issue()), rest_s=1)
    turns.do("bar", window.deeds["replace"].trigger, rest_s=0.5)
    typed = QInputMethodEvent()
    typed.setCommitString(OLD)
    found = [turns.do("look", lambda: QApplication.sendEvent(bar.field, typed), rest_s=1)]

    def lists() -> list[Replacements]:
        return window.findChildren(Replacements)

    found.append(turns.do("go on", lambda: bar.stepped.emit(1), rest_s=0.5))
    found.append(turns.do("list", lambda: bar.replace_all_asked.emit(NEW), lists, rest_s=0.5))
    [dialog] = lists()
    found.append(turns.do("agree", dialog.yes.click, rest_s=2))
    _expect(program, NEW)
    found.append(turns.do("undo", program.writing.undo, rest_s=2))
    _expect(program, OLD)
    found.append(turns.do("redo", program.writing.redo, rest_s=2))
    _expect(program, NEW)
    return found


def _expect(program: Program, words: str) -> None:
    if program.bench.editor.toPlainText().count(words) != HITS:
        sys.exit(f"{words} does not stand {HITS} times")


def _bare(turns: Turns) -> Turn:
    view = QTextEdit()
    view.setPlainText("\n".join(b.text for b in _issue().articles[0].body if hasattr(b, "text")))
    view.resize(1000, 700)
    view.show()

    def replace() -> None:
        whole = QTextCursor(view.document())
        whole.beginEditBlock()
        cursor = view.document().find(OLD, 0)
        while not cursor.isNull():
            cursor.insertText(NEW)
            cursor = view.document().find(OLD, cursor)
        whole.endEditBlock()
        QApplication.processEvents()

    return turns.do("bare", replace)


if __name__ == "__main__":
    main()
