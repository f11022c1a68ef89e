"""Whether the clerk still wants what is under way (取消).

A job that may last asks between its rows and steps, wherever it is: `poll`. The token belongs to
the job that its thread is at; handed down, it would stand in every signature from the window to
the rows. Where there is no token (the command line, tests) nothing is ever stopped.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

from gazetteer_desk.errors import Stopped


_token: ContextVar[Event | None] = ContextVar("token", default=None)


@contextmanager
def by(token: Event) -> Generator[None]:
    """Let what is done in this block be stopped by setting the token."""
    before = _token.set(token)
    try:
        yield
    finally:
        _token.reset(before)


def is_asked() -> bool:
    """Tell whether the job of this thread is to stop."""
    token = _token.get()
    return token is not None and token.is_set()


def poll() -> None:
    """Go on, unless the job of this thread is to stop: raise `Stopped` then."""
    if is_asked():
        raise Stopped("已取消。")
