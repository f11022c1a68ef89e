"""What a clerk does about findings, in one line each."""

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.status import Status
from tests.journeys.conftest import Office
from ui.program import Program


def put(
    program: Program, office: Office, issue: Bulletin, place: str = "a", *, status=Status.DRAFT
) -> Draft:
    """Put an issue on the desk and wait until it is checked."""
    draft = Draft(issue, status=status)
    program.sitting.open(draft)
    program.drafting.go(place)
    if place not in ("masthead", "tail"):
        program.bench.editor.setFocus()
    checked(program, office)
    return draft


def checked(program: Program, office: Office) -> None:
    """Wait until what was found is about the words as they stand."""
    office.wait(program, lambda: program.proofing.is_current)


def caret_behind(program: Program, words: str) -> None:
    """Put the caret behind these words of the article in front."""
    editor = program.bench.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().find(words).selectionEnd())
    editor.setTextCursor(cursor)


def chosen(program: Program) -> str:
    """Return the words that are chosen in the article in front."""
    view = program.bench.title if program.bench.title.hasFocus() else program.bench.editor
    return view.textCursor().selectedText()
