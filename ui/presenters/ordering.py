"""The articles and columns of the issue in front: made, named, put in order, put together."""

from functools import partial

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.article import new_key
from gazetteer_desk.bulletin.combining import combine
from gazetteer_desk.bulletin.edit import Change
from gazetteer_desk.bulletin.settle import cleaned
from ui.panes import outline_menus
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting


class Ordering:
    """Joins the outline, and the deeds to articles that stay in the issue, to the draft."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = bench.window
        self._drafting = drafting
        outline, actions = bench.window.outline, bench.window.deeds
        outline.article_added.connect(self.add_article)
        outline.title_renamed.connect(self._on_title)
        outline.column_renamed.connect(self._on_column_named)
        outline.column_picked.connect(self._on_column_picked)
        outline.tree.landings.articles_landed.connect(self.move_to)
        outline.tree.landings.column_landed.connect(self.move_column)
        actions["new_article"].triggered.connect(lambda: self.add_article(""))
        actions["article_up"].triggered.connect(partial(self._step, -1))
        actions["article_down"].triggered.connect(partial(self._step, 1))
        actions["to_column"].triggered.connect(outline.tree.open_columns)
        actions["duplicate_article"].triggered.connect(self._duplicate)
        actions["combine"].triggered.connect(self._combine)

    def add_article(self, column: str) -> None:
        """Put an empty article after the one in front, or at the end of another column."""
        self._sitting.settle()
        if (draft := self._sitting.current) is None:
            return
        articles = draft.bulletin.articles
        keys = [article.key for article in articles]
        here = keys.index(self._sitting.place) if self._sitting.place in keys else len(keys) - 1
        column = column or (articles[here].column if articles else "")
        is_here = bool(articles) and articles[here].column == column
        before = keys[here + 1] if is_here and here + 1 < len(keys) else None
        fresh = edit.blank_article(column)
        if self._apply("新篇目", lambda b: columns.put(b, (fresh,), column, before)):
            self._drafting.go(fresh.key)
            self._bench.title.setFocus()
        if column == outline_menus.NEW:
            self._name_column(column)

    def move_to(self, keys: tuple[str, ...], column: str, before: str) -> None:
        """Put articles to a place in a column; `before` is "" at its end."""
        self._apply("移动篇目", lambda b: columns.move(b, keys, column, before or None))

    def move_column(self, column: str, before: str | None) -> None:
        """Put a whole column before another one, None: to the end."""
        self._apply("移动栏目", lambda b: columns.move_column(b, column, before))

    def _step(self, by: int) -> None:
        outline = self._window.outline
        if self._bench.editor.hasFocus():
            self._bench.editor.move_paragraphs(by)
        elif column := outline.tree.column():
            if self._apply("移动栏目", lambda b: columns.step_column(b, column, by)):
                outline.tree.choose_column(column)
        else:
            keys = outline.articles()
            self._apply("移动篇目", lambda b: columns.step(b, keys, by))

    def _on_title(self, key: str, title: str) -> None:
        lines = cleaned((title,))
        self._apply("改题名", lambda b: edit.change_article(b, key, title=lines))

    def _on_column_named(self, old: str, new: str) -> None:
        if (name := columns.named(new)) and name != old:
            self._apply("改栏目名", lambda b: columns.rename(b, old, name))
            self._window.outline.tree.choose_column(name)

    def _on_column_picked(self, column: str) -> None:
        if self._sitting.refuses():
            return
        keys = self._window.outline.articles()
        if not self._apply("移动篇目", lambda b: columns.move(b, keys, column)):
            self._say(f"已经在【{column}】里。")
        if column == outline_menus.NEW:
            self._name_column(column)

    def _name_column(self, column: str) -> None:
        """Have a new column named at once, in its own row."""
        tree = self._window.outline.tree
        tree.setFocus()
        tree.choose_column(column)
        tree.rename()

    def _duplicate(self) -> None:
        keys = self._window.outline.articles()
        fresh = [new_key() for _ in keys]
        pairs = tuple(zip(keys, fresh, strict=True))

        def copies(bulletin: edit.Bulletin) -> edit.Bulletin:
            for key, copy in pairs:
                bulletin = columns.duplicate(bulletin, key, copy)
            return bulletin

        if pairs and self._apply("复制一份", copies):
            self._drafting.go(fresh[0])
            self._say("已复制一份，排在原篇后面。")

    def _combine(self) -> None:
        if self._sitting.refuses():
            return
        keys = self._window.outline.articles()
        if not self._apply("综合", lambda b: combine(b, keys)):
            self._say("请先用 Ctrl 或 Shift 选两篇以上，再综合。")
            return
        self._drafting.go(keys[0])
        self._sitting.offer_undo()
        self._bench.title.setFocus()
        words = f"已把 {len(keys)} 篇综合成一篇：各篇题名成了一级标题，请另写总题名。"
        self._window.status_line.show_note(words, deed=("undo", "撤销"))

    def _apply(self, name: str, change: Change) -> bool:
        self._sitting.settle()
        return self._sitting.apply(name, change)

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)
