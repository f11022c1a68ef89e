"""输入时自动改正: its switches, and the corrections of fields that are not the body."""

from functools import partial

from gazetteer_desk.bulletin.typing import EVERY, Rule
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting


class Correcting:
    """Joins 工具 › 输入时自动改正 to the body, the title and the notes."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._drafting = drafting
        self._window = window = bench.window
        self._title = bench.title
        page, head = window.article_page, window.masthead_form
        self._all = (
            bench.editor.corrections,
            bench.title.corrections,
            page.note.corrections,
            head.note.corrections,
        )
        bench.title.corrected.connect(partial(self._on_article, "title"))
        page.note_corrected.connect(partial(self._on_article, "note"))
        head.note_corrected.connect(self._on_issue_note)
        bench.sitting.placed.append(self._forget)
        off = window.kept_rules_off()
        for rule in Rule:
            deed = window.deeds[f"typing_{rule}"]
            deed.setChecked(rule not in off)
            deed.triggered.connect(partial(self._switch, rule))
        self._take(EVERY - off)

    def _on_article(self, field: str, value: object, name: str) -> None:
        self._drafting.edit_article(name, field, value)

    def _on_issue_note(self, note: object, name: str) -> None:
        self._drafting.edit_frame(name, "note", note)

    def _switch(self, rule: Rule, _checked: bool = False) -> None:
        this, rules = frozenset((rule,)), self._all[0].rules
        is_on = self._window.deeds[f"typing_{rule}"].isChecked()
        rules = rules | this if is_on else rules - this
        self._window.keep_rules_off(EVERY - rules)
        self._take(rules)

    def _take(self, rules: frozenset[Rule]) -> None:
        for corrections in self._all:
            corrections.rules = rules

    def _forget(self) -> None:
        self._title.corrections.forget()
