"""The engine that sets pages: one for the process, because finding the fonts takes long.

Making it holds the interpreter for a few hundred milliseconds, so a window makes it in a job before
anyone waits for it. No network is asked: there are no packages, and fonts are those at hand.
It sets one job at a time: asked by two threads at once it breaks down, so they wait for each other.
"""

import json
import re
import tempfile
import threading
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

from gazetteer_desk.export.pdf import source
from gazetteer_desk.export.pdf.faces import Used
from gazetteer_desk.export.pdf.unsigned import unsigned
from gazetteer_desk.layout.widths import Table, Widths


_ASKED = "".join(map(chr, range(0x20, 0x7F))) + "\xa0·“”‘’—…–‰"
_EM = 1000
_UNSHOWN = "could not be displayed"
_MEASURED = """\
#set text(size: {em}pt, cjk-latin-spacing: none, kerning: false, ligatures: false,
  lang: "zh", region: "cn", font: ({family},), weight: {weight})
#context {{
  let wide(c) = measure(c).width / 1pt
  [#metadata({asked}.clusters().map(c => wide("国" + c + "国") - wide("国国"))) <w>]
}}
"""


class Unshown(Exception):  # noqa: N818
    """Some character is in no font: the pages cannot be kept as PDF/A."""


def _typst() -> Any:
    """Return the engine's module, late: it is large. Its types say too little to be asked."""
    import typst  # pyright: ignore[reportMissingImports]

    return cast("Any", typst)


class Press:
    """Sets jobs of `source` as PDF or pictures."""

    def __init__(self) -> None:
        self._typst = _typst()
        self._fonts = self._typst.Fonts(include_embedded_fonts=False)
        self._own = threading.local()  # one that is at work refuses a second thread
        self._widths: dict[tuple[str, int], Widths] = {}
        self._turn = threading.Lock()
        weights: dict[str, set[int]] = {}
        for font in self._fonts.fonts():
            weights.setdefault(font.family, set()).add(font.weight)
        self.weights: Mapping[str, frozenset[int]] = {
            family: frozenset(some) for family, some in weights.items()
        }

    @property
    def _compiler(self) -> Any:
        """Return the compiler of this thread: a page is drawn while a PDF is written."""
        if not hasattr(self._own, "compiler"):
            self._own.compiler = self._made()
        return self._own.compiler

    def _made(self, program: str = "") -> Any:
        return self._typst.Compiler(
            input=program.encode(), font_paths=self._fonts, ignore_system_fonts=True
        )

    def table(self, used: Mapping[str, Used]) -> Table:
        """Return how wide the characters of the faces really are."""
        with self._turn:
            return {name: self._measured(one) for name, one in used.items() if one.family}

    def _measured(self, used: Used) -> Widths:
        key = (used.family, used.weight)
        if key not in self._widths:
            program = _MEASURED.format(
                em=_EM,
                family=json.dumps(used.family, ensure_ascii=False),
                weight=used.weight,
                asked=json.dumps(_ASKED, ensure_ascii=False),
            )
            found = json.loads(self._made(program).query("<w>", field="value", one=True))
            self._widths[key] = _widths(cast("list[float]", found))
        return self._widths[key]

    def pdf(self, job: str, *, root: Path | None = None, archival: bool = True) -> bytes:
        """Return the PDF, PDF/A-2b where it is to be `archival`.

        Raises `Unshown` where that cannot be, for a character that is in no font. `root` is the
        folder of the pictures.
        """
        how = {"pdf_standards": ["a-2b"] if archival else [], "pdf_tags": False}
        try:
            made = self._set(job, root, format="pdf", **how)
        except self._typst.TypstError as error:
            if archival and _UNSHOWN in error.message:
                raise Unshown from error
            raise
        return unsigned(cast("bytes", made))

    def png(self, job: str, *, dpi: float, root: Path | None = None) -> tuple[bytes, ...]:
        """Return each page as a picture of `dpi` dots in an inch."""
        made = self._set(job, root, format="png", ppi=dpi)
        return (made,) if isinstance(made, bytes) else tuple(cast("list[bytes]", made))

    def svg(self, job: str, *, root: Path | None = None) -> bytes:
        """Return a job of one page as a drawing, its letters as outlines."""
        made = self._set(job, root, format="svg")
        return cast("bytes", made if isinstance(made, bytes) else made[0])

    def _set(self, job: str, root: Path | None, **how: Any) -> Any:
        program, data = source.PROGRAM.encode(), {"job": job}
        return self._compiler.compile(input=program, sys_inputs=data, root=root, **how)


def press() -> Press:
    """Return the engine of this process."""
    with _MAKING:
        return _made()


_MAKING = threading.Lock()


@cache
def _made() -> Press:
    return Press()


@contextmanager
def pictures(plates: Mapping[str, bytes], digests: Iterable[str]) -> Generator[Path]:
    """Give a folder that holds the pictures with these digests, each by `name`."""
    with tempfile.TemporaryDirectory(prefix="gazetteer-desk-") as folder:
        for digest in digests:
            Path(folder, name(digest, plates[digest]).lstrip("/")).write_bytes(plates[digest])
        yield Path(folder)


def name(digest: str, data: bytes) -> str:
    """Return what the file of a picture is called in its folder."""
    is_png = data.startswith(b"\x89PNG")
    return f"/{digest}.{'png' if is_png else 'jpg'}"


def _widths(found: list[float]) -> Widths:
    """Return the widths of the characters that are not one em wide, as typst measured them."""
    advances = {
        character: round(wide) / _EM
        for character, wide in zip(_ASKED, found, strict=True)
        if character <= "~" or round(wide) != _EM
    }
    marks = "".join(re.escape(c) for c in advances if not " " <= c <= "~")
    return Widths(re.compile(f"[\x20-\x7e\xa0｡-ￜ{marks}]+"), 0.5, advances)
