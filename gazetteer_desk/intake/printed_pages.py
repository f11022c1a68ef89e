"""Printed pages of any form → `Document`: tables, running heads and paragraphs told apart."""

from collections.abc import Sequence
from typing import NamedTuple

from gazetteer_desk.intake import letters, reflow, ruled, running_heads
from gazetteer_desk.intake.document import Aside, Document, Form
from gazetteer_desk.intake.letters import Letter
from gazetteer_desk.intake.readable import is_readable
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.strokes import Stroke


MOST_PAGES = 500
MOST_LETTERS = 100_000  # of a page
_LEANING = "斜排文字"


class Printed(NamedTuple):
    """A page as it is printed; `leaning` are the letters that do not stand upright."""

    letters: list[Letter]
    leaning: str
    strokes: list[Stroke]
    pictures: int


def document(form: Form, pages: Sequence[Printed]) -> Document:
    """Return what some pages say; raises `Refused` where that is nothing to be read."""
    if not is_readable("".join(letter.char for page in pages for letter in page.letters)):
        raise Refused(Why.NO_TEXT)
    found = [ruled.apart(page.letters, page.strokes) for page in pages]
    kept = running_heads.apart([letters.lines(loose, nth) for nth, (loose, _) in enumerate(found)])
    tables = [some for _, some in found]
    leaning = [Aside(_LEANING, page.leaning.strip()) for page in pages if page.leaning.strip()]
    return Document(
        form=form,
        stands=reflow.stands(ruled.ordered(kept.pages, tables)),
        aside=(*kept.aside, *leaning),
        remarks=_remarks(pages),
    )


def _remarks(pages: Sequence[Printed]) -> tuple[str, ...]:
    count = sum(page.pictures for page in pages)
    return (f"有 {count} 张图片没有收，可另行插入。",) if count else ()
