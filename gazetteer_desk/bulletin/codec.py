"""Bulletin ↔ JSON: the published exchange form, and the canonical bytes that the store keeps.

* The *exchange form* carries pictures inline as base64 `data`. A person or another program may
  write it; `read` accepts plain strings where paragraphs are expected, fills defaults, cleans
  what no Word file can hold, and refuses everything else with a sentence that names the path.
* The *canonical bytes* are what `canonical` returns: UTF-8 JSON without spaces, fields in the
  order of the value's own definition, marks sorted, pictures as digests only. The same bulletin
  gives the same bytes in every process; a revision's SHA-256 is taken over them.

Stored forms are never rewritten. When the form changes, `FORM` goes up and `_LIFTS` gets one
function more, which raises the older form when it is read.

Form 2 has `editing` and an article's `source` and `parts`, which all may be left out. A file is
written in the oldest form that holds all of it: a program that knows form 1 alone reads what has
none of them, and says of the rest that a newer program wrote it, instead of refusing a key it
never heard of. The canonical bytes keep the head of form 1, so that a revision's digest stays what
it was: an older program refuses the whole store and never meets them.
"""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any, cast

import msgspec

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.bulletin.cleaning import clean, clean_line, split_lines
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.plates import Plates, digest, media_of
from gazetteer_desk.errors import BadBulletin


__all__ = [
    "FORM",
    "LARGEST",
    "Json",
    "Plates",
    "article_bytes",
    "body_bytes",
    "canonical",
    "clean",
    "clean_line",
    "code",
    "digest",
    "media_of",
    "read",
    "restore",
    "restore_article",
    "restore_article_of",
    "restore_body",
    "split_lines",
    "write",
]

Json = dict[str, Any]
FORM = 2  # the newest that is read
LARGEST = 200_000_000  # bytes of one exchange file, pictures included
_LIFTS: dict[int, Callable[[Json], Json]] = {1: lambda old: old}  # form n → form n + 1
_HEAD = b'{"form":1,'
_ENCODER = msgspec.json.Encoder(order="deterministic")


class _Around(msgspec.Struct):
    """An issue whose articles are not read yet."""

    articles: tuple[msgspec.Raw, ...] = ()


_AROUND = msgspec.json.Decoder(_Around)


def code(digest: str) -> str:
    """Return what of a SHA-256 is printed to be compared by eye (核对码): 3F9A 07C2."""
    return f"{digest[:4]} {digest[4:8]}".upper()


def canonical(bulletin: Bulletin) -> bytes:
    """Return the bytes to store: the same for the same bulletin, in every process."""
    return _HEAD + _ENCODER.encode(bulletin)[1:]


def restore(stored: bytes) -> Bulletin:
    """Return the bulletin whose canonical bytes these are, lifted from older forms."""
    if stored.startswith(_HEAD):
        return msgspec.json.decode(b"{" + stored[len(_HEAD) :], type=Bulletin)
    return msgspec.convert(_lift(msgspec.json.decode(stored)), Bulletin)


def restore_article_of(stored: bytes, key: str) -> Article | None:
    """Return one article of the bulletin whose canonical bytes these are; the others stay bytes."""
    if not stored.startswith(_HEAD):
        return restore(stored).article(key)
    around = _AROUND.decode(b"{" + stored[len(_HEAD) :])
    begins = b'{"key":' + msgspec.json.encode(key) + b","  # it is the first that is written
    found = (one for one in around.articles if bytes(one).startswith(begins))
    return next(map(restore_article, found), None)


def article_bytes(article: Article) -> bytes:
    """Return the canonical bytes of one article."""
    return _ENCODER.encode(article)


def restore_article(stored: bytes | msgspec.Raw) -> Article:
    """Return the article whose canonical bytes these are."""
    return msgspec.json.decode(stored, type=Article)


def body_bytes(body: Body) -> bytes:
    """Return the canonical bytes of a body: what the clipboard and the hands carry."""
    return _ENCODER.encode(body)


