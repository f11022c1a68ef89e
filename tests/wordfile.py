"""Tiny builders of Word files, part by part, as no exporter of ours would write them."""

import io
import zipfile


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; a run that is no XML is set as text."""
    made = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{made}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run of text."""
    look = properties and f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: str) -> str:
    """Return a table of rows made by `tr`."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    """Return a row; a cell that is no XML holds a paragraph of that text."""
    return f"<w:tr>{''.join(c if c.startswith('<') else tc(p(c)) for c in cells)}</w:tr>"


def tc(inside: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def part(root: str, inside: str) -> str:
    """Return an XML part with all the namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inside}</w:{root}>'


def docx(*body: str, related: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file of some blocks.

    `parts`: what is inside styles, numbering, header, footer, footnotes, comments. `related`: more
    relationships by their ids, a picture's path, or an address that lies outside.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    files = {f"word/{name}.xml": part(roots.get(name, name), xml) for name, xml in parts.items()}
    files["word/document.xml"] = part("document", f"<w:body>{''.join(body)}</w:body>")
    names = [(f"rId{name}", name, f"{name}.xml", "") for name in parts]
    for key, target in (related or {}).items():
        is_outside = ":" in target
        names.append((key, "image", target, ' TargetMode="External"' if is_outside else ""))
    files["word/_rels/document.xml.rels"] = _relationships(*names)
    return zipped(files)


def _relationships(*names: tuple[str, str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{_RELATED}{kind}" Target="{target}"{more}/>'
        for key, kind, target, more in names
    )
    return f'<Relationships xmlns="{_PACKAGE}">{made}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a package of some parts."""
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relationships(("rId1", "officeDocument", "word/document.xml", "")),
        **files,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in whole.items():
            packed.writestr(name, data)
    return made.getvalue()


def added(data: bytes, **files: bytes) -> bytes:
    """Return a package with more parts in its folder `word/media`, named by `_` for the dot."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, some in files.items():
            packed.writestr(f"word/media/{name.replace('_', '.')}", some)
    return made.getvalue()
