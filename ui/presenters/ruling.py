"""校核规则 in the room 名录: what rules hold, what the office has changed, and every change.

The built-in rules are never written: what an office switches off, weighs otherwise or adds is kept
apart, so that another version of the program brings its rules and takes none of these away.
"""

from collections.abc import Callable, Iterator
from functools import partial

from gazetteer_desk.proof import changing, rulebook
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rule import Rule, source
from gazetteer_desk.proof.rulebook import Changes, Word
from ui.panes.register.rules import BUILT_IN, KIND, LEFT, OWN, WATCHED, WORD, RuleLine, RulePage
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing


_OURS, _OWN_WORDS = "自带", "本单位"
_Lines = tuple[RuleLine, ...]


class Ruling:
    """Joins the kind 校核规则 to what the office has changed."""

    def __init__(self, bench: Bench, listing: Listing) -> None:
        self._bench = bench
        self._listing = listing
        self._status = bench.window.status_line
        self._page: RulePage | None = None
        self._choose = ""
        self._changes = Changes()
        bench.window.settings_room.rules_asked.connect(self._open)

    def join(self, page: RulePage) -> None:
        """Join the page, which is made late."""
        self._page = page
        form = page.rule_form
        form.switched.connect(self._on_switched)
        form.weighed.connect(self._on_weighed)
        form.edited.connect(self._on_edited)
        page.removed.connect(self._on_removed)
        page.pasted.connect(self.take_words)

    def _open(self) -> None:
        self._bench.window.show_room("register")
        self._bench.window.register_room.show_kind(KIND)

    def read(self) -> None:
        """Read what holds, and show it."""
        if self._page is not None:
            self._bench.worker.read(self._found, self._show, topic="rules")

    def _found(self) -> tuple[Changes, _Lines]:
        changes = self._bench.desk.rules.changes()
        return changes, tuple(listed(changes))

    def _show(self, found: tuple[Changes, _Lines]) -> None:
        self._changes, lines = found
        choose, self._choose = self._choose, ""
        if self._page is not None:
            self._page.show_rules(lines, choose=choose)

    def _change(self, change: Callable[[Changes], Changes], words: str) -> None:
        self._listing.change_rules(change, words)

    def _on_switched(self, key: str, on: bool) -> None:
        words = "这一条规则照查" if on else "这一条规则以后不查"
        self._change(lambda now: changing.switched(now, key, on=on), words)

    def _on_weighed(self, key: str, level: Level, usual: Level) -> None:
        words = f"这一条规则改为“{level}”"
        self._change(lambda now: changing.weighed(now, key, level, usual), words)

    def _on_edited(self, line: RuleLine, before: str) -> None:
        assert self._page is not None
        form = self._page.rule_form
        form.refuse("words", said := changing.refused(line.words) or self._why_not(line, before))
        needs = line.sort == WORD and not line.new
        form.refuse("new", "应写成什么，请填上。" if needs and line.words else "")
        if said or needs or not line.words:
            return
        change, self._choose = self._made(line, before)
        self._change(change, f"已改“{line.words}”" if before else f"已记下：{line.words}")

    def _why_not(self, line: RuleLine, before: str) -> str:
        known = self._page.of_key(_key(line)) if self._page else None
        is_twin = known is not None and known.key != before and known.sort in OWN
        return "已经有这一条。" if is_twin else ""

    def _made(self, line: RuleLine, before: str) -> tuple[Callable[[Changes], Changes], str]:
        """Return what puts the rule on the list, and the name that it has there."""
        if line.sort == LEFT:
            old = before.removeprefix(changing.left_name(""))
            return lambda now: changing.left(now, line.words, instead_of=old), _key(line)
        level = line.level or Level.DOUBT
        if line.sort == WORD:
            word = Word(
                wrong=line.words,
                rights=tuple(line.new.split()),
                level=level,
                guard=tuple(one for one in line.guard.split() if line.words in one),
            )
            old = before.removeprefix(Word(wrong="", rights=(), level=level).id)
            return lambda now: changing.with_word(now, word, instead_of=old), word.id
        rule = changing.watched(line.words, level, line.message, line.new)
        return lambda now: changing.with_rule(now, rule, instead_of=before), rule.id

    def _on_removed(self, key: str) -> None:
        line = self._page.of_key(key) if self._page else None
        if line is None:
            return
        if line.sort not in OWN:
            self._status.show_note("自带的规则不能删；不想查它，去掉“查这一条”。")
            return
        self._change(lambda now: changing.removed(now, key), f"已删去“{line.words}”")

    def take_words(self, text: str) -> None:
        """Take in the wrong words of pasted lines, those that are new."""
        found = changing.read_words(text)
        there = {word.wrong for word in (*rulebook.built_in().words, *self._changes.words)}
        new = tuple(word for word in found if word.wrong not in there)
        if not new:
            said = "这些词都有了。" if found else "没有读到词：一行一个，错词、制表符、正词。"
            self._status.show_note(said)
            return
        old = f"，{len(found) - len(new)} 个原来就有" if len(found) > len(new) else ""
        self._choose = new[0].id
        self._change(partial(_with_words, new), f"已记下 {len(new)} 个易错词{old}")


