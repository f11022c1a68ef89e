"""Templates: .docx files whose named styles hold every look; an office's own win over ours."""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer_desk import paths
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import oxml
from gazetteer_desk.layout.look import CharStyle, Style, TableStyle


if TYPE_CHECKING:
    from docx.document import Document


LARGEST = 20_000_000  # bytes; a template holds styles, not pictures of a whole office
_NAMED = 5  # of the styles that are not there, so many are named


class Template:
    """An open template: the document to fill, and the ids of its styles by their names."""

    def __init__(self, document: "Document", ids: dict[str, str]) -> None:
        self.document = document
        self.ids = ids


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


def open_template(data: bytes, name: str) -> Template:
    """Return the template opened, after a look at everything the writer needs of it.

    Raises `TemplateBroken` with the names of what is missing.
    """
    document = _open(data, name)
    ids = oxml.style_ids(document.styles.element)
    needed = [*Style, *CharStyle, *TableStyle]
    if missing := [str(style) for style in needed if style not in ids]:
        named = "、".join(missing[:_NAMED]) + ("等" if len(missing) > _NAMED else "")
        raise TemplateBroken(
            f"模板“{name}.docx”缺少样式：{named}（共{len(missing)}个）。",
            "请在模板里补上，或改用自带模板。",
        )
    if not oxml.has_section(document.element):
        raise TemplateBroken(f"模板“{name}.docx”没有页面设置。", "请改用自带模板。")
    return Template(document, ids)


def _open(data: bytes, name: str) -> "Document":
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        return Document(io.BytesIO(data))
    except (OpcError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError) as error:
        raise TemplateBroken(
            f"模板“{name}.docx”不是完好的 Word 文件。", "请改用自带模板。"
        ) from error
