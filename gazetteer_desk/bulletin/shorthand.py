"""What people write in an exchange file, made into what the values expect.

Plain strings become paragraphs, spans and cells; a line break inside a text starts a paragraph
more; a picture's bytes go into the plates. Whatever is wrong stays as it is and is refused when
the types are checked. `origins` remembers where a block stood in the file before line breaks
multiplied it, so that a refusal names the place the writer knows.
"""

import base64
import binascii
import json
import re
from typing import Any, cast

from gazetteer_desk.bulletin.cleaning import split_lines
from gazetteer_desk.bulletin.plates import Plates, digest, media_of
from gazetteer_desk.errors import BadBulletin


MOST_CHARACTERS = 2_000_000
Json = dict[str, Any]


class Longhand:
    """Write one exchange file out in full, in place."""

    def __init__(self) -> None:
        self.plates: Plates = {}
        self._characters = 0
        self._origins: dict[str, list[int]] = {}

    def write_out(self, plain: Json) -> None:
        """Turn the short ways of writing into the long one; raise `BadBulletin` for pictures."""
        self._write_body(plain, "note", "note")
        articles = plain.get("articles")
        if not isinstance(articles, list):
            return
        for at, article in enumerate(cast("list[Any]", articles)):
            if isinstance(article, dict):
                self._write_article(cast("Json", article), at)

    def origin(self, path: str) -> str:
        """Return the path in the file as it was written of a path in the long form."""
        found = re.match(r"(?:articles\[\d+\]\.)?(?:note|body)(?=\[)", path)
        if not found:
            return path
        path = self._renumber(path, found[0])
        if cell := re.match(r".*\.rows\[\d+\]\[\d+\]\.paragraphs(?=\[)", path):
            path = self._renumber(path, cell[0])
        return path

    def _renumber(self, path: str, owner: str) -> str:
        found = re.match(r"\[(\d+)\]", path[len(owner) :])
        origins = self._origins.get(owner)
        if not found or not origins:
            return path
        return f"{owner}[{origins[int(found[1])]}]{path[len(owner) + found.end() :]}"

    def _write_article(self, one: Json, at: int) -> None:
        if isinstance(one.get("title"), str):
            one["title"] = [one["title"]]
        for part in ("note", "body"):
            self._write_body(one, part, f"articles[{at}].{part}")
        if "key" not in one:
            # The place and the words decide, so that the same file gives the same issue again.
            words = json.dumps([at, one], ensure_ascii=True, sort_keys=True, default=str)
            one["key"] = digest(words.encode("ascii"))[:12]

    def _write_body(self, owner: Json, name: str, path: str) -> None:
        if isinstance(owner.get(name), str):
            owner[name] = [owner[name]] if owner[name] else []
        blocks = owner.get(name)
        if not isinstance(blocks, list):
            return
        made: list[Any] = []
        origins: list[int] = []
        for at, block in enumerate(cast("list[Any]", blocks)):
            written = self._write_block(block, f"{path}[{at}]")
            made += written
            origins += [at] * len(written)
        owner[name] = made
        self._origins[path] = origins

    def _write_block(self, block: Any, path: str) -> list[Any]:
        if isinstance(block, str):
            self._count(block, path)
            return [_plain_paragraph(line) for line in split_lines(block)]
        if not isinstance(block, dict):
            return [block]
        one = cast("Json", block)
        named = one.setdefault("block", "paragraph")
        if named == "paragraph":
            return self._write_paragraph(one, path)
        if named == "table":
            self._write_table(one, path)
        elif named == "picture":
            self._write_picture(one, path)
        return [one]

    def _write_paragraph(self, one: Json, path: str) -> list[Any]:
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
            self._count(words, path)
            for nth, line in enumerate(split_lines(words)):
                if nth:
                    lines.append([])
                lines[-1].append({**made, "text": line})
        first = {**one, "spans": lines[0]}
        return [first, *({**one, "lead": 0, "spans": line} for line in lines[1:])]

    def _write_table(self, one: Json, path: str) -> None:
        one.setdefault("header", False)
        rows = one.get("rows")
        if not isinstance(rows, list):
            return
        for row_at, row in enumerate(cast("list[Any]", rows)):
            if not isinstance(row, list):
                continue
            cells = cast("list[Any]", row)
            for at, cell in enumerate(cells):
                cells[at] = self._write_cell(cell, f"{path}.rows[{row_at}][{at}].paragraphs")

    def _write_cell(self, cell: Any, path: str) -> Any:
        if isinstance(cell, str):
            cell = {"paragraphs": cell}
        if not isinstance(cell, dict):
            return cell
        holder = cast("Json", cell)
        self._write_body(holder, "paragraphs", path)
        if holder.get("paragraphs") == []:
            holder["paragraphs"] = [_plain_paragraph("")]
        return holder

    def _write_picture(self, one: Json, path: str) -> None:
        data = one.pop("data", None)
        if data is None:
            return
        try:
            raw = base64.b64decode("".join(data.split()), validate=True)
        except (binascii.Error, AttributeError, ValueError) as error:
            raise BadBulletin(f"{path}.data：不是 base64 编码。") from error
        media = media_of(raw)
        if media is None:
            raise BadBulletin(f"{path}.data：这不是 PNG 或 JPEG 图片，没有收。")
        if one.setdefault("media", media) != media:
            raise BadBulletin(f"{path}.media：与图片内容不符，图片其实是“{media}”。")
        found = digest(raw)
        if one.setdefault("digest", found) != found:
            raise BadBulletin(f"{path}.digest：与图片内容不符。")
        self.plates[found] = raw

    def _count(self, words: str, path: str) -> None:
        self._characters += len(words)
        if self._characters > MOST_CHARACTERS:
            raise BadBulletin(f"{path}：全期超过 {MOST_CHARACTERS // 10_000} 万字，没有收。")


def _plain_paragraph(words: str) -> Json:
    spans = [{"text": words}] if words else []
    return {"block": "paragraph", "kind": "body", "spans": spans}
