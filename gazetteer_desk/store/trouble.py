"""What SQLite says when something goes wrong, as one sentence and a way out."""

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path

from gazetteer_desk import files
from gazetteer_desk.errors import DeskBusy, DiskFull, Known, NotADesk, NotWritable


UNREADABLE = (sqlite3.Error, UnicodeDecodeError)  # how damage shows in what SQLite gives
_PRIMARY = 0xFF  # the low byte of an extended result code
RESTORE = "请用“恢复备份”取回最近的一份备份。"


@contextlib.contextmanager
def told(path: Path) -> Generator[None]:
    """Raise what is known about an error of SQLite or the file system at `path`; pass on bugs."""
    try:
        yield
    except sqlite3.Error as error:
        raise known(error, path) or error from error
    except UnicodeDecodeError as error:  # SQLite told of damage with the damaged words in it
        raise damaged(path) from error
    except OSError as error:
        raise files.known(error, path) from error
    except Exception as error:
        # SQLAlchemy wraps the driver's error and keeps it as `orig`.
        cause = getattr(error, "orig", None)
        if isinstance(cause, sqlite3.Error):
            raise known(cause, path) or error from error
        if isinstance(cause, UnicodeDecodeError):
            raise damaged(path) from error
        raise


def check_open(raw: sqlite3.Connection | None, path: Path) -> None:
    """Refuse to go on where a full or failing disk has taken back the open transaction.

    SQLite does so on its own, for one statement that failed; whoever caught that error does not
    know that everything before it is gone too.
    """
    if raw is not None and not raw.in_transaction:
        raise NotWritable(
            f"写历史库“{path.name}”时磁盘满了或者出错，这一次没有存成，已存的稿子都在。",
            "请腾出空间、检查磁盘后再存一次。",
        )


def known(error: sqlite3.Error, path: Path) -> Known | None:
    """Return the sentence for an error of SQLite; None where it can only be a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        code = sqlite3.SQLITE_CORRUPT  # Python's own: words that are no UTF-8 any more
    sentence = _SENTENCES.get((code or 0) & _PRIMARY)
    if sentence is None:
        return None
    kind, message, remedy = sentence
    return kind(message.format(path.name), remedy)


def busy() -> DeskBusy:
    """Return the sentence for a store that another process holds too long."""
    return DeskBusy(_BUSY[1], _BUSY[2])


def gone(path: Path) -> NotWritable:
    """Return the sentence for a store that is not there any more."""
    return NotWritable(f"历史库“{path.name}”不见了，这一次没有存成。", RESTORE)


def damaged(path: Path) -> NotADesk:
    """Return the sentence for a store that is damaged."""
    _, message, remedy = _SENTENCES[sqlite3.SQLITE_CORRUPT]
    return NotADesk(message.format(path.name), remedy)


def foreign(path: Path) -> NotADesk:
    """Return the sentence for a file that is no store."""
    return NotADesk(_FOREIGN[1].format(path.name), _FOREIGN[2])


_FOLDER = "请检查文件夹的权限，或换一个位置。"
_BUSY = (DeskBusy, "另一个程序正占着历史库，这一次没有存成。", "请稍等片刻再试。")
_FOREIGN = (
    NotADesk,
    "“{}”不是本程序的历史库，没有动它。",
    "请换一个文件；如果它原本是，请恢复备份。",
)
_SENTENCES: dict[int, tuple[type[Known], str, str]] = {
    sqlite3.SQLITE_FULL: (
        DiskFull,
        "磁盘满了，这一次没有存成，已存的稿子都在。",
        "请腾出空间后再存一次。",
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CORRUPT: (NotADesk, "历史库“{}”有损坏，没有再写入。", RESTORE),
    sqlite3.SQLITE_READONLY: (NotWritable, "历史库“{}”不能写入。", _FOLDER),
    sqlite3.SQLITE_PERM: (NotWritable, "历史库“{}”不能写入。", _FOLDER),
    sqlite3.SQLITE_CANTOPEN: (NotWritable, "历史库“{}”打不开。", _FOLDER),
    sqlite3.SQLITE_IOERR: (
        NotWritable,
        "读写历史库“{}”时磁盘出错，这一次没有存成。",
        "请检查磁盘后再试。",
    ),
}
