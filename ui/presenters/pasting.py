"""What comes from the clipboard and from picture files into the article under the pen.

Our own blocks and plain text are read here; HTML of other programs goes to the child process,
which may fail or be killed without harm. The caret's place is kept by the editor meanwhile.
"""

from ui.presenters.bench import Bench


_LARGEST_PICTURE = 50_000_000


class Pasting:
    """Joins paste and 插入图片 to the desk."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = bench.sitting
        self._bench = bench
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        bench.editor.pasted.connect(self._on_pasted)
        bench.toolbar.picture_asked.connect(self.insert_picture)
