"""Which look the system asks for: light, dark, or that of high contrast (Windows).

There the sheet stays and has colours of its own, 7 to 1: without it the painted rows would not fit
what stands around them.
"""

import ctypes
import sys
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


_GET_HIGH_CONTRAST, _IS_ON = 0x42, 1  # SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON


def asked() -> Literal["light", "dark", "contrast"]:
    """Return the look that the system has now."""
    if is_contrast():
        return "contrast"
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def is_contrast() -> bool:
    """Say whether Windows shows everything in high contrast; elsewhere nothing tells."""
    if sys.platform != "win32":
        return False

    class Told(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint),
            ("flags", ctypes.c_uint),
            ("scheme", ctypes.c_wchar_p),
        )

    told = Told(ctypes.sizeof(Told))
    ask = ctypes.windll.user32.SystemParametersInfoW
    return bool(ask(_GET_HIGH_CONTRAST, told.size, ctypes.byref(told), 0)) and bool(
        told.flags & _IS_ON
    )
