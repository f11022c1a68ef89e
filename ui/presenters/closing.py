"""The window is closed: at once, or where pages are on their way to a printer, when they are there.

Nothing is asked, and the window goes on answering meanwhile. A job that fails keeps it open: what
went wrong must be seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from ui.presenters.bench import Bench
from ui.presenters.printing import Printing
from ui.widgets.banner import Notice


_NOTICE = "closing"
_STOP, _STAY = ("stop_printing", "取消打印"), ("stay_open", "先不关")


class Closing:
    """Joins the end of the window to the printer. `close` keeps what is open and ends."""

    def __init__(self, bench: Bench, printing: Printing, close: Callable[[], None]) -> None:
        self._window = window = bench.window
        self._printing, self._close = printing, close
        self._is_waiting = False
        self._again = QTimer(window, singleShot=True, interval=0)
        self._again.timeout.connect(window.close)
        window.closing.connect(self._on_closing)
        window.banner.answered.connect(self._on_answered)
        printing.over.append(self._on_over)

    def _on_closing(self) -> None:
        self._printing.drop()
        if self._printing.run is None:
            self._close()
            return
        self._is_waiting = True
        self._window.stay_open()
        words = "正在打印，印完就关闭。"
        self._window.banner.show_notice(Notice(_NOTICE, words, "blue", (_STOP, _STAY)))

    def _on_over(self, is_well: bool) -> None:
        was_waiting = self._stay()
        if was_waiting and is_well:
            self._again.start()  # the answer that told of it must be delivered first

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == _STOP[0]:
            self._printing.stop()
        elif deed == _STAY[0]:
            self._stay()

    def _stay(self) -> bool:
        """Close no more by itself; tell whether it would have."""
        was_waiting, self._is_waiting = self._is_waiting, False
        self._window.banner.clear_notice(_NOTICE)
        return was_waiting
