"""What a screen reader is told of the caret: which kind the paragraph is that it came into.

The words themselves it reads from the editor; that they are a heading only the gutter shows.
"""

from gazetteer_desk.bulletin.body import Kind
from ui.presenters.bench import Bench
from ui.widgets.announcing import announce


class Voicing:
    """Joins the caret of the body to the voice."""

    def __init__(self, bench: Bench) -> None:
        self._editor = bench.editor
        self._told = Kind.BODY
        bench.editor.caret_moved.connect(self._on_caret)
        bench.sitting.placed.append(self._on_placed)

    def _on_placed(self) -> None:
        self._told = Kind.BODY  # another article: a heading at its beginning is news again

    def _on_caret(self, kind: Kind, _marks: object) -> None:
        if kind is not self._told:
            self._told = kind
            announce(self._editor, kind.label)
