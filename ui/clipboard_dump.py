"""All that is on the clipboard in one zip file, so that an office can send what its WPS puts there.

Each format is an entry of its own, its bytes as they are; `formats.json` names them with types and
sizes, and the program's surroundings. Nothing is interpreted, nothing is sent anywhere.
"""

import io
import json
import platform
import re
import zipfile
from pathlib import Path

from PySide6.QtCore import QMimeData, qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gazetteer_desk import __version__
from gazetteer_desk.errors import Known
from gazetteer_desk.files import write_whole
from ui.editor import clipboard, fitting


Formats = list[tuple[str, int]]

_LARGEST = 200_000_000
_OPENED = (1980, 1, 1, 0, 0, 0)


def dump(path: Path) -> Formats:
    """Write what is on the clipboard to a new file; raises `Known` where that cannot be."""
    if path.exists():
        raise Known(f"“{path.name}”已经有了，没有覆盖。", "请换一个文件名。")
    app = QApplication.instance() or QApplication(["gazetteer-desk"])
    app.processEvents()  # some systems hand the clipboard over only to a program that listens
    held = captured(clipboard.of_screen())
    if not held:
        raise Known("剪贴板是空的，没有存。", "请先在 WPS、Word 等程序里复制，再运行一次。")
    write_whole(path, _packed(held), mode=0o600)
    return [(name, len(data)) for name, data in held.items()]


def captured(mime: QMimeData) -> dict[str, bytes]:
    """Return the bytes of every format, the picture without bytes of its own as PNG."""
    held: dict[str, bytes] = {}
    size = 0
    for name in mime.formats():
        data = mime.data(name)
        size += data.size()
        if size > _LARGEST:
            raise Known(f"剪贴板超过 {_LARGEST // 1_000_000} MB，没有存。", "请少复制一些再试。")
        if data.size():
            held[name] = bytes(data.data())
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not any(name.startswith("image/") for name in held):
        held["image/png"] = fitting.encoded(image).data
    return held


def _packed(held: dict[str, bytes]) -> bytes:
    about = {
        "program": __version__,
        "system": platform.platform(),
        "qt": qVersion(),
        "formats": [
            {"file": _entry(at, name), "type": name, "bytes": len(data)}
            for at, (name, data) in enumerate(held.items(), 1)
        ],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        words = json.dumps(about, ensure_ascii=False, indent=1)
        package.writestr(zipfile.ZipInfo("formats.json", _OPENED), words)
        for at, (name, data) in enumerate(held.items(), 1):
            package.writestr(zipfile.ZipInfo(_entry(at, name), _OPENED), data)
    return stream.getvalue()


def _entry(at: int, name: str) -> str:
    """Return a plain file name for a format."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")[:60]
    return f"{at:02}_{plain}"
