"""The way to a place in the issue: its form comes to the front, its words are selected."""

from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.bulletin.place import Place
from ui.editor import document
from ui.editor.selections import in_lines
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting


_ELSEWHERE = {"subtitle": "副题", "note": "按语", "credits": "供稿单位"}


def go_to(drafting: Drafting, bench: Bench, place: Place) -> None:
    """Bring the form of a place to the front."""
    target = place.article or MASTHEAD
    if bench.sitting.place != target:
        drafting.go(target)


def select(bench: Bench, place: Place) -> None:
    """Select the words of a place that is in front; say where that is, where it is not plain."""
    if not place.article:
        bench.window.masthead_form.note.point_at(place.path[0], place.start, place.end)
        bench.window.status_line.show_note("这一处在报头的编者按里。")
    elif place.part == "body":
        bench.editor.lights.choose(document.stretches(bench.editor.manuscript, (place,))[0])
    elif place.part == "title":
        bench.title.lights.choose(in_lines(bench.title.document(), (place,))[0])
    else:
        line = place.path[0] if place.path else 0
        bench.window.article_page.point_at(place.part, line, place.start, place.end)
        bench.window.status_line.show_note(f"这一处在{_ELSEWHERE[place.part]}里。")


def focus(bench: Bench, place: Place) -> None:
    """Put the caret into the field of a place that is in front."""
    page = bench.window.article_page
    field = {
        "title": bench.title,
        "body": bench.editor,
        "subtitle": page.subtitle,
        "note": page.note,
        "credits": page.units,
    }[place.part]
    (field if place.article else bench.window.masthead_form.note).setFocus()
