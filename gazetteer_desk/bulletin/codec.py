"""Bulletin ↔ JSON: the published exchange form, and the canonical bytes that the store keeps.

* The *exchange form* carries pictures inline as base64 `data`. A person or another program may
  write it; `read` accepts plain strings where paragraphs are expected, fills defaults, cleans
  what no Word file can hold, and refuses everything else with a sentence that names the path.
* The *canonical bytes* are what `canonical` returns: UTF-8 JSON without spaces, fields in the
  order of the value's own definition, marks sorted, pictures as digests only. The same bulletin
  gives the same bytes in every process; a revision's SHA-256 is taken over them.

Stored forms are never rewritten. When the form changes, `FORM` goes up and `_LIFTS` gets one
function more, which raises the older form when it is read.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph, Picture, Table, tidy_spans
from gazetteer_desk.bulletin.issue import Bulletin, plates_of
from gazetteer_desk.errors import BadBulletin


FORM = 1
LARGEST = 200_000_000  # bytes of one exchange file, pictures included
MOST_CHARACTERS = 2_000_000
Plates = dict[str, bytes]  # SHA-256 → bytes of a picture
Json = dict[str, Any]
_S = TypeVar("_S", bound=msgspec.Struct)
_LIFTS: dict[int, Callable[[Json], Json]] = {}  # form n → form n + 1
_HEAD = b'{"form":%d,' % FORM
_ENCODER = msgspec.json.Encoder(order="deterministic")


# --- canonical bytes -----------------------------------------------------------------------------


def canonical(bulletin: Bulletin) -> bytes:
    """Return the bytes to store: the same for the same bulletin, in every process."""
    return _HEAD + _ENCODER.encode(bulletin)[1:]


def restore(stored: bytes) -> Bulletin:
    """Return the bulletin whose canonical bytes these are, lifted from older forms."""
    if stored.startswith(_HEAD):
        return msgspec.json.decode(b"{" + stored[len(_HEAD) :], type=Bulletin)
    return msgspec.convert(_lift(msgspec.json.decode(stored)), Bulletin)


def article_bytes(article: Article) -> bytes:
    """Return the canonical bytes of one article."""
    return _ENCODER.encode(article)


def restore_article(stored: bytes) -> Article:
    """Return the article whose canonical bytes these are."""
    return msgspec.json.decode(stored, type=Article)


def body_bytes(body: Body) -> bytes:
    """Return the canonical bytes of a body: what the clipboard and the hands carry."""
    return _ENCODER.encode(body)


def restore_body(stored: bytes) -> Body:
    """Return the body whose canonical bytes these are; `msgspec.MsgspecError` for other bytes."""
    return msgspec.json.decode(stored, type=Body)


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


# --- the exchange form ---------------------------------------------------------------------------


def write(bulletin: Bulletin, plates: Plates | None = None) -> bytes:
    """Return the exchange form, indented for people, with the pictures' bytes inside.

    A picture whose bytes are not in `plates` is named by its digest alone.
    """
    plain = msgspec.to_builtins(bulletin, order="deterministic")
    for picture in _pictures(plain):
        if data := (plates or {}).get(picture["digest"]):
            picture["data"] = base64.b64encode(data).decode("ascii")
    return msgspec.json.format(msgspec.json.encode({"form": FORM, **plain}), indent=1) + b"\n"


def read(data: bytes) -> tuple[Bulletin, Plates]:
    """Return the bulletin in an exchange file, and its pictures' bytes by digest.

    Raises `BadBulletin` with a Chinese sentence that names the key and its path.
    """
    plain = _parse(data)
    form = plain.pop("form", FORM)
    if isinstance(form, bool) or not isinstance(form, int) or form < 1:
        raise BadBulletin("form：应为整数。")
    if form > FORM:
        raise BadBulletin(
            f"form：这份简报的格式是第{form}版，本程序只认到第{FORM}版。", "请安装新版。"
        )
    plain = _lift({"form": form, **plain})
    plates: Plates = {}
    _prepare(plain, plates)
    try:
        bulletin = msgspec.convert(plain, Bulletin)
    except msgspec.ValidationError as error:
        raise BadBulletin(_sentence(str(error))) from error
    bulletin = _settle(bulletin)
    if missing := next((d for d in sorted(plates_of(bulletin)) if not _is_digest(d)), None):
        raise BadBulletin(f"digest：“{missing[:20]}”不是图片的校验值。")
    return bulletin, plates


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
        raise BadBulletin(f"{twin}：同一处写了两次。")
    return made


def _lift(plain: Json) -> Json:
    form = plain.pop("form", FORM)
    while form < FORM:
        plain = _LIFTS[form](plain)
        form += 1
    return plain


# --- what people write, made into what the values expect -------------------------------------------

# Characters that no XML document can hold, lone surrogates, bidirectional overrides, and marks of
# no width that only hide. U+200C and U+200D stay: some scripts and emoji need them.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def clean(words: str) -> str:
    """Return the characters that a document can hold; a tab becomes a space."""
    return _UNFIT.sub("", words).replace("\t", " ")


def clean_line(words: str) -> str:
    """Return the characters on one line, without blanks at its ends."""
    return _BREAKS.sub(" ", clean(words)).strip()


def split_lines(words: str) -> list[str]:
    """Return the lines of some text, whatever marks their ends, each cleaned."""
    return [clean(line) for line in _BREAKS.split(words)]


def _prepare(plain: Json, plates: Plates) -> None:
    """Turn the short ways of writing into the long one, in place; leave errors for `convert`."""
    counter = [0]
    _prepare_body(plain, "note", "note", plates, counter)
    articles = plain.get("articles")
    if not isinstance(articles, list):
        return
    for at, article in enumerate(cast("list[Any]", articles)):
        if not isinstance(article, dict):
            continue
        one = cast("Json", article)
        if isinstance(one.get("title"), str):
            one["title"] = [one["title"]]
        for part in ("note", "body"):
            _prepare_body(one, part, f"articles[{at}].{part}", plates, counter)
        if "key" not in one:
            # The place and the words decide, so that the same file gives the same issue again.
            words = json.dumps([at, one], ensure_ascii=True, sort_keys=True, default=str)
            one["key"] = digest(words.encode("ascii"))[:12]


def _prepare_body(owner: Json, name: str, path: str, plates: Plates, counter: list[int]) -> None:
    if isinstance(owner.get(name), str):
        owner[name] = [owner[name]] if owner[name] else []
    blocks = owner.get(name)
    if not isinstance(blocks, list):
        return
    made: list[Any] = []
    for at, block in enumerate(cast("list[Any]", blocks)):
        made += _prepare_block(block, f"{path}[{at}]", plates, counter)
    owner[name] = made


def _prepare_block(block: Any, path: str, plates: Plates, counter: list[int]) -> list[Any]:
    if isinstance(block, str):
        _count(block, path, counter)
        return [_plain_paragraph(line) for line in split_lines(block)]
    if not isinstance(block, dict):
        return [block]
    one = cast("Json", block)
    named = one.setdefault("block", "paragraph")
    if named == "paragraph":
        return _prepare_paragraph(one, path, counter)
    if named == "table":
        _prepare_table(one, path, plates, counter)
    elif named == "picture":
        _prepare_picture(one, path, plates)
    return [one]


def _plain_paragraph(words: str) -> Json:
    spans = [{"text": words}] if words else []
    return {"block": "paragraph", "kind": "body", "spans": spans}


def _prepare_paragraph(one: Json, path: str, counter: list[int]) -> list[Any]:
    one.setdefault("kind", "body")
    if isinstance(one.get("spans"), str):
        one["spans"] = [one["spans"]]
    spans = one.get("spans", [])
    if not isinstance(spans, list):
        return [one]
    lines: list[list[Any]] = [[]]
    for span in cast("list[Any]", spans):
        made: Any = {"text": span} if isinstance(span, str) else span
        words = cast("Json", made).get("text") if isinstance(made, dict) else None
        if not isinstance(words, str):
            lines[-1].append(made)
            continue
        _count(words, path, counter)
        for nth, line in enumerate(split_lines(words)):
            if nth:
                lines.append([])
            lines[-1].append({**made, "text": line})
    first = {**one, "spans": lines[0]}
    return [first, *({**one, "lead": 0, "spans": line} for line in lines[1:])]


def _prepare_table(one: Json, path: str, plates: Plates, counter: list[int]) -> None:
    one.setdefault("header", False)
    rows = one.get("rows")
    if not isinstance(rows, list):
        return
    for row_at, row in enumerate(cast("list[Any]", rows)):
        if not isinstance(row, list):
            continue
        cells = cast("list[Any]", row)
        for at, cell in enumerate(cells):
            made: Any = {"paragraphs": cell} if isinstance(cell, str) else cell
            if isinstance(made, dict):
                where = f"{path}.rows[{row_at}][{at}].paragraphs"
                holder = cast("Json", made)
                _prepare_body(holder, "paragraphs", where, plates, counter)
                if holder.get("paragraphs") == []:
                    holder["paragraphs"] = [_plain_paragraph("")]
            cells[at] = made


def _prepare_picture(one: Json, path: str, plates: Plates) -> None:
    data = one.pop("data", None)
    if data is None:
        return
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise BadBulletin(f"{path}.data：不是 base64 编码。") from error
    media = media_of(raw)
    if media is None:
        raise BadBulletin(f"{path}.data：这不是 PNG 或 JPEG 图片，没有收。")
    if one.setdefault("media", media) != media:
        raise BadBulletin(f"{path}.media：写的是“{one['media']}”，图片其实是“{media}”。")
    found = digest(raw)
    if one.setdefault("digest", found) != found:
        raise BadBulletin(f"{path}.digest：与图片内容不符。")
    plates[found] = raw


def media_of(data: bytes) -> str | None:
    """Return the media type of a PNG or JPEG picture, None for any other bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else None


