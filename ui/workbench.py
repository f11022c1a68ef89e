"""The window and the parts of its editor, put together on a desk."""

from pathlib import Path

from gazetteer_desk.desk.desk import Desk
from ui import theme
from ui.editor.body_editor import BodyEditor
from ui.editor.find_bar import FindBar
from ui.editor.title_field import TitleField
from ui.editor.toolbar import EditorToolbar
from ui.places import PLACES
from ui.presenters.at_caret import AtCaret
from ui.presenters.bench import Bench
from ui.presenters.lasting import Lasting
from ui.presenters.sitting import Sitting
from ui.window import Window
from ui.worker import Worker


def put_together(desk: Desk, worker: Worker, sitting: Sitting, folder: Path) -> Bench:
    """Return what every presenter works with; the window remembers its places in `folder`."""
    toolbar, title = EditorToolbar(theme.icon), TitleField()
    editor = BodyEditor(plate=desk.plate)
    window = Window(toolbar, title, editor, settings=folder / PLACES)
    find_bar = FindBar()
    window.article_page.put_bar(find_bar)
    return Bench(
        sitting,
        window,
        toolbar,
        title,
        editor,
        find_bar,
        AtCaret(window, toolbar, title, editor),
        desk,
        worker,
        Lasting(window.status_line, worker),
    )
