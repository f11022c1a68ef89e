"""The plan of a template, read from the paragraphs of its .docx."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from gazetteer_desk.export import placeholders, trees
from gazetteer_desk.export.oxml import W
from gazetteer_desk.export.skeleton import Reader, Skeleton
from gazetteer_desk.layout.look import Appearance, Style
from gazetteer_desk.layout.plan import Anchor, Plan, Planned, completed


Element = Any
Shown = Callable[[str, Element], tuple[Appearance, bool]]
_SILENT = {
    f"{W}{tag}"
    for tag in ("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
}


class Read(msgspec.Struct, frozen=True):
    """What was read: the plan, the paragraphs that its lines are made of, what is not in order."""

    plan: Plan
    skeletons: tuple[Skeleton, ...]
    faults: tuple[str, ...]


def read(document: Element, names: dict[str, str], shown: Shown) -> Read:
    """Return the plan of a document part.

    `names` are the names of its styles by their ids; `shown` says how a paragraph in the style of
    that name looks, and whether that is the style's own look.
    """
    reader = Reader(document, names)
    plan: list[Planned | Anchor] = []
    skeletons: list[Skeleton] = []
    faults: list[str] = []
    for nth, paragraph in enumerate(_paragraphs(document.body, faults), 1):
        where = f"第{nth}段"
        made = reader.read(paragraph, where)
        faults += placeholders.faults(made.text, where)
        anchor = placeholders.anchor(made.text)
        if anchor is not None and not made.kept:
            plan.append(anchor)
            continue
        for other in placeholders.anchors_in(made.text):
            faults.append(f"{where}的占位“{{{{{other}}}}}”要单独成段")
        if made.parts or Anchor.COLOPHON not in plan:  # Word ends every file with a paragraph
            plan.append(_planned(made, len(skeletons), shown(made.style, paragraph)))
            skeletons.append(made)
    faults = [*reader.faults, *faults, *_order(plan)]
    return Read(completed(tuple(plan)), tuple(skeletons), tuple(dict.fromkeys(faults)))


def _planned(made: Skeleton, source: int, look: tuple[Appearance, bool]) -> Planned:
    appearance, is_own = look
    is_ours = made.style in set(Style)
    return Planned(
        Style(made.style) if is_ours else Style.BODY,
        made.parts,
        own=appearance if is_own or not is_ours else None,
        source=source,
        kept=made.kept,
        drawings=made.drawings,
    )


def _paragraphs(parent: Element, faults: list[str]) -> Iterator[Element]:
    """Yield the paragraphs of a body; what else stands there cannot be kept."""
    last = "开头"
    nth = 0
    for child in parent:
        if child.tag == f"{W}p":
            nth += 1
            last = f"第{nth}段后"
            yield child
        elif child.tag == f"{W}sdt" and "{{" not in trees.words(child):
            inner = [p for p in trees.within(child, "sdtContent") if p.tag == f"{W}p"]
            nth += len(inner)
            yield from inner
        elif child.tag == f"{W}sdt":
            faults.append(f"{last}的占位在内容控件里，请改成普通段落")
        elif child.tag == f"{W}tbl":
            faults.append(f"{last}有表格，模板里不能用表格，请改成段落和制表位")
        elif child.tag not in _SILENT:
            faults.append(f"{last}有不能用的内容，请删去")


def _order(plan: list[Planned | Anchor]) -> Iterator[str]:
    """Yield what is wrong with a whole plan."""
    for needed in (Anchor.BODY, Anchor.COLOPHON):
        if needed not in plan:
            yield f"缺少占位“{{{{{needed}}}}}”"
    if Anchor.COLOPHON in plan and plan[-1] is not Anchor.COLOPHON:
        yield "占位“{{版记}}”要在最后"
    slots = (slot for one in plan if isinstance(one, Planned) for slot in one.slots)
    yield from placeholders.twice((*slots, *(one for one in plan if isinstance(one, Anchor))))
