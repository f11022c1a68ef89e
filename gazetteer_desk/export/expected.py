"""What a written file has to say: its words put together from the issue and the plan anew.

`layout` is not asked, so that what it loses, doubles or moves is noticed here. White space is
nobody's: a line is compared by its words.
"""

import re
from collections.abc import Iterator, Mapping

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout.plan import Anchor, Plan, Planned, Slot


def text(bulletin: Bulletin, scheme: Scheme, plan: Plan) -> str:
    """Return the words of the file's body in their order, a line of the plan or issue a line."""
    known = plain.named(bulletin)
    taken = {slot for one in plan if isinstance(one, Planned) for slot in one.slots}
    left = {name: "" if name in taken else said for name, said in known.items()}
    lines: list[str] = []
    for one in plan:
        match one:
            case Planned():
                lines.append(_said(one, known))
            case Anchor.CONTENTS:
                lines += _contents(bulletin) if scheme.contents else ()
            case Anchor.NOTE:
                lines += plain.note_lines(bulletin)
            case Anchor.BODY:
                lines += plain.all_article_lines(bulletin)
            case Anchor.COLOPHON:
                lines += plain.colophon_lines(bulletin, left)
    return "\n".join(lines)


def _said(line: Planned, known: Mapping[str, str]) -> str:
    """Return the words of a line: between tabs and wide blanks all is said, or nothing."""
    marked = "".join(f"\0{part}\0" if isinstance(part, Slot) else part for part in line.parts)
    groups = re.split("[\t　]", marked)
    if line.slots and not any(known[slot] for slot in line.slots):
        return ""
    return " ".join(filter(None, (_group(group, known) for group in groups)))


def _group(marked: str, known: Mapping[str, str]) -> str:
    words = marked.split("\0")
    words[1::2] = [known[name] for name in words[1::2]]
    return "" if len(words) > 1 and not any(words[1::2]) else "".join(words)


def _contents(bulletin: Bulletin) -> Iterator[str]:
    titled = [(article.column, article.headline) for article in bulletin.articles]
    titled = [(column, title) for column, title in titled if title.strip()]
    if len(titled) == 1:
        return
    columns = {column for column, _ in titled}
    yield from ("本期要目",) if titled else ()
    above = ""
    for nth, (column, title) in enumerate(titled, 1):
        label = f"【{column}】" if column and len(columns) > 1 and column != above else ""
        yield f"{label}{nth}.{title}"
        above = column
