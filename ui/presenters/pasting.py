"""What comes from the clipboard and from picture files into the article under the pen.

Our own blocks and plain text are read here; HTML of other programs goes to the child process,
which may fail or be killed without harm. The editor keeps the caret's place meanwhile. Pictures
are put into the store first: a body only ever points to plates that are there.
"""

from functools import partial
from pathlib import Path

import msgspec

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Body, Picture, digests, paragraph
from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole
from gazetteer_desk.hands import Handed
from ui.dialogs import files
from ui.editor import clipboard
from ui.editor.clipboard import Pasted
from ui.presenters.bench import Bench


_LARGEST_PICTURE = 50_000_000


class Pasting:
    """Joins paste and 插入图片 to the desk."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._desk = bench.desk
        self._worker = bench.worker
        bench.editor.pasted.connect(self.paste)
        bench.toolbar.picture_asked.connect(self._on_picture_asked)
        bench.window.deeds["paste_text"].triggered.connect(bench.editor.paste_text)

    def paste(self, pasted: Pasted) -> None:
        """Insert what was on the clipboard, cleaned, as one deed."""
        formats = pasted.formats
        own = _own(formats.get(clipboard.OWN))
        if own is not None:
            self._insert_own(own)
        elif clipboard.HTML in formats:
            data = formats[clipboard.HTML]
            self._worker.work(
                lambda: self._desk.read_html(data),
                self._insert_handed,
                partial(self._insert_text_instead, formats.get(clipboard.TEXT)),
            )
        elif clipboard.TEXT in formats:
            self._insert_text(formats[clipboard.TEXT])
        else:
            self._insert_pictures([formats[n] for n in clipboard.PICTURES if n in formats])

    def _insert_own(self, body: Body) -> None:
        """Insert our own blocks; a picture of another store is no more than its digest here."""
        wanted = digests(body)
        self._worker.read(
            lambda: {digest for digest in wanted if self._desk.plate(digest) is not None},
            lambda there: self._bench.editor.insert_body(
                tuple(b for b in body if not isinstance(b, Picture) or b.digest in there), "粘贴"
            ),
            topic="own paste",
        )

    def _insert_handed(self, handed: Handed) -> None:
        self._insert(handed.body, handed.plates, "粘贴")
        words = f"已粘贴 {len(handed.body)} 段，去掉了原来的字体和颜色。"
        self._say(words + "".join(handed.remarks))

    def _insert_text_instead(self, text: bytes | None, error: Known) -> None:
        if text is None:
            self._say(str(error))
            return
        self._insert_text(text)
        self._say("格式读不出来，只粘贴了文字。")

    def _insert_text(self, text: bytes) -> None:
        self._worker.work(
            lambda: self._desk.read_text(text),
            lambda body: self._bench.editor.insert_body(body, "粘贴"),
            lambda error: self._say(str(error)),
        )

    def _insert_pictures(self, pictures: list[bytes]) -> None:
        plates = {codec.digest(data): data for data in pictures if codec.media_of(data)}
        body = tuple(
            Picture(digest=digest, media=codec.media_of(data) or "")
            for digest, data in plates.items()
        )
        if body:
            self._insert(body, plates, "插入图片")
        else:
            self._say("剪贴板里没有可以粘贴的内容。")

    def _on_picture_asked(self) -> None:
        for path in files.ask_open(self._bench.window, "插入图片", "图片 (*.png *.jpg *.jpeg)"):
            self.insert_picture(path)

    def insert_picture(self, path: Path) -> None:
        """Insert a picture file at the caret, with an empty paragraph to go on in."""
        try:
            data = read_whole(path, limit=_LARGEST_PICTURE)
        except Known as error:
            self._say(str(error))
            return
        media = codec.media_of(data)
        if media is None:
            self._say("这个文件不是 PNG 或 JPEG 图片，没有插入。")
            return
        digest = codec.digest(data)
        block = Picture(digest=digest, media=media)
        self._insert((block, paragraph("")), {digest: data}, "插入图片")

    def _insert(self, body: Body, plates: codec.Plates, name: str) -> None:
        if not plates:
            self._bench.editor.insert_body(body, name)
            return
        self._worker.write(
            lambda: self._desk.store_plates(plates),
            lambda _: self._bench.editor.insert_body(body, name),
        )

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _own(data: bytes | None) -> Body | None:
    if data is None:
        return None
    try:
        return codec.restore_body(data)
    except msgspec.MsgspecError:
        return None
