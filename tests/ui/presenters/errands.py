"""What a clerk does at the window, in one line each, and where the words are to be found."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import DiskFull
from tests.journeys.conftest import Office
from ui.dialogs.steps import StepDialog
from ui.program import Program


def begun(office: Office) -> Program:
    """Open the window, make a blank issue, and put the caret into its words."""
    program = blank(office)
    program.bench.editor.setFocus()
    return program


def blank(office: Office) -> Program:
    """Open the window and make a blank issue; the caret is where the program puts it."""
    program = office.open()
    program.window.deeds["new_blank"].trigger()
    office.settle(program)
    return program


def current(program: Program) -> Bulletin:
    """Return the issue in front."""
    draft = program.sitting.current
    assert draft is not None
    return draft.bulletin


def commit(widget: QWidget, words: str) -> None:
    """Send the words as an input method does when they are chosen."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, letters: str) -> None:
    """Half-type a word: the letters stand underlined in the line."""
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def save(office: Office, program: Program) -> int:
    """Keep the issue in front (存一稿); return its entry."""
    program.window.deeds["save"].trigger()
    draft = program.sitting.current
    assert draft is not None
    office.wait(program, lambda: draft.entry is not None)
    assert draft.entry is not None
    return draft.entry


def words_of(program: Program, nth: int = 0) -> str:
    """Return the words of one article of the issue in front."""
    article = current(program).articles[nth]
    return "\n".join(line for _, line in plain.article_lines(article))


def kept_words(program: Program) -> str:
    """Return the words of the newest revision of every issue in the history."""
    lines = program.desk.lines()
    return "\n".join(plain.text(program.desk.entry(line.id).bulletin) for line in lines)


def last_words(program: Program) -> str:
    """Return what autosave has put away, as it is stored."""
    rows = program.desk.recovery.read_all()
    return "\n".join(part.decode("utf-8", "replace") for row in rows for part in row.parts.values())


def said(program: Program) -> str:
    """Return all that the banner says."""
    return "\n".join(notice.words for notice in program.window.banner.notices)


def foreign(html: str) -> QMimeData:
    """Return what another program puts on the clipboard."""
    mime = QMimeData()
    mime.setHtml(html)
    return mime


def full(*_: object, **__: object) -> None:
    """Be a disk with no room left."""
    raise DiskFull("磁盘满了。")


Queue = Callable[[Callable[[], object]], None]


@contextmanager
def kept_busy(queue: Queue) -> Iterator[None]:
    """Let one queue hang on something slow for as long as the block lasts."""
    gate = threading.Event()
    queue(lambda: gate.wait(10))
    try:
        yield
    finally:
        gate.set()


def writing(program: Program) -> Queue:
    """Return the queue that changes the store."""
    return lambda job: program.worker.write(job, lambda _: None)


def reading(program: Program) -> Queue:
    """Return the queue that answers questions."""
    return lambda job: program.worker.read(job, lambda _: None, topic="something slow")


def let_run(ms: int) -> None:
    """Let the window live a while."""
    QTest.qWait(ms)


def asked(office: Office, program: Program) -> StepDialog:
    """Return the dialog that asks who takes a step, as soon as it is there."""
    office.wait(program, lambda: program.window.findChild(StepDialog) is not None)
    dialog = program.window.findChild(StepDialog)
    assert dialog is not None
    return dialog


def take_step(office: Office, program: Program, who: str = "贺青松", why: str = "已核") -> None:
    """Write a name and a remark into the dialog that asks for a step, and take it."""
    dialog = asked(office, program)
    dialog.name.setEditText(who)
    dialog.remark.setText(why)
    dialog.yes.click()
    office.settle(program)
