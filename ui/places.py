"""What the window remembers of itself between two sessions: sizes and look.

One INI file in the data folder, written by the window alone. What the office decided is not here.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gazetteer_desk.bulletin.typing import Rule
from ui import theme
from ui.input_method.choosing import Choice


PLACES = "window.ini"  # its name in the data folder


class Places:
    """The file; without a path nothing is remembered."""

    def __init__(self, path: Path | None) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    def keep(self, name: str, value: object) -> None:
        """Remember a value."""
        if self._file is not None:
            self._file.setValue(name, value)

    def sync(self) -> None:
        """Write everything down now."""
        if self._file is not None:
            self._file.sync()

    def geometry(self) -> QByteArray | None:
        """Return where the window stood."""
        kept = self._value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    def widths(self, size: str, default: tuple[int, ...]) -> list[int]:
        """Return the widths of the three regions in a size class."""
        return self.numbers(f"widths_{size}", count=len(default)) or list(default)

    def numbers(self, name: str, *, count: int | None = None) -> list[int]:
        """Return whole numbers kept under a name; none where they are not what they should be."""
        words = str(self._value(name) or "").split()
        fits = all(map(str.isdigit, words)) and count in (None, len(words))
        return [int(word) for word in words] if fits else []

    def keep_numbers(self, name: str, numbers: list[int] | tuple[int, ...]) -> None:
        """Remember whole numbers."""
        self.keep(name, " ".join(map(str, numbers)))

    def words(self, name: str) -> str:
        """Return words kept under a name, "" where there are none."""
        return str(self._value(name) or "")

    def theme(self) -> theme.Mode:
        """Return the look that was chosen last; as the system where none was."""
        kept = str(self._value("theme") or "")
        for mode in theme.MODES:
            if mode == kept:
                return mode
        return "system"

    def type_size(self) -> int:
        """Return how large the window's own words shall be, in percent (大字)."""
        kept = self.numbers("type_size", count=1)
        return kept[0] if kept and kept[0] in theme.TYPE_SIZES else theme.TYPE_SIZES[0]

    def input_method(self) -> Choice:
        """Return how Chinese shall be typed (输入法兼容); by itself where nothing was chosen."""
        kept = str(self._value("input_method") or "")
        return next((choice for choice in Choice if choice == kept), Choice.AUTO)

    def rules_off(self) -> frozenset[Rule]:
        """Return the rules of 输入时自动改正 that were switched off."""
        words = str(self._value("typing_off") or "").split()
        return frozenset(rule for rule in Rule if rule in words)

    def _value(self, name: str) -> object:
        return self._file.value(name) if self._file is not None else None
