"""What the window remembers for others from one session to the next, by name."""

from pathlib import Path

from gazetteer_desk.bulletin.typing import Rule
from ui import theme
from ui.input_method.choosing import Choice
from ui.places import Places


_FILES = 8  # in 文件 › 最近
_COMMANDS = 12  # that come first in the palette


class Remembered:
    """The part of a window that keeps choices in its file of places."""

    _places: Places

    def kept_theme(self) -> theme.Mode:
        """Return the look that was chosen last."""
        return self._places.theme()

    def keep_theme(self, mode: theme.Mode) -> None:
        """Remember the chosen look."""
        self._places.keep("theme", mode)

    def kept_type_size(self) -> int:
        """Return how large the window's own words shall be from the next start, in percent."""
        return self._places.type_size()

    def keep_type_size(self, percent: int) -> None:
        """Remember how large the window's own words shall be."""
        self._places.keep_numbers("type_size", [percent])
        self._places.sync()

    def kept_input_method(self) -> Choice:
        """Return what was chosen last under 输入法兼容."""
        return self._places.input_method()

    def keep_input_method(self, choice: Choice) -> None:
        """Remember what was chosen under 输入法兼容."""
        self._places.keep("input_method", choice.value)
        self._places.sync()

    def kept_rules_off(self) -> frozenset[Rule]:
        """Return the rules of 输入时自动改正 that were switched off."""
        return self._places.rules_off()

    def keep_rules_off(self, rules: frozenset[Rule]) -> None:
        """Remember which rules of 输入时自动改正 are switched off."""
        self._places.keep("typing_off", " ".join(sorted(rules)))
        self._places.sync()

    def kept_files(self) -> tuple[Path, ...]:
        """Return the files that were written or taken in last, the newest first."""
        return tuple(map(Path, filter(None, self._places.words("files").split("|"))))

    def keep_file(self, path: Path) -> None:
        """Remember a file that was written or taken in."""
        others = [one for one in self.kept_files() if one != path]
        kept = [str(one) for one in (path, *others)[:_FILES]]
        self._places.keep("files", "|".join(kept))  # Windows lets no name hold it

    def kept_commands(self) -> tuple[str, ...]:
        """Return the words of the commands that were chosen last, the newest first."""
        return tuple(filter(None, self._places.words("commands").split("|")))

    def keep_command(self, words: str) -> None:
        """Remember that a command was chosen."""
        others = [one for one in self.kept_commands() if one != words]
        self._places.keep("commands", "|".join([words, *others][:_COMMANDS]))

    def kept_symbols(self) -> str:
        """Return the special characters that were used last."""
        return self._places.words("symbols")

    def keep_symbols(self, signs: str) -> None:
        """Remember the special characters that were used last."""
        self._places.keep("symbols", signs)

    def kept_preview(self) -> list[int]:
        """Return how the pages were looked at last, as `Preview.look` names it."""
        return self._places.numbers("preview")

    def keep_preview(self, look: list[int]) -> None:
        """Remember how the pages are looked at."""
        self._places.keep_numbers("preview", look)
