"""What there is to say of an exported issue: information, in the order of its weight.

The file is right before this is asked for, and goes out whatever is said here. So a failure in
here is a bug that is logged, and never one that costs the clerk the file.
"""

import msgspec

from gazetteer_desk.export import looks
from gazetteer_desk.layout import breaking, clauses, faces, hints
from gazetteer_desk.layout.look import Look
from gazetteer_desk.layout.sheet import Sheet


_MOST_RARE = 8  # characters that are told one by one


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages (None: not counted), and a sentence for each thing worth knowing.

    `summary` says in words how many pages, and how many lines of text the last one still takes.
    """

    pages: int | None = None
    summary: str = ""
    sentences: tuple[str, ...] = ()


def of(sheet: Sheet, data: bytes) -> Report:
    """Return the report on a sheet and the file that was written of it.

    The looks are read back from the file: they are what will be printed. What a face cannot show
    is told by its name, so that every PC says the same of the same issue.
    """
    unsaid = unplaced(sheet.unsaid)
    try:
        look = looks.look_in(data)
        said = (*_rare(faces.rare(sheet, look)), *(d.sentence for d in clauses.deviations(look)))
    except Exception as error:
        _note("the looks were not checked", error)
        return Report(sentences=unsaid)
    return _counted(sheet, look, (*unsaid, *said))


def counted(filled: breaking.Filled, sentences: tuple[str, ...]) -> Report:
    """Return the report on an issue whose lines and pages are known."""
    return Report(pages=filled.count, summary=hints.summary(filled), sentences=sentences)


def unplaced(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sentence for what a template of the office's own has no place for."""
    return (f"模板里没有{'、'.join(names)}的位置，没有印。",) if names else ()


def _rare(found: tuple[faces.Rare, ...]) -> tuple[str, ...]:
    """Return a sentence for each of the first characters, and one for all the others."""
    said = tuple(one.sentence for one in found[:_MOST_RARE])
    if len(found) > _MOST_RARE:
        said += (f"还有 {len(found) - _MOST_RARE} 个字在所用的字体里没有，印出前请看一遍。",)
    return said


def _counted(sheet: Sheet, look: Look, said: tuple[str, ...]) -> Report:
    try:
        filled = breaking.fill(sheet, look)
        return counted(filled, (*hints.warnings(filled), *said))
    except Exception as error:
        _note("the pages were not counted", error)
        return Report(sentences=said)


def _note(what: str, error: Exception) -> None:
    from gazetteer_desk.log import log, where  # late: its import is for what never happens

    log.error("%s: %s", what, where(error))
