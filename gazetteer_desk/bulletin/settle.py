"""What the types of an issue alone cannot say: one-line fields cleaned, contradictions refused."""

import re
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, grid
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph, Picture, Table, tidy_spans
from gazetteer_desk.bulletin.cleaning import clean, clean_line, split_lines
from gazetteer_desk.bulletin.issue import Bulletin, Editing, Waiver
from gazetteer_desk.bulletin.plates import MEDIA


class Unsettled(Exception):  # noqa: N818 - what it is
    """Something at `path` of the issue contradicts itself; `said` is the sentence."""

    def __init__(self, path: str, said: str) -> None:
        super().__init__(path, said)
        self.path = path
        self.said = said


def settle(bulletin: Bulletin) -> Bulletin:
    """Return the bulletin with one-line fields cleaned and bodies tidied, or raise `Unsettled`."""
    articles = tuple(
        _settle_article(article, f"articles[{at}]") for at, article in enumerate(bulletin.articles)
    )
    _check_keys([article.key for article in articles])
    _check_numbers(bulletin)
    return replace(
        bulletin,
        masthead=cleaned(bulletin.masthead),
        secrecy=cleaned(bulletin.secrecy),
        note=_settle_body(bulletin.note, "note"),
        articles=articles,
        distribution=cleaned(bulletin.distribution),
        imprint=cleaned(bulletin.imprint),
        editing=_settle_editing(bulletin.state),
    )


def _settle_editing(state: Editing) -> Editing | msgspec.UnsetType:
    known = tuple(name for name in carried.FIELDS if name in state.carried)
    waived = (
        Waiver(clean(one.rule), clean(one.text), clean(one.article), clean(one.around))
        for one in state.waived  # a blank may be what is left as it is
    )
    settled = replace(cleaned(state), carried=known, waived=tuple(dict.fromkeys(waived)))
    return msgspec.UNSET if settled == Editing() else settled


def cleaned(value: Any) -> Any:
    """Return a field as it may stand in an issue: one line, lines, or a value of one-line fields.

    Everything else, a body too, comes back as it is.
    """
    if type(value) is str:  # and no choice of several, which is one too
        return clean_line(value)
    if isinstance(value, tuple):
        lines = cast("tuple[Any, ...]", value)
        return _clean_lines(lines) if all(isinstance(one, str) for one in lines) else lines
    if isinstance(value, msgspec.Struct):
        names = value.__struct_fields__
        return replace(value, **{name: cleaned(getattr(value, name)) for name in names})
    return value


def _check_keys(keys: list[str]) -> None:
    seen: set[str] = set()
    for at, key in enumerate(keys):
        if key in seen:
            raise Unsettled(f"articles[{at}].key", "与另一篇重复。")
        seen.add(key)


def _check_numbers(bulletin: Bulletin) -> None:
    for name in ("year", "number", "total"):
        value = getattr(bulletin.number, name)
        if value is not None and not 0 < value < 100_000:  # noqa: PLR2004 - five digits print
            raise Unsettled(f"number.{name}", "不像一个期号或年份。")
    if bulletin.copies is not None and not 0 <= bulletin.copies < 1_000_000:  # noqa: PLR2004
        raise Unsettled("copies", "不像一个印数。")


def _clean_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        cleaned for line in lines for part in split_lines(line) if (cleaned := part.strip())
    )


def _settle_article(article: Article, path: str) -> Article:
    _check_key(article.key, f"{path}.key")
    column = clean_line(article.column)
    return replace(
        article,
        column=re.sub(r"^[【】\s]+|[【】\s]+$", "", column),  # printed again around it
        title=_clean_lines(article.title),
        subtitle=clean_line(article.subtitle),
        credits=_clean_lines(article.credits),
        source=clean_line(article.source or "") or msgspec.UNSET,
        parts=_settle_parts(article, path),
        note=_settle_body(article.note, f"{path}.note"),
        body=_settle_body(article.body, f"{path}.body"),
    )


def _settle_parts(article: Article, path: str) -> tuple[str, ...] | msgspec.UnsetType:
    parts = tuple(dict.fromkeys(article.parts or ()))
    for at, key in enumerate(parts):
        _check_key(key, f"{path}.parts[{at}]")
    return parts or msgspec.UNSET


def _check_key(key: str, path: str) -> None:
    if not re.fullmatch(r"[0-9A-Za-z_\-]{1,40}", key):
        raise Unsettled(path, "只能用字母、数字、- 和 _，最多 40 个。")


def _settle_body(body: Body, path: str) -> Body:
    settled: list[Any] = []
    for at, block in enumerate(body):
        where = f"{path}[{at}]"
        if isinstance(block, Paragraph):
            settled.append(_settle_paragraph(block, where))
        elif isinstance(block, Table):
            settled.append(_settle_table(block, where))
        else:
            settled.append(_settle_picture(block, where))
    return tuple(settled)


def _settle_paragraph(paragraph: Paragraph, path: str) -> Paragraph:
    if not 0 <= paragraph.lead <= len(paragraph.text):
        raise Unsettled(f"{path}.lead", "超出了这一段的字数。")
    return replace(paragraph, spans=tidy_spans(paragraph.spans))


def _settle_table(table: Table, path: str) -> Table:
    for row_at, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            if cell.colspan < 1 or not 1 <= cell.rowspan <= len(table.rows):
                raise Unsettled(f"{path}.rows[{row_at}][{at}]", "colspan、rowspan 不对。")
    wide = max((sum(cell.colspan for cell in row) for row in table.rows), default=0)
    if not wide:
        raise Unsettled(f"{path}.rows", "表格没有内容。")
    if len(table.rows) > grid.MOST_ROWS or wide > grid.MOST_COLUMNS:
        raise Unsettled(f"{path}.rows", f"表格最多 {grid.MOST_ROWS} 行、{grid.MOST_COLUMNS} 列。")
    columns, _ = grid.place(table)
    if columns > grid.MOST_COLUMNS:
        raise Unsettled(f"{path}.rows", f"表格最多 {grid.MOST_COLUMNS} 列。")
    if any(not 0 < width < 10_000 for width in table.widths):  # noqa: PLR2004
        raise Unsettled(f"{path}.widths", "列宽应大于 0。")
    rows = tuple(
        tuple(
            replace(
                cell,
                paragraphs=tuple(
                    _settle_paragraph(one, f"{path}.rows[{row_at}][{cell_at}].paragraphs[{at}]")
                    for at, one in enumerate(cell.paragraphs)
                ),
            )
            for cell_at, cell in enumerate(row)
        )
        for row_at, row in enumerate(table.rows)
    )
    # Widths that are not one a column name none; an issue kept with such comes back all the same.
    widths = table.widths if len(table.widths) == columns else ()
    return replace(table, rows=rows, widths=widths, caption=clean_line(table.caption))


def _settle_picture(picture: Picture, path: str) -> Picture:
    if not re.fullmatch("[0-9a-f]{64}", picture.digest):
        raise Unsettled(f"{path}.digest", "不是图片的校验值。")
    if picture.media not in MEDIA:
        raise Unsettled(f"{path}.media", "只收 PNG 和 JPEG 图片。")
    if not 0 <= picture.width_mm <= 500:  # noqa: PLR2004 - wider than any office paper
        raise Unsettled(f"{path}.width_mm", "图宽应在 0 到 500 毫米之间。")
    return replace(picture, caption=clean_line(picture.caption))