def _count(words: str, path: str, counter: list[int]) -> None:
    counter[0] += len(words)
    if counter[0] > MOST_CHARACTERS:
        raise BadBulletin(f"{path}：全期超过 {MOST_CHARACTERS // 10_000} 万字，没有收。")


def _pictures(plain: Json) -> Iterator[Json]:
    for body in (plain["note"], *(a[p] for a in plain["articles"] for p in ("note", "body"))):
        yield from (block for block in body if block["block"] == "picture")


# --- after conversion: what the types alone cannot say ----------------------------------------------


def _settle(bulletin: Bulletin) -> Bulletin:
    """Return the bulletin with one-line fields cleaned and bodies tidied; refuse what contradicts."""
    articles = tuple(
        _settle_article(article, f"articles[{at}]") for at, article in enumerate(bulletin.articles)
    )
    keys = [article.key for article in articles]
    if twin := next((key for key in keys if keys.count(key) > 1), None):
        raise BadBulletin(f"articles[{len(keys) - 1 - keys[::-1].index(twin)}].key：与另一篇重复。")
    number = bulletin.number
    for name in ("year", "number", "total"):
        value = getattr(number, name)
        if value is not None and not 0 < value < 100_000:  # noqa: PLR2004 - five digits print
            raise BadBulletin(f"number.{name}：{value} 不像一个期号或年份。")
    if bulletin.copies is not None and not 0 <= bulletin.copies < 1_000_000:  # noqa: PLR2004
        raise BadBulletin(f"copies：{bulletin.copies} 不像一个印数。")
    distribution = bulletin.distribution
    return replace(
        bulletin,
        masthead=_clean_fields(bulletin.masthead),
        secrecy=bulletin.secrecy and _clean_fields(bulletin.secrecy),
        note=_settle_body(bulletin.note, "note"),
        articles=articles,
        distribution=replace(
            distribution,
            report=_clean_lines(distribution.report),
            send=_clean_lines(distribution.send),
            issue=_clean_lines(distribution.issue),
        ),
        imprint=_clean_fields(bulletin.imprint),
    )


