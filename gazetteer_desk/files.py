"""Whole files: what is written is there entirely and for good, or the old file is untouched."""

import contextlib
import errno
import os
from pathlib import Path

from gazetteer_desk.errors import DiskFull, FileInUse, Known, NotFound, NotWritable


def write_whole(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write `data` to `path` so that a power cut leaves the old file or the new one, whole.

    Temporary file in the same folder, fsync, replace, fsync of the folder. Raises `DiskFull`,
    `NotWritable`, `FileInUse` or `NotFound`; then nothing has changed.
    """
    temporary = path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary_flag(), mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise known(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; a no-op where the system has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def binary_flag() -> int:
    """Return the flag that keeps Windows from changing line ends, 0 elsewhere."""
    return getattr(os, "O_BINARY", 0)


def known(error: OSError, path: Path) -> Known:
    """Return the sentence for an error of the file system at `path`."""
    name = path.name
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"磁盘满了，“{name}”没有写成，原有文件没有动。", "请腾出空间后再试。")
    if isinstance(error, PermissionError) and os.name == "nt" and path.exists():
        return FileInUse(
            f"“{name}”正在 Word 或 WPS 里打开，没有写成。", "请关掉它再试，或换一个文件名。"
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return NotWritable(f"“{path.parent}”不能写入。", "请换一个文件夹。")
    if isinstance(error, FileNotFoundError):
        return NotFound(f"没有找到“{path.parent if not path.parent.exists() else path}”。")
    if isinstance(error, IsADirectoryError):
        return NotWritable(f"“{name}”是一个文件夹，不能当作文件写入。", "请换一个文件名。")
    is_long = error.errno == errno.ENAMETOOLONG
    what = "文件名太长，没有写成。" if is_long else f"“{name}”读写不成。"
    remedy = "请换一个短一些的名字。" if is_long else "请检查磁盘，或换一个位置再试。"
    return NotWritable(what, remedy)


def read_whole(path: Path, *, limit: int) -> bytes:
    """Return the bytes of `path`; refuse one over `limit` bytes, unreadable or missing."""
    try:
        if path.is_dir():
            raise NotFound(f"“{path.name}”是一个文件夹，不是文件。")
        if path.exists() and not path.is_file():
            raise NotFound(f"“{path.name}”不是普通文件，没有读。")
        if path.stat().st_size > limit:
            raise Known(f"“{path.name}”超过 {limit // 1_000_000} MB，没有读。")
        return path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise NotFound(f"没有找到文件“{path}”。") from error
        if isinstance(error, PermissionError):
            raise Known(f"“{path}”不允许读取。") from error
        raise known(error, path) from error
