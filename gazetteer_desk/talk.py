"""What the parent and its child say to each other: length-prefixed msgpack, values and no more.

The parent sends a job on the child's standard input and reads the answer from its standard output:
no pickle, no shared memory.
"""

from typing import IO

import msgspec


LARGEST = 50_000_000  # bytes of one job
LARGEST_ANSWER = 300_000_000
PING = "ping"
INTAKE = "intake"
UNREADABLE = "剪贴板里的内容读不出来，没有粘贴。"
PLAINLY = "可用“只粘贴文字”（Ctrl+Shift+V）再试，或分几次粘贴。"
_PREFIX = 4


class Job(msgspec.Struct, frozen=True):
    """What the child is asked."""

    task: str
    data: bytes = b""
    folder: str = ""  # where Word and WPS leave the pictures of a copy


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the child found, or the sentence why it did not; of a file also `why` it is refused."""

    body: bytes = b"[]"
    plates: dict[str, bytes] = {}
    remarks: tuple[str, ...] = ()
    refusal: str = ""
    remedy: str = ""
    why: str = ""


def write_frame(stream: IO[bytes], frame: bytes) -> None:
    """Send one frame."""
    stream.write(len(frame).to_bytes(_PREFIX, "big"))
    stream.write(frame)
    stream.flush()


def read_frame(stream: IO[bytes], largest: int) -> bytes | None:
    """Return the next frame, None at the end of the line or where it is none of ours."""
    head = stream.read(_PREFIX)
    size = int.from_bytes(head, "big")
    if len(head) < _PREFIX or size > largest:
        return None
    frame = stream.read(size)
    return frame if len(frame) == size else None