def _clean_fields(value: _S) -> _S:
    words = {
        name: clean_line(old)
        for name in value.__struct_fields__
        if type(old := getattr(value, name)) is str
    }
    return replace(value, **words)


def _clean_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        cleaned for line in lines for part in split_lines(line) if (cleaned := part.strip())
    )


def _settle_article(article: Article, path: str) -> Article:
    if not re.fullmatch(r"[0-9A-Za-z_\-]{1,40}", article.key):
        raise BadBulletin(f"{path}.key：只能用字母、数字、- 和 _，最多 40 个。")
    return replace(
        article,
        column=clean_line(article.column).strip("【】"),
        title=_clean_lines(article.title),
        subtitle=clean_line(article.subtitle),
        credits=_clean_lines(article.credits),
        note=_settle_body(article.note, f"{path}.note"),
        body=_settle_body(article.body, f"{path}.body"),
    )


def _settle_body(body: Body, path: str) -> Body:
    settled: list[Any] = []
    for at, block in enumerate(body):
        where = f"{path}[{at}]"
        if isinstance(block, Paragraph):
            settled.append(_settle_paragraph(block, where))
        elif isinstance(block, Table):
            settled.append(_settle_table(block, where))
        else:
            settled.append(_settle_picture(block, where))
    return tuple(settled)


