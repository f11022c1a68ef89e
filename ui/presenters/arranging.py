"""What a series prints and which templates there are: the room 设置."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import BadScheme, Known, TemplateTaken
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.widgets.banner import Notice
from ui.widgets.templates import TemplateState


if TYPE_CHECKING:
    from collections.abc import Callable

_PACKAGES = "模板包 (*.bulletin-template)"
_TEMPLATES = "模板 (*.bulletin-template *.docx)"
_KNOWN = ("known", "知道了")
_NAME = "settings"


@dataclass(frozen=True, slots=True)
class _Found:
    series: tuple[str, ...]
    chosen: str
    scheme: Scheme
    trouble: str
    templates: tuple[TemplateState, ...]


class Arranging:
    """Joins the room 设置 to the desk; `then` is done when a series prints otherwise."""

    def __init__(self, bench: Bench, then: "Callable[[], None]") -> None:
        self._then = then
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._room = room = window.settings_room
        self._taken: Path | None = None
        self._came: Scheme | None = None
        window.room_chosen.connect(self._on_room)
        room.scheme_form.series_chosen.connect(self._read)
        room.scheme_form.scheme_edited.connect(self._keep)
        room.template_list.import_asked.connect(self.import_templates)
        room.template_list.folder_asked.connect(self._show_folder)
        room.template_list.deed_asked.connect(self._on_deed)
        room.banner.answered.connect(self._on_answered)

    def _on_room(self, name: str) -> None:
        if name == "settings":
            draft = self._sitting.current
            self._room.banner.clear_notice(_NAME)
            self._read(draft.bulletin.masthead.series if draft else "")
        else:
            self._room.scheme_form.flush()

    def _read(self, series: str) -> None:
        self._worker.read(lambda: self._find(series), self._show, topic="settings")

    def _find(self, series: str) -> _Found:
        names = tuple(self._desk.series())
        if series and series not in names:  # of an issue on the desk that was never kept
            names = (*names, series)
        chosen = series if series in names else next(iter(names), "")
        states = tuple(
            TemplateState(t.name, t.is_own, t.trouble) for t in self._desk.shelf.listed()
        )
        scheme, trouble = Scheme(), ""
        try:
            scheme = self._desk.scheme_of(chosen)
        except BadScheme as error:
            trouble = str(error)
        for state in states:
            trouble = trouble or (state.trouble if state.name == scheme.template else "")
        return _Found(names, chosen, scheme, trouble, states)

    def _show(self, found: _Found) -> None:
        self._room.template_list.show_templates(found.templates)
        form = self._room.scheme_form
        form.show_series(found.series, found.chosen)
        form.show_scheme(found.scheme)
        form.show_templates(tuple(state.name for state in found.templates), found.trouble)

    def _on_kept(self, series: str) -> None:
        self._read(series)
        self._then()

    def _keep(self, series: str, scheme: Scheme) -> None:
        self._worker.write(
            lambda: self._desk.set_scheme(series, scheme),
            lambda _: self._on_kept(series),
            self._on_failed,
        )

    def import_templates(self) -> None:
        """Take in template packages and templates that the clerk chooses."""
        for path in files.ask_open(self._window, "导入模板", _TEMPLATES):
            self.take_in(path)

    def take_in(self, path: Path, *, replace: bool = False) -> None:
        """Take in one template; ask before one of that name is replaced."""
        self._worker.write(
            lambda: self._desk.shelf.take_in(path, replace=replace),
            self._on_taken,
            partial(self._on_refused, path),
        )

    def _on_taken(self, scheme: Scheme) -> None:
        self._came = scheme
        series = self._room.scheme_form.series.currentText()
        deeds = (("use", f"用于“{series}”"), _KNOWN) if series else (_KNOWN,)
        self._say(f"已导入模板“{scheme.template}”。", deeds=deeds)
        self._refresh()

    def _on_refused(self, path: Path, error: Known) -> None:
        if isinstance(error, TemplateTaken):
            self._taken = path
            self._say(error.message, "amber", (("replace", "替换"), ("known", "不替换")))
        else:
            self._on_failed(error)

    def _on_answered(self, notice: str, deed: str) -> None:
        self._room.banner.clear_notice(notice)
        if deed == "replace" and self._taken is not None:
            self.take_in(self._taken, replace=True)
        elif deed == "use" and self._came is not None:
            self._keep(self._room.scheme_form.series.currentText(), self._came)

    def _on_deed(self, name: str, deed: str) -> None:
        {"export": self._export, "edit": self._edit, "retire": self._retire}[deed](name)

    def _export(self, name: str) -> None:
        to = files.ask_save(self._window, "导出模板", f"{name}.bulletin-template", _PACKAGES)
        if to is None:
            return
        chosen = self._room.scheme_form.scheme
        scheme = chosen if chosen.template == name else None
        self._worker.write(
            lambda: self._desk.shelf.hand_on(name, scheme, to),
            lambda _: self._say(f"已导出《{to.name}》。"),
            self._on_failed,
        )

    def _edit(self, name: str) -> None:
        self._worker.write(
            lambda: self._desk.shelf.own_copy(name), self._on_editable, self._on_failed
        )

    def _on_editable(self, path: Path) -> None:
        self._refresh()
        if files.show_outside(path):
            self._say(f"请在 Word 或 WPS 里修改《{path.name}》，存盘以后就照新的排。", "blue")
        else:
            self._say(f"没有能打开它的程序。文件在 {path}。", "amber")

    def _retire(self, name: str) -> None:
        self._worker.write(
            lambda: self._desk.shelf.retire(name),
            lambda _: self._on_retired(name),
            self._on_failed,
        )

    def _on_retired(self, name: str) -> None:
        self._say(f"已停用模板“{name}”，文件留在模板文件夹的“停用”里。")
        self._refresh()

    def _show_folder(self) -> None:
        self._worker.write(self._desk.shelf.ready, files.show_outside, self._on_failed)

    def _refresh(self) -> None:
        self._read(self._room.scheme_form.series.currentText())

    def _on_failed(self, error: Known) -> None:
        self._say(str(error), "red")

    def _say(
        self, words: str, tone: str = "green", deeds: tuple[tuple[str, str], ...] = (_KNOWN,)
    ) -> None:
        self._room.banner.show_notice(Notice(_NAME, words, tone, deeds))
