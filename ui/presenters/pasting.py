"""What comes from the clipboard into the article under the pen.

Our own blocks are read here; HTML and text of other programs go to the child process, which may
fail or be killed without harm. The editor keeps the caret's place meanwhile.
"""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QImage

from gazetteer_desk.bulletin import codec, lengths
from gazetteer_desk.bulletin.body import Body, Picture, digests
from gazetteer_desk.errors import Known
from gazetteer_desk.hands import Handed
from ui.editor import clipboard, fitting
from ui.editor.clipboard import Pasted
from ui.presenters import picturing
from ui.presenters.bench import Bench
from ui.presenters.landing import Landing, Target
from ui.presenters.picturing import Picturing
from ui.widgets.banner import Notice


_NAME = "粘贴"
_LONG = "long_paste"
_NOTHING = "剪贴板里没有可以粘贴的内容。"
WARM_AFTER_MS = 2_000  # the window comes first: the child takes a third of a second of a processor


class Pasting:
    """Joins paste, drop and 只粘贴文字 to the desk."""

    def __init__(self, bench: Bench, landing: Landing, picturing: Picturing) -> None:
        self._bench = bench
        self._landing = landing
        self._picturing = picturing
        self._desk = bench.desk
        self._worker = bench.worker
        self._long: tuple[Target, Handed, str] | None = None
        self._rest = QTimer(bench.window, interval=WARM_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self._warm)
        bench.editor.pasted.connect(self.paste)
        bench.window.banner.answered.connect(self._on_answered)

    def begin(self) -> None:
        """Have the child process ready before it is needed; a paste that is earlier starts it."""
        self._rest.start()

    def stop(self) -> None:
        """Start the child no more."""
        self._rest.stop()

    def _warm(self) -> None:
        self._worker.work(self._desk.hands.warm, lambda _: None, lambda _: None)

    def paste(self, pasted: Pasted) -> None:
        """Insert what was on the clipboard, cleaned, as one deed."""
        target, formats = self._landing.target(), pasted.formats
        if target is None:
            return
        files = _local_files(formats.get(clipboard.FILES))
        if (own := _own(formats.get(clipboard.OWN))) is not None:
            self._insert_own(target, own)
        elif files:
            self._insert_files(files)
        elif clipboard.HTML in formats:
            data = formats[clipboard.HTML]
            self._worker.work(
                lambda: picturing.slimmed(self._desk.read_html(data)),
                partial(self._insert_handed, target, pasted),
                partial(self._insert_text_instead, target, pasted),
            )
        elif clipboard.TEXT in formats:
            self._insert_text(target, pasted)
        else:
            self._insert_picture(target, pasted)

    def _insert_own(self, target: Target, body: Body) -> None:
        """Insert our own blocks; a picture of another store is no more than its digest here."""
        wanted = digests(body)

        def put(there: set[str]) -> None:
            known = tuple(b for b in body if not isinstance(b, Picture) or b.digest in there)
            lost = len(body) - len(known)
            said = f"有 {lost} 张图片不在这里的历史库，没有收，可另行插入。" if lost else ""
            if known:
                self._landing.bring(target, known, {}, name=_NAME, words=said)
            else:
                self._landing.say(said or _NOTHING)

        self._worker.work(
            lambda: {digest for digest in wanted if self._desk.plate(digest) is not None}, put
        )

    def _insert_files(self, files: list[Path]) -> None:
        pictures = [path for path in files if fitting.is_picture(path.name)]
        self._picturing.insert_files(pictures)
        if len(pictures) < len(files):
            self._landing.say("这里只收图片文件。Word、PDF 等文件请打开后复制其中的文字。")

    def _insert_handed(self, target: Target, pasted: Pasted, handed: Handed) -> None:
        if not handed.body and clipboard.TEXT in pasted.formats:
            self._insert_text(target, pasted)
        elif not handed.body and _picture_of(pasted) is not None:
            self._insert_picture(target, pasted)
        else:
            words = f"已粘贴 {len(handed.body)} 段，去掉了原来的字体和颜色。"
            self._insert(target, handed, words)

    def _insert_text_instead(self, target: Target, pasted: Pasted, error: Known) -> None:
        if clipboard.TEXT in pasted.formats:
            self._insert_text(target, pasted, "格式读不出来，只粘贴了文字。")
        else:
            self._landing.say(str(error))

    def _insert_text(self, target: Target, pasted: Pasted, said: str = "") -> None:
        data = pasted.formats[clipboard.TEXT]

        def insert(handed: Handed) -> None:
            words = said or f"已粘贴 {len(handed.body)} 段。"
            self._insert(target, handed, words)

        self._worker.work(
            lambda: self._desk.read_text(data, plain=pasted.plain),
            insert,
            lambda error: self._landing.say(str(error)),
        )

    def _insert_picture(self, target: Target, pasted: Pasted) -> None:
        found = _picture_of(pasted)
        if found is None:
            self._landing.say(_NOTHING)
        else:
            self._picturing.insert_image(target, found)

    def _insert(self, target: Target, handed: Handed, words: str) -> None:
        """Insert what was read; where a paragraph is too long to write in, ask first."""
        words += "".join(handed.remarks)
        if not handed.body:
            self._landing.say(_NOTHING + "".join(handed.remarks))
        elif count := lengths.too_long(handed.body):
            self._long = target, handed, words
            deeds = (("split", "分段粘贴"), ("whole", "照原样粘贴"), ("not", "不粘贴"))
            ask = f"要粘贴的内容里有 {count} 段超过 2 万字，写起来会慢。要不要在句末分成几段？"
            self._bench.window.banner.show_notice(Notice(_LONG, ask, "amber", deeds))
        else:
            self._landing.bring(target, handed.body, handed.plates, name=_NAME, words=words)

    def _on_answered(self, notice: str, deed: str) -> None:
        if notice != _LONG:
            return
        self._bench.window.banner.clear_notice(_LONG)
        held, self._long = self._long, None
        if held is None or deed == "not":
            return
        target, handed, words = held
        body = lengths.parted(handed.body) if deed == "split" else handed.body
        self._landing.bring(target, body, handed.plates, name=_NAME, words=words)


def _picture_of(pasted: Pasted) -> bytes | QImage | None:
    found = [pasted.formats[name] for name in clipboard.PICTURES if name in pasted.formats]
    return found[0] if found else pasted.image


def _local_files(uris: bytes | None) -> list[Path]:
    """Return the files of this computer that a file manager put on the clipboard."""
    lines = (uris or b"").decode("utf-8", "replace").split()
    return [Path(QUrl(line).toLocalFile()) for line in lines if QUrl(line).isLocalFile()]


def _own(data: bytes | None) -> Body | None:
    if data is None:
        return None
    try:
        return codec.restore_body(data)
    except msgspec.MsgspecError:
        return None