def _settle_paragraph(paragraph: Paragraph, path: str) -> Paragraph:
    if not 0 <= paragraph.lead <= len(paragraph.text):
        raise BadBulletin(f"{path}.lead：{paragraph.lead} 超出了这一段的字数。")
    return replace(paragraph, spans=tidy_spans(paragraph.spans))


def _settle_table(table: Table, path: str) -> Table:
    wide = max((sum(cell.colspan for cell in row) for row in table.rows), default=0)
    if not table.rows or not wide:
        raise BadBulletin(f"{path}.rows：表格没有内容。")
    if len(table.rows) > 500 or wide > 63:  # noqa: PLR2004 - the limits of reliability and Word
        raise BadBulletin(f"{path}.rows：表格最多 500 行、63 列。")
    if any(c.colspan < 1 or not 1 <= c.rowspan <= len(table.rows) for r in table.rows for c in r):
        raise BadBulletin(f"{path}.rows：单元格的 colspan、rowspan 不对。")
    if any(not 0 < width < 10_000 for width in table.widths):  # noqa: PLR2004
        raise BadBulletin(f"{path}.widths：列宽应大于 0。")
    rows = tuple(
        tuple(
            replace(cell, paragraphs=tuple(_settle_paragraph(p, path) for p in cell.paragraphs))
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows, caption=clean_line(table.caption))


def _settle_picture(picture: Picture, path: str) -> Picture:
    if not 0 <= picture.width_mm <= 500:  # noqa: PLR2004 - wider than any office paper
        raise BadBulletin(f"{path}.width_mm：图宽应在 0 到 500 毫米之间。")
    return replace(picture, caption=clean_line(picture.caption))


def _is_digest(words: str) -> bool:
    return re.fullmatch("[0-9a-f]{64}", words) is not None


# --- msgspec's sentences, in the clerk's language ----------------------------------------------------

_TYPES = {
    "int": "整数",
    "float": "数",
    "str": "文字",
    "bool": "true 或 false",
    "array": "一列值（[…]）",
    "object": "一组键值（{…}）",
    "null": "空（null）",
    "date": "日期（如 2024-07-15）",
}


def _sentence(said: str) -> str:
    what, _, where = said.partition(" - at `$")
    path = where.rstrip("`").lstrip(".") or "最外层"
    if found := re.search(r"unknown field `(.*)`", what):
        inside = "" if path == "最外层" else f"{path}."
        return f"{inside}{clean(found[1])}：没有这个键。"
    if found := re.search(r"missing required field `(.*)`", what):
        return f"{path}：缺少“{found[1]}”。"
    if "Invalid RFC3339" in what or "date" in what and "Invalid" in what:
        return f"{path}：不是日期，应写成 2024-07-15。"
    if found := re.search(r"Invalid enum value '?(.*?)'?$", what):
        return f"{path}：没有“{found[1]}”这个选项。"
    if found := re.search(r"Invalid value '?(.*?)'?$", what):
        return f"{path}：没有“{found[1]}”这个选项。"
    if found := re.search(r"Expected `(.*?)`, got `(.*?)`", what):
        wanted = "或".join(_TYPES.get(one.strip(), one.strip()) for one in found[1].split("|"))
        return f"{path}：应为{wanted}，写的却是{_TYPES.get(found[2], found[2])}。"
    return f"{path}：写法不对。"