def _with_words(words: tuple[Word, ...], now: Changes) -> Changes:
    for word in words:
        now = changing.with_word(now, word)
    return now


def listed(changes: Changes) -> Iterator[RuleLine]:
    """Yield what is listed: the office's own, then the built-in rules, then the built-in words."""
    for words in changes.leave:
        name, key = f"不作错：{words}", changing.left_name(words)
        yield RuleLine(key=key, sort=LEFT, name=name, level=None, source=_OWN_WORDS, words=words)
    for rule in changes.rules:
        words, message, new = changing.said(rule)
        yield RuleLine(
            key=rule.id,
            sort=WATCHED,
            name=f"{words} → {new}" if new else words,
            level=rule.level,
            source=_OWN_WORDS,
            words=words,
            new=new,
            message=message,
        )
    own = {word.id for word in changes.words}
    yield from (_own_word(word) for word in changes.words)
    book = rulebook.built_in()
    yield from (_rule(rule, changes) for rule in book.rules.values())
    yield from (_word(word, changes) for word in book.words if word.id not in own)


def _own_word(word: Word) -> RuleLine:
    return RuleLine(
        key=word.id,
        sort=WORD,
        name=f"{word.wrong} → {'、'.join(word.rights)}",
        level=word.level,
        source=_OWN_WORDS,
        words=word.wrong,
        new=" ".join(word.rights),
        guard=" ".join(word.guard),
    )


def _rule(rule: Rule, changes: Changes) -> RuleLine:
    from_where = source(rule.basis, rule.clause)
    wrong, right = (words.split("\n")[0] if words else "" for words in _first(rule))
    examples = "\n".join(filter(None, (f"查出：{wrong}", f"不查：{right}" if right else "")))
    return RuleLine(
        key=rule.id,
        sort=BUILT_IN,
        name=f"{rule.id}　{rule.name}",
        level=changes.levels.get(rule.id, rule.level),
        usual=rule.level,
        source=rule.clause or str(rule.basis),
        about=f"{rule.name}。依据：{from_where}。",
        examples=examples,
        is_on=rule.id not in changes.off,
    )


def _first(rule: Rule) -> tuple[str, str]:
    return next(iter(rule.wrong), ""), next(iter(rule.right), "")


def _word(word: Word, changes: Changes) -> RuleLine:
    rights = "、".join(word.rights)
    group = word.group or "易错词"
    about = f"“{word.wrong}”应为“{rights}”。" if rights else f"请核对“{word.wrong}”。"
    return RuleLine(
        key=word.id,
        sort=BUILT_IN,
        name=f"{word.wrong} → {rights}" if rights else word.wrong,
        level=changes.levels.get(word.id, word.level),
        usual=word.level,
        source=f"{_OURS}·{group}",
        about=about,
        examples=f"不查：{'、'.join(word.guard)}" if word.guard else "",
        is_on=word.id not in changes.off,
    )


def _key(line: RuleLine) -> str:
    if line.sort == LEFT:
        return changing.left_name(line.words)
    if line.sort == WORD:
        return Word(wrong=line.words, rights=(), level=Level.DOUBT).id
    return changing.watched(line.words, Level.DOUBT).id
