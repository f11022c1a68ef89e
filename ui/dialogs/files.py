"""The system's own dialogs for files, and showing a file in the system's own program."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


_last = ""


def ask_save(parent: QWidget, title: str, name: str, *kinds: str) -> Path | None:
    """Return where to write a file; None where nothing was chosen.

    `kinds` are Qt's filters, such as "Word 文件 (*.docx)"; the ending that was typed says which it
    is, else the filter that was chosen. The system's dialog asks before an existing file is
    replaced, but it asks of the name that was typed: where another ending makes that an existing
    file, the dialog comes again with the whole name.
    """
    while True:
        chosen, kind = QFileDialog.getSaveFileName(
            parent, title, str(folder() / name), ";;".join(kinds)
        )
        if not chosen:
            return None
        remember(Path(chosen))
        path = _ended(Path(chosen), kind or kinds[0], kinds, proposed=Path(name).suffix)
        if path == Path(chosen) or not os.path.lexists(path):  # never raises, however long it is
            return path
        name = path.name


def _ended(path: Path, kind: str, kinds: tuple[str, ...], *, proposed: str) -> Path:
    """Return the path with the ending that is meant."""
    ending = path.suffix.lower()
    known = [one for each in kinds for one in _endings(each)]
    if ending in _endings(kind) or (ending in known and ending != proposed):
        return path
    wanted = _endings(kind)[0]
    return path.with_suffix(wanted) if ending in known else path.with_name(path.name + wanted)


def _endings(kind: str) -> list[str]:
    """Return the endings in one of Qt's filters: .html and .htm of 网页 (*.html *.htm)."""
    return [one.lstrip("*") for one in kind.rpartition("(")[2].rstrip(")").split()]


def ask_open(parent: QWidget, title: str, kind: str) -> list[Path]:
    """Return the files to read; none where nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder()), kind)
    if chosen:
        remember(Path(chosen[0]))
    return [Path(one) for one in chosen]


def show_outside(path: Path) -> bool:
    """Open a file or folder in the system's own program; tell whether that was possible."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder that was chosen, None where none was."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder()))
    if not chosen:
        return None
    remember(Path(chosen) / "_")
    return Path(chosen)


def folder() -> Path:
    """Return the folder that the dialogs open in: the last one of this session, else 文档."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for one in (_last, documents):
        if one and os.access(one, os.R_OK):
            return Path(one)
    return Path.home()


def remember(chosen: Path) -> None:
    """Let the dialogs open in the folder of this file from now on."""
    global _last  # noqa: PLW0603 - the folder of this session, for every dialog
    where = chosen.parent
    if os.access(where, os.W_OK):
        _last = str(where)
