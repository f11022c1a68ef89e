"""Template packages: a template and the choices that go with it, in one file to hand on.

A zip of two entries, `template.docx` and `scheme.json`, stored and with fixed times, so that the
same template gives the same bytes. What comes from elsewhere is not trusted: its size is measured
before it is unpacked, and everything in it is read before anything is written.
"""

import io
import zipfile
import zlib
from pathlib import Path

import msgspec

from gazetteer_desk import files
from gazetteer_desk.bulletin import choices
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import BadScheme, TemplateBroken
from gazetteer_desk.export import template


ENDING = ".bulletin-template"
LARGEST = template.LARGEST + choices.LARGEST + 10_000
_TEMPLATE, _SCHEME = "template.docx", "scheme.json"
_MOST_PARTS = 500  # of a Word file; one of ours has ten
_UNPACKED = 100_000_000  # bytes, all parts of a Word file together
_ENCRYPTED = 0x1
_ASK = "请向给您的人另要一份。"
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error)


class Package(msgspec.Struct, frozen=True):
    """A template that can be used, and the choices that came with it."""

    template: bytes
    scheme: Scheme


def write(data: bytes, scheme: Scheme) -> bytes:
    """Return the package of a template's bytes and the choices that go with it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in ((_TEMPLATE, data), (_SCHEME, choices.write(scheme))):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0  # else the file says on which system it was made
            target.writestr(entry, content)
    return packed.getvalue()


def open_file(path: Path, name: str) -> Package:
    """Return what a package or a plain .docx template holds, the latter with the usual choices."""
    ending = path.suffix.lower()
    if ending not in (ENDING, ".docx"):
        raise TemplateBroken(
            f"“{path.name}”不是模板包，也不是 .docx 文件。", f"模板包的文件名以 {ENDING} 结尾。"
        )
    data = files.read_whole(path, limit=LARGEST)
    if ending == ENDING:
        return read(data, name)
    check(data, name)
    return Package(data, Scheme(template=name))


def read(data: bytes, name: str) -> Package:
    """Return what is in a package; `name` is what the template is to be called.

    Raises `TemplateBroken` with what is wrong with it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = _entries(package)
            inside = _unpacked(package, entries[_TEMPLATE], template.LARGEST)
            said = _unpacked(package, entries[_SCHEME], choices.LARGEST)
    except _UNREADABLE as error:
        raise TemplateBroken("模板包打不开：不是完好的模板包。", _ASK) from error
    try:
        scheme = choices.read(said)
    except BadScheme as error:
        raise TemplateBroken(f"模板包里的{error.message}", error.remedy or _ASK) from error
    check(inside, name)
    return Package(inside, msgspec.structs.replace(scheme, template=name))


def check(data: bytes, name: str) -> None:
    """Raise `TemplateBroken` unless the bytes are a template that can be used, and no trap."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sizes = [entry.file_size for entry in parts.infolist()]
            if len(sizes) > _MOST_PARTS or sum(sizes) > _UNPACKED:
                raise TemplateBroken(f"模板“{name}.docx”里的东西太多，没有读。")
            for entry in parts.infolist():
                _unpacked(parts, entry, entry.file_size)
    except _UNREADABLE as error:
        raise TemplateBroken(f"模板“{name}.docx”不是完好的 Word 文件。", _ASK) from error
    template.check(data, name)


def _entries(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the two entries by their names; a third one is refused, wherever it wants to go."""
    found = package.infolist()
    entries = {entry.filename: entry for entry in found}
    if missing := [name for name in (_TEMPLATE, _SCHEME) if name not in entries]:
        raise TemplateBroken(f"模板包里没有 {'、'.join(missing)}。", _ASK)
    if len(found) > len((_TEMPLATE, _SCHEME)):
        raise TemplateBroken("模板包里有不该有的文件，没有收。", _ASK)
    return entries


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes:
    """Return the bytes of an entry, which may say less of its size than is true."""
    if entry.flag_bits & _ENCRYPTED:
        raise TemplateBroken("模板文件加了密码，没有读。", "请去掉密码再试。")
    with package.open(entry) as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise TemplateBroken("模板文件太大，没有读。", _ASK)
    return data
