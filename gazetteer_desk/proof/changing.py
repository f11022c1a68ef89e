"""What an office does to the rules of proofreading: pure deeds on its `Changes`.

A rule of its own is no regular expression, which a slip of the pen can make endless: it is words,
with … for whatever stands between them in a clause.
"""

import re

from msgspec.structs import replace

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rule import Rule
from gazetteer_desk.proof.rulebook import Changes, Word


_OWN = "本-"
_BETWEEN = "[^，。！？；]{0,12}?"  # characters for … : no farther than the clause goes
_GAP = re.compile("…+|\\.{3,}")
_SHORTEST = 2  # characters of a wrong word: one alone would be found everywhere


def switched(changes: Changes, name: str, *, on: bool) -> Changes:
    """Return the changes with a rule or a word switched on or off."""
    off = changes.off - {name} if on else changes.off | {name}
    return replace(changes, off=off)


def weighed(changes: Changes, name: str, level: Level, built_in: Level) -> Changes:
    """Return the changes in which a rule or a word has this level; its own one is no change."""
    levels = {key: one for key, one in changes.levels.items() if key != name}
    if level is not built_in:
        levels[name] = level
    return replace(changes, levels=levels)


def with_word(changes: Changes, word: Word, *, instead_of: str = "") -> Changes:
    """Return the changes with a wrong word in the place of that one, else at the end."""
    words = changes.words
    at = next((n for n, one in enumerate(words) if one.wrong == instead_of), len(words))
    before = tuple(one for one in words[:at] if one.wrong != word.wrong)
    after = tuple(one for one in words[at + 1 :] if one.wrong != word.wrong)
    return replace(changes, words=(*before, word, *after))


def with_rule(changes: Changes, rule: Rule, *, instead_of: str = "") -> Changes:
    """Return the changes with a rule of the office in the place of that one, else at the end."""
    rules = changes.rules
    at = next((n for n, one in enumerate(rules) if one.id == instead_of), len(rules))
    before = tuple(one for one in rules[:at] if one.id != rule.id)
    after = tuple(one for one in rules[at + 1 :] if one.id != rule.id)
    return replace(changes, rules=(*before, rule, *after))


def removed(changes: Changes, name: str) -> Changes:
    """Return the changes without a rule, a word or words left alone of the office's own.

    A built-in word that the office's own one stood for comes back.
    """
    return replace(
        changes,
        words=tuple(one for one in changes.words if one.id != name),
        rules=tuple(one for one in changes.rules if one.id != name),
        leave=tuple(one for one in changes.leave if left_name(one) != name),
        off=changes.off - {name} if is_own(changes, name) else changes.off,
        levels={key: one for key, one in changes.levels.items() if key != name},
    )


def left(changes: Changes, words: str, *, instead_of: str = "") -> Changes:
    """Return the changes in which nothing in these words is found fault with."""
    words = clean_line(words)
    kept = tuple(one for one in changes.leave if one not in (words, instead_of))
    return replace(changes, leave=(*kept, words) if words else kept)


def left_name(words: str) -> str:
    """Return the name by which words that are left alone are listed."""
    return f"放-{words}"


def is_own(changes: Changes, name: str) -> bool:
    """Return whether that is something the office has added."""
    owned = (*(one.id for one in changes.words), *(one.id for one in changes.rules))
    return name in owned or name in map(left_name, changes.leave)


def watched(words: str, level: Level, message: str = "", suggestion: str = "") -> Rule:
    """Return a rule of the office that finds these words (提示词), … standing for others."""
    words = clean_line(words)
    return Rule(
        id=f"{_OWN}{words}",
        name=words,
        level=level,
        message=_braced(clean_line(message)) or "“{0}”请核对。",
        clause="本单位的规则",
        pattern=pattern_of(words),
        suggestion=_braced(clean_line(suggestion)) or None,
    )


def pattern_of(words: str) -> str:
    """Return what finds the words: … is at most twelve characters of the same clause."""
    return _BETWEEN.join(re.escape(part) for part in _GAP.split(words))


def said(rule: Rule) -> tuple[str, str, str]:
    """Return the words, the message and the suggestion of a rule that `watched` has made."""
    usual = rule.message == "“{0}”请核对。"
    return rule.name, "" if usual else _plain(rule.message), _plain(rule.suggestion or "")


def refused(words: str) -> str:
    """Return why words cannot be looked for, "" where they can."""
    parts = _GAP.split(clean_line(words))
    if not any(parts):
        return ""
    if any(not part for part in parts):
        return "“…”前后都要有字。"
    return "至少写两个字，一个字会处处都是。" if sum(map(len, parts)) < _SHORTEST else ""


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of pasted lines: 错词 and 正词, parted by a tab, a comma or an arrow."""
    found: dict[str, Word] = {}
    for line in text.splitlines():
        parts = [clean_line(one) for one in re.split(r"\t|，|,|→|——|=>|->", line)]
        wrong, right = (*parts, "", "")[:2]
        if len(wrong) >= _SHORTEST and right and wrong != right and "错" not in wrong[:1]:
            found.setdefault(wrong, Word(wrong=wrong, rights=(right,), level=Level.DOUBT))
    return tuple(found.values())


def _braced(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


def _plain(words: str) -> str:
    return words.replace("{{", "{").replace("}}", "}")
