"""An issue as PDF and as pictures of its pages: laid, filled, placed, checked, set."""

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from gazetteer_desk import files, stopping
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known, Unwritten
from gazetteer_desk.export import audit, expected, images, report, template
from gazetteer_desk.export.pdf import faces as fonts
from gazetteer_desk.export.pdf import source
from gazetteer_desk.export.pdf.press import Press, Unshown, name, pictures, press
from gazetteer_desk.layout import breaking, faces, hints, lay
from gazetteer_desk.layout import proof as proof_pages
from gazetteer_desk.layout.look import Look, renamed
from gazetteer_desk.layout.look import Page as Paper
from gazetteer_desk.layout.placing import Placer
from gazetteer_desk.layout.plan import Plan, Planned
from gazetteer_desk.layout.printed import Page
from gazetteer_desk.layout.sheet import Sheet


_USUAL = Scheme()
_POINTS_IN_INCH = 72
_A_LITTLE_MORE = 1.001  # a dot as wide as that is never missed
_UNDATED = dt.date(2012, 7, 1)  # PDF/A wants a date; the clock of the PC is nobody's business
_OLDEST = 1900
_LOSSY = "有的字没有字体能印，印成了空框；这个文件也就不是 PDF/A。请照“自检”里的名单补装字体。"
_PICTURES = "模板里的图片没有印进来。"
_RUNNING = "模板的页眉、页脚里的字和图没有印进来，只印页码；要印的，请导出 Word。"


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An issue in pages, what each face is set in, what there is to say of it.

    `sheet` and `filled` are what the pages were placed from, for who counts lines or finds places.
    """

    sheet: Sheet
    filled: breaking.Filled
    pages: tuple[Page, ...]
    look: Look
    used: dict[str, fonts.Used]
    bookmarks: tuple[source.Bookmark, ...]
    title: str
    dated: dt.date
    sentences: tuple[str, ...] = ()

    @property
    def paper(self) -> Paper:
        """Return the paper that the pages are for."""
        return self.look.page


def placed(
    bulletin: Bulletin,
    plates: Plates,
    *,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
    engine: Press | None = None,
    reshaped: Callable[[Look], Look] | None = None,
) -> Made:
    """Return the issue in pages, set in the faces at hand; their lines end where theirs do.

    `reshaped` makes another look of the template's, for pages that are not the printed ones.
    Raises `Unwritten` where nothing stands on it, another `Known` where a picture or the template
    is not in order, or the words differ from the bulletin's.
    """
    engine = engine or press()
    look, plan = template.read(scheme.template, templates)
    look = reshaped(look) if reshaped else look
    sheet = lay(bulletin, scheme, look, plan, sizes=images.sizes(bulletin, plates))
    if not sheet.elements:
        raise Unwritten
    look = renamed(look, scheme.faces)
    used = fonts.chosen(faces.named(look, scheme.faces), engine.weights)
    table = engine.table(used)
    stopping.poll()
    filled = breaking.fill(sheet, look, table=table)
    pages = Placer(sheet, look, filled, table=table).pages()
    stopping.poll()
    _check(pages, bulletin, scheme, plan)
    dated = sheet.dated if sheet.dated and sheet.dated.year >= _OLDEST else _UNDATED
    return Made(
        sheet=sheet,
        filled=filled,
        pages=pages,
        look=look,
        used=used,
        bookmarks=_bookmarks(bulletin, sheet.begins, filled.begins, pages),
        title=clean_line(sheet.title),
        dated=dated,
        sentences=(
            *hints.warnings(filled),
            *report.unplaced(sheet.unsaid),
            *fonts.said(used),
            *_unprinted(plan, is_running=template.is_running(scheme.template, templates)),
        ),
    )


def _check(pages: tuple[Page, ...], bulletin: Bulletin, scheme: Scheme, plan: Plan) -> None:
    """Raise `Known` unless the pages say what the bulletin says, in its order.

    A heading that is printed again counts once, a cell that goes on overleaf is read as a whole.
    """
    found = {
        row.standing: "".join(one.text for one in row.letters)
        for page in pages
        for row in page.rows
    }
    order = sorted(found, key=lambda one: (one.element, one.path, one.start, one.end))
    said = "".join(found[standing] for standing in order)
    audit.compare(said, expected.text(bulletin, scheme, plan))


def _unprinted(plan: Plan, *, is_running: bool) -> tuple[str, ...]:
    """Return a sentence for what of the template only Word files have: pictures, headers."""
    has = any(one.drawings for one in plan if isinstance(one, Planned))
    return ((_PICTURES,) if has else ()) + ((_RUNNING,) if is_running else ())


def _bookmarks(
    bulletin: Bulletin, begins: tuple[int, ...], on: tuple[int, ...], pages: tuple[Page, ...]
) -> tuple[source.Bookmark, ...]:
    """Return where each article begins, under its title or its number."""
    found: list[source.Bookmark] = []
    for nth, (article, element, page) in enumerate(
        zip(bulletin.articles, begins, on, strict=True), 1
    ):
        rows = (row for row in pages[page].rows if row.standing.element >= element)
        top = next((row.top for row in rows), 0.0)
        title = clean_line(article.headline).strip() or f"第{nth}篇"
        found.append(source.Bookmark(page, top, title))
    return tuple(found)


def proof(
    bulletin: Bulletin,
    plates: Plates,
    head: str,
    *,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
    engine: Press | None = None,
) -> Made:
    """Return the issue in pages to be corrected by hand (校样), `head` above each of them.

    Raises `Known` as `placed` does. What there is to say of printed pages is not said of these.
    """
    made = placed(
        bulletin,
        plates,
        scheme=scheme,
        templates=templates,
        engine=engine,
        reshaped=proof_pages.spaced,
    )
    pages = proof_pages.marked(made.pages, made.look, head)
    return msgspec.structs.replace(made, pages=pages, sentences=fonts.said(made.used))


class Pdf(msgspec.Struct, frozen=True):
    """The bytes of a PDF, and whether it is PDF/A."""

    data: bytes
    archival: bool = True


def pdf_bytes(made: Made, plates: Plates, *, engine: Press | None = None) -> Pdf:
    """Return the pages as PDF/A-2b, as plain PDF where some character is in no font."""
    engine = engine or press()
    names = _names(made.pages, plates)
    job = source.job(
        made.pages,
        made.paper,
        made.used,
        names=names,
        title=made.title,
        dated=made.dated,
        bookmarks=made.bookmarks,
    )
    with pictures(plates, names) as root:
        try:
            return Pdf(engine.pdf(job, root=root))
        except Unshown:
            return Pdf(engine.pdf(job, root=root, archival=False), archival=False)


def png_bytes(
    made: Made,
    plates: Plates,
    nth: int,
    *,
    dpi: float,
    engine: Press | None = None,
    colors: source.Colors = source.PRINTED,
) -> bytes:
    """Return one page, from 0, as a picture of `dpi` dots in an inch."""
    engine = engine or press()
    page = made.pages[nth]
    names = _names((page,), plates)
    dot = _POINTS_IN_INCH / dpi * _A_LITTLE_MORE
    job = source.job((page,), made.paper, made.used, names=names, colors=colors, finest=dot)
    with pictures(plates, names) as root:
        return engine.png(job, dpi=dpi, root=root)[0]


def svg_bytes(made: Made, plates: Plates, page: Page, *, engine: Press | None = None) -> bytes:
    """Return a page, or a part of one, as a drawing on nothing."""
    engine = engine or press()
    names = _names((page,), plates)
    job = source.job((page,), made.paper, made.used, names=names, is_bare=True)
    with pictures(plates, names) as root:
        return engine.svg(job, root=root)


def _names(pages: tuple[Page, ...], plates: Plates) -> dict[str, str]:
    """Return the file names of the pictures on pages, by their digests."""
    digests = dict.fromkeys(shot.digest for page in pages for shot in page.shots)
    return {digest: name(digest, plates[digest]) for digest in digests}


def export_pdf(
    made: Made, plates: Plates, to: Path, *, engine: Press | None = None
) -> tuple[str, ...]:
    """Write the pages to `to`, whole and for good; return what to say of them."""
    found = pdf_bytes(made, plates, engine=engine)
    stopping.poll()
    files.write_whole(to, found.data)
    return made.sentences if found.archival else (*made.sentences, _LOSSY)


def export_png(
    made: Made, plates: Plates, folder: Path, *, dpi: float, engine: Press | None = None
) -> tuple[Path, ...]:
    """Write each page to a picture in a folder, which is made if need be; return their paths.

    Raises `Known` where that is not possible, or `Stopped`: then none of them is there.
    """
    digits = len(str(len(made.pages)))
    written: list[Path] = []
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for nth in range(len(made.pages)):
            stopping.poll()
            path = folder / f"{nth + 1:0{digits}}.png"
            files.write_whole(path, png_bytes(made, plates, nth, dpi=dpi, engine=engine))
            written.append(path)
    except FileExistsError as error:
        raise Known(f"“{folder.name}”是一个文件，不是文件夹。", "请换一个名字。") from error
    except (OSError, Known) as error:
        with contextlib.suppress(OSError):
            for path in written:
                path.unlink()
            if is_new:
                folder.rmdir()
        raise error if isinstance(error, Known) else files.known(error, folder) from error
    return tuple(written)
