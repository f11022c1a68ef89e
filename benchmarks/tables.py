"""Print how long keys and commands take in tables of 40 x 8 and 500 x 8 inside an article.

python -m benchmarks.tables [KEYSTROKES]
"""

import os
import sys
import time
from collections.abc import Callable

from benchmarks import figures


PARAGRAPHS = 100
SIZES = ((40, 8), (500, 8))


def main(keystrokes: int) -> None:
    """Show each article, type into its table, insert a row, print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gazetteer_desk.bulletin.body import Cell, Table, paragraph
    from ui.editor import table_deeds
    from ui.editor.body_editor import BodyEditor
    from ui.editor.edits import Spot

    app = QApplication(["tables"])

    def took(deed: Callable[[], object]) -> float:
        begun = time.perf_counter()
        deed()
        app.processEvents()
        return (time.perf_counter() - begun) * 1000

    for rows, columns in SIZES:
        editor = BodyEditor()
        editor.resize(700, 640)
        editor.show()
        words = tuple(paragraph("县志办汇报进展情况。" * 20) for _ in range(PARAGRAPHS))
        cells = (
            tuple(Cell((paragraph(f"第{r}行{c}"),)) for c in range(columns)) for r in range(rows)
        )
        table = Table(tuple(cells), header=True)
        show = took(lambda: editor.show_body((*words, table, *words)))  # noqa: B023
        editor.go_to(Spot((PARAGRAPHS, rows // 2, 1, 0), 2))
        app.processEvents()
        keys = sorted(took(lambda: QTest.keyClick(editor, Qt.Key.Key_A)) for _ in range(keystrokes))  # noqa: B023
        row = took(lambda: table_deeds.do(editor, "下方插入行"))  # noqa: B023
        column = took(lambda: table_deeds.do(editor, "右侧插入列"))  # noqa: B023
        p95 = keys[int(len(keys) * 0.95)]
        name = f"{rows} x {columns}"
        figures.tell(f"{name}, keystroke, p95", f"{p95:.1f} ms", "<= 16 ms", is_met=p95 <= 16)
        print(f"  median {keys[len(keys) // 2]:.1f} ms, shown in {show:.0f} ms,", end=" ")
        print(f"a row comes in {row:.0f} ms, a column in {column:.0f} ms")
        editor.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100)
