"""What Word leaves in a template that an official file does not carry: all of it goes.

Theme (its faces are written out first), thumbnail, rsids, comments, macros, the names of people,
protection, tracked changes' switches, and every setting that says nothing about the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gazetteer_desk.export import running, trees
from gazetteer_desk.export.oxml import W


if TYPE_CHECKING:
    from docx.document import Document

Element = Any
_PARTS = ("styles", "settings", "numbering", "header", "footer", "image")
_PACKAGE = ("officeDocument", "package/2006/relationships/metadata/core-properties")
_SETTINGS = (
    *("zoom", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
    *("gutterAtTop", "bookFoldPrinting", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders"),
    *(
        "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing",
        "displayHorizontalDrawingGridEvery",
    ),
    *("displayVerticalDrawingGridEvery", "characterSpacingControl", "noLineBreaksAfter"),
    *("noLineBreaksBefore", "compat", "decimalSymbol", "listSeparator"),
)
_NOTED = ("rsid", "paraId", "textId")
_COLOURS = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")
_SLOTS = {
    "asciiTheme": "ascii",
    "hAnsiTheme": "hAnsi",
    "eastAsiaTheme": "eastAsia",
    "cstheme": "cs",
}
FACES = "word/fontTable.xml"
_WORD = "http://schemas.microsoft.com/office/word"
_MODE = "15"  # Word 2013 and later: no "compatibility mode" in the title bar


def strip(document: "Document", themes: Mapping[str, str]) -> dict[str, str]:
    """Take out of an open template what is not of the page; `themes` are the theme's faces.

    Its list of faces becomes an empty one, which the writer fills. Return what the list said: other
    names (altName) by the names of faces.
    """
    others = other_names(document)
    main: Any = document.part
    for rels, kept in ((main.package.rels, _PACKAGE), (main.rels, _PARTS)):
        for rid, rel in [*rels.items()]:
            # LibreOffice's core properties have a relation of its own, and would stand there twice.
            if not rel.reltype.endswith(tuple(f"/{name}" for name in kept)):
                del rels[rid]
    for root in _roots(document):
        _plain(root, themes)
    _settings(document.settings.element)
    core: Any = document.core_properties
    for child in [*core._element]:  # noqa: SLF001 - python-docx has no way to remove a property
        core._element.remove(child)  # noqa: SLF001
    _list_faces(document)
    return others


def other_names(document: "Document") -> dict[str, str]:
    """Return the other names of faces that the template lists."""
    from docx.oxml import parse_xml

    for rel in document.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            table: Element = parse_xml(rel.target_part.blob)
            listed = {font.get(f"{W}name"): trees.value(font, "altName") for font in table}
            return {face: other for face, other in listed.items() if other}
    return {}


def _list_faces(document: "Document") -> None:
    """Give the file a list of faces under the name at which the writer looks for it."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name = PackURI(f"/{FACES}")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _roots(document: "Document") -> Iterator[Element]:
    """Yield the trees of all parts that have letters: body, styles, headers and footers."""
    yield document.element
    yield document.styles.element
    yield from running.roots(document)


def _plain(root: Element, themes: Mapping[str, str]) -> None:
    for element in root.iter():
        for name in [*element.attrib]:
            local = name.rpartition("}")[2]
            if local.startswith(_NOTED) or local in _COLOURS:
                del element.attrib[name]
    for fonts in root.iter(f"{W}rFonts"):
        for theme, slot in _SLOTS.items():
            if (said := fonts.attrib.pop(f"{W}{theme}", None)) is not None and said in themes:
                fonts.set(f"{W}{slot}", themes[said])
    for noted in [*root.iter(f"{W}rsid")]:
        noted.getparent().remove(noted)


def _settings(settings: Element) -> None:
    """Keep the settings of the page, and let Word open the file as one of its own time."""
    for child in [*settings]:
        if child.tag.removeprefix(W) not in _SETTINGS:
            settings.remove(child)
    compat = settings.find(f"{W}compat")
    modes: Iterable[Element] = () if compat is None else compat.findall(f"{W}compatSetting")
    for mode in modes:
        if mode.get(f"{W}name") == "compatibilityMode":
            mode.set(f"{W}val", _MODE)
            return
    if compat is None:
        compat = trees.child(settings, "compat", before=("decimalSymbol", "listSeparator"))
    mode = trees.child(compat, "compatSetting", before=())
    for name, said in (("name", "compatibilityMode"), ("uri", _WORD), ("val", _MODE)):
        mode.set(f"{W}{name}", said)
