"""The system's own dialogs for files, and showing a file in the system's own program."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


_last = ""


def ask_save(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Return where to write a file; None where nothing was chosen.

    `kind` is Qt's filter, such as "Word 文件 (*.docx)"; its ending is added where none was typed.
    The system's dialog itself asks before an existing file is replaced.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_folder() / name), kind)
    if not chosen:
        return None
    _remember(chosen)
    ending = kind.rsplit("(*", maxsplit=1)[-1].rstrip(")")
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def ask_open(parent: QWidget, title: str, kind: str) -> list[Path]:
    """Return the files to read; none where nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(_folder()), kind)
    if chosen:
        _remember(chosen[0])
    return [Path(one) for one in chosen]


def show_outside(path: Path) -> bool:
    """Open a file or folder in the system's own program; tell whether that was possible."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (_last, documents):
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def _remember(chosen: str) -> None:
    global _last  # noqa: PLW0603 - the folder of this session, for every dialog
    folder = Path(chosen).parent
    if os.access(folder, os.W_OK):
        _last = str(folder)
