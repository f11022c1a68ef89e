"""Files that are dragged onto the window: each is taken in as what it is, or refused by name."""

from functools import partial
from pathlib import Path

from gazetteer_desk.bulletin import edit, from_file
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole
from gazetteer_desk.hands import LARGEST, Handed
from gazetteer_desk.intake.sorts import Sort, sort_of
from ui.presenters import picturing
from ui.presenters.bench import Bench
from ui.presenters.lasting import Task
from ui.presenters.opening import Opening
from ui.presenters.picturing import Picturing


_NAME = "收进文件"
_OFFICE = "Word、PDF 文件请打开后复制，再粘贴到正文。"
_READ = (Sort.TEXT, Sort.PAGE)
_NAMED = 3  # files that are named; more are counted


class Receiving:
    """Joins what is let go over the window to the issue in front and to the history."""

    def __init__(self, bench: Bench, opening: Opening, picturing: Picturing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._opening = opening
        self._picturing = picturing
        window.drop_zone.entered.connect(self._foretell)
        window.drop_zone.dropped.connect(self.receive)

    def _foretell(self, paths: list[Path]) -> None:
        self._window.drop_zone.say(foretold(paths))

    def receive(self, paths: list[Path]) -> None:
        """Take these files in."""
        self._sitting.settle()
        sorted_out: dict[Sort, list[Path]] = {}
        for path in paths:
            sort = Sort.OTHER if path.is_dir() else sort_of(path)
            sorted_out.setdefault(sort, []).append(path)
        said = refused(sorted_out)
        if said:
            self._say(said)
        for path in sorted_out.get(Sort.EXCHANGE, ()):
            self._window.keep_file(path)
            self._opening.open_file(path)
        if pictures := sorted_out.get(Sort.PICTURE):
            if self._bench.window.pages.currentWidget() is self._window.article_page:
                self._picturing.insert_files(pictures)
            else:
                self._say("图片要放进一篇的正文，请先打开一篇。" + said)
        if texts := [path for path in paths if sort_of(path) in _READ and not path.is_dir()]:
            lasting = self._bench.lasting
            task = lasting.begin("正在收进文件", total=len(texts), stop=self._tell_cancelled)
            self._read(task, self._sitting.current, texts, [], said)

    def _read(
        self,
        task: Task,
        draft: Draft | None,
        paths: list[Path],
        got: list[tuple[Path, Handed]],
        said: str,
    ) -> None:
        """Read the next file, and so on; all of them come into the issue as one deed."""
        if task.is_cancelled:
            return
        if not paths:
            self._bench.lasting.end(task)
            self._store(draft, got, said)
            return
        path, rest = paths[0], paths[1:]

        def go_on(handed: Handed) -> None:
            self._window.keep_file(path)
            self._bench.lasting.step(task, len(got) + 1)
            self._read(task, draft, rest, [*got, (path, handed)], said)

        def leave_out(error: Known) -> None:
            self._read(task, draft, rest, got, f"{said}“{path.name}”没有收：{error}")

        self._worker.work(lambda: self._hand(path), go_on, leave_out)

    def _hand(self, path: Path) -> Handed:
        data = read_whole(path, limit=LARGEST)
        if sort_of(path) is Sort.PAGE:
            return picturing.slimmed(self._desk.read_html(data))
        return self._desk.read_text(data)

    def _tell_cancelled(self) -> None:
        self._say("已取消，没有收进文件。")

    def _store(self, draft: Draft | None, got: list[tuple[Path, Handed]], said: str) -> None:
        if not got:
            self._say(said)
            return
        plates = {key: data for _, handed in got for key, data in handed.plates.items()}
        column = self._column(draft)
        articles = [from_file.article(handed.body, path.stem, column) for path, handed in got]
        remarks = dict.fromkeys(remark for _, handed in got for remark in handed.remarks)
        said = "".join((*remarks, said))
        self._worker.write(
            lambda: self._desk.store_plates(plates), lambda _: self._put(draft, articles, said)
        )

    def _column(self, draft: Draft | None) -> str:
        articles = draft.bulletin.articles if draft else ()
        return next((a.column for a in articles if a.key == self._sitting.place), "")

    def _put(self, draft: Draft | None, articles: list[Article], said: str) -> None:
        words = f"已收进 {len(articles)} 篇。{said}"
        if draft is None or draft.key not in self._sitting.drafts:
            self._opening.open_new(Bulletin(articles=tuple(articles)))
            self._say(words)
            return
        self._sitting.settle()
        place = self._sitting.place if draft is self._sitting.current else ""
        before = draft.last_step
        self._sitting.apply_to(draft, _NAME, partial(_inserted, articles, place))
        if draft.last_step is before:
            self._say("这一期在这里只能看，没有收进文件。")
            return
        self._window.show_room("draft")
        if draft is self._sitting.current:
            self._window.outline.chosen.emit(articles[0].key)
            self._sitting.offer_undo()
            self._window.status_line.show_note(words, deed=("undo", "撤销"))
        else:
            self._say(words)

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)


def _inserted(articles: list[Article], place: str, b: Bulletin) -> Bulletin:
    """Return the issue with the articles after the one in front, else at the end."""
    keys = [one.key for one in b.articles]
    at = keys.index(place) + 1 if place in keys else len(keys)
    for offset, article in enumerate(articles):
        b = edit.insert_article(b, article, at + offset)
    return b


def foretold(paths: list[Path]) -> str:
    """Return what will become of files that are let go now."""
    sorts = {Sort.OTHER if path.is_dir() else sort_of(path) for path in paths}
    count = len(paths)
    if sorts == {Sort.EXCHANGE}:
        return f"松手即收进历史库并打开，共 {count} 个文件"
    if sorts == {Sort.PICTURE}:
        return f"松手即插入正文，共 {count} 张图片"
    if sorts <= set(_READ):
        return f"松手即成为新篇目，共 {count} 个文件"
    if sorts <= {Sort.OFFICE, Sort.OTHER}:
        return _OFFICE if Sort.OFFICE in sorts else "这里不收这样的文件。"
    return f"松手即收，共 {count} 个文件"


def refused(sorted_out: dict[Sort, list[Path]]) -> str:
    """Return the sentences about files that are not taken, "" where all are."""
    said = _OFFICE if Sort.OFFICE in sorted_out else ""
    if others := sorted_out.get(Sort.OTHER):
        names = "、".join(f"“{path.name}”" for path in others[:_NAMED])
        more = f"等 {len(others)} 个" if len(others) > _NAMED else ""
        said += f"{names}{more}没有收：只收简报 JSON、纯文本、网页和图片。"
    return said