def restore_body(stored: bytes) -> Body:
    """Return the body whose canonical bytes these are; `msgspec.MsgspecError` for other bytes."""
    return msgspec.json.decode(stored, type=Body)


def write(bulletin: Bulletin, plates: Plates | None = None) -> bytes:
    """Return the exchange form, indented for people, with the pictures' bytes inside.

    A picture whose bytes are not in `plates` is named by its digest alone.
    """
    plain = msgspec.to_builtins(bulletin, order="deterministic")
    for picture in _pictures(plain):
        if data := (plates or {}).get(picture["digest"]):
            picture["data"] = base64.b64encode(data).decode("ascii")
    words = msgspec.json.encode({"form": _oldest_form(bulletin), **plain})
    return msgspec.json.format(words, indent=1) + b"\n"


def read(data: bytes) -> tuple[Bulletin, Plates]:
    """Return the bulletin in an exchange file, and its pictures' bytes by digest.

    Raises `BadBulletin` with a Chinese sentence that names the key and its path.
    """
    # Late: whoever only shows what is kept need not load the rules for what comes in.
    from gazetteer_desk.bulletin.settle import Unsettled, settle
    from gazetteer_desk.bulletin.shorthand import Longhand
    from gazetteer_desk.bulletin.wording import sentence

    plain = _parse(data)
    form = plain.pop("form", FORM)
    if isinstance(form, bool) or not isinstance(form, int) or form < 1:
        raise BadBulletin("form：应为整数。")
    if form > FORM:
        raise BadBulletin(
            f"form：这份简报的格式是第{form}版，本程序只认到第{FORM}版。", "请安装新版。"
        )
    plain = _lift({"form": form, **plain})
    longhand = Longhand()
    try:
        longhand.write_out(plain)
        return settle(msgspec.convert(plain, Bulletin)), longhand.plates
    except msgspec.ValidationError as error:
        raise BadBulletin(sentence(str(error), longhand.origin)) from error
    except Unsettled as error:
        raise BadBulletin(f"{longhand.origin(error.path)}：{error.said}") from error
    except (RecursionError, UnicodeError) as error:
        raise BadBulletin("文件套得太深，或有不成字的编码，没有收。") from error


def _parse(data: bytes) -> Json:
    if len(data) > LARGEST:
        raise BadBulletin(f"文件超过 {LARGEST // 1_000_000} MB，没有读。")
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadBulletin("文件不是 UTF-8 编码的 JSON。", "请另存为 UTF-8 再试。") from error
    try:
        plain = json.loads(words, parse_constant=_refuse_constant, object_pairs_hook=_no_twins)
    except json.JSONDecodeError as error:
        raise BadBulletin(f"第{error.lineno}行第{error.colno}字起不是合格的 JSON。") from error
    except (RecursionError, ValueError) as error:
        raise BadBulletin("文件不是合格的 JSON：套得太深，或有过长的数。") from error
    if not isinstance(plain, dict):
        raise BadBulletin("文件里应是一个 JSON 对象。")
    return cast("Json", plain)


def _refuse_constant(name: str) -> None:
    raise BadBulletin(f"文件里有 JSON 没有的数值 {name}。")


def _no_twins(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise BadBulletin(f"{clean_line(twin)[:40]}：同一处写了两次。")
    return made


def _oldest_form(bulletin: Bulletin) -> int:
    """Return the number of the oldest form that has every key of the bulletin."""
    newer = [bulletin.editing]
    newer += [key for article in bulletin.articles for key in (article.source, article.parts)]
    return 1 if all(isinstance(one, msgspec.UnsetType) for one in newer) else 2


def _lift(plain: Json) -> Json:
    form = plain.pop("form", FORM)
    while form < FORM:
        plain = _LIFTS[form](plain)
        form += 1
    return plain


def _pictures(plain: Json) -> Iterator[Json]:
    for body in (plain["note"], *(a[p] for a in plain["articles"] for p in ("note", "body"))):
        yield from (block for block in body if block["block"] == "picture")
