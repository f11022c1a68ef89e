"""A store that does not open: why, and what can be done at once, instead of an empty one.

What is intact can be taken back before the window opens, or another file opened; nothing is made
anew.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gazetteer_desk import paths
from gazetteer_desk.errors import Known, NotADesk
from gazetteer_desk.store import copies, journal
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.recover import Recovered, recover
from ui.dialogs.trouble import Way, show_refusal
from ui.presenters.tending import when_spoken


T = TypeVar("T")


def opened(build: Callable[[Path | None], T]) -> tuple[T, Recovered | None] | None:
    """Return what `build` makes of the store, or of another file; None where the clerk gives up.

    Beside it what was taken back before, if anything.
    """
    path: Path | None = None
    told: Recovered | None = None
    while True:
        try:
            return build(path), told
        except (Known, OSError) as error:
            chosen = _ask(error, path or paths.store_path())
        if chosen is None:
            return None
        path, recovered = chosen
        told = recovered or told


def _ask(error: Known | OSError, path: Path) -> tuple[Path, Recovered | None] | None:
    """Ask what to do; return the store to open next, and what was taken back in it."""
    if not isinstance(error, Known):
        show_refusal("数据文件夹不能写入，请换一个位置。")
        return None
    words, ways = str(error), [Way.OTHER]
    if isinstance(error, NotADesk) and (there := _what_is_there(path)):
        words, ways = f"{error.message}{there}，可以取回全部完好的内容。", [Way.RECOVER, *ways]
    answer = show_refusal(words, *ways)
    if answer is Way.RECOVER:
        try:
            return path, recover(path)
        except Known as failed:
            answer = show_refusal(f"没有取回。{failed}", Way.OTHER)
    return (answer, None) if isinstance(answer, Path) else None


def _what_is_there(path: Path) -> str:
    """Return what there is beside a store to take words back from, "" where there is nothing."""
    backups = copies.named(beside(path) / "backups")
    found: list[str] = []
    if backups:
        newest = when_spoken(copies.taken(backups[-1][1]))
        found.append(f" {len(backups)} 份备份，最近一份是{newest} 的")
    if next(journal.found_records(path), None) is not None:
        found.append("各稿的流水")
    return f"旁边有{'，还有'.join(found)}" if found else ""
