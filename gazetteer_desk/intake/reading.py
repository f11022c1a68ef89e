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
        reader = _reader(sniffing.form_of(data))
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


def _reader(form: Form) -> Callable[[bytes], Document] | None:
    """Return what reads a form, None where nothing does; loaded here, not before."""
    match form:
        case Form.DOCX:
            from gazetteer_desk.intake.docx import read as reader
        case Form.DOC:
            from gazetteer_desk.intake.doc import read as reader
        case Form.RTF:
            from gazetteer_desk.intake.rtf import read as reader
        case Form.PDF:
            from gazetteer_desk.intake.pdf import read as reader
        case Form.TEXT:
            from gazetteer_desk.intake.plain import read as reader
        case Form.HTML:
            from gazetteer_desk.intake.page import read as reader
        case Form.MHT:
            from gazetteer_desk.intake.page import read_enclosed as reader
        case Form.OFD:
            from gazetteer_desk.intake.ofd import read as reader
        case Form.UNKNOWN:
            return None
    return reader
