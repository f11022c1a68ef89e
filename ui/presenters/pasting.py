"""What comes from the clipboard and from picture files into the article under the pen.

Our own blocks and plain text are read here; HTML of other programs goes to the child process,
which may fail or be killed without harm. The editor keeps the caret's place meanwhile. Pictures
are put into the store first: a body only ever points to plates that are there.
"""

from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QUrl

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import Body, Picture, digests, paragraph
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole
from gazetteer_desk.hands import Handed
from gazetteer_desk.history.occasion import Occasion
from ui.dialogs import files
from ui.editor import clipboard, edits
from ui.editor.clipboard import Pasted
from ui.editor.edits import Spot
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping


_LARGEST_PICTURE = 50_000_000


class _Target(NamedTuple):
    """Where a paste was asked for: the draft, the article, the place in its body."""

    draft: Draft
    article: str
    spot: Spot


class Pasting:
    """Joins paste and 插入图片 to the desk.

    Reading takes its time, and the clerk may have gone elsewhere when it is done: what was pasted
    comes to where it was asked for, in whatever article is in front by then.
    """

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._bench = bench
        self._keeping = keeping
        self._sitting = bench.sitting
        self._desk = bench.desk
        self._worker = bench.worker
        bench.editor.pasted.connect(self.paste)
        bench.toolbar.picture_asked.connect(self._on_picture_asked)
        bench.window.deeds["paste_text"].triggered.connect(bench.editor.paste_text)

    def paste(self, pasted: Pasted) -> None:
        """Insert what was on the clipboard, cleaned, as one deed."""
        target, formats = self._target(), pasted.formats
        if target is None:
            return
        own = _own(formats.get(clipboard.OWN))
        if own is not None:
            self._insert_own(target, own)
        elif pictures := _picture_files(formats.get(clipboard.FILES)):
            for path in pictures:
                self.insert_picture(path)
        elif clipboard.HTML in formats:
            data = formats[clipboard.HTML]
            self._worker.work(
                lambda: self._desk.read_html(data),
                partial(self._insert_handed, target),
                partial(self._insert_text_instead, target, formats.get(clipboard.TEXT)),
            )
        elif clipboard.TEXT in formats:
            self._insert_text(target, formats[clipboard.TEXT])
        else:
            pictures = [formats[name] for name in clipboard.PICTURES if name in formats]
            self._insert_pictures(target, pictures)

    def _target(self) -> _Target | None:
        draft = self._sitting.current
        if draft is None or self._sitting.place not in (a.key for a in draft.bulletin.articles):
            return None
        return _Target(draft, self._sitting.place, self._bench.editor.spot())

    def _insert_own(self, target: _Target, body: Body) -> None:
        """Insert our own blocks; a picture of another store is no more than its digest here."""
        wanted = digests(body)
        self._worker.work(
            lambda: {digest for digest in wanted if self._desk.plate(digest) is not None},
            lambda there: self._put(
                target,
                tuple(b for b in body if not isinstance(b, Picture) or b.digest in there),
                "粘贴",
            ),
        )

    def _insert_handed(self, target: _Target, handed: Handed) -> None:
        self._insert(target, handed.body, handed.plates, "粘贴")
        words = f"已粘贴 {len(handed.body)} 段，去掉了原来的字体和颜色。"
        self._say(words + "".join(handed.remarks))

    def _insert_text_instead(self, target: _Target, text: bytes | None, error: Known) -> None:
        if text is None:
            self._say(str(error))
            return
        self._insert_text(target, text)
        self._say("格式读不出来，只粘贴了文字。")

    def _insert_text(self, target: _Target, text: bytes) -> None:
        self._worker.work(
            lambda: self._desk.read_text(text),
            lambda body: self._put(target, body, "粘贴"),
            lambda error: self._say(str(error)),
        )

    def _insert_pictures(self, target: _Target, pictures: list[bytes]) -> None:
        plates = {codec.digest(data): data for data in pictures if codec.media_of(data)}
        body = tuple(
            Picture(digest=digest, media=codec.media_of(data) or "")
            for digest, data in plates.items()
        )
        if body:
            self._insert(target, body, plates, "插入图片")
        else:
            self._say("剪贴板里没有可以粘贴的内容。")

    def _on_picture_asked(self) -> None:
        for path in files.ask_open(self._bench.window, "插入图片", "图片 (*.png *.jpg *.jpeg)"):
            self.insert_picture(path)

    def insert_picture(self, path: Path) -> None:
        """Insert a picture file at the caret, with an empty paragraph to go on in."""
        target = self._target()
        try:
            data = read_whole(path, limit=_LARGEST_PICTURE)
        except Known as error:
            self._say(str(error))
            return
        media = codec.media_of(data)
        if media is None:
            self._say("这个文件不是 PNG 或 JPEG 图片，没有插入。")
        elif target is not None:
            digest = codec.digest(data)
            block = Picture(digest=digest, media=media)
            self._insert(target, (block, paragraph("")), {digest: data}, "插入图片")

    def _insert(self, target: _Target, body: Body, plates: codec.Plates, name: str) -> None:
        if not plates:
            self._put(target, body, name)
            return
        self._worker.write(
            lambda: self._desk.store_plates(plates), lambda _: self._put(target, body, name)
        )

    def _put(self, target: _Target, body: Body, name: str) -> None:
        draft, article, spot = target
        if draft is self._sitting.current and article == self._sitting.place:
            self._bench.editor.insert_body(body, name)
        elif any(one.key == article for one in draft.bulletin.articles):
            old = draft.bulletin.article(article).body
            new = _inserted(old, spot, body)
            self._sitting.apply_to(draft, name, lambda b: edit.change_article(b, article, body=new))
            self._say("已粘贴到刚才那一篇。")
            if draft.key not in self._sitting.drafts:  # its tab was closed meanwhile
                self._keeping.keep(draft, Occasion.AUTO)
        else:
            self._say("那一篇已不在本期，粘贴的内容没有放进去。")

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _inserted(old: Body, spot: Spot, more: Body) -> Body:
    try:
        return edits.inserted(old, spot, more)[0]
    except IndexError:  # the words there are fewer by now
        return (*old, *more)


def _picture_files(uris: bytes | None) -> list[Path]:
    """Return the picture files of this computer that a file manager put on the clipboard."""
    lines = (uris or b"").decode("utf-8", "replace").split()
    local = [Path(QUrl(line).toLocalFile()) for line in lines if QUrl(line).isLocalFile()]
    return [path for path in local if path.suffix.lower() in (".png", ".jpg", ".jpeg")]


def _own(data: bytes | None) -> Body | None:
    if data is None:
        return None
    try:
        return codec.restore_body(data)
    except msgspec.MsgspecError:
        return None
