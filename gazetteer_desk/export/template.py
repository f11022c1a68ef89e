"""Templates: .docx files whose named styles hold every look; an office's own win over ours."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from gazetteer_desk import paths
from gazetteer_desk.bulletin import plates
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import looks, reading, running, stripping, trees
from gazetteer_desk.export.skeleton import Skeleton
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import CharStyle, Look, Page, Style, TableStyle
from gazetteer_desk.layout.plan import USUAL, Plan


if TYPE_CHECKING:
    from docx.document import Document


LARGEST = 20_000_000  # bytes; a template holds styles, not pictures of a whole office
_USUAL = Scheme().template
# What python-docx and lxml raise of files that are none; a part of another kind lacks attributes.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, EOFError),
    *(SyntaxError, LookupError, ValueError, AttributeError),
)
_SMALLEST_SIDE = 3402  # twips (60 mm): less than a type area has in any use
_NAMED = 5  # of the styles that are not there, so many are named
_MEND = "请在 Word 或 WPS 里改好，或改用自带模板。"


class Template:
    """An open template: the document to fill, and what was read of it."""

    def __init__(self, document: "Document", ready: "Ready") -> None:
        self.document = document
        self.ids = trees.style_ids(document.styles.element)
        self.plan = ready.plan
        self.look = ready.look
        self.skeletons = ready.skeletons
        self.others = ready.others


class Ready(msgspec.Struct, frozen=True):
    """A template without what Word left in it, and what its body and styles say.

    `others` are the names under which a PC may have its faces instead, by the faces' names, where
    they are not those of `gbt9704.FALLBACKS`. `running`: its headers and footers say more than the
    number of the page.
    """

    data: bytes
    plan: Plan
    look: Look
    skeletons: tuple[Skeleton, ...]
    others: Mapping[str, str]
    running: bool = False


def find(name: str, folder: Path | None = None) -> bytes:
    """Return the bytes of the template `name`: from the office's folder if it is there, else ours.

    Raises `TemplateBroken` where there is neither.
    """
    if not name or Path(name).name != name or "\\" in name:
        raise TemplateBroken(f"“{name}”不能作模板的名字。")
    own = folder / f"{name}.docx" if folder is not None else None
    try:
        if own is not None and own.is_file():
            if own.stat().st_size > LARGEST:
                raise TemplateBroken(f"模板“{name}.docx”太大，没有读。")
            return own.read_bytes()
        return (paths.resources() / "templates" / f"{name}.docx").read_bytes()
    except FileNotFoundError as error:
        raise TemplateBroken(f"没有名为“{name}”的模板。", "请在设置里另选一个模板。") from error
    except OSError as error:
        raise TemplateBroken(
            f"模板“{name}.docx”读不出来。", "请检查文件，或改用自带模板。"
        ) from error


def read(name: str, folder: Path | None = None) -> tuple[Look, Plan]:
    """Return how the sheets of a template look, and the order of what stands on them."""
    ready = _ready(find(name, folder), name)
    return ready.look, ready.plan


def is_running(name: str, folder: Path | None = None) -> bool:
    """Tell whether headers and footers of a template say more than the number of the page."""
    return _ready(find(name, folder), name).running


def open_template(data: bytes, name: str) -> Template:
    """Return the template opened, after a look at everything the writer needs of it.

    Raises `TemplateBroken` with all that is missing or not in order.
    """
    from docx import Document

    ready = _ready(data, name)
    document = Document(io.BytesIO(ready.data))
    root: Any = document.element
    trees.empty(root)
    return Template(document, ready)


def check(data: bytes, name: str) -> None:
    """Raise `TemplateBroken`, with all there is to mend, unless the template can be used."""
    _ready(data, name)


@lru_cache(maxsize=4)
def _ready(data: bytes, name: str) -> Ready:
    """Return a template read and cleaned; an office uses few, over and over.

    What our usual one says is known: reading it would cost a short command a tenth of its time, and
    load python-docx for plain text. It is told by its digest, so that one edited where it lies is
    read as any other.
    """
    if plates.digest(data) == _usual_digest():
        return Ready(data, USUAL, gbt9704.LOOK, (), others={})
    return _read(data, name)


def _usual_digest() -> str:
    """Return what the script that makes our templates noted of the usual one."""
    return (paths.resources() / "templates" / f"{_USUAL}.sha256").read_text("ascii").strip()


def _read(data: bytes, name: str) -> Ready:
    """Return a template read and cleaned, after a look at all that has to be in it."""
    document = _open(data, name)
    styles: Any = document.styles.element
    root: Any = document.element
    if not trees.has_section(root):
        raise TemplateBroken(f"模板“{name}.docx”没有页面设置。", "请改用自带模板。")
    trees.mend_grids(root)
    theme = _theme(document)
    shown = looks.reader(styles, root.body.sectPr, theme)
    look = looks.look_of(styles, root.body.sectPr, theme)
    themes = {} if theme is None else looks.theme_faces(theme)
    others = stripping.strip(document, themes)
    read = reading.read(root, trees.style_names(styles), shown)
    if faults := (
        *_missing(trees.style_ids(styles)),
        *_cramped(look.page),
        *read.faults,
        *running.faults(running.roots(document)),
    ):
        raise TemplateBroken(f"模板“{name}.docx”{'；'.join(faults)}。", _MEND)
    stripped = io.BytesIO()
    document.save(stripped)
    has_more = running.has_more(running.roots(document))
    return Ready(stripped.getvalue(), read.plan, look, read.skeletons, others, has_more)


def _missing(ids: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence that names the styles that are not there."""
    if missing := [str(style) for style in (*Style, *CharStyle, *TableStyle) if style not in ids]:
        named = "、".join(missing[:_NAMED]) + ("等" if len(missing) > _NAMED else "")
        yield f"缺少样式：{named}（共{len(missing)}个）"


def _cramped(page: Page) -> Iterator[str]:
    """Yield a sentence for a page on whose type area no issue can be laid."""
    if min(page.type_width, page.type_height) < _SMALLEST_SIDE:
        yield "纸张或页边距不对，版心太小"


def _theme(document: "Document") -> Any:
    """Return the tree of the theme, None where there is none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.THEME:
            return parse_xml(rel.target_part.blob)
    return None


def _open(data: bytes, name: str) -> "Document":
    """Return a file that is to be a template; raise `TemplateBroken` for one that is damaged."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(io.BytesIO(data))
        _look_into(document)
    except (OpcError, *_BROKEN) as error:
        raise TemplateBroken(
            f"模板“{name}.docx”不是完好的 Word 文件。", "请改用自带模板。"
        ) from error
    return document


def _look_into(document: "Document") -> None:
    """Ask for the parts that are read only when they are asked for: what is broken shows here."""
    _ = document.styles.element, document.settings.element, document.core_properties
    running.roots(document)
    stripping.other_names(document)
    _theme(document)
