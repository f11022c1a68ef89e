"""The room 自检: is the store sound, are there backups, which faces does this PC lack."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import msgspec

from gazetteer_desk import stopping
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import tending
from gazetteer_desk.desk.examining import Examined
from gazetteer_desk.desk.tending import Dates
from gazetteer_desk.errors import Known
from gazetteer_desk.store.backup import Backup
from ui.dialogs import files
from ui.panes.selfcheck import BackupLine, Matter
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.widgets.banner import Notice
from ui.worker import Answer


if TYPE_CHECKING:
    from gazetteer_desk.desk.laid import Laid


_CHECKING = "正在检查历史库"


class Checked(msgspec.Struct, frozen=True):
    """What one look at the store found."""

    found: Examined
    issues: int
    size: int
    backups: tuple[Backup, ...]
    laid: "Laid | Known"
    dates: Dates = Dates()


class Tending:
    """Joins the room 自检 to the store and its backups."""

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        input_matter: Callable[[], Matter],
        go_on: Callable[[], None],
    ) -> None:
        self._go_on = go_on  # the index may have become doubtful
        self._sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        self._input_matter = input_matter
        self._rehearsing = Event()  # set where it is to stop
        room, actions = window.selfcheck_room, window.deeds
        window.room_chosen.connect(self._on_room)
        room.deed_asked.connect(self._on_deed)
        room.preview_asked.connect(self._preview)
        actions["back_up"].triggered.connect(self.back_up)
        actions["restore"].triggered.connect(self._to_backups)

    def _on_room(self, room: str) -> None:
        if room == "selfcheck":
            self.check()

    def _to_backups(self) -> None:
        self._window.show_room("selfcheck")
        self.check()

    def begin(self, *, is_unclean: bool) -> None:
        """Look at the store at a start: a glance, and where it is due, all of it.

        Nothing is said of what is sound.
        """
        self._worker.read(
            lambda: (tending.glance(self._desk), is_unclean or tending.is_due(self._desk)),
            self._on_glanced,
            topic="glance",
        )

    def _on_glanced(self, seen: tuple[Examined, bool]) -> None:
        found, is_due = seen
        if found.faults:
            self._tell_damage(found)
        elif is_due:
            self._examine(self._on_examined)

    def _on_examined(self, found: Examined) -> None:
        if found.faults:
            self._tell_damage(found)
            return
        self._worker.write(lambda: tending.mend_beside(self._desk, found), lambda _: self._go_on())
        self._rehearsing = Event()
        rehearse = partial(self._rehearse, self._rehearsing)
        self._worker.apart(rehearse, lambda _: None, lambda _: None)

    def _rehearse(self, token: Event) -> None:
        with stopping.by(token):
            tending.rehearse_if_due(self._desk)

    def stop(self) -> None:
        """Have what is checked and rehearsed apart given up: the window, or the store, is to go."""
        self._rehearsing.set()
        self._bench.lasting.stop(_CHECKING)

    def _tell_damage(self, found: Examined) -> None:
        deeds = (("recover", "取回"),)
        self._window.banner.show_notice(Notice("damage", _damage(found), "red", deeds))

    def check(self) -> None:
        """Look at everything again and show it."""
        self._sitting.settle()
        draft = self._sitting.current
        bulletin = Bulletin() if draft is None else draft.bulletin
        self._examine(
            lambda found: self._worker.read(
                partial(self._look, bulletin, found), self._show, topic="check"
            )
        )

    def _examine(self, done: Answer[Examined]) -> None:
        self._bench.lasting.run(
            self._worker.apart,
            _CHECKING,
            lambda: tending.examine(self._desk),
            done,
            stopped="已取消，没有查完。",
        )

    def _look(self, bulletin: Bulletin, found: Examined) -> Checked:
        return Checked(
            found,
            len(self._desk.lines()),
            self._desk.path.stat().st_size,
            tuple(self._desk.backups()),
            self._laid(bulletin),
            tending.dates(self._desk.path),
        )

    def _laid(self, bulletin: Bulletin) -> "Laid | Known":
        try:
            return self._desk.laid(bulletin)
        except Known as error:  # a broken template says so, and hides nothing else
            return error

    def _show(self, checked: Checked) -> None:
        self._window.selfcheck_room.show_matters(
            (
                _store(checked),
                _backup(checked),
                *_faces(checked.laid),
                self._input_matter(),
                _place(self._desk.path),
            )
        )
        self._window.selfcheck_room.show_backups(
            tuple(_backup_line(backup) for backup in checked.backups)
        )

    def _on_deed(self, matter: str, deed: str) -> None:
        if deed == "back_up":
            self.back_up()
        elif deed == "check":
            self.check()
        elif deed == "open_folder":
            files.show_outside(self._desk.path.parent)

    def _preview(self, path: str) -> None:
        self._worker.read(
            lambda: tending.contents(Path(path)),
            lambda lines: self._window.selfcheck_room.show_contents(path, "\n".join(lines)),
            topic="preview of a backup",
        )

    def back_up(self) -> None:
        """Keep what is open, then make a backup, and say so."""
        self._keeping.keep_all()
        self._bench.lasting.run(
            self._worker.write,
            "正在备份，备好打开核对",
            self._desk.back_up,
            self._on_backed_up,
            stopped="已取消，没有备份。",
        )

    def _on_backed_up(self, _path: Path) -> None:
        self._window.status_line.show_note("已备份，打开核对过。")
        self.check()


def _damage(found: Examined) -> str:
    """Return what is said of damage, and from where it can be mended."""
    if not found.nth:
        first = found.faults[0].rstrip("。")
        return f"{first}。其余的可以照常使用；可从流水和备份取回全部完好的内容。"
    also = "，其余完好" if len(found.faults) == 1 else f"，另有 {len(found.faults) - 1} 处"
    words = f"{found.issue}第{found.nth}稿校验不符{also}。"
    if found.rescue is not None:
        return f"{words}可从{when_spoken(found.rescue)} 的备份取回这一稿。"
    if found.in_journal:
        return f"{words}可从流水取回这一稿。"
    return f"{words}没有找到这一稿的完好副本；取回可以让其余的继续备份。"


def _store(checked: Checked) -> Matter:
    if checked.found.faults:
        said = "“取回”从流水、备份里取回全部完好的内容，坏的那份留着。"
        deeds = (("recover", "取回"), ("check", "再查一次"))
        return Matter("store", "存储", _damage(checked.found), said, "red", deeds)
    words = f"{checked.issues} 期简报逐稿核对过，全部完好；数据 {checked.size / 1e6:.1f} MB。"
    return Matter("store", "存储", words, deeds=(("check", "再查一次"),))


def _backup(checked: Checked) -> Matter:
    deeds = (("back_up", "立即备份"),)
    if not checked.backups:
        return Matter(
            "backup", "备份", "还没有备份。", "有改动时每 15 分钟自动备份。", "amber", deeds
        )
    newest = _when(next(iter(checked.backups)))
    words = f"最近一次是 {newest}，共 {len(checked.backups)} 份，每份做好时都打开核对过。"
    rehearsed = checked.dates.rehearsed
    if rehearsed is None:
        return Matter("backup", "备份", words, deeds=deeds)
    when = f"{rehearsed.astimezone().month}月{rehearsed.astimezone().day}日"
    if checked.dates.can_restore:
        return Matter("backup", "备份", words, f"{when}试着恢复过一次，恢复得了。", deeds=deeds)
    said = f"{when}试着恢复过一次，没有成功，请立即备份一次。"
    return Matter("backup", "备份", words, said, "amber", deeds)


def _faces(laid: "Laid | Known") -> tuple[Matter, ...]:
    if isinstance(laid, Known):
        return (Matter("faces", "字体", laid.message, laid.remedy, "red"),)
    from ui.presenters import lettering  # late: a window opens without it

    return lettering.matters(laid, lettering.Installed())


def _place(path: Path) -> Matter:
    return Matter(
        "place",
        "数据位置",
        str(path),
        "只存在这台电脑上，本程序不联网。",
        deeds=(("open_folder", "打开文件夹"),),
    )


def _backup_line(backup: Backup) -> BackupLine:
    summary = f"{backup.issues} 期，{backup.revisions} 稿，{backup.bytes / 1e6:.1f} MB"
    return BackupLine(str(backup.path), _when(backup), summary)


def _when(backup: Backup) -> str:
    here = backup.taken.astimezone()
    return f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"


def when_spoken(moment: dt.datetime) -> str:
    """Return 昨天 18:00 for a moment, as one says it."""
    here = moment.astimezone()
    days = (dt.datetime.now().astimezone().date() - here.date()).days
    spoken = {0: "今天", 1: "昨天", 2: "前天"}.get(days, f"{here.month}月{here.day}日")
    return f"{spoken} {here:%H:%M}"
