"""A rotating log of deeds and kinds of error, never of words: drafts may be classified."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path


log = logging.getLogger("gazetteer_desk")


def start(folder: Path) -> None:
    """Write this process's log to `folder`/desk.log: 1 MB a file, three files.

    The line of a deed says what was done and how much (`revision 42 kept, 3 articles`); text,
    titles, names and paths of users are never passed to it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "desk.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()  # a desk that cannot log can still save
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.raiseExceptions = False


def where(error: BaseException) -> str:
    """Return kind, modules and line numbers of an error, without its values or message."""
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).stem}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return (
        f"{type(error).__name__} at {' < '.join(reversed(frames))}; python {sys.version_info[:3]}"
    )
