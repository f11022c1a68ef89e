"""The faces of headings and captions, laid over the characters without touching them."""

from PySide6.QtGui import QSyntaxHighlighter

from gazetteer_desk.bulletin.body import HEADINGS
from ui.editor.look import KIND
from ui.editor.manuscript import Manuscript


class Faces(QSyntaxHighlighter):
    """Show each line in the face of its kind; of a run-in heading the heading sentence only."""

    def __init__(self, document: Manuscript) -> None:
        super().__init__(document)
        self._manuscript = document

    def highlightBlock(self, text: str) -> None:
        """Lay the face over one line."""
        known = self._manuscript.values.get(self.currentBlockState())
        if known is not None and self._manuscript.measure.face(known.kind) is None:
            return  # most lines, found out without asking Qt for their format
        line = self.currentBlock()
        role = line.blockFormat().stringProperty(KIND)
        if not text or not role:
            return
        face = self._manuscript.measure.face(role)
        lead = self._manuscript.lead(line, text) if role in HEADINGS else 0
        if face is not None:
            self.setFormat(0, lead or len(text.encode("utf-16-le", "surrogatepass")) // 2, face)
