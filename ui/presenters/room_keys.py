"""What the status bar tells of: of the draft in its room, of the keys in every other."""

from ui.presenters.bench import Bench


_BACK = "Esc 回到起草"
_KEYS = {
    "draft": "",
    "search": f"↓ 到查到的篇目　Enter 打开　{_BACK}",
    "ledger": f"Enter 打开　Ctrl+D 照此新建　F2 写备注　Del 作废　{_BACK}",
    "trash": f"Enter 放回　Del 彻底删除　{_BACK}",
}


class RoomKeys:
    """Joins the rooms, and the segments of 往期, to the status bar."""

    def __init__(self, bench: Bench) -> None:
        self._window = window = bench.window
        self._segment = "ledger"
        window.room_chosen.connect(self._show)
        window.recall_room.head.segment_chosen.connect(self._on_segment)

    def _on_segment(self, segment: str) -> None:
        self._segment = segment
        self._show()

    def _show(self, _room: str = "") -> None:
        room = self._window.room()
        keys = _KEYS.get(self._segment if room == "recall" else room, _BACK)
        self._window.status_line.show_keys(keys)
