"""An issue of several columns at the window, and what stands on the shelf beside it."""

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from ui.program import Program


def article(key: str, column: str = "工作动态", **fields: object) -> Article:
    return make.article(f"题{key}", key=key, column=column, credits=(f"单位{key}",), **fields)


def issue(number: int = 13) -> Bulletin:
    first, last = article("a", "特别关注"), article("d", "方志文化")
    return make.bulletin(first, article("b"), article("c"), last, number=number)


def opened(office: Office, bulletin: Bulletin | None = None) -> Program:
    """Open the window with an issue that was not kept yet."""
    program = office.open()
    program.sitting.open(Draft(bulletin or issue()))
    office.settle(program)
    return program


def choose(program: Program, *keys: str) -> None:
    """Choose articles in the outline, as with Ctrl and the mouse."""
    tree = program.window.outline.tree
    tree.select(keys[0])
    for at, row in enumerate(tree._model.rows):
        if row.key in keys[1:]:
            tree.selectionModel().select(
                tree._model.index(at), tree.selectionModel().SelectionFlag.Select
            )
    assert set(program.window.outline.articles()) == set(keys)


def do(office: Office, program: Program, deed: str, *keys: str) -> None:
    """Choose articles and do a deed of the menu to them."""
    if keys:
        choose(program, *keys)
    program.window.deeds[deed].trigger()
    office.settle(program)


def order(program: Program) -> list[str]:
    """Return the issue in front, a column a line: 工作动态 b c."""
    rows: dict[str, list[str]] = {}
    for one in current(program).articles:
        rows.setdefault(one.column, []).append(one.key)
    return [" ".join((column, *keys)) for column, keys in rows.items()]


def shelf(program: Program) -> list[tuple[str, str]]:
    """Return what stands on the shelf: state and title."""
    return [(line.state, line.title) for line in program.window.outline.shelf._lines]


def item(program: Program, title: str) -> int:
    """Return the id of the item of that title."""
    return next(line.id for line in program.desk.items.lines() if line.title == title)


def note(program: Program) -> str:
    """Return what the status line says."""
    return program.window.status_line.note
