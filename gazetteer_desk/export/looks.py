"""Looks read back: what a Word package says its pages and named styles look like.

A template is edited in Word or WPS, and the counts, the preview and the self-check have to follow
it. So what is read is what Word would show: document defaults, then the styles a style is based
on, then the style itself, then what a paragraph says of its own; in each step only what that step
says changes. Indents said in characters, and white said in lines, win over the same in twips, as
ECMA-376 (17.3.1.12, 17.3.1.33) has it; 0 of them means "not said", as Word writes it.
"""

import copy
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import formats, oxml
from gazetteer_desk.export.formats import Format, Grid
from gazetteer_desk.export.oxml import W
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Appearance, CharStyle, Look, Page, Style


Element = Any  # of lxml (python-docx hands those out) or of the standard library: both read alike
_MAIN, _STYLES, _THEME = "word/document.xml", "word/styles.xml", "word/theme/theme1.xml"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GRIDS = ("lines", "linesAndChars", "snapToChars")
_DEEPEST = 20  # styles based on one another; Word itself stops at eleven


def look_in(data: bytes) -> Look:
    """Return the look of a whole package: a template as it lies there, or a written file.

    Raises `TemplateBroken` where it is no Word file with styles and a page.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            section = oxml.last_section(package.read(_MAIN))
            theme = package.read(_THEME) if _THEME in package.namelist() else b""
            return _look(package.read(_STYLES), section, theme)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateBroken("样式读不出来：不是完好的 Word 文件。") from error


@lru_cache(maxsize=8)
def _look(styles: bytes, section: bytes, theme: bytes) -> Look:
    """Return the look of three parts; a desk exports with few templates, over and over."""
    parse = ElementTree.fromstring
    found = parse(section).find(f".//{W}sectPr")
    return look_of(parse(styles), found, parse(theme) if theme else None)


def look_of(styles: Element, section: Element, theme: Element | None = None) -> Look:
    """Return the look that a list of styles and the last section say.

    A style that is not there looks as the standard wants it.
    """
    grid = _grid(section)
    chains = _Chains(styles, {} if theme is None else theme_faces(theme))
    shown = {
        style: format_.appearance(grid)
        if (format_ := chains.format("paragraph", style)) is not None
        else gbt9704.LOOK.styles[style]
        for style in Style
    }
    body = shown[Style.BODY]
    leads = {lead: chains.face(lead) or body.face for lead in gbt9704.LOOK.leads}
    return Look(page=_page(section, grid, body), styles=shown, leads=leads)


def reader(
    styles: Element, section: Element, theme: Element | None = None
) -> Callable[[str, Element], tuple[Appearance, bool]]:
    """Return what tells how a paragraph in the style of a name looks, and if by its own doing.

    Its letters are taken for those of its first run.
    """
    grid = _grid(section)
    chains = _Chains(styles, {} if theme is None else theme_faces(theme))

    def shown(style: str, paragraph: Element) -> tuple[Appearance, bool]:
        said = chains.format("paragraph", style) or Format()
        usual = said.appearance(grid)
        said.add(paragraph.find(f"{W}pPr"), paragraph.find(f".//{W}r/{W}rPr"))
        look = said.appearance(grid)
        return look, look != usual

    return shown


class _Chains:
    """The styles of one list, each with what it is based on."""

    def __init__(self, styles: Element, themes: dict[str, str]) -> None:
        self._themes = themes
        self._defaults = styles.find(f"{W}docDefaults")
        self._by_id: dict[str, Element] = {}
        self._by_name: dict[tuple[str, str], Element] = {}
        self._known: dict[Element, Format] = {}
        for style in styles.findall(f"{W}style"):
            self._by_id.setdefault(style.get(f"{W}styleId", ""), style)
            name = style.find(f"{W}name")
            if name is not None:
                kind = style.get(f"{W}type", "paragraph")
                self._by_name.setdefault((kind, name.get(f"{W}val", "")), style)

    def format(self, kind: str, name: str) -> Format | None:
        """Return all that is said of a style, None where there is none of that name."""
        style = self._by_name.get((kind, name))
        if style is None:
            return None
        return copy.copy(self._said(style))

    def _said(self, style: Element | None, depth: int = 0) -> Format:
        """Return what is said of a style, reckoned once: many are based on the same few."""
        if style is None or depth == _DEEPEST:
            return self._usual()
        if style not in self._known:
            said = copy.copy(self._said(self._base(style), depth + 1))
            said.add(style.find(f"{W}pPr"), style.find(f"{W}rPr"))
            self._known[style] = said
        return self._known[style]

    def _usual(self) -> Format:
        """Return what the defaults of the document say."""
        said = Format(themes=self._themes)
        if self._defaults is not None:
            said.add(
                self._defaults.find(f"{W}pPrDefault/{W}pPr"),
                self._defaults.find(f"{W}rPrDefault/{W}rPr"),
            )
        return said

    def face(self, lead: CharStyle) -> str:
        """Return the face that a character style gives its letters, "" where it says none."""
        style = self._by_name.get(("character", lead))
        said = Format(face="", themes=self._themes)
        for one in reversed(list(self._based(style))):
            said.add(None, one.find(f"{W}rPr"))
        return said.face

    def _based(self, style: Element | None) -> Iterator[Element]:
        """Yield a style and those that it is based on; one that goes in a circle ends."""
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self._base(style)

    def _base(self, style: Element) -> Element | None:
        """Return the style that one is based on."""
        based = style.find(f"{W}basedOn")
        return None if based is None else self._by_id.get(based.get(f"{W}val", ""))


def _grid(section: Element) -> Grid:
    """Return the grid; without a type Word draws none, whatever else is said of it."""
    found = section.find(f"{W}docGrid")
    if found is None or (kind := found.get(f"{W}type")) not in _GRIDS:
        return formats.NO_GRID
    space = formats.whole(found.get(f"{W}charSpace"), 0) if kind != "lines" else 0
    return Grid(formats.whole(found.get(f"{W}linePitch"), formats.LINE), space)


def _page(section: Element, grid: Grid, body: Appearance) -> Page:
    """Return the page; where there is no grid, the text's own lines are its pitch."""
    size, margins = (_values(section.find(f"{W}{tag}")) for tag in ("pgSz", "pgMar"))
    usual = gbt9704.PAGE
    return Page(
        width=size.get("w", usual.width),
        height=size.get("h", usual.height),
        # Negative: the type area does not give way to a tall header.
        top=abs(margins.get("top", usual.top)),
        right=margins.get("right", usual.right),
        bottom=abs(margins.get("bottom", usual.bottom)),
        left=margins.get("left", usual.left) + margins.get("gutter", 0),
        footer=margins.get("footer", usual.footer),
        line_pitch=grid.pitch if grid.is_drawn else body.line or round(26 * body.size),
        char_space=grid.space,
    )


def _values(element: Element | None) -> dict[str, int]:
    """Return the lengths that stand in an element's attributes."""
    given: Iterable[tuple[str, str]] = () if element is None else element.items()
    return {
        name.removeprefix(W): formats.whole(value, 0)
        for name, value in given
        if formats.is_number(value)
    }


def theme_faces(theme: Element) -> dict[str, str]:
    """Return the faces of a theme by the names that w:rFonts knows them by."""
    found: dict[str, str] = {}
    for part in ("major", "minor"):
        fonts = theme.find(f".//{_A}{part}Font")
        if fonts is None:
            continue
        east = fonts.find(f"{_A}ea")
        name = "" if east is None else east.get("typeface", "")
        for font in fonts.findall(f"{_A}font"):
            if not name and font.get("script") == "Hans":
                name = font.get("typeface", "")
        if name:
            found[f"{part}EastAsia"] = name
        latin = fonts.find(f"{_A}latin")
        if latin is not None and (name := latin.get("typeface", "")):
            found |= {f"{part}Ascii": name, f"{part}HAnsi": name}
    return found
