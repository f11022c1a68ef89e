"""The help as it is kept: short pages in Markdown, an errand each, and the page of all keys.

A page begins with its title, then a line of the words that one may look for it by. Links lead to
another page (`page:save`) or do a deed of the menus (`do:save`); there are no others.
"""

from functools import cache
from typing import NamedTuple

from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.paths import resources
from ui import shortcuts


KEYS = "keys"
_SOUGHT = "查："
_HEAD = ("| 做什么 | 按键 |", "| --- | --- |")


class Page(NamedTuple):
    """One page: its name in links, its title, what else it is looked for by, its Markdown."""

    name: str
    title: str
    sought: tuple[str, ...]
    text: str


@cache
def pages() -> dict[str, Page]:
    """Return every page by its name, in the order in which one learns the program."""
    folder = resources() / "help"
    found: dict[str, Page] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        name = file.name.removesuffix(".md").partition("_")[2]
        title, sought, text = file.read_text("utf-8").split("\n", 2)
        words = tuple(sought.removeprefix(_SOUGHT).strip().split("、"))
        found[name] = Page(name, title.lstrip("# ").strip(), words, text.strip())
    sought = ("快捷键", "按键", "键盘", *(row.words for row in _rows()))
    found[KEYS] = Page(KEYS, "快捷键一览", sought, keys_page())
    return found


def matching(typed: str) -> tuple[Page, ...]:
    """Return the pages that fit: by title or other words, also in pinyin; then by what they say."""
    every = pages()
    wanted = typed.strip().lower()
    if not wanted:
        return tuple(every.values())
    named = dict.fromkeys(_owners()[one.text] for one in _words().matching(typed))
    holding = (name for name, page in every.items() if wanted in page.text.lower())
    return tuple(every[name] for name in dict.fromkeys((*named, *holding)))


def keys_page(typed: str = "") -> str:
    """Return the page of all keys, or of those only that what was typed fits."""
    wanted = typed.replace(" ", "").lower()
    fitting = {one.text for one in Offers(Offer(row.words) for row in _rows()).matching(typed)}
    parts = ["每个菜单的快捷键，和窗口各部分自己的按键。查找栏里可以打要做的事，也可以打按键。"]
    for where, rows in shortcuts.sections().items():
        lines = [
            f"| {row.words} | {row.keys} |"
            for row in rows
            if not wanted or row.words in fitting or wanted in row.keys.lower()
        ]
        if lines:
            parts.append("\n".join((f"## {where}", "", *_HEAD, *lines)))
    return "\n\n".join(parts)


def _rows() -> tuple[shortcuts.Row, ...]:
    return tuple(row for rows in shortcuts.sections().values() for row in rows)


@cache
def _owners() -> dict[str, str]:
    """Return which page each word leads to: a title before what others are looked for by."""
    every = pages().values()
    found = {page.title: page.name for page in every}
    for page in every:
        for word in page.sought:
            found.setdefault(word, page.name)
    return found


@cache
def _words() -> Offers:
    return Offers(map(Offer, _owners()))
