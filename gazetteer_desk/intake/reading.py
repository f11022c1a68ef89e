"""The bytes of one foreign file → `Document`: the single door, whatever its form.

Meant for the child process: a reader may meet anything, and each is loaded when it is first asked
for.
"""

from collections.abc import Callable

from gazetteer_desk.intake import sniffing
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_zip import LARGEST
from gazetteer_desk.intake.taken import TooMuch


def read(data: bytes) -> Document:
    """Return what a file says; raises `Refused` with the reason, and nothing else."""
    if len(data) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    try:
        reader = _READERS.get(sniffing.form_of(data))
        if reader is None:
            raise Refused(Why.OTHER_KIND)
        return reader(data)
    except Refused:
        raise
    except (TooMuch, MemoryError, RecursionError) as error:
        raise Refused(Why.TOO_LARGE) from error
    # A parser may raise anything on hostile bytes, and one such file must not stop the others.
    except Exception as error:
        raise Refused(Why.DAMAGED) from error


def _docx(data: bytes) -> Document:
    from gazetteer_desk.intake import docx

    return docx.read(data)


def _text(data: bytes) -> Document:
    from gazetteer_desk.intake import plain

    return plain.read(data)


def _html(data: bytes) -> Document:
    from gazetteer_desk.intake import page

    return page.read(data)


def _mht(data: bytes) -> Document:
    from gazetteer_desk.intake import page

    return page.read_enclosed(data)


_READERS: dict[Form, Callable[[bytes], Document]] = {
    Form.DOCX: _docx,
    Form.TEXT: _text,
    Form.HTML: _html,
    Form.MHT: _mht,
}
