"""Lines of body text that become headings while their number is typed."""

from PySide6.QtGui import QTextBlock, QTextCursor

from gazetteer_desk.bulletin.body import Kind
from ui.editor import tables
from ui.editor.look import KIND
from ui.editor.manuscript import Manuscript, kind_of


class HeadingLines:
    """Makes headings of lines of a manuscript; those in tables stay what they are."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript

    def is_text(self, line: QTextBlock) -> bool:
        """Return whether a line is body text, or a gap that becomes some."""
        kind = kind_of(line) if line.blockFormat().hasProperty(KIND) else Kind.BODY
        return kind is Kind.BODY and tables.around(QTextCursor(line)) is None

    def make(self, line: QTextBlock, kind: Kind) -> None:
        """Make the line a heading."""
        QTextCursor(line).setBlockFormat(self._manuscript.measure.block(kind))
