"""Where one can go by name beside the commands: parts of the rooms, panes, columns."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from gazetteer_desk.bulletin import columns
from gazetteer_desk.search import conditions
from ui.panes.register.room import KINDS
from ui.presenters.bench import Bench


_NO_ISSUE = "要先打开一期"


class Destination(NamedTuple):
    """How to go there, its drawing, what stands beside it, and why one cannot go there now."""

    go: Callable[[], object]
    icon: str
    aside: str = ""
    why: str = ""


Destinations = dict[str, Destination]


def destinations(bench: Bench) -> Destinations:
    """Return by name where one can go now: 名录：单位, 设置：外观, 右栏：版本, 栏目：特别关注."""
    return _parts_of_rooms(bench) | _panes(bench) | _columns(bench)


def _parts_of_rooms(bench: Bench) -> Destinations:
    window = bench.window

    def enter(room: str, show: Callable[[str], object], name: str) -> None:
        window.show_room(room)
        show(name)

    found: Destinations = {}
    recall, register, settings = window.recall_room, window.register_room, window.settings_room
    for name, words in recall.sides.items():
        go = partial(enter, "recall", recall.show_segment, name)
        found[f"往期：{words}"] = Destination(go, "archive")
    for kind in KINDS:
        found[f"名录：{kind}"] = Destination(
            partial(enter, "register", register.show_kind, kind), "register"
        )
    for section in settings.names:
        found[f"设置：{section}"] = Destination(
            partial(enter, "settings", settings.show_section, section), "settings"
        )
    return found


def _panes(bench: Bench) -> Destinations:
    window = bench.window

    def show(pane: str) -> None:
        window.show_draft()
        window.show_side(pane)
        window.side.setFocus()

    why = "" if bench.sitting.current else _NO_ISSUE
    return {
        f"右栏：{name}": Destination(partial(show, name), "right", "", why)
        for name in window.side.names
    }


def _columns(bench: Bench) -> Destinations:
    """Return the ways to columns: to their first article here, others to past issues."""
    window, draft = bench.window, bench.sitting.current
    found: Destinations = {}

    def go_to(article: str) -> None:
        window.show_draft()
        window.outline.chosen.emit(article)
        window.outline.entered.emit(article)

    def look_for(column: str) -> None:
        window.show_room("recall")
        window.recall_room.field.ask_for(conditions.choose("", "栏目", (column,)))

    here = () if draft is None else draft.bulletin.articles
    for column in filter(None, columns.names(draft.bulletin) if draft else ()):
        first = next(at for at, one in enumerate(here) if one.column == column)
        go = partial(go_to, here[first].key)
        found[f"栏目：{column}"] = Destination(go, "goto", f"本期第 {first + 1} 篇起")
    for column in window.known_columns:
        if f"栏目：{column}" not in found:
            found[f"栏目：{column}"] = Destination(partial(look_for, column), "archive", "查往期")
    return found
