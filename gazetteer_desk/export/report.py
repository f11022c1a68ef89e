"""What there is to say of an exported issue: information, in the order of its weight.

The file is right before this is asked for, and goes out whatever is said here. So a failure in
here is a bug that is logged, and never one that costs the clerk the file.
"""

from collections.abc import Callable

import msgspec

from gazetteer_desk.export import looks
from gazetteer_desk.layout import clauses
from gazetteer_desk.log import log, where


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages (None: not counted), and a sentence for each thing worth knowing."""

    pages: int | None = None
    sentences: tuple[str, ...] = ()


def of(data: bytes) -> Report:
    """Return the report on a written file, which is read again for it."""
    return Report(sentences=_said(lambda: _numbers(data)))


def _numbers(data: bytes) -> tuple[str, ...]:
    """Return where the numbers of the file are not the standard's."""
    return tuple(one.sentence for one in clauses.deviations(looks.look_in(data)))


def _said(ask: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    try:
        return ask()
    except Exception as error:
        log.error("a report failed: %s", where(error))
        return ()
