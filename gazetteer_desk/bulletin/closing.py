"""The units that a text names in brackets on its last line, as the field 供稿单位 prints them.

A contribution mostly comes with such a line. Where the field is filled too, the unit would be
printed twice.
"""

import re

from msgspec.structs import replace

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Paragraph
from gazetteer_desk.bulletin.checks import Remark, Weight


_LINE = re.compile(r"[（(](?:(?:供稿单位|供稿|来源)[：:])?(.{2,40})[）)]")
_NO_UNIT = re.compile(r"[。！？；：!?;:\d]|待续|未完|附后|从略|作者|单位[系为]")
_BETWEEN = re.compile("[、，,]")


def line(article: Article) -> str:
    """Return the last line where it names units in brackets and other words stand above it."""
    body = [b for b in article.body if not isinstance(b, Paragraph) or b.text.strip()]
    last = body.pop() if body else None
    if not body or not isinstance(last, Paragraph):
        return ""
    words = last.text.strip()
    found = _LINE.fullmatch(words)
    return words if found and not _NO_UNIT.search(found[1]) else ""


def units(article: Article) -> tuple[str, ...]:
    """Return the units that the last line names, none where it names none."""
    found = _LINE.fullmatch(line(article))
    return tuple(u for part in _BETWEEN.split(found[1]) if (u := part.strip())) if found else ()


def moved(article: Article) -> Article:
    """Return the article without that line, its units in the field; the same one without it."""
    named = units(article)
    if not named:
        return article
    body = list(article.body)
    while isinstance(last := body.pop(), Paragraph) and not last.text.strip():
        pass  # empty lines below it go with it
    more = tuple(unit for unit in named if not any(_is_same(unit, c) for c in article.credits))
    return replace(article, body=tuple(body), credits=article.credits + more)


def remark(article: Article) -> Remark | None:
    """Return what there is to say of the units of an article, None where all is well."""
    named, said, remedy = line(article), "", ""
    if not article.credits:
        said = "供稿单位未填。"
        if named:
            said, remedy = f"供稿单位未填，文末写着“{named}”。", "移到供稿单位"
    elif any(_is_same(unit, credit) for unit in units(article) for credit in article.credits):
        said, remedy = f"文末的“{named}”和供稿单位重复，会印两遍。", "去掉文末一行"
    if not said:
        return None
    return Remark(
        place=article.key,
        field="credits",
        weight=Weight.DOUBTFUL,
        said=said,
        remedy=remedy,
        fix=named or None,
    )


def _is_same(unit: str, credit: str) -> bool:
    return unit in credit or credit in unit
