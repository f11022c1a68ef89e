"""花脸稿: an issue as a Word file in which every change since another version can be seen.

The changes are Word's own tracked ones: accepted they leave the new issue, rejected the old. Both
are checked word for word before the file takes its place.
"""

from pathlib import Path

from msgspec.structs import replace

from gazetteer_desk import files, stopping
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import audit, images, template, writer
from gazetteer_desk.export.tracking import Stamp
from gazetteer_desk.layout import lay


_USUAL = Scheme()


def export_redline(
    old: Bulletin,
    new: Bulletin,
    plates: Plates,
    to: Path,
    *,
    stamp: Stamp,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
) -> None:
    """Write what became of `old` in `new` to `to`, whole and for good.

    `plates` are the pictures of both. Raises `Known`, and leaves an old file as it was, where one
    of them is empty, a picture or the template is not in order, or the file cannot be written.
    """
    if to.suffix.lower() != ".docx":
        raise Known(f"“{to.name}”不是花脸稿的文件名。", "请以 .docx 结尾。")
    data = redline(old, new, plates, stamp=stamp, scheme=scheme, templates=templates)
    stopping.poll()
    files.write_whole(to, data)


def redline(
    old: Bulletin,
    new: Bulletin,
    plates: Plates,
    *,
    stamp: Stamp,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
) -> bytes:
    """Return the checked bytes of the Word file; raise `Known` as `export_redline` does."""
    found = template.find(scheme.template, templates)
    opened = template.open_template(found, scheme.template)
    before, after = (
        lay(one, scheme, opened.look, opened.plan, sizes=images.sizes(one, plates))
        for one in (old, new)
    )
    if not before.elements or not after.elements:
        raise Known("有一稿还是空的，没有导出花脸稿。", "请另选一稿来比。")
    stopping.poll()
    after = replace(after, title=f"{after.title}（花脸稿）")
    data = writer.redline_bytes(before, after, opened, plates, stamp)
    stopping.poll()
    audit.check(data, new, scheme, opened.plan)
    audit.check(data, old, scheme, opened.plan, was=True)
    return data
