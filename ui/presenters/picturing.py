"""Pictures from files, from the clipboard and by drag into the article under the pen."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QImage

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Block, Picture, paragraph
from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole
from gazetteer_desk.hands import Handed
from ui.dialogs import files
from ui.editor import fitting
from ui.editor.fitting import Fitted
from ui.presenters.bench import Bench
from ui.presenters.landing import Landing, Target


_LARGEST = 50_000_000
_NAME = "插入图片"


class Picturing:
    """Joins 插入图片, dropped files and screenshots to the desk: decoding is the worker's."""

    def __init__(self, bench: Bench, landing: Landing) -> None:
        self._bench = bench
        self._landing = landing
        for asked in (bench.toolbar.picture_asked, bench.window.deeds["picture"].triggered):
            asked.connect(self._on_asked)

    def insert_files(self, paths: list[Path]) -> None:
        """Insert picture files at the caret, with an empty paragraph to go on in."""
        target = self._landing.target()
        if target is not None and paths:
            read = partial(_read_files, paths)
            self._bench.worker.work(read, partial(self._insert, target), self._refuse)

    def insert_image(self, target: Target, found: bytes | QImage) -> None:
        """Insert a picture from the clipboard."""

        def fit() -> list[Fitted]:
            image = fitting.encoded(found) if isinstance(found, QImage) else fitting.fitted(found)
            return [image]

        self._bench.worker.work(fit, partial(self._insert, target), self._refuse)

    def _on_asked(self) -> None:
        self.insert_files(files.ask_open(self._bench.window, _NAME, fitting.FILTER))

    def _insert(self, target: Target, found: list[Fitted]) -> None:
        plates = {codec.digest(one.data): one for one in found}
        pictures = [Picture(digest=digest, media=one.media) for digest, one in plates.items()]
        remarks = dict.fromkeys(one.remark for one in found if one.remark)
        words = f"已插入 {len(pictures)} 张图片。" + "".join(remarks)
        stored = {digest: one.data for digest, one in plates.items()}
        body = (*pictures, paragraph(""))
        self._landing.bring(target, body, stored, name=_NAME, words=words)

    def _refuse(self, error: Known) -> None:
        self._landing.say(str(error))


def _read_files(paths: list[Path]) -> list[Fitted]:
    return [fitting.fitted(read_whole(path, limit=_LARGEST)) for path in paths]


def slimmed(handed: Handed) -> Handed:
    """Return what was handed over with its pictures fit for an issue; broken ones fall out."""
    if not handed.plates:
        return handed
    made: dict[str, tuple[str, Fitted] | None] = {}
    for digest, data in handed.plates.items():
        try:
            one = fitting.fitted(data)
            made[digest] = codec.digest(one.data), one
        except Known:
            made[digest] = None
    blocks = [_refitted(block, made) for block in handed.body]
    said = dict.fromkeys(one[1].remark for one in made.values() if one and one[1].remark)
    lost = sum(one is None for one in made.values())
    remarks = (*handed.remarks, *said, *([f"有 {lost} 张图片已损坏，没有收。"] if lost else []))
    plates = {one[0]: one[1].data for one in made.values() if one}
    return Handed(tuple(block for block in blocks if block is not None), plates, remarks)


def _refitted(block: Block, made: dict[str, tuple[str, Fitted] | None]) -> Block | None:
    if not isinstance(block, Picture):
        return block
    found = made.get(block.digest)
    return replace(block, digest=found[0], media=found[1].media) if found else None
