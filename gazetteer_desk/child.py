"""The child process that touches what is foreign (手): bytes in, values out.

It limits its own memory and time where the system can, and answers whatever its parsers raise with
a sentence. It imports next to nothing: `python -m gazetteer_desk --hands` must be ready quickly,
and each task imports what it needs when it is first asked for.
"""

import os

import msgspec

from gazetteer_desk.errors import Known
from gazetteer_desk.limits import limit_memory, limit_self, limit_time
from gazetteer_desk.talk import (
    INTAKE,
    LARGEST,
    PING,
    PLAINLY,
    UNREADABLE,
    Answer,
    Job,
    read_frame,
    write_frame,
)


def serve() -> None:
    """Answer jobs until the parent closes the line. Called in the child, before other imports."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)  # whatever a library prints cannot spoil the line
    limit_self()
    while (frame := read_frame(source, LARGEST + 1000)) is not None:
        limit_time()
        write_frame(answers, msgspec.msgpack.encode(_answer(frame)))


def _answer(frame: bytes) -> Answer:
    job = msgspec.msgpack.decode(frame, type=Job)
    try:
        return _do(job)
    except Known as known:
        return Answer(refusal=known.message, remedy=known.remedy)
    # A parser may raise anything on hostile bytes; the parent gets a plain sentence instead.
    except Exception:
        return Answer(refusal=UNREADABLE, remedy=PLAINLY)


def _do(job: Job) -> Answer:
    if job.task == PING:
        from gazetteer_desk.intake import html, text

        return Answer()
    if job.task == INTAKE:
        return _take_in(job)
    if job.task == "html":
        from pathlib import Path

        from gazetteer_desk.intake import html

        taken = html.read(job.data, Path(job.folder) if job.folder else None)
    elif job.task in ("text", "plain"):
        from gazetteer_desk.intake import text

        taken = text.take(text.decode(job.data), plain=job.task == "plain")
    elif job.task == "find":
        return Answer(_matches(job.data))
    elif job.task == "table":
        return Answer(_rows(job.data))
    else:
        return Answer(refusal=UNREADABLE)
    from gazetteer_desk.bulletin import codec

    return Answer(codec.body_bytes(taken.body), taken.plates, taken.remarks)


def _matches(data: bytes) -> bytes:
    from gazetteer_desk.bulletin import find

    query, texts = msgspec.msgpack.decode(data, type=tuple[find.Query, list[str]])
    return msgspec.msgpack.encode(find.matches(texts, query))


def _rows(data: bytes) -> bytes:
    from gazetteer_desk.intake import workbook

    return msgspec.msgpack.encode(workbook.read(data))


def _take_in(job: Job) -> Answer:
    """Return what is in a file of whatever kind, or which of five reasons it is refused for."""
    from gazetteer_desk.intake import found
    from gazetteer_desk.intake.refusals import Refused, Why

    limit_memory()
    try:
        one = found.find(job.data)
        return Answer(found.to_bytes(one), dict(one.document.plates))
    except Refused as refused:
        why = refused.why
    except (MemoryError, RecursionError):
        why = Why.TOO_LARGE
    except Exception:
        why = Why.DAMAGED
    return Answer(why=why)
