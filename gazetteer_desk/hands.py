"""The parent's side of the child process that touches what is foreign (手).

It kills the child at the deadline, and replaces it after a breach or `_MOST_JOBS` jobs, so that a
leak or a half-broken parser never lives long.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from gazetteer_desk.errors import Known
from gazetteer_desk.talk import (
    INTAKE,
    LARGEST,
    LARGEST_ANSWER,
    PING,
    PLAINLY,
    UNREADABLE,
    Answer,
    Job,
    read_frame,
    write_frame,
)


if TYPE_CHECKING:
    import subprocess

    from gazetteer_desk.bulletin.body import Body
    from gazetteer_desk.bulletin.codec import Plates
    from gazetteer_desk.bulletin.find import Match, Query
    from gazetteer_desk.intake.found import Found


__all__ = ["LARGEST", "Handed", "Hands", "Rows"]

Rows = tuple[tuple[str, ...], ...]
_MOST_JOBS = 200
_LATEST_S = 14.0  # less than the seconds that limits.py gives a job: what is slow is no damage


class Handed(NamedTuple):
    """Foreign words as a body, the plates of its pictures, and what was left out."""

    body: "Body"
    plates: "Plates"
    remarks: tuple[str, ...]


class Hands:
    """One warm child, killed at the deadline and replaced."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        from gazetteer_desk.paths import own_command

        self._command = list(command) if command else [*own_command(), "--hands"]
        self._child: subprocess.Popen[bytes] | None = None
        self._jobs = 0
        self._lock = threading.Lock()

    def warm(self, deadline_s: float = 20) -> None:
        """Start the child and let it import what the first paste will need."""
        slow = Known("处理粘贴内容的部件没有启动。", "请重新打开程序再试。")
        self._ask(Job(PING), deadline_s, slow, slow)

    def html(self, data: bytes, deadline_s: float = 5) -> Handed:
        """Return what some foreign HTML says; raises `Known` with a sentence where it cannot."""
        from tempfile import gettempdir

        return self._hand(Job("html", data, gettempdir()), deadline_s)

    def text(self, data: bytes, deadline_s: float = 5, *, plain: bool = False) -> Handed:
        """Return plain text as paragraphs and tables; `plain`: as paragraphs only."""
        return self._hand(Job("plain" if plain else "text", data), deadline_s)

    def find(self, texts: "Sequence[str]", query: "Query", deadline_s: float = 2) -> "list[Match]":
        """Return the matches of a pattern in some lines; `Known` where it takes too long."""
        from gazetteer_desk.bulletin.find import Match

        data = msgspec.msgpack.encode((query, texts))
        endless = Known("这个正则表达式要试的情况太多，没有查完。", "请写得具体些再试。")
        answer = self._ask(Job("find", data), deadline_s, endless, endless)
        if answer.refusal:
            raise endless if answer.refusal == UNREADABLE else Known(answer.refusal, answer.remedy)
        return msgspec.msgpack.decode(answer.body, type=list[Match])

    def table(self, data: bytes, deadline_s: float = 20) -> Rows:
        """Return the rows of a workbook (.xlsx); raises `Known` with a sentence where it cannot."""
        broken = Known("这张表格读不出来，没有导入。", "请另存为新的 .xlsx，或复制名单再粘贴。")
        if len(data) > LARGEST:
            raise broken
        answer = self._ask(Job("table", data), deadline_s, broken, broken)
        if answer.refusal:
            raise broken if answer.refusal == UNREADABLE else Known(answer.refusal, answer.remedy)
        return msgspec.msgpack.decode(answer.body, type=Rows)

    def take_in(self, data: bytes, deadline_s: float = _LATEST_S) -> "Found":
        """Return what is in a file of whatever kind; raises `Refused` where it is not taken in.

        One that the child takes too long for is too large, one that it breaks at is damaged.
        """
        from gazetteer_desk.intake import found
        from gazetteer_desk.intake.refusals import Refused, Why

        if len(data) > LARGEST:
            raise Refused(Why.TOO_LARGE)
        late, broken = Refused(Why.TOO_LARGE), Refused(Why.DAMAGED)
        answer = self._ask(Job(INTAKE, data), deadline_s, late, broken)
        if answer.why:
            raise Refused(Why(answer.why))
        try:
            return found.from_bytes(answer.body, answer.plates)
        except msgspec.MsgspecError as error:
            raise broken from error

    def break_off(self) -> None:
        """Kill the child in the midst of its job, which then is refused as one that it broke at."""
        if (child := self._child) is not None:
            child.kill()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    @property
    def pid(self) -> int | None:
        """Return the child's process number, None while there is none."""
        return self._child.pid if self._child else None

    def _hand(self, job: Job, deadline_s: float) -> Handed:
        from gazetteer_desk.bulletin import codec

        if len(job.data) > LARGEST:
            megabytes = round(len(job.data) / 1_000_000)
            raise Known(
                f"剪贴板有 {megabytes} MB，超过上限，没有粘贴。",
                "可分几次粘贴，或把文件拖进来稿。",
            )
        late = Known(f"剪贴板里的内容 {deadline_s:g} 秒还没读完，没有粘贴。", PLAINLY)
        broken = Known("剪贴板里的内容太复杂，没有粘贴。", PLAINLY)
        answer = self._ask(job, deadline_s, late, broken)
        if answer.refusal:
            raise Known(answer.refusal, answer.remedy)
        try:
            body = codec.restore_body(answer.body)
        except msgspec.MsgspecError as error:
            raise Known(UNREADABLE, PLAINLY) from error
        plates = {d: data for d, data in answer.plates.items() if codec.digest(data) == d}
        return Handed(body, plates, answer.remarks)

    def _ask(self, job: Job, deadline_s: float, late: Known, broken: Known) -> Answer:
        if job.task != PING and not self._is_alive:
            self.warm()  # the deadline is for the job alone
        with self._lock:
            child = self._ready()
            answers: list[Answer] = []
            talk = threading.Thread(target=_talk, args=(child, job, answers), daemon=True)
            talk.start()
            talk.join(deadline_s)
            in_time = not talk.is_alive()
            self._jobs += 1
            if not answers or self._jobs >= _MOST_JOBS:
                self._end()
            talk.join()
        if answers:
            return answers[0]
        raise broken if in_time else late

    @property
    def _is_alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def _ready(self) -> "subprocess.Popen[bytes]":
        import subprocess

        from gazetteer_desk.paths import own_environment

        if not self._is_alive:
            self._end()
        if self._child is None:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=own_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._jobs = 0
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # the rest of a job for a child that is gone


def _talk(child: "subprocess.Popen[bytes]", job: Job, answers: list[Answer]) -> None:
    """Send a job and wait for its answer; leave none where the child breaks off."""
    if child.stdin is None or child.stdout is None:
        return
    try:
        write_frame(child.stdin, msgspec.msgpack.encode(job))
        if (frame := read_frame(child.stdout, LARGEST_ANSWER)) is not None:
            answers.append(msgspec.msgpack.decode(frame, type=Answer))
    except (OSError, ValueError, msgspec.MsgspecError):
        return
