"""Show another paragraph in place of one, on its own line."""

from PySide6.QtGui import QTextBlock, QTextCursor

from gazetteer_desk.bulletin.body import Paragraph
from ui.editor.manuscript import Manuscript, write_spans


def rewrite(
    document: Manuscript, line: QTextBlock, old: Paragraph, new: Paragraph, *, in_cell: bool = False
) -> None:
    """Show `new` on a line that holds nothing but the paragraph `old`."""
    if old == new:
        return
    cursor = QTextCursor(line)
    if old.spans != new.spans:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        write_spans(cursor, new.spans)
    if old.spans == new.spans or old.kind != new.kind:
        # Also where only the run-in stretch changed: the painter of faces looks again.
        cursor.setBlockFormat(document.measure.block(new.kind, in_cell=in_cell))
    document.remember(line, new)
