"""What every presenter works with: the open issues, the widgets, the desk, the queues."""

from dataclasses import dataclass

from gazetteer_desk.desk.desk import Desk
from ui.editor.body_editor import BodyEditor
from ui.editor.find_bar import FindBar
from ui.editor.title_field import TitleField
from ui.editor.toolbar import EditorToolbar
from ui.presenters.at_caret import AtCaret
from ui.presenters.lasting import Lasting
from ui.presenters.sitting import Sitting
from ui.window import Window
from ui.worker import Worker


@dataclass(frozen=True, slots=True)
class Bench:
    """The window with the parts of its editor, and what they are joined to."""

    sitting: Sitting
    window: Window
    toolbar: EditorToolbar
    title: TitleField
    editor: BodyEditor
    find_bar: FindBar
    at_caret: AtCaret
    desk: Desk
    worker: Worker
    lasting: Lasting
