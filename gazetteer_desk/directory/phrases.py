"""The files of phrases (常用语): the clerk's own one, and one that an office may share.

The own file stands in the data folder, is JSON, and names the shared one. A shared file is JSON
of the same form, or text with a phrase a line, its name before a tab where it has one; so an
office can write it in any program. Whatever is wrong with either is a sentence and no more: the
other one serves all the same.
"""

from pathlib import Path

import msgspec

from gazetteer_desk.bulletin.cleaning import clean_line, split_lines
from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole, write_whole
from gazetteer_desk.log import log


NAME = "phrases.json"
_LARGEST = 2_000_000  # bytes of a file
_MOST = 500  # of a shared file: no menu holds more
_LONGEST = 20_000  # characters of a phrase
_SHORT = 12  # characters of a phrase that has no name, for a name


class _File(msgspec.Struct, frozen=True, omit_defaults=True):
    phrases: tuple[Phrase, ...] = ()
    shared: str = ""


class Phrases(msgspec.Struct, frozen=True):
    """What can be inserted; `remark` says what could not be read, "" where all could."""

    own: tuple[Phrase, ...] = ()
    shared: tuple[Phrase, ...] = ()
    shared_path: str = ""
    remark: str = ""


def read(folder: Path) -> Phrases:
    """Return the own phrases in this folder and the shared ones; never raises `Known`."""
    path, remarks = folder / NAME, list[str]()
    own, shared = _File(), tuple[Phrase, ...]()
    try:
        if path.exists():
            own = _decoded(read_whole(path, limit=_LARGEST))
    except Known:
        remarks.append("自己的常用语文件读不出来，存新的时旧文件会留作备份。")
    try:
        if own.shared:
            shared = _read_shared(Path(own.shared))[:_MOST]
    except Known:
        remarks.append("共用的常用语文件读不出来，可在“管理常用语”里另选。")
    return Phrases(_clean(own.phrases), _clean(shared), own.shared, "".join(remarks))


def write(folder: Path, own: tuple[Phrase, ...], shared_path: str) -> None:
    """Keep the own phrases and where the shared ones are; raises `Known`.

    A file that could not be read is put aside, not written over.
    """
    path = folder / NAME
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        try:
            _decoded(read_whole(path, limit=_LARGEST))
        except Known:
            path.replace(path.with_suffix(".bad.json"))
    made = msgspec.json.encode(_File(_clean(own), shared_path))
    write_whole(path, msgspec.json.format(made, indent=2), mode=0o600)
    log.info("%d phrases kept", len(own))


def _read_shared(path: Path) -> tuple[Phrase, ...]:
    data = read_whole(path, limit=_LARGEST)
    if path.suffix.lower() == ".json":
        return _decoded(data).phrases
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    lines = [line.partition("\t") for line in text.splitlines()]
    return tuple(Phrase(name if tab else "", words if tab else name) for name, tab, words in lines)


def _decoded(data: bytes) -> _File:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Known("常用语文件写得不对。", "请检查它的内容。") from error


def _clean(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the phrases that hold something, in characters that a document can hold."""
    made: list[Phrase] = []
    for one in phrases:
        text = "\n".join(split_lines(one.text[:_LONGEST])).strip("\n")
        name = clean_line(one.name) or clean_line(text)[:_SHORT]
        if text.strip():
            made.append(Phrase(name, text))
    return tuple(made)
